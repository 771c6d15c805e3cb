"""A deal that began elsewhere: a seller draws it up and sends its link; whoever opens it registers, takes it, and goes on like any buyer.
And what is said of dealing elsewhere is answered with a calm note on both sides."""

import re

TEMPTING = "要不加我微信 linxi_2020，直接转你支付宝"
HONEST = "后台支持微信登录吗？我装的是 1.3.8001.38000 版"


def draw_up(world, seller, title, look=False):
    """Draws up a deal on the first listing; says its link, which is shown this once."""
    seller.go("/selling")
    seller.press("deal.draw.short")
    page = seller.page
    page.locator("[name=title]").fill(title)
    page.locator("[name=note]").fill("按昨天谈的写的，有出入随时说。")
    page.locator("[name=price]").fill("168.00")
    if look:
        world.studio.portrait(page, "deal-form", reload=False)
    seller.press("deal.form.button")
    link = page.locator(".deal-link code").inner_text()
    assert re.fullmatch(re.escape(world.server.address) + r"/deals/[0-9a-f]{64}", link), f"this is no link: {link}"
    if look:
        world.studio.portrait(page, "deal-drawn", reload=False)
    return link


def take(world, guest, link, handle, password, look=False):
    """Opens the link, registers on the way, and takes the deal."""
    path = link.removeprefix(world.server.address)
    answer = guest.go(path)
    headers = answer.headers
    assert headers["referrer-policy"] == "no-referrer" and "noindex" in headers["x-robots-tag"], headers
    assert "168.00" in guest.page.locator("main").inner_text(), "the price is not told before signing in"
    if look:
        world.studio.portrait(guest.page, "deal.visitor")
    guest.press("deal.register")
    guest.field("register.name").fill(handle)
    guest.field("register.displayName").fill(guest.name)
    guest.field("register.password").fill(password)
    guest.password = password
    guest.press("register.button")
    guest.flash("registered")
    assert guest.page.url == link, f"the link was lost on the way: {guest.page.url}"
    if look:
        world.studio.portrait(guest.page, "deal.member")
    guest.press("deal.claim")
    guest.flash("dealClaimed")
    assert "/trades/" in guest.page.url
    return guest.number()


def deals(world, seller, password):
    link = draw_up(world, seller, "张老师的官网", look=True)
    buyer = world.person("张老师")
    trade = take(world, buyer, link, "zhanglaoshi", password, look=True)
    world.studio.portrait(buyer.page, "trade.by-link")
    with world.watch.expecting(410):
        other = world.person("后来的人")
        assert other.go(link.removeprefix(world.server.address)).status == 410, "the link works twice"
        other.see(other.say("refused.dealTaken"))
        other.context.close()
    seller.go("/selling/deals")
    world.studio.portrait(seller.page, "deals")
    seller.go(f"/trades/{trade}")
    # An honest sentence passes; one that leads away is told to the writer first, then to both.
    area = buyer.page.locator("#write textarea")
    area.press_sequentially(HONEST)
    buyer.page.wait_for_timeout(1_500)
    assert not buyer.page.locator(".guard-check").is_visible(), "an honest sentence is warned of"
    area.fill("")
    area.press_sequentially(TEMPTING)
    buyer.page.locator(".guard-check").wait_for()
    assert buyer.page.locator(".guard-check li").count() >= 4
    world.studio.portrait(buyer.page, "trade.guard-writing", reload=False)
    area.fill("")
    buyer.write(TEMPTING)
    assert buyer.page.locator(".guard-notice").count() == 1, "the writer is not told"
    seller.page.locator(".guard-notice").wait_for(timeout=5_000)
    world.studio.portrait(seller.page, "trade.guard")
    buyer.write(HONEST)
    assert buyer.page.locator(".guard-notice").count() == 1, "an honest sentence is warned of"
    # From here on it is a trade like any other.
    buyer.press("next.readAndConfirm")
    assert "168.00" in buyer.page.locator(".clauses").inner_text()
    buyer.confirm()
    assert buyer.page.locator("#next .button.primary").count() == 1, "there is nothing to pay"
    buyer.context.close()


def deals_without_script(world, seller, password):
    link = draw_up(world, seller, "The shop's website")
    buyer = world.person("Ms Zhang", "en", script=False)
    take(world, buyer, link, "mszhang", password)
    buyer.write("Add me on WeChat: zhang_2020")
    assert buyer.page.locator(".guard-notice").count() == 1, "the writer is not told"
    buyer.context.close()
    gone = draw_up(world, seller, "Nothing came of it")
    seller.go("/selling/deals")
    seller.page.locator(f".row:has-text('Nothing came of it') form button").click()
    seller.page.wait_for_load_state()
    seller.flash("dealWithdrawn")
    with world.watch.expecting(410):
        late = world.person("", script=False)
        assert late.go(gone.removeprefix(world.server.address)).status == 410
        late.context.close()
