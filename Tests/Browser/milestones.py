"""An agreement in two milestones, from the form to both accepted: the second is paid and delivered before the first is accepted."""


def agree(seller, buyer):
    """The buyer asks for two milestones, and the seller confirms them."""
    buyer.go("/?q=官网")
    buyer.page.locator(".card h3 a", has_text="企业官网源码").first.click()
    buyer.page.wait_for_load_state()
    buyer.press("listing.buy")
    buyer.press("agreement.counter")
    price = buyer.page.locator("[name=price]")
    price.fill("200.00")
    buyer.page.locator("[name=milestones]").fill("原型 | 120.00 | 24 | 3 | 能登录；能退出\n上线 | 80.00 | 48 | 7")
    for tick in buyer.page.locator("main form input[type=checkbox][name^='tick.']").all():
        tick.check()
    buyer.propose()
    trade = f"/trades/{buyer.number()}"
    seller.go(trade)
    seller.press("next.readAndConfirm")
    text = seller.page.locator("main").inner_text()
    for words in ("¥120.00", "¥80.00", "原型", "上线", "能退出"):
        assert words in text, f"the agreement does not say {words}"
    seller.sign("agreement.confirm.button")
    return trade


def pay(world, buyer, trade, number, amount):
    """Pays that milestone from wherever the trade's page leads to it."""
    buyer.go(trade)
    if number == 1:
        buyer.page.locator("#next .button.primary").click()
        buyer.page.wait_for_load_state()
    else:
        buyer.press("milestone.pay", n=number, amount=amount)
    page = buyer.page.locator("main").inner_text()
    assert f"里程碑 {number}" in page and amount in page, f"the page does not say what is paid: {page[:300]}"
    assert buyer.page.locator("form [name=part]").input_value() == str(number)
    world.studio.portrait(buyer.page, f"payment.milestone-{number}")
    buyer.press("payment.button")
    with buyer.page.expect_navigation(url=f"{world.server.address}/**"):
        buyer.page.get_by_role("button", name="付款").first.click()
    buyer.page.locator(".big-icon.good").wait_for()


def deliver(world, seller, trade, number, file):
    seller.go(trade)
    seller.press("next.deliver")
    assert f"里程碑 {number}" in seller.page.locator("h1").inner_text()
    deposited = seller.page.locator("[name=deposited]")
    if deposited.count():
        deposited.uncheck()
    seller.upload("#f-file", file)
    world.studio.portrait(seller.page, f"delivery-form.milestone-{number}", reload=False)
    seller.press("delivery.button")
    seller.flash("delivered")


def accept(world, buyer, trade, number, name):
    buyer.go(f"{trade}/files")
    with buyer.page.expect_download() as coming:
        buyer.page.locator(".files.boxed .file-name", has_text=name).first.click()
    coming.value.path()
    buyer.go(trade)
    assert f"里程碑 {number}" in buyer.page.locator("#next").inner_text()
    buyer.press("next.sign.button")
    assert buyer.page.url.endswith(f"/receipt?part={number}") and f"里程碑 {number}" in buyer.page.locator("h1").inner_text()
    buyer.sign("receipt.button")
    buyer.flash("receiptSigned")
    buyer.press("next.accept.button")
    buyer.flash("accepted")


def milestones(world, seller, buyer):
    trade = agree(seller, buyer)
    pay(world, buyer, trade, 1, "¥120.00")
    deliver(world, seller, trade, 1, world.manual)
    pay(world, buyer, trade, 2, "¥80.00")
    deliver(world, seller, trade, 2, world.artefact)
    buyer.go(trade)
    text = buyer.page.locator("main").inner_text()
    for number in (1, 2):
        assert f"里程碑 {number}：验收" in text, f"the deadlines do not name milestone {number}"
    world.studio.portrait(buyer.page, "trade.milestones.both-delivered")
    buyer.go(f"{trade}/hold")
    forms = buyer.page.locator("main").inner_text()
    for number, amount in ((1, "¥120.00"), (2, "¥80.00")):
        assert f"里程碑 {number}：提出退款方案" in forms and amount in forms, f"nothing can be done about milestone {number}"
    world.studio.portrait(buyer.page, "hold.milestones")
    buyer.go(f"{trade}/files")
    forms = buyer.page.locator("main").inner_text()
    for number in (1, 2):
        assert f"里程碑 {number}：要求修改" in forms, f"no change of milestone {number} can be asked for"
        assert buyer.page.locator(f"form[action$='/changes'] [name=part][value='{number}']").count() == 1
    world.studio.portrait(buyer.page, "downloads.milestones")
    accept(world, buyer, trade, 1, world.manual.name)
    accept(world, buyer, trade, 2, world.artefact.name)
    world.studio.portrait(buyer.page, "trade.milestones.over")
    for path, words in ((f"{trade}/ledger", ("里程碑 1", "里程碑 2")), (f"{trade}/terms/2", ())):
        seller.go(path)
        text = seller.page.locator("main").inner_text()
        for word in words:
            assert word in text, f"{path} does not say {word}"
        world.studio.portrait(seller.page, "ledger.milestones" if words else "agreement.milestones")
