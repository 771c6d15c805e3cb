"""Two members talk: with files and pictures, seen as delivered and read, over a lost connection, searched, withdrawn, and with
what was said elsewhere."""

import base64
import subprocess

MAIL = """From: =?utf-8?B?5p6X5pma?= <lin@example.com>
To: li@example.org
Subject: =?utf-8?B?5oql5Lu3?=
Date: Thu, 3 Sep 2026 10:00:00 +0800
Content-Type: text/plain; charset=utf-8

报价一百八十元，含一年更新。
"""


def tests(tests, world, buyer, seller):
    tests.run("3 pictures and files are sent, and arrive as they were", files, world, buyer, seller)
    tests.run("3 who writes sees that it was delivered and read", marks, world, buyer, seller)
    tests.run("3 a lost connection misses nothing", reconnecting, world, buyer, seller)
    tests.run("3 older messages come as one scrolls, newer ones after a jump", scrolling, world, buyer, seller)
    tests.run("3 the conversation is searched", searching, world, buyer, seller)
    tests.run("3 a withdrawn message stays", withdrawing, world, buyer, seller)
    tests.run("3 an e-mail from elsewhere is added", records, world, buyer, seller)


def files(world, buyer, seller):
    page = buyer.page
    text = page.locator("#write textarea")
    text.fill("这是现在的首页，步骤也附上。")
    buyer.upload("#write [type=file]", [world.picture, world.manual])
    page.wait_for_function("() => document.querySelectorAll('#write [name=fileUpload]').length === 2")
    with page.expect_navigation():
        page.locator("#write button.primary").click()
    assert page.locator(".sent-picture img").count() == 1, "the picture is not shown"
    shown = seller.page.locator(".sent-picture img")
    shown.wait_for(timeout=5_000)
    shown.scroll_into_view_if_needed()
    seller.page.wait_for_function("() => document.querySelector('.sent-picture img').naturalWidth > 0")
    with seller.page.expect_download() as coming:
        seller.page.locator(".bubble .file-name", has_text="安装说明.txt").click()
    with open(coming.value.path(), "rb") as arrived:
        assert arrived.read() == world.manual.read_bytes(), "the file arrived with other bytes"
    with seller.page.expect_download() as coming:
        seller.page.locator(".sent-picture figcaption a").click()
    with open(coming.value.path(), "rb") as arrived:
        assert arrived.read() == world.picture.read_bytes(), "the picture as it was sent is another"
    # Files alone are a message too.
    world.studio.portrait(page, "conversation.files.buyer")
    buyer.upload("#write [type=file]", [world.manual])
    with page.expect_navigation():
        page.locator("#write button.primary").click()
    world.studio.portrait(seller.page, "conversation.files.seller")


def marks(world, buyer, seller):
    trade = seller.number()
    buyer.page.locator(".entry").last.locator(".mark.read").wait_for(timeout=5_000)
    seller.go("/trades")
    buyer.write("看到了吗？")
    mine = buyer.page.locator(".bubble.own", has_text="看到了吗？").locator(".mark")
    assert buyer.say("conversation.mark.sent") in mine.inner_text(), f"shown as {mine.inner_text()}"
    seller.page.reload()
    assert seller.page.locator(".menu .unread-count").inner_text() == "1"
    world.studio.portrait(seller.page, "trades.unread")
    seller.go(f"/trades/{trade}")
    assert seller.page.locator(".chapter.unread").count() == 1, "where the unread begins is not shown"
    buyer.page.locator(".bubble.own", has_text="看到了吗？").locator(".mark.read").wait_for(timeout=8_000)
    assert buyer.say("conversation.mark.read") in mine.inner_text()
    world.studio.portrait(buyer.page, "conversation.read.buyer")
    seller.go("/trades")
    assert seller.page.locator(".menu .unread-count").count() == 0, "what was read counts as unread"
    seller.go(f"/trades/{trade}")


