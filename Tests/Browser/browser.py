"""Takes two members through a whole trade in a real browser, by clicking and typing, and looks at every page on the way.

Starts its own server on a fresh store. With --screenshots it leaves a picture of every page in Chinese and English, light and
dark, wide and narrow. With --readme it makes the pictures of the README from the demo world instead.
"""

import argparse
import io
import pathlib
import random
import shutil
import sys
import tempfile
import time
import traceback
import zipfile

from playwright.sync_api import sync_playwright

import conversation
import drafts
from aftersales import aftersales
from artefacts import artefacts
from complaints import complaints
from credit import credit
from deals import deals, deals_without_script
from desk import desk
from disputes import disputes
from holds import holds
from findings import findings, findings_without_script
from passkeys import passkeys
from methods import methods
from payouts import payouts
from milestones import milestones
from people import Person
from reconciliation import reconciliation
from place import ROOT, Server, Words
from studio import Studio
from watch import Watch

PASSWORD = "一个足够长的密码 42"
TITLE = "企业官网源码（响应式，含后台）"
LISTING = {
    "title": TITLE, "price": "199.00",
    "defects.major": None, "defects.minor": "IE 浏览器打不开后台。\n手机横屏时顶部菜单会换成两行。", "defects.cosmetic": None,
    "licence": "oneProduct", "includesSource": True, "mayResell": False, "noneKnown": False,
    "deliveryHours": "24", "acceptanceDays": "7", "changeRounds": "1", "supportMonths": "3", "noReasonReturnDays": "7",
    "returnCondition": "notDownloaded", "clauses": "安装说明为中文，含截图。",
    "f.version": "3.2.1", "f.siteKind": "company", "f.languages": ["php", "javascript"], "f.languageVersions": "PHP 8.1–8.3",
    "f.framework": "无", "f.databases": ["mysql"], "f.databaseVersions": "MySQL 8.0", "f.licence": "MIT",
    "f.thirdPartyLicences": "NONE", "f.included": "public 目录为网站，sql 目录为表结构。",
    "f.thirdParty": "无第三方代码。", "f.notIncluded": "不含域名、服务器和图片版权。",
    "f.summary": "适合十人以下公司的官网：首页、产品、新闻、联系我们，后台可改全部文字与图片。",
    "f.features": "首页轮播\n产品分类与详情\n新闻\n留言表单", "f.serverNeeds": "1 核 1 GB 内存",
    "f.testedOn": "Debian 12、Nginx、PHP 8.2", "f.externalServices": "无", "f.demo": "https://demo.example/company",
    "f.capacity": "每天一万次访问", "f.codeLines": "12000", "f.installScope": "远程安装一次",
    "f.supportScope": "安装问题与错误修复。", "f.supportExcludes": "改界面、加功能另议。", "f.bugFixDays": "7",
    "f.phonesHome": "no",
}


class Tests:
    """The tests in their order. One that fails is told at once; what needs it is not tried."""

    def __init__(self):
        self.passed = self.failed = 0

    def run(self, name, test, *arguments):
        began = time.monotonic()
        try:
            result = test(*arguments)
        except Exception as error:
            self.failed += 1
            where = traceback.extract_tb(error.__traceback__)
            lines = "".join(f"\n    {f.filename.rsplit('/', 1)[-1]}:{f.lineno} {f.line}" for f in where if "/Tests/Browser/" in f.filename)
            print(f"✗ {name}: {type(error).__name__}: {str(error).splitlines()[0][:600] if str(error) else ''}{lines}", flush=True)
            raise
        self.passed += 1
        print(f"✓ {name} ({time.monotonic() - began:.1f} s)", flush=True)
        return result

    def check(self, name, faults):
        """A test that is a list of faults."""
        if not faults:
            self.passed += 1
            print(f"✓ {name}")
            return
        self.failed += 1
        print(f"✗ {name}: {len(faults)}")
        for fault in faults[:60]:
            print(f"    {fault}")


