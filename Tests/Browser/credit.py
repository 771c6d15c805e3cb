"""A rating that goes with a threat: it is shown beside what was said, decided upon, appealed and ruled on by another; what staff
masks is masked for all. And what pages say of a seller and of service. On the demo world, on a server of its own."""

from desk import signed_in
from place import Server

THREAT = "不退我一半的钱就给你差评"
DESK = "/desk/ratings"


class CreditMarket:
    def __init__(self, program, folder):
        folder.mkdir()
        self.server = Server(program, folder, "--demo")


def decide(person, outcome, reason, button):
    person.go(DESK)
    person.page.locator("select[name=outcome]").first.select_option(outcome)
    person.page.locator("textarea[name=reason]").first.fill(reason)
    person.press(button)


def rating_page(person, title):
    person.go("/trades")
    person.page.locator(".row-title", has_text=title).first.click()
    person.page.wait_for_load_state()
    person.press("ratings.look")


def credit(world):
    market = CreditMarket(world.server.program, world.folder / "credit")
    people = []
    try:
        first, second, seller, buyer = people = [
            signed_in(world, market, handle) for handle in ("yuheng", "jiangyue", "linwan", "shenyi")]
        with world.watch.expecting(404):
            assert buyer.go(DESK).status == 404, "the desk is open to everybody"
        rating_page(seller, "程序员简历模板")
        assert THREAT in seller.page.locator(".rating-quotes").inner_text(), "what was said is not shown"
        world.studio.portrait(seller.page, "rating.pressed")
        first.go(DESK)
        world.studio.portrait(first.page, "desk.ratings")
        decide(first, "excluded", "先要求退款并以差评相要挟，随后给出差评。", "desk.ratings.decide")
        first.flash("exclusionDecided")
        rating_page(buyer, "程序员简历模板")
        buyer.page.locator("form[action$='/appeal'] textarea").fill("字体确实不好看。")
        world.studio.portrait(buyer.page, "rating.appeal", reload=False)
        buyer.press("ratings.appeal.button")
        buyer.flash("exclusionAppealed")
        with world.watch.expecting(403):
            decide(first, "kept", "改判", "desk.ratings.rule")
        assert first.say("refused.sameStaff") in first.page.locator("main").inner_text()
        decide(second, "excluded", "要挟在前，评价在后，维持原决定。", "desk.ratings.rule")
        second.flash("exclusionRuled")
        # Everybody reads the decision; nobody else reads the message.
        guest = world.person("")
        guest.server = market.server
        people.append(guest)
        rating_page(buyer, "程序员简历模板")
        member = buyer.page.locator("main a[href^='/members/']").first.get_attribute("href")
        guest.go(member)
        world.studio.portrait(guest.page, "member.figures")
        guest.go(f"{member}/ratings")
        text = guest.page.locator("main").inner_text()
        assert "维持原决定" in text and THREAT not in text, text
        world.studio.portrait(guest.page, "member.ratings")
        guest.go("/statistics")
        world.studio.portrait(guest.page, "statistics")
        with guest.page.expect_download() as coming:
            guest.link("statistics.csv").click()
        assert coming.value.path().read_text().startswith("month,promise,"), "the file is no table"
        # Words are masked for all.
        second.go(f"{member}/ratings")
        box = second.page.locator("article.rating", has_text="字体难看").locator("details", has_text=second.say("ratings.mask.open"))
        box.locator("summary").click()
        box.locator("[name=words]").fill("难看")
        with second.page.expect_navigation():
            box.locator("button").click()
        second.flash("ratingMasked")
        guest.go(f"{member}/ratings")
        text = guest.page.locator("main").inner_text()
        assert "字体▇▇" in text and "难看" not in text, text
    finally:
        for person in people:
            person.context.close()
        market.server.stop()