def reconnecting(world, buyer, seller):
    page = seller.page
    page.evaluate("window.notReloaded = 7")
    seller.context.set_offline(True)
    for number in range(4):
        buyer.write(f"断线时的第 {number} 句")
    seller.context.set_offline(False)
    page.locator(".said", has_text="断线时的第 3 句").wait_for(timeout=20_000)
    for number in range(4):
        assert page.locator(".said", has_text=f"断线时的第 {number} 句").count() == 1
    assert page.evaluate("window.notReloaded") == 7, "the page was loaded anew"


def scrolling(world, buyer, seller):
    trade = buyer.number()
    token = buyer.page.locator("#timeline").get_attribute("data-csrf")
    for number in range(150):
        answer = buyer.context.request.post(
            f"{world.server.address}/trades/{trade}/messages", form={"text": f"很久以前的第 {number} 句", "csrf": token},
            headers={"accept": "application/json"})
        assert answer.ok, answer.text()
    seller.go(f"/trades/{trade}")
    page = seller.page
    assert page.locator(".to-unread a").count() == 1 or page.locator(".chapter.unread").count() == 1
    before = page.locator("#timeline > .entry").count()
    assert 55 <= before <= 60, f"{before} entries on the first page"
    for _ in range(12):
        page.mouse.wheel(0, -20_000)
        page.wait_for_timeout(250)
        if page.locator("#e0").count():
            break
    assert page.locator("#e0").count() == 1, "the oldest entry did not come"
    numbers = page.locator("#timeline > .entry").evaluate_all("list => list.map((e) => Number(e.dataset.sequence))")
    assert numbers == sorted(set(numbers)), "entries stand twice or in another order"
    # After a jump into the middle what is newer comes as one scrolls down, until the page is at the end and live again.
    middle = seller.context.request.get(f"{seller.server.address}/trades/{trade}?at=20").text()
    assert 'id="e20"' in middle and "很久以前的第 149 句" not in middle, "the page begins with more than the middle"
    seller.go(f"/trades/{trade}?at=20#e20")
    page.locator("#e20").wait_for()
    for _ in range(12):
        page.mouse.wheel(0, 20_000)
        page.wait_for_timeout(250)
        if page.locator(".said", has_text="很久以前的第 149 句").count():
            break
    assert page.locator(".said", has_text="很久以前的第 149 句").count() == 1
    buyer.go(f"/trades/{trade}")
    buyer.write("现在说的话")
    page.locator(".said", has_text="现在说的话").wait_for(timeout=5_000)
    # Everything was shown without a gap, so everything is read.
    seller.page.wait_for_timeout(900)
    seller.page.reload()
    assert seller.page.locator(".menu .unread-count").count() == 0
    assert seller.page.locator(".chapter:not(.unread)").count() >= 1, "no stage is named"


def searching(world, buyer, seller):
    trade = buyer.number()
    box = buyer.page.locator("#conversation-q")
    box.fill("第 7 句")
    with buyer.page.expect_navigation():
        box.press("Enter")
    hit = buyer.page.locator(".hit", has_text="很久以前的第 7 句")
    assert hit.locator("mark").first.inner_text() in ("第", "7", "句")
    world.studio.portrait(buyer.page, "conversation.search")
    hit.first.click()
    buyer.page.wait_for_load_state()
    found = buyer.page.locator(".entry:target .said")
    assert "很久以前的第 7 句" in found.inner_text(), "the hit leads elsewhere"
    buyer.go(f"/trades/{trade}/search?q=安装说明")
    assert buyer.page.locator(".hit").count() >= 1, "the name of a file is not found"
    buyer.go(f"/trades/{trade}/search?q=没有这句话")
    buyer.see(buyer.say("conversation.search.empty"))
    buyer.go(f"/trades/{trade}")


def withdrawing(world, buyer, seller):
    seller.go(f"/trades/{buyer.number()}")
    bubble = buyer.page.locator(".bubble.own", has_text="现在说的话")
    bubble.locator("summary").click()
    with buyer.page.expect_navigation():
        bubble.locator("form button").click()
    buyer.flash("messageWithdrawn")
    there = seller.page.locator(".bubble.withdrawn", has_text="现在说的话")
    there.wait_for(timeout=5_000)
    assert seller.say("conversation.withdrawn") in there.inner_text()
    assert seller.page.locator(".bubble.own summary").count() == seller.page.locator(".bubble.own:not(.withdrawn)").count()
    buyer.go(f"/trades/{buyer.number()}")


