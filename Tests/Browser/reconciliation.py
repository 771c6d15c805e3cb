"""An operator looks at the gateways' bills of the demo world, whose bank has bills of the days gone by, says what became of a
difference that a bill brought by hand shows, and sees where the money is."""
import re
import time

from place import Server

PASSWORD = "chengxu-demo-2026"


def strange_bill(day):
    """The bank's own layout, with one payment that nobody here knows."""
    kinds = ["refund", "settlement", "payout", "fee", "feeReturned"]
    lines = ["#sandbox-bill,1", "#merchant,chengxu", f"#day,{day}", "transaction,payment,movement,kind,amount,at",
             f"strange1,shop-1,,payment,500.00,{day} 12:00:00", "#total,payment,1,500.00"]
    return "\n".join(lines + [f"#total,{kind},0,0.00" for kind in kinds] + ["#end,1"]) + "\n"


def reconciliation(browser, program, folder, pictures=None):
    folder = folder / "books"
    folder.mkdir()
    server = Server(program, folder, "--demo")
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.goto(server.address + "/session/new")
        page.fill("[name=name]", "yuheng")
        page.fill("[name=password]", PASSWORD)
        page.click("main form button")
        page.wait_for_url(re.compile(r"(?<!/new)$"))

        def look(name):
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} is too wide"
            aligned = """[...document.querySelectorAll("table")].every((t) => !t.tHead?.offsetParent || !t.tBodies[0]?.rows[0]
                || Math.abs(t.tHead.rows[0].cells[0].getBoundingClientRect().left
                    - t.tBodies[0].rows[0].cells[0].getBoundingClientRect().left) <= 1)"""
            assert page.evaluate(aligned), f"the head of a table of {name} does not stand above its rows"
            if name.startswith("narrow"):
                boxes = "[...document.querySelectorAll('.table-box:has(.cards)')].every((e) => e.scrollWidth <= e.clientWidth)"
                assert page.evaluate(boxes), f"a table of {name} scrolls sideways"
            if pictures:
                page.screenshot(path=pictures / f"{name}.png", full_page=True)

        give_up = time.monotonic() + 90
        while page.locator("tbody .badge.good").count() == 0:
            assert time.monotonic() < give_up, "no bill was fetched"
            time.sleep(1)
            page.goto(server.address + "/desk/reconciliation")
        look("reconciliation")
        with page.expect_navigation():
            page.locator("tbody a").first.click()
        assert page.locator("h1").count() == 1 and page.locator(".badge").count() >= 1
        look("bill")

        day = "2020-02-20"
        page.goto(server.address + "/desk/reconciliation")
        page.select_option("[name=gateway]", "sandbox")
        page.fill("[name=day]", day)
        page.set_input_files("[name=file]", {"name": "bill.csv", "mimeType": "text/csv", "buffer": strange_bill(day).encode()})
        with page.expect_navigation():
            page.locator("form[enctype] button").click()
        assert day in page.url and page.locator(".deed").count() == 1, page.url
        look("difference")
        page.click(".deed summary")
        page.select_option(".deed [name=kind]", "correction")
        page.fill(".deed [name=reason]", "是同一账户上别的生意，不归本站")
        with page.expect_navigation():
            page.click(".deed form button")
        assert page.locator(".deed .badge.good").count() == 1 and page.locator(".deed form").count() == 0
        look("resolved")

        page.goto(server.address + "/desk/money")
        assert page.locator(".money-chart path").count() >= 2
        assert "¥0.00" in page.locator(".money-now").inner_text()
        look("money")
        with page.expect_download() as download:
            page.click("a[href$='.csv']")
        assert download.value.suggested_filename.endswith(".csv")
        page.set_viewport_size({"width": 390, "height": 800})
        for path in ["/desk/money", "/desk/reconciliation", f"/desk/reconciliation/sandbox/{day}"]:
            page.goto(server.address + path)
            look("narrow-" + path.split("/")[2] + ("-bill" if day in path else ""))
        page.emulate_media(color_scheme="dark")
        page.goto(server.address + "/desk/money?lang=en")
        look("narrow-dark-money")
    finally:
        context.close()
        assert server.stop() == 0
