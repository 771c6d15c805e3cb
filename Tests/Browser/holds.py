"""How a hold ends otherwise than by acceptance: a refund of a part that both agree on, and a deadline that is missed."""

from place import Server


def bought(world, seller, buyer):
    """Buys the seller's listing as it stands and pays; says the trade's path."""
    buyer.go("/?q=官网")
    buyer.page.locator(".card h3 a", has_text="企业官网源码").first.click()
    buyer.page.wait_for_load_state()
    buyer.press("listing.buy")
    buyer.confirm()
    trade = f"/trades/{buyer.number()}"
    buyer.page.locator("#next .button.primary").click()
    world.studio.portrait(buyer.page, "payment")
    buyer.press("payment.button")
    with buyer.page.expect_navigation(url=f"{world.server.address}/**"):
        buyer.page.get_by_role("button", name="付款").first.click()
    buyer.page.locator(".big-icon.good").wait_for()
    for person in (seller, buyer):
        person.go(trade)
    return trade


def form(person, heading):
    """The form of the page about the hold with that heading."""
    return person.page.locator("form.hold-form", has=person.page.get_by_role("heading", name=person.say(heading), exact=True))


def send(person, heading):
    with person.page.expect_navigation():
        form(person, heading).locator("button").click()
    person.studio.glance(person.page)


def a_partial_refund(world, seller, buyer):
    """More time is asked for and granted, too much is asked back and refused, and a part goes back by agreement."""
    trade = bought(world, seller, buyer)
    seller.press("hold.link")
    form(seller, "hold.time").locator("[name=hours]").fill("12")
    form(seller, "hold.time").locator("[name=reason]").fill("接口还没有批下来")
    world.studio.portrait(seller.page, "hold.seller", reload=False)
    send(seller, "hold.time")
    seller.flash("deliveryTimeAsked")
    buyer.go(trade)
    world.studio.portrait(buyer.page, "hold.asked", reload=False)
    buyer.press("hold.answer")
    form(buyer, "hold.time.answer").locator("input[value=yes]").check()
    send(buyer, "hold.time.answer")
    buyer.flash("deliveryTimeAnswered")

    buyer.press("hold.link")
    fields = form(buyer, "hold.propose")
    fields.locator("[name=amount]").fill("1999")
    fields.locator("[name=reason]").fill("少了后台的两页")
    with world.watch.expecting(422):
        send(buyer, "hold.propose")
    assert fields.locator("[name=reason]").input_value() == "少了后台的两页", "what was typed is gone"
    world.studio.portrait(buyer.page, "hold.refused", reload=False)
    fields.locator("[name=amount]").fill("59.70")
    send(buyer, "hold.propose")
    buyer.flash("refundProposed")

    seller.go(trade)
    assert "¥59.70" in seller.page.locator("#next h2").inner_text()
    world.studio.portrait(seller.page, "trade.refund-asked")
    with seller.page.expect_navigation():
        seller.page.locator("#next .button.primary").click()
    world.studio.portrait(seller.page, "hold.asked")
    send(seller, "hold.accept")
    seller.flash("refundAgreed")
    buyer.page.reload()
    seller.go(f"{trade}/ledger")
    text = seller.page.locator("main").inner_text()
    for amount in ("¥59.70", "¥132.34", "¥6.96"):
        assert amount in text, f"{amount} is not in the ledger"
    # The gateway pays the refund out within seconds.
    for _ in range(40):
        buyer.go(trade)
        if buyer.page.get_by_text("已退回买家").count():
            break
        buyer.page.wait_for_timeout(500)
    else:
        raise AssertionError("the refund never came")
    world.studio.portrait(buyer.page, "trade.refunded-in-part")


def a_missed_deadline(world, seller, buyer):
    """Nothing is delivered in twice the promised time: the market's clock is set ahead, and the money goes back by itself."""
    trade = bought(world, seller, buyer)
    before = world.server
    for person in (seller, buyer):
        person.page.goto("about:blank")
    assert before.stop() == 0
    # Twice 24 hours, and a minute.
    ahead = Server(before.program, before.folder, "--clock-ahead-minutes", str(2 * 24 * 60 + 1), ports=before.ports)
    try:
        for _ in range(60):
            buyer.go(trade)
            if buyer.page.locator("#next.over, #next .over, .next.over").count():
                break
            buyer.page.wait_for_timeout(500)
        assert "逾期未交付" in buyer.page.locator("#timeline").inner_text()
        world.studio.portrait(buyer.page, "trade.missed")
        with world.watch.expecting(409):
            answer = seller.go(f"{trade}/deliveries/new")
        assert answer.status == 409, "the seller can still deliver"
        for person in (seller, buyer):
            person.page.goto("about:blank")
    finally:
        ahead.stop()
    world.server = Server(before.program, before.folder, ports=before.ports)
    for person in (seller, buyer):
        person.server = world.server


def holds(world, seller, buyer):
    a_partial_refund(world, seller, buyer)
    a_missed_deadline(world, seller, buyer)