def signed_mail():
    """The mail with a signature that dkimpy made, and the public key of it."""
    script = """
import base64, subprocess, sys, dkim
pem = subprocess.run(["openssl", "genrsa", "2048"], capture_output=True, check=True).stdout
public = subprocess.run(["openssl", "rsa", "-pubout"], input=pem, capture_output=True, check=True).stdout.decode()
mail = sys.stdin.buffer.read().replace(b"\\n", b"\\r\\n")
signed = dkim.sign(mail, b"s1", b"example.com", pem, include_headers=[b"from", b"subject", b"date"]) + mail
print(base64.b64encode(signed).decode())
print("".join(line for line in public.splitlines() if not line.startswith("-")))
"""
    lines = subprocess.run(
        ["/usr/bin/python3", "-c", script], input=MAIL.encode(), stdout=subprocess.PIPE, check=True).stdout.decode().split()
    return base64.b64decode(lines[0]), f"v=DKIM1; k=rsa; p={lines[1]}"


def records(world, buyer, seller):
    signed, key = signed_mail()
    for name, body, verdict in (("报价.eml", signed, "good"), ("改过的.eml", signed.replace("一百八十".encode(), "一百二十".encode()), "bad")):
        buyer.press("conversation.record.add")
        page = buyer.page
        world.studio.portrait(page, "record-form")
        page.locator("[name=kind]").select_option("email")
        file = world.folder / name
        file.write_bytes(body)
        buyer.upload("main form [type=file]", [file])
        page.locator("[name=note]").fill("九月谈好的价格")
        page.locator("[name=dkimKey]").fill(key)
        buyer.press("conversation.record.button")
        buyer.flash("recordAdded")
        record = page.locator(".record").last
        assert "林晚 <lin@example.com>" in record.inner_text() and buyer.say("conversation.record.origin") in record.inner_text()
        assert record.locator(f".badge.{verdict}").count() == 1, record.inner_text()
    seller.page.locator(".record .badge.bad").wait_for(timeout=5_000)
    seller.page.locator(".record summary").first.click()
    world.studio.portrait(seller.page, "conversation.records.seller")
    with world.watch.expecting(422):
        buyer.press("conversation.record.add")
        buyer.page.locator("[name=kind]").select_option("email")
        buyer.upload("main form [type=file]", [world.manual])
        buyer.press("conversation.record.button")
    assert buyer.page.locator("[role=alert]").is_visible(), "what is no mail was taken"
    assert buyer.page.locator("main form [name=fileUpload]").count() == 1, "the file has to be sent again"
    buyer.go(f"/trades/{buyer.number()}")


def without_script(world, password):
    """The same with script switched off: a file with a message, older entries by link, and that a page was read."""
    seller, buyer = world.person("Still Works", "en", script=False), world.person("Still Reader", "en", script=False)
    seller.register("stillworks", password)
    buyer.register("stillreader", password)
    buyer.go("/?q=without")
    buyer.page.locator(".card h3 a").first.click()
    buyer.press("listing.ask")
    buyer.page.locator("#write textarea").fill("Here is the log.")
    buyer.page.locator("#write [type=file]").set_input_files(world.manual)
    buyer.press("trade.write.button")
    assert buyer.page.locator(".bubble .file-name").count() == 1
    assert buyer.page.locator(".mark.sent").count() == 1
    buyer.page.locator("#conversation-q").fill("log")
    buyer.press("conversation.search.button")
    buyer.page.locator(".hit").first.click()
    buyer.page.wait_for_load_state()
    buyer.page.locator(".bubble.own summary").first.click()
    buyer.press("conversation.withdraw.button")
    buyer.flash("messageWithdrawn")
    seller.context.close()
    buyer.context.close()
