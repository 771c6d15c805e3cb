"""Looks at every page that is visited, and takes its picture in both languages, both lights and two widths."""

import urllib.parse

from watch import contrast, faults

LANGUAGES, THEMES, WIDTHS = ("zh", "en"), ("light", "dark"), (1280, 390)
HEIGHTS = {1280: 900, 390: 844}


class Studio:
    """Pages are named when their picture is taken; what is wrong with any of them is collected."""

    def __init__(self, folder, is_quick=False):
        self.folder, self.is_quick = folder, is_quick
        self.faults = []
        self.looked = 0
        self.pictures = 0
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def glance(self, page):
        """What a person would notice on any page, at the width it has."""
        if "/trades/" in page.url or page.url.startswith("http"):
            self.looked += 1
            self._note(page, page.url.split("/", 3)[-1], faults(page))

    def _note(self, page, name, found):
        for fault in found:
            if (name, fault) not in self.faults:
                self.faults.append((name, fault))

    def portrait(self, page, name, reload=True):
        """The page as it is now, in all its looks; afterwards it is as before."""
        if not self.folder or self.is_quick:
            return
        context = page.context
        host = urllib.parse.urlsplit(page.url)
        origin = f"{host.scheme}://{host.netloc}"
        first = page.evaluate("document.documentElement.lang")[:2]
        # The language the page has comes last, so that the page is afterwards as it was before.
        languages = sorted(LANGUAGES, key=lambda language: language == first) if reload else [first]
        for language in languages:
            if reload:
                context.add_cookies([{"name": "lang", "value": language, "url": origin}])
                page.reload()
                lang = page.evaluate("document.documentElement.lang")
                if lang[:2] != language:
                    self._note(page, name, [f"lang is {lang} where {language} was asked for"])
            for theme in reversed(THEMES):
                page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
                for width in WIDTHS:
                    label = f"{name}.{language}.{theme}.{width}"
                    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
                    self._note(page, label, faults(page) + (contrast(page) if width == 1280 else []))
                    page.screenshot(path=self.folder / f"{label}.png", full_page=True, animations="disabled")
                    self.pictures += 1
        page.evaluate("document.documentElement.dataset.theme = 'auto'")
        page.set_viewport_size({"width": 1280, "height": HEIGHTS[1280]})
        if reload:
            context.clear_cookies(name="lang")
