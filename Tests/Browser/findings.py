"""A seller is told while typing what cannot stand, mends it, publishes with a warning, and a buyer reads of the warning."""

TEXT = "适合小店的后台。销量10万+，有问题加·薇·信 shop_2024，私下交易便宜 50 元，支持 15 天无理由退款。最低配置 1 核 1 GB，支持微信登录。"
MENDED = "适合小店的后台。销量10万+，支持 15 天无理由退款。最低配置 1 核 1 GB，支持微信登录。"


def findings(world, seller, buyer):
    """Revises the seller's newest listing; leaves it with a text that only warns."""
    page = seller.page
    seller.press("site.menu.selling")
    page.locator("a[href$='/revise']").first.click()
    page.wait_for_load_state()
    title, area = page.locator("[name=title]"), page.locator("[name='f.summary']")
    before = title.input_value()
    title.fill("最 佳 " + before)
    area.fill(TEXT)
    page.locator(".findings[data-place='title'] .finding.blocks mark", has_text="最 佳").wait_for()
    beside = page.locator(".findings[data-place='f.summary'] .finding")
    page.locator(".findings[data-place='f.summary'] mark", has_text="加·薇·信 shop_2024").wait_for()
    marked = beside.locator("mark").all_inner_texts()
    assert marked == ["销量10万+", "加·薇·信 shop_2024", "私下交易"], f"marked are {marked}"
    world.studio.portrait(page, "listing-form.findings", reload=False)
    # Publishing is refused with each place named, and nothing typed is lost.
    with world.watch.expecting(422):
        seller.press("listing.form.republish")
    assert page.locator("[role=alert] li").count() == 3, page.locator("[role=alert]").inner_text()
    assert area.input_value() == TEXT, "the text has to be typed again"
    # One is mended by the button beside it, the others by hand.
    page.locator(".findings[data-place='title'] button", has_text="改为").click()
    page.wait_for_function("document.querySelector(\"[name=title]\").value.startsWith('合适的')")
    title.fill(before)
    area.fill(MENDED)
    page.locator("#findings:not(.blocks) .findings-summary").wait_for()
    seller.press("listing.form.republish")
    seller.flash("published")
    buyer.page.goto(page.url)
    note = buyer.page.locator(".seller-warned")
    note.locator("summary").click()
    told = note.inner_text()
    assert "广告法 11" in told, f"the buyer is told: {told}"
    world.studio.portrait(buyer.page, "listing.warned", reload=False)


def findings_without_script(world):
    """The check as a page of its own, asked for by a button of the form."""
    seller = world.person("无脚本卖家", script=False)
    seller.register("wujiaoben", "一个足够长的密码 42")
    seller.go("/listings/new?category=website-source")
    seller.page.locator("[name=title]").fill("史上最强，永久免费更新")
    with seller.context.expect_page() as coming:
        seller.button("claims.check").click()
    page = coming.value
    page.wait_for_load_state()
    assert page.locator("mark").all_inner_texts() == ["史上最强", "永久免费更新"], page.locator("main").inner_text()
    seller.context.close()
