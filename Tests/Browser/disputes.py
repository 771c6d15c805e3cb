"""Disputes: one is settled by an offer, one is ruled on, appealed against and decided by another mediator; the bundle of each is
verified at the end. On the demo world, whose mediators and trades are there already."""

import zipfile

from place import Server

PASSWORD = "chengxu-demo-2026"
BLOG, ORDERS = "静态博客", "点餐小程序"


def signed_in(world, server, handle):
    person = world.person(handle)
    person.server = server
    person.password = PASSWORD
    person.sign_in(handle, PASSWORD)
    return person


def form(person, heading):
    """The form of a dispute's page with that heading."""
    return person.page.locator("form.hold-form", has=person.page.get_by_role("heading", name=person.say(heading), exact=True))


def send(person, place):
    with person.page.expect_navigation():
        place.locator("button").last.click()
    person.studio.glance(person.page)


def trade_of(person, title):
    """Opens the member's newest trade about that; says its number."""
    person.go("/trades")
    person.page.locator(".row-title", has_text=title).first.click()
    person.page.wait_for_load_state()
    return person.number()


def verified(world, server, person, trade, words):
    """Takes the bundle away: it verifies, and its page tells these words."""
    person.go(f"/trades/{trade}/bundle")
    with person.page.expect_download() as coming:
        person.link("bundle.download").click()
    bundle = world.folder / f"bundle-{trade}.zip"
    coming.value.save_as(bundle)
    code, said = server.verify(bundle)
    assert code == 0, f"the bundle does not verify ({code}):\n{said}"
    with zipfile.ZipFile(bundle) as archive:
        page = archive.read("index.html").decode()
    assert 'id="brief"' in page, "the bundle's page has no case brief"
    for word in words:
        assert word in page, f"the bundle's page does not say: {word}"


def settled(world, server, buyer, seller):
    trade = trade_of(buyer, BLOG)
    buyer.go(f"/trades/{trade}/dispute")
    world.studio.portrait(buyer.page, "dispute.open")
    buyer.page.locator("[name=claims][value=notAsDescribed]").check()
    buyer.page.locator("[name=statement]").fill("附带的示例文章生成不出来，和描述不符。")
    buyer.page.locator("[name=amount]").fill("99999")
    with world.watch.expecting(422):
        buyer.press("dispute.new.button")
    assert buyer.page.locator("[name=statement]").input_value(), "what was typed is gone"
    buyer.page.locator("[name=amount]").fill("10.00")
    buyer.press("dispute.new.button")
    buyer.flash("disputeOpened")

    path = f"/trades/{trade}/disputes/1"
    seller.go(path)
    answer = form(seller, "dispute.do.answer")
    answer.locator("[name=stance]").select_option("partlyAdmitted")
    answer.locator("[name=text]").fill("说明漏了一步，我补上，再退一点。")
    send(seller, answer)
    offer = form(seller, "dispute.do.offer")
    offer.locator("[name=amount]").fill("5.00")
    send(seller, offer)
    buyer.go(path)
    world.studio.portrait(buyer.page, "dispute.offered")
    send(buyer, form(buyer, "dispute.do.accept"))
    buyer.go(f"/trades/{trade}/brief")
    world.studio.portrait(buyer.page, "case-brief")
    assert "附带的示例文章生成不出来" in buyer.page.locator("#brief-statements").inner_text()
    assert buyer.page.locator("#brief-promises .brief-entries a").count() > 5, "the lines cite no entries"
    verified(world, server, buyer, trade, ["附带的示例文章生成不出来", "双方和解"])


def decide(person, founded, entries, reason, refund):
    """Fills the form of a ruling: the first claim is judged, the others are left open."""
    page = person.page
    fields = page.locator("#decide")
    fields.locator("[name^='founded.']").first.select_option("yes" if founded else "no")
    fields.locator("[name^='entries.']").first.fill(entries)
    fields.locator("[name^='text.']").first.fill("卷宗里的记录写明了。")
    fields.locator("[name=refund]").fill(refund)
    fields.locator("[name=reason]").fill(reason)


