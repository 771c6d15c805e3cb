"""The ways of handing over: a file that goes up in pieces over a broken connection and a reload, a key that is revealed, a
repository that is confirmed, a service judged point by point, and a change that leads to a second delivery."""

import hashlib

COMMIT = "9fceb02d0ae598e95dc970b74767f19372d61af8"


def paid(world, seller, buyer, method=None):
    """Buys the seller's listing as it stands, or with another way of delivery; both stand on the trade's page when it is paid."""
    buyer.go("/?q=官网")
    buyer.page.locator(".card h3 a", has_text="企业官网源码").first.click()
    buyer.page.wait_for_load_state()
    buyer.press("listing.buy")
    if method:
        agree(seller, buyer, method)
    else:
        buyer.confirm()
    trade = buyer.number()
    buyer.page.locator("#next .button.primary").click()
    buyer.press("payment.button")
    with buyer.page.expect_navigation(url=f"{world.server.address}/**"):
        buyer.page.get_by_role("button", name="付款").first.click()
    buyer.page.locator(".big-icon.good").wait_for()
    for person in (seller, buyer):
        person.go(f"/trades/{trade}")
    return trade


def agree(seller, buyer, method):
    """The buyer asks for that way of delivery, and the seller confirms it."""
    buyer.press("agreement.counter")
    field = buyer.page.locator("[name=deliveryMethod]")
    if field.first.evaluate("e => e.type") == "radio":
        buyer.page.locator(f"[name=deliveryMethod][value={method}]").check()
    else:
        field.select_option(method)
    if method == "repository":
        buyer.page.locator("[name=receivingSystem]").fill("git.example 上的账号 linxi")
    for tick in buyer.page.locator("main form input[type=checkbox][name^='tick.']").all():
        tick.check()
    buyer.propose()
    trade = buyer.number()
    seller.go(f"/trades/{trade}")
    seller.press("next.readAndConfirm")
    seller.sign("agreement.confirm.button")
    buyer.go(f"/trades/{trade}")


def sign(buyer):
    """Signs for what arrived."""
    buyer.press("next.sign.button")
    buyer.sign("receipt.button")
    buyer.flash("receiptSigned")


def a_resumed_upload(world, seller, buyer):
    """A large file is interrupted twice, by a lost connection and by closing the page, and arrives whole."""
    trade = paid(world, seller, buyer)
    page = seller.page
    large = world.folder / "大文件.bin"
    block = bytes(range(256)) * 4096
    large.write_bytes(block * 30)
    digest = hashlib.sha256(block * 30).hexdigest()
    seller.press("next.deliver")
    patches = []

    def cut(route):
        if route.request.method != "PATCH":
            return route.continue_()
        patches.append(route.request.headers["upload-offset"])
        # The second piece is lost on the way; every later one is held back until the page is gone.
        return route.abort("connectionreset") if len(patches) == 2 or len(patches) > 3 else route.continue_()

    page.route("**/uploads/*", cut)
    with world.watch.losing_connections():
        page.locator("#f-file").set_input_files(large)
        page.locator(".pieces p", has_text="秒后接着传").first.wait_for(timeout=30_000)
        while len(patches) < 4:
            page.wait_for_timeout(100)
        page.unroute("**/uploads/*", cut)
        page.reload()
    assert patches[:2] == ["0", str(8 << 20)], patches
    begun = []
    page.on("request", lambda request: begun.append(request.url) if request.method == "POST" and request.url.endswith("/uploads") else None)
    page.locator("#f-file").set_input_files(large)
    page.locator(".pieces .badge.good").wait_for(timeout=60_000)
    assert not begun, "it was begun anew after the reload"
    text = page.locator(".pieces p").inner_text()
    assert text.count(digest) == 2, f"the fingerprints are {text}"
    world.studio.portrait(page, "delivery-form.pieces", reload=False)
    page.locator("[name=deposited]").uncheck()
    seller.press("delivery.button")
    seller.flash("delivered")
    buyer.go(f"/trades/{trade}/files")
    buyer.see(buyer.say("locker.compare.other"))
    world.studio.portrait(buyer.page, "locker.other-bytes")
    return trade


