"""The desk of the staff: a call that the bank does not answer is seen, made again and succeeds; what is entered by hand above the
limit needs a second operator. On a server of its own, whose bank is a process that can be stopped."""

import signal
import subprocess
import time

from place import Server, answers, free_port

PASSWORD = "chengxu-demo-2026"
TEMPLATE, ADMIN_UI = "程序员简历模板", "后台管理界面模板"


class DeskMarket:
    """The demo world, and then the market and its bank as two processes on that store."""

    def __init__(self, program, folder):
        folder.mkdir()
        Server(program, folder, "--demo").stop()
        self.program, self.folder = program, folder
        self.bank = None
        server = Server.__new__(Server)
        server.program, server.folder, server.log = str(program), folder, folder / "server.log"
        server.port, server.bank_port = free_port(), free_port()
        server.address = f"http://127.0.0.1:{server.port}"
        self.server = server
        self.open_bank()
        with open(server.log, "ab") as log:
            server.process = subprocess.Popen(
                [server.program, "serve", "--weak-passwords", "--log", "error", "--data", str(folder / "data"), "--port",
                 str(server.port), "--bank-url", f"http://127.0.0.1:{server.bank_port}", "--alone-limit", "100"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait(lambda: answers(server.port), server.words)

    def open_bank(self):
        with open(self.folder / "bank.log", "ab") as log:
            self.bank = subprocess.Popen(
                [self.server.program, "sandbox-bank", "--data", str(self.folder / "data"), "--port", str(self.server.bank_port)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait(lambda: answers(self.server.bank_port), (self.folder / "bank.log").read_text)

    def close_bank(self):
        self.bank.send_signal(signal.SIGTERM)
        self.bank.wait(timeout=20)

    def stop(self):
        self.server.stop()
        if self.bank.poll() is None:
            self.close_bank()


def wait(holds, words):
    give_up = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < give_up, words()
        time.sleep(0.05)


def signed_in(world, market, handle):
    person = world.person(handle)
    person.server = market.server
    person.password = PASSWORD
    person.sign_in(handle, PASSWORD)
    return person


def accepted_while_the_bank_is_down(market, seller, buyer, title):
    """A whole trade; when the money is released the bank is away."""
    buyer.go("/?q=" + title)
    buyer.page.locator(".card h3 a", has_text=title).first.click()
    buyer.page.wait_for_load_state()
    buyer.press("listing.buy")
    buyer.confirm()
    trade = buyer.number()
    buyer.page.locator("#next .button.primary").click()
    buyer.press("payment.button")
    with buyer.page.expect_navigation(url=f"{market.server.address}/**"):
        buyer.page.get_by_role("button", name="付款").first.click()
    buyer.page.locator(".big-icon.good").wait_for()
    seller.go(f"/trades/{trade}")
    seller.press("next.deliver")
    seller.page.locator("form input[type=checkbox]").first.check()
    seller.press("delivery.button")
    seller.flash("delivered")
    buyer.go(f"/trades/{trade}")
    buyer.press("next.download.button")
    with buyer.page.expect_download() as coming:
        buyer.page.locator(".files.boxed .file-name").first.click()
    coming.value.path()
    buyer.page.reload()
    buyer.press("next.sign.button")
    buyer.sign("receipt.button")
    market.close_bank()
    buyer.press("next.accept.button")
    buyer.flash("accepted")
    return trade


def calls(person):
    person.go("/desk/outbox")
    return person.page.locator(".desk-call", has_text=person.say("desk.call.settle"))


def failing(person):
    """The call that waits, once it has failed."""
    give_up = time.monotonic() + 20
    while not calls(person).locator(".desk-error").count():
        assert time.monotonic() < give_up, person.page.locator("main").inner_text()
        person.page.wait_for_timeout(300)
    return calls(person)


def desk(world):
    market = DeskMarket(world.server.program, world.folder / "desk")
    people = []
    try:
        first, second, seller, buyer = people = [
            signed_in(world, market, handle) for handle in ("yuheng", "baizhi", "linwan", "zhouye")]
        assert "play-money" in first.page.content(), "the page does not say that the money is play money"
        with world.watch.expecting(404):
            assert buyer.go("/desk").status == 404, "the desk is open to everybody"
        # The bank is away: the call is seen with its error, made again at once, and succeeds when the bank is back.
        accepted_while_the_bank_is_down(market, seller, buyer, TEMPLATE)
        call = failing(first)
        assert first.say("desk.error.unreachable") in call.inner_text(), call.inner_text()
        world.studio.portrait(first.page, "desk.outbox")
        first.go("/desk")
        world.studio.portrait(first.page, "desk")
        market.open_bank()
        calls(first).get_by_role("button", name=first.say("desk.call.retry")).click()
        first.page.wait_for_load_state()
        first.flash("callRetried")
        give_up = time.monotonic() + 20
        while calls(first).count():
            assert time.monotonic() < give_up, "it was not made again"
            first.page.wait_for_timeout(300)
        # Above the limit one operator proposes what another consents to.
        trade = accepted_while_the_bank_is_down(market, seller, buyer, ADMIN_UI)
        call = failing(first)
        call.locator("summary").click()
        call.locator("[name=reference]").fill("2026112300001")
        call.locator("[name=reason]").fill("银行后台显示已结算")
        call.locator("form").last.get_by_role("button").click()
        first.page.wait_for_load_state()
        first.flash("deedProposed")
        assert not first.page.get_by_role("button", name=first.say("desk.consent")).count(), "one person is two"
        assert calls(first).count() == 1, "it was carried out by one person"
        second.go("/desk/proposals")
        world.studio.portrait(second.page, "desk.proposals")
        second.press("desk.consent")
        second.flash("deedDone")
        assert not calls(second).count(), "it was not carried out"
        buyer.go(f"/trades/{trade}")
        buyer.see(buyer.say("entry.callResolved.settlement", reference="2026112300001"))
        for path, name in (("/desk/log", "desk.log"), ("/desk/staff", "desk.staff")):
            second.go(path)
            world.studio.portrait(second.page, name)
        market.open_bank()
    finally:
        for person in people:
            person.context.close()
        market.stop()