class World:
    """One server, one browser, and what the tests need of both."""

    def __init__(self, server, browser, studio, folder):
        self.server, self.browser, self.studio, self.folder = server, browser, studio, folder
        self.watch = Watch()
        self.artefact = folder / "website-source.zip"
        self.artefact.write_bytes(archive())
        self.manual = folder / "安装说明.txt"
        self.manual.write_text("一、解压。二、把 public 目录指给网站服务器。三、打开首页。\n" * 40, encoding="utf-8")
        self.picture = folder / "首页.png"
        self.no_picture = folder / "截图.png"
        self.no_picture.write_text("<svg onload='alert(1)'/>")
        self.draw()

    def person(self, name, language="zh", script=True):
        context = self.watch.over(self.browser.new_context(
            locale={"zh": "zh-CN", "en": "en-GB"}[language], viewport={"width": 1280, "height": 900},
            java_script_enabled=script, accept_downloads=True))
        return Person(name, context, self.server, Words(language), self.studio if script else Blind(), script)

    def draw(self):
        page = self.browser.new_page(viewport={"width": 960, "height": 600})
        page.set_content("""<body style="margin:0;font:20px sans-serif;background:#eef2f6"><div style="background:#23405f;
            color:#fff;padding:28px 48px;font-size:28px">示例公司 · 首页</div><h1 style="margin:60px 48px 12px">把网站交给自己管</h1>
            <p style="margin:0 48px;color:#456">产品　新闻　关于我们　联系方式</p><div style="display:flex;gap:24px;margin:48px">
            <i style="flex:1;height:180px;background:#c9d6e3"></i><i style="flex:1;height:180px;background:#b5c7d8"></i>
            <i style="flex:1;height:180px;background:#9fb6cc"></i></div></body>""")
        page.screenshot(path=self.picture)
        page.context.close()


class Blind:
    """Looks at nothing: where script is switched off, a page cannot be asked about itself."""

    def glance(self, page):
        pass

    def portrait(self, page, name, reload=True):
        pass


def archive():
    """A small archive, the same bytes each time."""
    out = io.BytesIO()
    noise = random.Random(7)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("public/index.html", "public/site.css", "admin/index.html", "README.md", "assets/logo.bin"):
            body = noise.randbytes(60_000) if name.endswith(".bin") else f"<!-- {name} -->\n".encode() * 200
            packed.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), body)
    return out.getvalue()


# Steps 1 to 9, with script

def membership(world, seller, buyer):
    seller.register("mingyue", PASSWORD)
    buyer.register("linxi", PASSWORD)
    seller.page.locator(".who").click()
    world.studio.portrait(seller.page, "account")
    seller.sign_out()
    with world.watch.expecting(401, 403, 422):
        seller.sign_in("mingyue", "ein falsches Passwort")
        assert seller.page.locator("[role=alert]").is_visible(), "a wrong password is not told"
        assert seller.field("register.name").input_value() == "mingyue", "the name has to be typed again"
    world.studio.portrait(seller.page, "sign-in.refused", reload=False)
    seller.try_password("mingyue", PASSWORD)
    assert seller.page.locator(".who-name").inner_text() == seller.name


