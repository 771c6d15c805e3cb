"""A seller of the demo world takes money out: an account is added with the password again and cools down, a small payout goes at
once, a large one waits for two of the staff, and the statement, the table and the receipts say the same. On a server of its own,
whose clock is set ahead."""

import csv
import io
import pathlib
import time

from place import Server

PASSWORD = "chengxu-demo-2026"
CARD = "4111111111111111"
# Three days of cool-down, and a minute.
AHEAD = ("--payout-review-above", "100", "--clock-ahead-minutes", str(3 * 24 * 60 + 1))


def signed_in(world, server, handle, language="zh"):
    person = world.person(handle, language)
    person.server, person.password = server, PASSWORD
    person.sign_in(handle, PASSWORD)
    return person


def add_account(world, seller):
    page = seller.page
    seller.press("site.menu.wallet")
    world.studio.portrait(page, "wallet.before-payouts")
    seller.press("payouts.title")
    seller.see(seller.say("payouts.noAccount"))
    world.studio.portrait(page, "payouts.no-account")
    seller.press("accounts.title")

    def fill(number, password):
        for name, value in (("holder", "林晚"), ("bank", "招商银行"), ("number", number), ("password", password)):
            page.locator(f"main [name={name}]").fill(value)

    # One digit is wrong, and then the password is.
    for number, password in ((CARD[:-1] + "2", PASSWORD), (CARD, "ein falsches Passwort")):
        fill(number, password)
        with world.watch.expecting(401, 403, 422):
            seller.press("accounts.add.button")
        assert page.locator("[role=alert]").is_visible(), "a wrong card or password is not told"
        assert page.locator("main [name=holder]").input_value() == "林晚", "the name has to be typed again"
        assert page.locator("main [name=password]").input_value() == "", "the password came back with the page"
    world.studio.portrait(page, "payout-accounts.refused", reload=False)
    fill(CARD, PASSWORD)
    seller.press("accounts.add.button")
    seller.flash("payoutAccountAdded")
    text = page.locator("main").inner_text()
    assert "••••1111" in text and CARD not in page.content(), "the card's number is shown"
    world.studio.portrait(page, "payout-accounts")
    seller.press("site.menu.wallet")
    assert page.locator(".notice.warn").count() == 1, "nothing says that an account was added"
    world.studio.portrait(page, "wallet.cooling")
    seller.press("payouts.title")
    seller.see(seller.say("payouts.allCooling"))


def order(world, seller, amount):
    seller.go("/wallet/payouts")
    seller.page.locator("main [name=amount]").fill(amount)
    seller.press("payouts.button")
    return "/wallet/payouts/" + seller.page.url.split("/wallet/payouts/")[1]


def until(person, path, words):
    for _ in range(60):
        person.go(path)
        if person.page.locator("main .badge", has_text=words).count():
            return
        person.page.wait_for_timeout(500)
    raise AssertionError(f"{path} never says {words}")


def pay_out(world, seller, first, second):
    page = seller.page
    seller.go("/wallet/payouts")
    world.studio.portrait(page, "payouts")
    with world.watch.expecting(422):
        page.locator("main [name=amount]").fill("9.99")
        seller.press("payouts.button")
    seller.see(seller.say("refused.belowPayoutMinimum", min="¥10.00"))
    world.studio.portrait(page, "payouts.refused", reload=False)
    small = order(world, seller, "50")
    until(seller, small, seller.say("payout.stage.made"))
    world.studio.portrait(page, "payout.made")

    large = order(world, seller, "120.50")
    seller.see(seller.say("payout.stage.review"))
    world.studio.portrait(page, "payout.review")
    number = large.rsplit("/", 1)[1].split("?")[0].split("#")[0]
    for person in (first, second):
        person.go("/desk/payouts")
        assert "¥120.50" in person.page.locator("main").inner_text() and CARD not in person.page.content()
        world.studio.portrait(person.page, f"desk.payouts.{'first' if person is first else 'second'}")
        with person.page.expect_navigation():
            person.page.locator(f"form[action='/desk/payouts/{number}/approval'] button").click()
        person.flash("payoutApproved")
    until(seller, large, seller.say("payout.stage.made"))

    third = order(world, seller, "110")
    number = third.rsplit("/", 1)[1].split("?")[0].split("#")[0]
    first.go("/desk/payouts")
    panel = first.page.locator(f"#payout-{number}")
    panel.locator("summary").click()
    panel.locator("[name=reason]").fill("户名与实名不一致，请更换账户")
    world.studio.portrait(first.page, "desk.payouts.declining", reload=False)
    with first.page.expect_navigation():
        panel.locator(f"form[action='/desk/payouts/{number}/refusal'] button").click()
    first.flash("payoutDeclined")
    until(seller, third, seller.say("payout.stage.declined"))
    seller.see("户名与实名不一致，请更换账户")
    world.studio.portrait(page, "payout.declined")


def check_statement(world, seller):
    page = seller.page
    seller.press("site.menu.wallet")
    world.studio.portrait(page, "wallet.after-payouts")
    seller.press("statement.link")
    world.studio.portrait(page, "statement")
    with page.expect_download() as coming:
        seller.link("statement.csv").click()
    data = pathlib.Path(coming.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1, "the rows are of different widths"
    amounts, balances = [row[4] for row in rows[2:-1]], [row[5] for row in rows[1:]]
    fen = lambda text: round(float(text) * 100)
    assert fen(balances[0]) + sum(map(fen, amounts)) == fen(balances[-1]), "the statement does not add up"
    for amount in ("-50.00", "-120.50", "-110.00", "110.00"):
        assert amount in amounts, f"{amount} is not in the statement"
    seller.go("/wallet")
    receipt = page.locator(".postings a[href^='/wallet/releases/']").first
    with page.expect_navigation():
        receipt.click()
    world.studio.portrait(page, "release-receipt")


def payouts(world):
    folder = world.folder / "payouts"
    folder.mkdir()
    server = Server(world.server.program, folder, "--demo")
    people = []
    try:
        seller = signed_in(world, server, "linwan")
        people.append(seller)
        add_account(world, seller)
        seller.page.goto("about:blank")
        server.stop()
        server = Server(world.server.program, folder, *AHEAD, ports=server.ports)
        first, second = signed_in(world, server, "yuheng"), signed_in(world, server, "baizhi")
        people += [first, second]
        seller.server = server
        pay_out(world, seller, first, second)
        check_statement(world, seller)
    finally:
        for person in people:
            person.context.close()
        server.stop()
