"""After-sales: a return for a promised reason is asked, agreed on and signed for, until the money is on its way back; a return without
a reason goes through while nothing was downloaded, and is refused once something was. The bundle of the returns is verified. On the
demo world, whose trades and requests are there already."""

from disputes import send, signed_in, trade_of, verified
from place import Server

WATER, BLOG, STOCK = "喝水提醒", "静态博客", "进销存"


def request_form(person, heading):
    """The form of a request with that heading, opened."""
    place = person.page.locator("details.request-form", has=person.page.locator("summary", has_text=person.say(heading))).first
    if place.get_attribute("open") is None:
        place.locator("summary").click()
    return place


def sign(world, buyer, trade, number, portrait=None):
    """The buyer reads the statement, is told what is missing, and signs."""
    buyer.go(f"/trades/{trade}/after-sales")
    buyer.press("afterSales.sign")
    assert buyer.page.locator(".full-hash code").inner_text(), "the fingerprint of what is signed is not shown"
    if portrait:
        world.studio.portrait(buyer.page, portrait)
    buyer.page.locator("form[action$='/deletion'] input[type=checkbox]").check()
    buyer.page.locator(".signing input[type=password]").fill("not the password")
    with world.watch.expecting(403, 422):
        buyer.press("deletion.button")
    buyer.page.locator("form[action$='/deletion'] input[type=checkbox]").check()
    buyer.sign("deletion.button")
    buyer.flash("deletionSigned")
    buyer.go(f"/trades/{trade}/after-sales")
    buyer.see(buyer.say("afterSales.outcome.returned"))


def for_a_reason(world, server, buyer, seller):
    trade = trade_of(buyer, WATER)
    path = f"/trades/{trade}/after-sales"
    seller.go("/notices")
    seller.go(path)
    world.studio.portrait(seller.page, "after-sales.waiting")
    send(seller, request_form(seller, "afterSales.accept"))
    seller.flash("requestAnswered")
    sign(world, buyer, trade, 1, portrait="after-sales.deletion")
    world.studio.portrait(buyer.page, "after-sales.returned")
    # Nothing of it is handed out any more.
    buyer.go(f"/trades/{trade}")
    assert not buyer.page.locator("a[href*='/artefacts/'][download]").count(), "what was given back can still be downloaded"
    verified(world, server, buyer, trade, ["启动就退出", "删除"])


def without_a_reason(world, server, buyer, seller):
    trade = trade_of(buyer, BLOG)
    path = f"/trades/{trade}/after-sales"
    buyer.go(path)
    world.studio.portrait(buyer.page, "after-sales.promises")
    opening = buyer.page.locator(f"form[action='{path}']")
    opening.locator("[name=kind]").select_option("noReasonReturn")
    with world.watch.expecting(422):
        opening.locator("[name=statement]").evaluate("field => field.removeAttribute('required')")
        send(buyer, opening)
    opening = buyer.page.locator(f"form[action='{path}']")
    opening.locator("[name=kind]").select_option("noReasonReturn")
    opening.locator("[name=statement]").fill("还没有下载，用不上了。")
    send(buyer, opening)
    buyer.flash("afterSalesRequested")
    seller.go(path)
    send(seller, request_form(seller, "afterSales.accept"))
    seller.flash("requestAnswered")
    sign(world, buyer, trade, 1)
    verified(world, server, seller, trade, ["还没有下载，用不上了。"])


def not_once_downloaded(world, buyer):
    buyer.go("/trades")
    # Of several trades about it, the one in which nothing else is open.
    for link in [row.get_attribute("href") for row in buyer.page.locator(".row-title", has_text=STOCK).all()]:
        path = f"{link.split('?')[0].split('#')[0]}/after-sales"
        buyer.go(path)
        opening = buyer.page.locator(f"form[action='{path}']")
        kinds = [option.get_attribute("value") for option in opening.locator("[name=kind] option").all()]
        if "repair" in kinds:
            break
    assert "noReasonReturn" not in kinds and "repair" in kinds, kinds
    buyer.see(buyer.say("afterSales.why.notDownloaded"))
    # Whoever asks for it all the same is refused, and told why and what to do instead.
    opening.locator("[name=kind]").evaluate(
        "field => { const option = document.createElement('option'); option.value = 'noReasonReturn'; field.append(option);"
        " field.value = 'noReasonReturn'; }")
    opening.locator("[name=statement]").fill("不想要了。")
    with world.watch.expecting(409, 422):
        send(buyer, opening)
    buyer.see(buyer.say("refused.returnConditionFailed.instead"))
    world.studio.portrait(buyer.page, "after-sales.refused", reload=False)


def aftersales(world):
    folder = world.folder / "aftersales"
    folder.mkdir()
    server = Server(world.server.program, folder, "--demo")
    people = []
    try:
        people = [signed_in(world, server, handle) for handle in ("shenyi", "suhe", "zhouye", "linwan", "hechuan")]
        for_a_reason(world, server, people[0], people[1])
        without_a_reason(world, server, people[2], people[3])
        not_once_downloaded(world, people[4])
    finally:
        for person in people:
            person.context.close()
        server.stop()