def publishing(world, seller):
    seller.press("site.menu.selling")
    world.studio.portrait(seller.page, "selling.empty")
    seller.press("selling.publish")
    world.studio.portrait(seller.page, "category-choice")
    seller.page.locator(".choice", has_text="网站源码").click()
    seller.page.wait_for_load_state()
    world.studio.portrait(seller.page, "listing-form")
    seller.upload("#f-artefact", world.artefact)
    seller.fill_listing(dict(LISTING, **{"defects.minor": None}))
    # A file that is not what it is called costs nothing that was typed.
    seller.page.locator("#f-pictures").set_input_files(world.no_picture)
    with world.watch.expecting(422):
        seller.press("listing.form.publish")
    assert seller.page.locator("[name=title]").input_value() == TITLE, "a wrong picture costs the whole form"
    seller.page.locator("#f-pictures").set_input_files(world.picture)
    # Without a word on defects nothing is published, and nothing typed or uploaded is lost.
    with world.watch.expecting(422):
        seller.press("listing.form.publish")
    assert seller.page.locator("[role=alert]").is_visible(), "a listing without a word on defects is taken"
    world.studio.portrait(seller.page, "listing-form.refused", reload=False)
    assert seller.page.locator("[name=title]").input_value() == TITLE, "the title has to be typed again"
    assert seller.page.locator(".file-name", has_text="website-source.zip").count() >= 1, "the file has to be uploaded again"
    seller.page.locator("[name='defects.minor']").fill(LISTING["defects.minor"])
    seller.press("listing.form.publish")
    seller.flash("published")
    assert seller.page.locator("h1").inner_text().startswith(TITLE)
    assert seller.page.locator(".defects li").count() == 2
    assert seller.page.locator(".pictures img").count() == 1
    world.studio.portrait(seller.page, "listing.own")
    seller.press("site.menu.selling")
    world.studio.portrait(seller.page, "selling")


def searching(world, buyer):
    buyer.go("/")
    world.studio.portrait(buyer.page, "market")
    buyer.page.locator("#q").fill("不存在的东西")
    buyer.page.keyboard.press("Enter")
    buyer.see(buyer.say("market.empty"))
    world.studio.portrait(buyer.page, "market.nothing-found")
    buyer.page.locator("#q").fill("官网")
    buyer.page.keyboard.press("Enter")
    buyer.page.locator(".card h3 a", has_text=TITLE).click()
    buyer.page.wait_for_load_state()
    world.studio.portrait(buyer.page, "listing")
    buyer.page.locator(".member").first.click()
    buyer.page.wait_for_load_state()
    world.studio.portrait(buyer.page, "member")
    buyer.page.go_back()


def narrowing(world, buyer, seller):
    """Suggestions, slips of the pen, filters with counts, listings side by side, and what comparable software costs."""
    page, listing = buyer.page, buyer.page.url
    buyer.go("/")
    page.locator("#q").press_sequentially(TITLE[:2])
    page.locator(f"#q-suggestions option[value='{TITLE}']").wait_for(state="attached")
    buyer.go("/?q=gwym&category=website-source&max=500")
    buyer.see(buyer.say("market.found", n=2))
    page.locator(".narrow-box > summary").dispatch_event("click")
    world.studio.portrait(page, "market.narrowed")
    page.locator(".chips a").first.click()
    page.wait_for_load_state()
    assert "max=" not in page.url, "the filter is still there"
    assert page.locator(".compare-tick").count() == 2, "the two offers cannot be compared"
    buyer.go("/compare")
    buyer.see(buyer.say("compare.tooFew"))
    world.studio.portrait(page, "compare.too-few")
    seller.go("/listings/new?category=website-source")
    seller.page.locator("[name=price]").fill("300")
    seller.page.locator("[name=licence]").select_option("oneProduct")
    seller.page.locator(".price-context-link .price-context").wait_for()
    seller.go("/price-context?category=website-source&price=300")
    seller.see(seller.say("price.standing.aboveAll"))
    world.studio.portrait(seller.page, "price-context")
    page.goto(listing)


