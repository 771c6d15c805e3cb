"""What was found in the artefact is put before the seller, stops what must be stopped, and is mended by another file."""

import base64
import io
import random
import zipfile

# No key: its body is chance, the same each time.
BODY = base64.encodebytes(random.Random(11).randbytes(600)).decode()
KEY = f"-----BEGIN RSA PRIVATE KEY-----\n{BODY}-----END RSA PRIVATE KEY-----\n"
PAGE = "<?php\n// 首页\nfunction front(array $rows): string\n{\n    return implode(PHP_EOL, $rows);\n}\n"
SCRIPT = "export const menu = (items) => items.filter((item) => item.shown);\n"


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def artefacts(world, seller, buyer):
    """Revises the seller's newest listing three times over: a bomb, keys left in, another language than stated; then a clean one."""
    source = {f"public/page{place}.php": PAGE * 40 for place in range(6)} | {"public/menu.js": SCRIPT * 60}
    files = {
        "bomb.zip": packed({"zeros.bin": bytes(160 << 20)}),
        "leaky.zip": packed(source | {"config/id_rsa": KEY}),
        "python.zip": packed({f"src/part{place}.py": "def part(rows):\n    return [row for row in rows if row]\n" * 60 for place in range(6)}),
        "clean.zip": packed(source),
    }
    for name, body in files.items():
        (world.folder / name).write_bytes(body)
    page = seller.page
    seller.press("site.menu.selling")
    page.locator("a[href$='/revise']").first.click()
    page.wait_for_load_state()

    def upload(name):
        before = page.locator("[data-facts-panel]").get_attribute("data-path") if page.locator("[data-facts-panel]").count() else ""
        seller.upload("#f-artefact", world.folder / name)
        page.wait_for_function(
            """before => { const panel = document.querySelector('[data-facts-panel]');
                return panel && panel.dataset.path !== before && !('waiting' in panel.dataset); }""", arg=before)
        return page.locator("[data-facts-panel]")

    def refused(words):
        with world.watch.expecting(422):
            seller.press("listing.form.republish")
        told = page.locator("[role=alert]").inner_text()
        assert words in told, f"the seller is told: {told}"

    assert "压缩炸弹" in upload("bomb.zip").locator(".found-unread").inner_text()
    world.studio.portrait(page, "listing-form.bomb", reload=False)
    refused("压缩炸弹")

    assert "config/id_rsa" in upload("leaky.zip").locator(".found-notices").inner_text()
    world.studio.portrait(page, "listing-form.secrets", reload=False)
    refused("私钥")

    # Another language than stated is published as it is found, for seller and buyer to see, and mended by the next revision.
    upload("python.zip")
    seller.press("listing.form.republish")
    seller.flash("published")
    buyer.page.goto(page.url)
    for reader in (page, buyer.page):
        row = reader.locator("[data-facts-panel] tbody tr").first
        assert "PHP" in row.inner_text() and "Python" in row.inner_text(), row.inner_text()
        assert row.locator(".badge.bad, .badge.warn").count() == 1, "another language than stated goes unnoticed"
    world.studio.portrait(buyer.page, "listing.other-language", reload=False)
    seller.press("site.menu.selling")
    page.locator("a[href$='/revise']").first.click()
    page.wait_for_load_state()
    upload("clean.zip")
    seller.press("listing.form.republish")
    seller.flash("published")
    buyer.page.goto(page.url)
    assert buyer.page.locator("[data-facts-panel] tbody tr").first.locator(".badge.good").count() == 1
