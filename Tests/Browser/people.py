"""What two members do on the pages: they read what is written on buttons and beside fields, press and type."""

import re


class Person:
    """A member at a browser of their own."""

    def __init__(self, name, context, server, words, studio, script=True):
        self.name, self.context, self.server, self.say, self.studio = name, context, server, words, studio
        self.script = script
        self.password = None
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)

    def go(self, path):
        answer = self.page.goto(self.server.address + path)
        self.studio.glance(self.page)
        return answer

    def button(self, key, **values):
        return self.page.get_by_role("button", name=self.say(key, **values), exact=True)

    def link(self, key, **values):
        return self.page.get_by_role("link", name=self.say(key, **values), exact=True)

    def press(self, key, **values):
        """Presses what bears these words, a button or a link, and waits for the page that follows."""
        words = self.say(key, **values)
        # A person looks at the middle of the page before its edges.
        for place in (self.page.locator("main"), self.page.locator("body")):
            found = place.get_by_role("button", name=words, exact=True).or_(
                place.get_by_role("link", name=words, exact=True))
            if found.count():
                break
        with self.page.expect_navigation():
            found.first.click()
        self.studio.glance(self.page)

    def field(self, key):
        """The field with that label."""
        return self.page.get_by_label(re.compile("^" + re.escape(self.say(key)))).first

    def flash(self, key):
        assert self.say(f"flash.{key}") in self.page.locator(".flash").inner_text(), f"{self.name} is not told: {key}"

    def see(self, text):
        self.page.get_by_text(text).first.wait_for()

    # Membership

    def register(self, handle, password):
        self.password = password
        self.go("/")
        self.press("site.register")
        self.field("register.name").fill(handle)
        self.field("register.displayName").fill(self.name)
        self.field("register.password").fill(password)
        self.press("register.button")
        self.flash("registered")
        assert self.page.locator(".who-name").inner_text() == self.name

    def sign_out(self):
        self.page.locator(".who").click()
        self.press("account.signOut")
        assert self.page.locator(".who").count() == 0

    def sign_in(self, handle, password):
        self.go("/")
        self.press("site.signIn")
        self.try_password(handle, password)

    def try_password(self, handle, password):
        self.field("register.name").fill(handle)
        self.field("register.password").fill(password)
        self.page.locator("main").get_by_role("button", name=self.say("site.signIn"), exact=True).click()
        self.page.wait_for_load_state()
        self.studio.glance(self.page)

    # Publishing

    def fill_listing(self, answers):
        """Fills the form by its own field table: what is known by name is answered so, the rest believably."""
        form = self.page.locator("form.form")
        for field in form.locator("input[name]:not([type=hidden]):not([type=file]), textarea, select").all():
            if not field.is_visible():
                continue
            name = field.get_attribute("name")
            kind = field.evaluate("e => e.type")
            if name in answers:
                answer = answers[name]
                if kind == "checkbox":
                    if answer is True or field.get_attribute("value") in (answer if isinstance(answer, list) else []):
                        field.check()
                elif kind == "radio":
                    if field.get_attribute("value") == answer:
                        field.check()
                elif kind == "select-one":
                    field.select_option(answer)
                elif answer is not None:
                    field.fill(answer)
            elif kind == "select-one":
                field.select_option(index=1)
            elif kind == "radio":
                if not form.locator(f'input[name="{name}"]:checked').count():
                    field.check()
            elif kind == "checkbox":
                first = form.locator(f'input[name="{name}"]').first
                if first.evaluate("e => e.closest('fieldset') !== null") and not form.locator(f'input[name="{name}"]:checked').count():
                    first.check()
            elif kind in ("text", "textarea") and not field.input_value():
                mode = field.get_attribute("inputmode")
                field.fill("3" if mode in ("numeric", "decimal") else "见说明文档" if self.say.language == "zh" else "see the manual")
            # What was filled in for us stays.

    def upload(self, selector, path):
        """Chooses files; with script they go up at once and the page says when they are kept."""
        self.page.locator(selector).set_input_files(path)
        if self.script and self.page.locator(".pieces").count():
            names = [path] if not isinstance(path, list) else path
            kept = self.page.locator(".pieces .badge")
            self.page.wait_for_function(
                "count => document.querySelectorAll('.pieces .badge').length >= count", arg=len(names), timeout=30_000)
            assert "good" in (kept.last.get_attribute("class") or ""), self.page.locator(".pieces").inner_text()
        elif self.script and self.page.locator(".upload").count():
            status = self.page.locator(".upload-text")
            done = status.get_attribute("data-text-done")
            failed = status.get_attribute("data-text-failed")
            self.page.wait_for_function(
                "([done, failed]) => { const t = document.querySelector('.upload-text').textContent; return t.includes(done) || t.includes(failed); }",
                arg=[done, failed])
            assert done in status.inner_text(), status.inner_text()

    # The trade

    def confirm(self):
        """Ticks every point and confirms."""
        for tick in self.page.locator(".rail form input[type=checkbox]").all():
            tick.check()
        self.sign("agreement.confirm.button")

    def sign(self, key):
        """Enters the password again and presses the button that signs."""
        self.page.locator(".signing input[type=password]").fill(self.password)
        self.press(key)

    def propose(self):
        """Sends the form, reads what it became, and signs that."""
        self.press("terms.propose")
        assert self.page.locator(".full-hash code").inner_text(), "the fingerprint of what is signed is not shown"
        self.sign("prepared.button")

    def write(self, text):
        box = self.field("trade.write.label")
        box.fill(text)
        self.press("trade.write.button")
        assert self.page.locator(".said", has_text=text).count() == 1

    def number(self):
        return self.page.url.split("/trades/")[1].split("/")[0].split("#")[0].split("?")[0]
