"""A seller fills in the form in several sittings: what is typed is kept, the meter says what is left, the preview is the page."""

import re

# What cannot be guessed from the kind of a field, by category.
CATEGORIES = {
    "plugin": ("插件", {"title": "网页正文提取插件", "price": "39", "f.version": "1.4.0", "f.licence": "MIT", "f.thirdPartyLicences": "NONE", "f.demo": "https://demo.chengxu.example/"}),
    "template": ("模板", {"title": "简历模板三套", "price": "12.50", "f.version": "2.1", "f.licence": "MIT", "f.thirdPartyLicences": "NONE", "f.demo": "https://demo.chengxu.example/"}),
    "website-source": ("网站源码", None),
}
TERMS = {
    "licence": "personal", "deliveryHours": "24", "acceptanceDays": "7", "changeRounds": "1", "supportMonths": "6",
    "noReasonReturnDays": "0", "returnCondition": "notDownloaded", "conditionalReturns.notAsDescribed": "15",
    "conditionalReturns.quality": "30", "responseHours": "24", "supportChannels": ["conversation", "ticket"],
    "noneKnown": True, "includesSource": True, "mayResell": False, "clauses": None,
    "defects.major": None, "defects.minor": None, "defects.cosmetic": None,
}


def saved(person):
    """Waits until the page says that what was typed last is kept."""
    word = person.say("draft.savedAt")
    person.page.wait_for_function(
        "(word) => document.querySelector('.save-state').textContent.startsWith(word)", arg=word, timeout=15_000)


def typed(person, title):
    """Waits until the page shows the title that was typed last."""
    person.page.wait_for_function(
        "(title) => document.readyState === 'complete' && document.querySelector('[name=title]').value === title", arg=title,
        timeout=15_000)


def percent(person):
    return int(person.page.locator(".meter-percent").inner_text().split()[0])


def choose(person, category):
    person.press("site.menu.selling")
    person.press("selling.publish")
    words, _ = CATEGORIES[category]
    found = person.page.locator("#category-words")
    found.fill(words)
    assert person.page.locator(f'.choice[href$="category={category}"]').is_visible(), "a category is not found by its name"
    with person.page.expect_navigation():
        person.page.locator(f'.choice[href$="category={category}"]').click()
    person.studio.glance(person.page)


def in_sittings(world, seller, category, answers):
    """One category from an empty form to what buyers see."""
    choose(seller, category)
    page = seller.page
    assert not page.locator(".meter-ready").count(), "an empty form is called complete"
    least = percent(seller)
    # The first words make the draft; nobody has to save it.
    page.locator("[name=title]").press_sequentially(answers["title"][:4])
    page.wait_for_url(re.compile("/drafts/"))
    saved(seller)
    draft = page.url
    assert percent(seller) > least, "the meter does not move while one types"
    missing = page.locator('.gaps[data-gaps="blocking"] li')
    assert missing.count() > 5 and missing.first.locator("span").inner_text(), "nobody says why an answer matters"
    missing.last.locator("a").click()
    assert page.url.startswith(draft + "#f-"), "a gap does not lead to its field"
    # Left in the middle of a word and taken up again from the list.
    page.locator("[name=title]").fill(answers["title"])
    seller.go("/selling")
    seller.see(answers["title"][:4])
    if category == "plugin":
        world.studio.portrait(page, "selling.drafts")
    page.locator(".drafts .row-title", has_text=answers["title"][:4]).wait_for()
    seller.press("draft.resume")
    typed(seller, answers["title"])
    assert page.url == draft
    # Reloaded in the middle of a word: what is sent as the page is left comes after the page was asked for anew.
    page.locator("[name=title]").fill(answers["title"] + "…")
    page.reload()
    typed(seller, answers["title"] + "…")
    page.locator("[name=title]").fill(answers["title"])
    saved(seller)
    world.studio.portrait(page, f"draft.{category}.begun")
    # Published too early: everything that is missing is named and linked, and nothing is lost.
    with world.watch.expecting(422):
        seller.press("listing.form.publish")
    problems = page.locator("[role=alert]:visible a")
    assert problems.count() > 5 and page.locator("[name=title]").input_value() == answers["title"]
    saved(seller)
    seller.go(draft.split(seller.server.address)[1])
    seller.fill_listing(answers)
    seller.upload("#f-artefact", world.artefact)
    page.locator("#f-pictures").set_input_files(world.picture)
    page.locator("input[name=picturesUpload]").wait_for(state="attached")
    saved(seller)
    page.locator(".meter-ready").wait_for()
    assert percent(seller) == 100 and not missing.count()
    world.studio.portrait(page, f"draft.{category}.complete")
    seller.press("draft.preview")
    assert page.url == draft + "/preview"
    seller.see(seller.say("preview.title"))
    assert page.locator("h1").inner_text().startswith(answers["title"])
    shown = page.locator(".main-column").inner_text()
    world.studio.portrait(page, f"draft.{category}.preview")
    seller.press("listing.form.publish")
    seller.flash("published")
    published = page.locator(".main-column").inner_text()
    for line in shown.splitlines():
        assert line in published, f"the preview shows what the listing does not: {line}"
    seller.press("site.menu.selling")
    assert page.locator(f'a[href="{draft.split(seller.server.address)[1]}"]').count() == 0, "a published draft is still there"


def drafting(world, seller, answers):
    """Three categories, two tabs, and a draft thrown away."""
    for category, (_, own) in CATEGORIES.items():
        in_sittings(world, seller, category, dict(TERMS, **(own or dict(answers, title="企业官网源码，第二套"))))
    two_tabs(world, seller)


def two_tabs(world, seller):
    choose(seller, "template")
    first = seller.page
    first.locator("[name=title]").fill("第一页写的")
    first.wait_for_url(re.compile("/drafts/"))
    saved(seller)
    second = seller.context.new_page()
    second.goto(first.url)
    second.locator("[name=title]").fill("第二页写的")
    second.locator(".bar-buttons").get_by_role("button", name=seller.say("draft.save"), exact=True).click()
    second.wait_for_load_state()
    with world.watch.expecting(409):
        first.locator("[name=price]").fill("88")
        first.locator(".save-conflict").wait_for()
    world.studio.portrait(first, "draft.conflict", reload=False)
    assert first.locator("[name=title]").input_value() == "第一页写的", "the page lost what was typed"
    second.reload()
    assert second.locator("[name=title]").input_value() == "第二页写的", "the other page was overwritten unasked"
    first.locator("[data-overwrite]").click()
    saved(seller)
    second.reload()
    assert second.locator("[name=title]").input_value() == "第一页写的" and second.locator("[name=price]").input_value() == "88"
    second.close()
    seller.press("draft.discard")
    seller.flash("draftDiscarded")
    assert seller.page.get_by_text("第一页写的").count() == 0


def without_script(world, person, category, title):
    """The buttons do what the script does."""
    person.go(f"/listings/new?category={category}")
    page = person.page
    page.locator("[name=title]").fill(title)
    page.locator("#f-pictures").set_input_files(world.picture)
    # The Enter key saves; it never publishes.
    with page.expect_navigation():
        page.locator("[name=price]").press("Enter")
    person.flash("draftSaved")
    assert "/drafts/" in page.url and page.locator("[name=title]").input_value() == title
    assert page.locator("img.thumb").count() == 1, "the picture is lost"
    person.press("draft.preview")
    assert page.url.endswith("/preview") and page.locator("h1").inner_text().startswith(title)
    person.press("preview.back")
    person.press("draft.discard")
    person.flash("draftDiscarded")
