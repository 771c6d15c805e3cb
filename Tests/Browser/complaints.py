"""Complaints: one with evidence is told to the accused, answered, decided, appealed against and ruled on by another; a message that a
decision has masked is shown so. On the demo world, whose staff is there already."""

from disputes import send, signed_in
from place import Server

LISTING = "贪吃蛇"


def filed(world, person, folder):
    """Files a complaint with evidence about a listing; says its path."""
    proof = folder / "截图.txt"
    proof.write_text("按 P 键没有反应。", encoding="utf-8")
    person.go(f"/?q={LISTING}")
    person.page.locator("main a[href^='/listings/']", has_text=LISTING).first.click()
    person.page.wait_for_load_state()
    person.press("complaint.link")
    world.studio.portrait(person.page, "complaint.new")
    sheet = person.page.locator("form[action='/complaints']")
    sheet.locator("[name=text]").fill("页面上说可以暂停，实际不行。")
    sheet.locator("[name=file]").set_input_files(str(proof))
    choice = sheet.locator("[name=category]")
    if choice.count() > 1:
        sheet.locator("[name=category][value=misleadingListing]").check()
    else:
        choice.select_option("misleadingListing")
    send(person, sheet)
    person.flash("complaintFiled")
    return person.page.url.split(person.server.address)[1].split("?")[0].split("#")[0]


def answered(world, person, path):
    """The accused is told what is asked, until when and what silence means, and answers."""
    person.go("/notices")
    asked = person.page.locator(".asks li", has=person.page.locator(f"a[href='{path}']"))
    text = asked.inner_text()
    assert "有人投诉您" in text and "不等您的说法" in text, text
    assert asked.locator("[data-countdown]").count() == 1, "until when is not shown"
    world.studio.portrait(person.page, "notices.complaint")
    asked.locator("a").first.click()
    person.page.wait_for_load_state()
    person.see("页面上说可以暂停，实际不行。")
    with person.page.expect_download() as coming:
        person.page.locator(".complaint-acts .files a").first.click()
    assert coming.value.path().read_text(encoding="utf-8") == "按 P 键没有反应。", "the evidence is another"
    sheet = person.page.locator(f"form[action='{path}/answers']")
    sheet.locator("[name=text]").fill("已知缺陷里写明没有暂停，下单前就能看到。")
    send(person, sheet)
    person.flash("complaintAnswered")
    person.go("/notices")
    assert not person.page.locator(f".asks a[href='{path}']").count(), "what was answered is still asked"


def decide(person, path, end, outcome, reason, flash):
    sheet = person.page.locator(f"form[action='/desk{path}/{end}']")
    sheet.locator("[name=outcome]").select_option(outcome)
    sheet.locator("[name=reason]").fill(reason)
    send(person, sheet)
    person.flash(flash)


def judged(world, path, complainant, accused, first, second):
    first.go(path)
    first.press("complaint.take")
    first.flash("complaintTaken")
    world.studio.portrait(first.page, "desk.complaint")
    decide(first, path, "decision", "unfounded", "已知缺陷写明“没有暂停”，下单前可见。", "complaintDecided")
    complainant.go("/notices")
    complainant.page.locator(f"a[href='{path}']").first.click()
    complainant.page.wait_for_load_state()
    complainant.see("已知缺陷写明“没有暂停”，下单前可见。")
    appeal = complainant.page.locator("details", has=complainant.page.locator(f"form[action='{path}/appeals']"))
    appeal.locator("summary").click()
    appeal.locator("textarea").fill("标题写着“触屏可玩”，没有暂停等于不能玩。")
    send(complainant, appeal)
    complainant.flash("complaintAppealed")
    world.studio.portrait(complainant.page, "complaint.appealed")
    # Who decided first does not rule on it.
    first.go(path)
    assert not first.button("complaint.take").count(), "whoever decided can take the appeal"
    second.go(path)
    second.press("complaint.take")
    second.flash("complaintTaken")
    decide(second, path, "ruling", "founded", "缺陷写了，但标题会让人以为随时能停；提醒卖家写清楚，不另作处理。", "complaintRuled")
    accused.go(path)
    accused.see("提醒卖家写清楚")
    world.studio.portrait(accused.page, "complaint.final")


def masked(world, seller):
    """A message that a decision has masked: the decision is named, the words are not shown."""
    seller.go("/trades")
    # The seller has several trades about it.
    for path in [row.get_attribute("href") for row in seller.page.locator(".row-title", has_text="表格速览").all()]:
        seller.go(path)
        if seller.page.get_by_text(seller.say("conversation.masked")).count():
            break
    seller.see(seller.say("conversation.masked"))
    assert "全家都是骗子" not in seller.page.locator("main").inner_text(), f"masked words are shown on {path}"
    world.studio.portrait(seller.page, "trade.masked")
    seller.press("conversation.masked.why")
    seller.see("原文留在卷宗里，不再展示")


def complaints(world):
    folder = world.folder / "complaints"
    folder.mkdir()
    server = Server(world.server.program, folder, "--demo")
    people = []
    try:
        complainant, accused, first, second, seller = people = [
            signed_in(world, server, handle) for handle in ("shenyi", "suhe", "jiangyue", "qinyuan", "gubei")]
        path = filed(world, complainant, folder)
        answered(world, accused, path)
        judged(world, path, complainant, accused, first, second)
        masked(world, seller)
    finally:
        for person in people:
            person.context.close()
        server.stop()