def talking(world, buyer, seller):
    buyer.press("listing.ask")
    buyer.write("您好，后台可以改首页的大图吗？")
    seller.go("/trades")
    assert seller.page.locator(".menu .count").inner_text() == "1", "the seller is not told that it is their turn"
    world.studio.portrait(seller.page, "trades.selling")
    seller.page.locator(".row-title", has_text=TITLE).click()
    seller.page.wait_for_load_state()
    seller.see("您好，后台可以改首页的大图吗？")
    # Both have the page open; what one says appears at the other without a reload.
    for one, other, text in ((seller, buyer, "可以，后台“外观”里换，支持 PNG 和 JPEG。"), (buyer, seller, "好的，那我再看看条款。")):
        mark = other.page.evaluate("window.notReloaded = Math.random()")
        one.write(text)
        other.page.locator(".said", has_text=text).wait_for(timeout=5_000)
        assert other.page.evaluate("window.notReloaded") == mark, "the page was loaded anew"
        assert other.page.locator(".said", has_text=text).count() == 1, "the message stands twice"
    world.studio.portrait(buyer.page, "trade.enquiry.buyer")
    world.studio.portrait(seller.page, "trade.enquiry.seller")


def agreeing(world, buyer, seller):
    buyer.press("next.propose")
    world.studio.portrait(buyer.page, "terms-form")
    buyer.page.locator("[name=price]").fill("180.00")
    for tick in buyer.page.locator("main form input[type=checkbox][name^='tick.']").all():
        tick.check()
    buyer.propose()
    world.studio.portrait(buyer.page, "trade.negotiating.buyer")
    seller.page.locator("#next h2", has_text=seller.say("next.negotiating")).wait_for(timeout=5_000)
    world.studio.portrait(seller.page, "trade.negotiating.seller")
    seller.press("next.readAndConfirm")
    world.studio.portrait(seller.page, "agreement.seller")
    seller.press("agreement.counter")
    seller.page.locator("[name=price]").fill("190.00")
    seller.propose()
    buyer.page.locator("#next .button.primary", has_text=buyer.say("next.readAndConfirm")).wait_for(timeout=5_000)
    buyer.press("next.readAndConfirm")
    diff = buyer.page.locator(".diff").inner_text()
    assert "190.00" in diff and "180.00" in diff, f"the change of price is not shown: {diff}"
    world.studio.portrait(buyer.page, "agreement.buyer")
    # The points have to be ticked one by one.
    with world.watch.expecting(422, 409):
        buyer.sign("agreement.confirm.button")
    assert buyer.page.locator("[role=alert]").is_visible(), "confirmed without a tick"
    world.studio.portrait(buyer.page, "agreement.ticks-missing", reload=False)
    if not buyer.page.locator(".rail form input[type=checkbox]").count():
        buyer.page.go_back()
    buyer.confirm()
    seller.page.goto(seller.server.address + f"/trades/{buyer.number()}")
    world.studio.portrait(buyer.page, "trade.agreed.buyer")
    world.studio.portrait(seller.page, "trade.agreed.seller")


def paying(world, buyer, seller):
    buyer.page.locator("#next .button.primary").click()
    buyer.page.wait_for_load_state()
    world.studio.glance(buyer.page)
    world.studio.portrait(buyer.page, "payment")
    buyer.press("payment.button")
    assert str(world.server.bank_port) in buyer.page.url, f"not at the bank: {buyer.page.url}"
    assert "190.00" in buyer.page.locator("h1").inner_text()
    if world.studio.folder:
        buyer.page.screenshot(path=world.studio.folder / "bank.zh.light.1280.png", full_page=True)
    with buyer.page.expect_navigation(url=f"{world.server.address}/**"):
        buyer.page.get_by_role("button", name="付款").first.click()
    buyer.page.locator(".big-icon.good").wait_for()
    world.studio.portrait(buyer.page, "payment.return")
    seller.page.locator("#next .button.primary", has_text=seller.say("next.deliver")).wait_for(timeout=5_000)
    buyer.page.locator("main .actions a").last.click()
    buyer.page.wait_for_load_state()
    world.studio.portrait(buyer.page, "trade.funded.buyer")
    world.studio.portrait(seller.page, "trade.funded.seller")