def a_change(world, trade, seller, buyer):
    """The buyer asks for a change; the second delivery is the very file that was deposited."""
    buyer.go(f"/trades/{trade}/files")
    buyer.field("locker.change.reason").fill("请交付发布时存证的那个压缩包。")
    buyer.press("locker.change.button")
    buyer.flash("changeRequested")
    seller.go(f"/trades/{trade}")
    world.studio.portrait(seller.page, "trade.change.seller")
    seller.press("next.deliver")
    seller.see("请交付发布时存证的那个压缩包。")
    seller.press("delivery.button")
    buyer.go(f"/trades/{trade}/files")
    buyer.see(buyer.say("locker.round", n=2))
    buyer.see(buyer.say("locker.compare.same"))
    world.studio.portrait(buyer.page, "locker.two-rounds")


def a_revealed_key(world, seller, buyer):
    """The key is nowhere on any page before the buyer reveals it, and then in one answer only."""
    trade = paid(world, seller, buyer, "secret")
    seller.press("next.deliver")
    seller.field("handover.secret").fill("CX-7K3F-2Q9M-88AD")
    world.studio.portrait(seller.page, "handover.secret", reload=False)
    seller.press("delivery.button")
    seller.flash("secretDelivered")
    buyer.go(f"/trades/{trade}")
    buyer.press("next.reveal.button")
    assert "CX-7K3F" not in buyer.page.content(), "the key is shown before it is revealed"
    world.studio.portrait(buyer.page, "locker.secret")
    with buyer.page.expect_response("**/secret") as answer:
        buyer.press("locker.secret.reveal")
    assert answer.value.headers["cache-control"] == "no-store", answer.value.headers["cache-control"]
    buyer.see("CX-7K3F-2Q9M-88AD")
    world.studio.portrait(buyer.page, "secret", reload=False)
    buyer.press("secret.back")
    assert "CX-7K3F" not in buyer.page.content(), "the key stays in the locker's page"
    sign(buyer)


def a_confirmed_repository(world, seller, buyer):
    """Another commit is shown as such; the one that was handed over can be signed for."""
    trade = paid(world, seller, buyer, "repository")
    seller.press("next.deliver")
    with world.watch.expecting(422):
        seller.field("handover.address").fill("http://git.example/shop")
        seller.field("handover.commit").fill(COMMIT)
        seller.press("delivery.button")
    assert seller.page.locator("[name=commit]").input_value() == COMMIT, "what was typed is lost"
    seller.field("handover.address").fill("https://git.example/mingyue/site.git")
    seller.press("delivery.button")
    buyer.go(f"/trades/{trade}")
    buyer.press("next.access.button")
    buyer.field("locker.commit.found").fill("0" * 40)
    buyer.press("locker.commit.confirm")
    buyer.see(buyer.say("locker.commit.other"))
    buyer.field("locker.commit.found").fill(COMMIT)
    buyer.press("locker.commit.confirm")
    buyer.see(buyer.say("locker.commit.same"))
    world.studio.portrait(buyer.page, "locker.repository")
    sign(buyer)


def a_judged_service(world, seller, buyer):
    """Each agreed criterion is judged by itself; one that is not met stops the time to examine."""
    trade = paid(world, seller, buyer, "service")
    seller.press("next.deliver")
    seller.field("handover.report").fill("已部署到客户的服务器，地址见站内消息。")
    seller.press("delivery.button")
    buyer.go(f"/trades/{trade}/files")
    buyer.page.locator(".locker-criteria summary").first.click()
    buyer.page.locator(".locker-criteria textarea").first.fill("后台打不开。")
    world.studio.portrait(buyer.page, "locker.criteria", reload=False)
    buyer.press("locker.criterion.refuse.button")
    buyer.see(buyer.say("locker.criterion.unmet"))
    seller.go(f"/trades/{trade}")
    seller.see(seller.say("next.change.seller"))
    while buyer.button("locker.criterion.accept").count():
        buyer.press("locker.criterion.accept")
    sign(buyer)
    buyer.press("next.accept.button")
    buyer.flash("accepted")


def methods(world, seller, buyer):
    a_change(world, a_resumed_upload(world, seller, buyer), seller, buyer)
    a_revealed_key(world, seller, buyer)
    a_confirmed_repository(world, seller, buyer)
    a_judged_service(world, seller, buyer)
