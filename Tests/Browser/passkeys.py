"""Passkeys with the browser's own virtual authenticator: registering, signing an agreement above ¥1,000 and its receipt, signing
in, and removing a key with another one."""

import urllib.parse


class Authenticator:
    """A security key made of software inside the browser, for one page."""

    def __init__(self, person):
        self.session = person.context.new_cdp_session(person.page)
        self.session.send("WebAuthn.enable")
        self.id = self.add("internal")

    def add(self, transport):
        return self.session.send("WebAuthn.addVirtualAuthenticator", {"options": {
            "protocol": "ctap2", "transport": transport, "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True}})["authenticatorId"]

    def swap(self):
        """Another device: the first one stays at home."""
        kept = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]
        self.session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.id})
        self.id = self.add("usb")
        return kept

    def bring_back(self, credentials):
        for credential in credentials:
            self.session.send("WebAuthn.addCredential", {"authenticatorId": self.id, "credential": credential})


def add_key(person, name):
    person.page.locator("#f-keyName").fill(name)
    person.page.locator("#new-key input[type=password]").fill(person.password)
    with person.page.expect_navigation():
        person.page.locator("#new-key button.primary").click()
    person.flash("passkeyRegistered")


def sign_with_key(person):
    with person.page.expect_navigation():
        person.page.locator(".signing [data-sign]").click()
    person.studio.glance(person.page)


def at_localhost(person):
    """Keys are for names, not for numbers: the same server by its name, with the same session."""
    name = person.server.address.replace("127.0.0.1", "localhost")
    person.context.add_cookies([
        {"name": cookie["name"], "value": cookie["value"], "url": name} for cookie in person.context.cookies()])
    return name


def pay(world, buyer, trade):
    buyer.page.goto(buyer.home + trade + "/payments")
    buyer.press("payment.button")
    with buyer.page.expect_navigation(url=f"{world.server.address}/**"):
        buyer.page.get_by_role("button", name="付款").first.click()
    buyer.page.locator(".big-icon.good").wait_for()


def deliver(seller, buyer, trade):
    seller.page.goto(seller.home + trade + "/deliveries/new")
    seller.page.locator("form input[type=checkbox]").first.check()
    seller.press("delivery.button")
    seller.flash("delivered")
    buyer.page.goto(buyer.home + trade + "/files")
    for link in buyer.page.locator(".files.boxed a.file-name").all():
        with buyer.page.expect_download() as coming:
            link.click()
        coming.value.path()


def passkeys(world, seller, title, password):
    """A whole trade above the limit about something that the seller has on offer."""
    buyer = world.person("许棠")
    buyer.register("passkey-buyer", password)
    for person in (seller, buyer):
        person.home = at_localhost(person)
        person.keys = Authenticator(person)
    buyer.page.goto(buyer.home + "/account/passkeys")
    world.studio.portrait(buyer.page, "passkeys.none")
    add_key(buyer, "我的手机")
    assert buyer.page.locator(".key-name", has_text="我的手机").count() == 1
    world.studio.portrait(buyer.page, "passkeys.one")

    # The agreement: the seller has no key yet and is offered one in place.
    buyer.page.goto(buyer.home + "/?q=" + urllib.parse.quote(title))
    buyer.page.locator(".card h3 a", has_text=title).first.click()
    buyer.page.wait_for_load_state()
    buyer.press("listing.ask")
    trade = "/trades/" + buyer.number()
    seller.page.goto(seller.home + trade + "/proposals")
    seller.page.locator("[name=price]").fill("1999.00")
    seller.press("terms.propose")
    assert seller.page.locator(".signing input[type=password]").count() == 0, "a password was to be enough above the limit"
    world.studio.portrait(seller.page, "prepared.stuck")
    add_key(seller, "工作室电脑")
    assert urllib.parse.urlsplit(seller.page.url).path.endswith("/prepared-terms"), "adding a key led elsewhere"
    world.studio.portrait(seller.page, "prepared.key")
    sign_with_key(seller)
    buyer.page.goto(buyer.home + trade)
    buyer.press("next.readAndConfirm")
    for tick in buyer.page.locator(".rail form input[type=checkbox]").all():
        tick.check()
    world.studio.portrait(buyer.page, "agreement.key", reload=False)
    sign_with_key(buyer)
    buyer.flash("termsConfirmed")
    seller.page.goto(seller.home + trade + "/terms/1")
    assert seller.page.get_by_text(seller.say("terms.method.passkey")).count() == 2
    assert "openssl" in seller.page.locator(".commands pre").text_content()
    seller.press("contract.link")
    world.studio.portrait(seller.page, "contract")
    pdf = seller.context.request.get(seller.home + trade + "/terms/1/contract.pdf")
    assert pdf.status == 200 and pdf.body().startswith(b"%PDF-"), f"the PDF answers {pdf.status}"

    pay(world, buyer, trade)
    deliver(seller, buyer, trade)
    buyer.page.goto(buyer.home + trade + "/receipt")
    world.studio.portrait(buyer.page, "receipt.key")
    sign_with_key(buyer)
    buyer.flash("receiptSigned")

    # A second device; the first one is removed with it, and can no longer sign in.
    first = buyer.keys.swap()
    buyer.page.goto(buyer.home + "/account/passkeys")
    add_key(buyer, "安全钥匙")
    old = buyer.page.locator(".key", has_text="我的手机")
    old.locator("summary").click()
    with buyer.page.expect_navigation():
        old.locator("[data-sign]").click()
    buyer.flash("passkeyRemoved")
    assert buyer.page.locator(".key").count() == 1
    assert first, "the first key was in the browser"
    buyer.page.goto(buyer.home + "/account")
    buyer.press("account.signOut")
    buyer.page.goto(buyer.home + "/session/new")
    world.studio.portrait(buyer.page, "sign-in.key")
    with buyer.page.expect_navigation():
        buyer.page.locator(".key-sign-in [data-sign]").click()
    assert buyer.page.locator(".who-name").inner_text() == "许棠"
    buyer.context.close()