def delivering(world, seller, buyer):
    seller.press("next.deliver")
    world.studio.portrait(seller.page, "delivery-form")
    seller.page.locator("#f-file").wait_for()
    seller.upload("#f-file", world.manual)
    deposited = seller.page.locator("form input[type=checkbox]").first
    if deposited.count():
        deposited.check()
    seller.press("delivery.button")
    seller.flash("delivered")
    world.studio.portrait(seller.page, "trade.delivered.seller")
    buyer.page.locator("#next .button.primary", has_text=buyer.say("next.download.button")).wait_for(timeout=5_000)
    buyer.press("next.download.button")
    world.studio.portrait(buyer.page, "downloads.before")
    for name, original in (("website-source.zip", world.artefact), ("安装说明.txt", world.manual)):
        with buyer.page.expect_download() as coming:
            buyer.page.locator(".files.boxed .file-name", has_text=name).click()
        arrived = pathlib.Path(coming.value.path())
        assert coming.value.suggested_filename == name, f"it is called {coming.value.suggested_filename}"
        assert arrived.read_bytes() == original.read_bytes(), f"{name} arrived with other bytes"
    buyer.page.reload()
    assert buyer.page.locator(".badge.good", has_text=buyer.say("downloads.complete")).count() == 2
    world.studio.portrait(buyer.page, "downloads")
    buyer.press("next.sign.button")
    world.studio.portrait(buyer.page, "receipt")
    buyer.sign("receipt.button")
    buyer.flash("receiptSigned")
    world.studio.portrait(buyer.page, "trade.delivered.buyer")


def accepting(world, buyer, seller):
    trade = buyer.number()
    if not buyer.button("next.accept.button").count():
        buyer.go(f"/trades/{trade}")
    buyer.press("next.accept.button")
    buyer.flash("accepted")
    seller.page.locator("#next h2", has_text=seller.say("next.rate", who=buyer.name)).wait_for(timeout=5_000)
    seller.press("site.menu.wallet")
    figure = seller.page.locator(".figures dd").first.inner_text()
    money = float(figure.replace("¥", "").replace(",", "").strip())
    assert 0 < money <= 190, f"the seller's wallet shows {figure}"
    world.studio.portrait(seller.page, "wallet.seller")
    buyer.press("site.menu.wallet")
    world.studio.portrait(buyer.page, "wallet.buyer")
    seller.go(f"/trades/{trade}")
    seller.press("escrow.ledger")
    world.studio.portrait(seller.page, "ledger")
    buyer.go(f"/trades/{trade}")
    seller.go(f"/trades/{trade}")


def rating(world, buyer, seller):
    for one, other, text in ((buyer, seller, "和描述一致，缺陷也写得清楚。"), (seller, buyer, "付款爽快，验收及时。")):
        one.press("next.rate.button")
        if one is buyer:
            world.studio.portrait(one.page, "rating-form")
        one.page.locator("label.mark").first.click()
        one.page.locator("main textarea").fill(text)
        one.press("rating.button")
        one.flash("rated")
    buyer.page.reload()
    world.studio.portrait(buyer.page, "trade.completed.buyer")
    world.studio.portrait(seller.page, "trade.completed.seller")
    buyer.see("付款爽快，验收及时。")
    buyer.go("/trades")
    world.studio.portrait(buyer.page, "trades")


def proving(world, buyer):
    buyer.page.locator(".row-title", has_text=TITLE).click()
    buyer.page.wait_for_load_state()
    trade = buyer.number()
    buyer.page.locator(".proof-link").first.click()
    buyer.page.wait_for_load_state()
    world.studio.portrait(buyer.page, "proof")
    buyer.go(f"/trades/{trade}")
    buyer.press("bundle.open")
    world.studio.portrait(buyer.page, "bundle")
    with buyer.page.expect_download() as coming:
        buyer.link("bundle.download").click()
    bundle = world.folder / "bundle.zip"
    coming.value.save_as(bundle)
    code, words = world.server.verify(bundle)
    assert code == 0, f"the bundle does not verify ({code}):\n{words}"
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    changed = world.folder / "changed.zip"
    changed.write_bytes(data)
    code, words = world.server.verify(changed)
    assert code == 1, f"a bundle with one bit changed gives {code}:\n{words}"
    buyer.page.locator("footer a[href='/log']").click()
    buyer.page.wait_for_load_state()
    world.studio.portrait(buyer.page, "log")
    buyer.go("/protection")
    world.studio.portrait(buyer.page, "protection")
    return trade