def ruled(world, server, buyer, seller, first, second):
    # What is not the mediator's own stays sealed; the mediator's own is read, reckoned and proposed upon.
    first.go("/desk/disputes")
    world.studio.portrait(first.page, "desk.disputes")
    others = first.page.locator(".row:not(.mine) .row-title").first.get_attribute("href")
    room = next(path for path in [row.get_attribute("href") for row in first.page.locator(".row.mine .row-title").all()]
                if (first.go(path), first.page.locator("#decide").count())[1])
    first.go(others)
    first.see(first.say("room.sealed"))
    assert not first.page.locator(".room-entries").count(), "a sealed file is open"
    world.studio.portrait(first.page, "desk.dispute-sealed")
    first.go(room)
    calculator = first.page.locator(".room-calculator")
    calculator.locator("[name=refund]").fill("100.00")
    with first.page.expect_navigation():
        calculator.locator("button").click()
    assert "¥100.00" in first.page.locator(".room-choices").inner_text(), "the typed outcome is not reckoned"
    first.page.locator(".room-choices a").first.click()
    first.page.wait_for_load_state()
    assert first.page.locator("#decide [name=refund]").input_value() == "100.00", "the form is not filled with the choice"
    world.studio.portrait(first.page, "desk.dispute")
    first.page.locator("#decide [name=reason]").fill("各让一步：退一百，其余放给卖家。")
    send(first, first.page.locator("#decide form"))
    first.flash("mediationProposed")

    trade = trade_of(buyer, ORDERS)
    path = f"/trades/{trade}/disputes/1"
    buyer.go(path)
    answer = form(buyer, "dispute.do.mediation")
    world.studio.portrait(buyer.page, "dispute.proposed")
    refuse = answer.locator("input[type=radio][value=no]")
    if refuse.count():
        refuse.check()
    else:
        answer.locator("select").first.select_option("no")
    send(buyer, answer)

    first.go(room + "?template=defectProven")
    assert first.page.locator("#decide [name=reason]").input_value(), "the template does not fill the reason"
    decide(first, True, "999", "卖家没有按约定协助。", "340.00")
    with world.watch.expecting(422):
        send(first, first.page.locator("#decide form"))
    decide(first, True, "9，10", "卖家没有按约定协助。", "340.00")
    world.studio.portrait(first.page, "desk.dispute-ruling", reload=False)
    send(first, first.page.locator("#decide form"))
    first.flash("disputeRuled")

    seller.go(path)
    appeal = form(seller, "dispute.do.appeal")
    appeal.locator("textarea").first.fill("买家没有提供账号，裁决没有看这一条。")
    send(seller, appeal)
    first.go(room)
    assert not first.page.get_by_role("button", name=first.say("room.take")).count(), "whoever ruled can take the appeal"
    second.go(room)
    second.press("room.take")
    second.flash("disputeTaken")
    decide(second, False, "9，10", "买家没有提供账号，卖家无法提交；主张不成立。", "0")
    second.page.locator("#decide [name=publish]").check()
    second.page.locator("#decide [name=publication]").fill("沈一没有提供账号。")
    with world.watch.expecting(422):
        send(second, second.page.locator("#decide form"))
    second.see(second.say("problem.publicationNames"))
    second.page.locator("#decide [name=publication]").fill("买家没有提供约定的账号，卖家因此无法协助提交，主张不成立。")
    send(second, second.page.locator("#decide form"))
    second.flash("appealDecided")
    verified(world, server, buyer, trade, ["申诉", "卖家没有按约定协助"])

    guest = world.person("")
    guest.server = server
    guest.go("/rulings")
    world.studio.portrait(guest.page, "rulings")
    guest.page.locator(".row-title").first.click()
    guest.page.wait_for_load_state()
    text = guest.page.locator("main").inner_text()
    assert "主张不成立" in text and "沈一" not in text, text
    world.studio.portrait(guest.page, "ruling")
    guest.context.close()


def disputes(world):
    folder = world.folder / "disputes"
    folder.mkdir()
    server = Server(world.server.program, folder, "--demo")
    people = []
    try:
        people = [signed_in(world, server, handle) for handle in ("zhouye", "linwan", "shenyi", "suhe", "jiangyue", "qinyuan")]
        settled(world, server, people[0], people[1])
        ruled(world, server, people[2], people[3], people[4], people[5])
    finally:
        for person in people:
            person.context.close()
        server.stop()