# What else has to be so

def hidden_from_others(world, trade):
    third = world.person("路人甲")
    third.register("luren", PASSWORD)
    foreign = f"/trades/{trade}"
    with world.watch.expecting(404):
        there, nowhere = third.go(foreign), third.go("/trades/00000000000000000000000000")
        assert there.status == 404, f"another member's trade answers {there.status}"
        assert there.status == nowhere.status
        for rest in ("/ledger", "/files", "/bundle", "/bundle.zip", "/terms/1", "/events", "/entries/0", "/live"):
            status = third.context.request.get(world.server.address + foreign + rest).status
            assert status == 404, f"{rest} of another member's trade answers {status}"
        world.studio.portrait(third.page, "not-found")
    third.context.close()


def preferences(world, buyer):
    buyer.go("/protection")
    buyer.page.get_by_role("link", name="English", exact=True).click()
    buyer.page.wait_for_load_state()
    assert buyer.page.evaluate("document.documentElement.lang") == "en"
    assert buyer.page.url.endswith("/protection"), "the language switch leads elsewhere"
    assert buyer.page.locator("h1").inner_text() == Words("en")("protection.page")
    dark = Words("en")("site.theme.dark")
    light = buyer.page.evaluate("getComputedStyle(document.body).backgroundColor")
    buyer.page.get_by_role("link", name=dark, exact=True).click()
    buyer.page.wait_for_load_state()
    assert buyer.page.evaluate("getComputedStyle(document.body).backgroundColor") != light, "dark is as light"
    buyer.page.get_by_role("link", name=Words("en")("site.theme.light"), exact=True).click()
    buyer.page.get_by_role("link", name="中文", exact=True).click()
    buyer.page.wait_for_load_state()
    assert buyer.page.evaluate("document.documentElement.lang").startswith("zh")


def without_script(world):
    """The essential way once more, with script switched off, in English."""
    seller, buyer = world.person("Quiet Works", "en", script=False), world.person("Plain Reader", "en", script=False)
    seller.register("quiet", PASSWORD)
    buyer.register("plain", PASSWORD)
    seller.press("site.menu.selling")
    seller.press("selling.publish")
    seller.page.locator(".choice", has_text="Website source").click()
    seller.page.wait_for_load_state()
    drafts.without_script(world, seller, "template", "A draft without script")
    seller.go("/listings/new?category=website-source")
    title = "A website without script"
    seller.upload("#f-artefact", world.artefact)
    seller.page.locator("#f-pictures").set_input_files(world.picture)
    seller.fill_listing(dict(LISTING, title=title))
    seller.press("listing.form.publish")
    seller.flash("published")
    buyer.go("/?q=website")
    buyer.page.locator(".card h3 a", has_text=title).click()
    buyer.press("listing.buy")
    buyer.confirm()
    trade = buyer.number()
    buyer.page.locator("#next .button.primary").click()
    buyer.press("payment.button")
    with buyer.page.expect_navigation(url=f"{world.server.address}/**"):
        buyer.page.get_by_role("button", name="Pay").first.click()
    buyer.page.locator(".big-icon.good").wait_for()
    seller.go(f"/trades/{trade}")
    seller.press("next.deliver")
    seller.page.locator("#f-file").set_input_files(world.manual)
    deposited = seller.page.locator("form input[type=checkbox]").first
    if deposited.count():
        deposited.check()
    seller.press("delivery.button")
    seller.flash("delivered")
    buyer.go(f"/trades/{trade}")
    buyer.press("next.download.button")
    for file in buyer.page.locator(".files.boxed .file-name").all():
        with buyer.page.expect_download() as coming:
            file.click()
        pathlib.Path(coming.value.path()).stat()
    buyer.page.reload()
    buyer.press("next.sign.button")
    buyer.sign("receipt.button")
    buyer.press("next.accept.button")
    buyer.flash("accepted")
    buyer.write("Thank you, all is well.")
    seller.go("/wallet")
    assert "18" in seller.page.locator(".figures dd").first.inner_text() or "19" in seller.page.locator(".figures dd").first.inner_text()
    seller.context.close()
    buyer.context.close()


def signed_out_pages(world):
    guest = world.person("")
    for path, name in (("/register", "register"), ("/session/new", "sign-in")):
        guest.go(path)
        world.studio.portrait(guest.page, name)
    guest.go("/trades")
    assert "/session/new" in guest.page.url, "nobody signed in is not led to sign in"
    with world.watch.expecting(422):
        guest.go("/register")
        guest.page.evaluate("document.querySelectorAll('[required]').forEach((e) => e.removeAttribute('required'))")
        guest.page.locator("[name=name]").fill("x")
        guest.press("register.button")
    assert guest.page.locator("[aria-invalid]").count() >= 1, "no field is marked"
    world.studio.portrait(guest.page, "register.refused", reload=False)
    guest.context.close()


def whole(options, browser, folder):
    tests, studio = Tests(), Studio(options.screenshots, options.quick)
    server = Server(options.server, folder)
    try:
        world = World(server, browser, studio, folder)
        seller, buyer = world.person("明月工作室"), world.person("林溪")
        tests.run("signed out, only what is public is shown, and a refused form is shown again", signed_out_pages, world)
        tests.run("1 members register, sign out and sign in", membership, world, seller, buyer)
        tests.run("2 a seller publishes a listing with an artefact and a picture", publishing, world, seller)
        tests.run("2 drafts are kept as one types, in three categories", drafts.drafting, world, seller, LISTING)
        tests.run("3 a buyer searches and reads", searching, world, buyer)
        tests.run("3 a search is narrowed, offers are compared, a price is put among others", narrowing, world, buyer, seller)
        tests.run("3 both chat, live", talking, world, buyer, seller)
        conversation.tests(tests, world, buyer, seller)
        tests.run("4 a change is proposed, countered and confirmed with ticks", agreeing, world, buyer, seller)
        tests.run("5 the buyer pays on the bank's page", paying, world, buyer, seller)
        tests.run("6 the seller delivers, the buyer downloads the same bytes and signs", delivering, world, seller, buyer)
        tests.run("6, 7 the buyer accepts and the seller is paid", accepting, world, buyer, seller)
        tests.run("8 each rates the other", rating, world, buyer, seller)
        trade = tests.run("9 the bundle verifies, and with one bit changed it does not", proving, world, buyer)
        tests.run("a seller is told what cannot stand, mends it, and a buyer reads of what was only warned about", findings, world, seller, buyer)
        tests.run("what was found in the artefact stops a bomb and keys left in, shows another language, and is mended", artefacts, world, seller, buyer)
        tests.run("every way of handing over, with its own proof", methods, world, seller, buyer)
        tests.run("two milestones are agreed on, paid, delivered and accepted, the second before the first is", milestones, world, seller, buyer)
        tests.run("the words are checked without script", findings_without_script, world)
        tests.run("a deal that began elsewhere is taken by its link, and words that lead away are answered", deals, world, seller, PASSWORD)
        tests.run("the same without script, and a withdrawn link", deals_without_script, world, seller, PASSWORD)
        tests.run("4, 6 above the limit keys sign, and are added, used and removed", passkeys, world, seller, TITLE, PASSWORD)
        tests.run("another member's trade does not exist", hidden_from_others, world, trade)
        tests.run("language and light are switched", preferences, world, buyer)
        tests.run("the same way without script", without_script, world)
        tests.run("a conversation without script", conversation.without_script, world, PASSWORD)
        tests.run("a call that the bank does not answer is retried at the desk, and resolved by two operators", desk, world)
        tests.run("a seller takes money out to an account that has cooled down, and two operators approve what is large", payouts, world)
        tests.run("8 a rating that goes with a threat is decided upon, appealed and ruled on; words are masked", credit, world)
        tests.run("an operator holds bills against the ledger and sees where the money is", reconciliation, browser,
                  options.server, folder)
        tests.run("6 one dispute is settled, one ruled on, appealed against and decided; the bundles of both verify", disputes, world)
        tests.run("5 a return is signed for and the money goes back; one without a reason only while its condition holds", aftersales, world)
        tests.run("5 a complaint with evidence is answered, decided, appealed against and ruled on; a message is masked", complaints, world)
        tests.run("5 a part goes back by agreement, and a missed deadline refunds by itself", holds, world, seller, buyer)
    except Exception as error:
        if not tests.failed:
            raise
        for number, context in enumerate(browser.contexts):
            for page in context.pages:
                print(f"    open: {page.url}")
                if studio.folder:
                    page.screenshot(path=studio.folder / f"failed.{number}.png", full_page=True)
    if tests.failed == 0 or studio.faults:
        tests.check(f"nothing is wrong with any page as it is ({studio.looked} looks, {studio.pictures} pictures)",
                    [f"{name}: {fault}" for name, fault in studio.faults])
    if "world" in locals():
        tests.check("no page broke its policy, threw an error or asked for what is not there", sorted(set(world.watch.take())))
    for context in list(browser.contexts):
        context.close()
    server = world.server if "world" in locals() else server
    code = server.stop()
    tests.check("the server stopped as asked and had nothing to complain of",
                ([f"it ended with {code}"] if code else [])
                + [line for line in server.words().splitlines() if " error " in line or " warning " in line or "Fatal" in line])
    print(f"browser: {tests.passed} passed, {tests.failed} failed")
    return 1 if tests.failed else 0


def readme(options, browser, folder):
    """The README's two pictures, from the demo world."""
    images = ROOT / "docs/images"
    images.mkdir(parents=True, exist_ok=True)
    server = Server(options.server, folder, "--demo")
    try:
        context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 860}, color_scheme="light")
        person = Person("", context, server, Words("zh"), Blind())
        person.go("/")
        shoot(person.page, images / "market.png")
        handle, password = options.account
        person.sign_in(handle, password)
        person.go("/trades")
        # Of the first trades, the one with a changed clause and the longest story shows most.
        paths = [link.get_attribute("href") for link in person.page.locator(".row-title").all()[:12]]

        def story(path):
            person.go(path)
            return person.page.locator(".timeline .diff tr").count() > 0, person.page.locator(".timeline .entry").count()

        person.go(max(paths, key=story))
        person.page.set_viewport_size({"width": 1280, "height": 1100})
        shoot(person.page, images / "trade.png")
    finally:
        server.stop()
    return 0


def shoot(page, path):
    page.wait_for_load_state("networkidle") if "/trades/" not in page.url else page.wait_for_timeout(500)
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"browser: {path.relative_to(ROOT)}, {size // 1000} kB")
    assert size < 300_000, "too large for a README"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True, type=pathlib.Path, help="the program chengxu")
    parser.add_argument("--screenshots", type=pathlib.Path, help="the folder for the pictures")
    parser.add_argument("--quick", action="store_true", help="take no pictures")
    parser.add_argument("--readme", action="store_true", help="make the README's pictures in docs/images")
    parser.add_argument("--account", nargs=2, default=("linwan", "chengxu-demo-2026"), metavar=("NAME", "PASSWORD"),
                        help="who looks at the trade in the README")
    options = parser.parse_args()
    options.server = options.server.resolve()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="chengxu-browser-"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            try:
                return (readme if options.readme else whole)(options, browser, folder)
            finally:
                browser.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
