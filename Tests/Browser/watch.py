"""What is looked at on every page: that it can be read, by everybody, at any width, and that nothing went wrong in it."""

# Everything here runs in the page and gives a list of sentences about what is wrong; an empty list is a good page.
FAULTS = """
() => {
  const faults = [];
  const shown = (e) => e.type !== "hidden" && !e.closest("[hidden]") && e.getClientRects().length > 0;
  const name = (e) => (e.getAttribute("aria-label") || "").trim()
    || (e.labels && [...e.labels].map((l) => l.textContent.trim()).join(" "))
    || e.textContent.trim() || (e.getAttribute("title") || "").trim()
    || [...e.querySelectorAll("img[alt]")].map((i) => i.alt).join(" ");
  const what = (e) => e.outerHTML.slice(0, 120).replace(/\\s+/g, " ");

  if (!document.title.trim()) faults.push("no title");
  const headings = [...document.querySelectorAll("h1")].filter(shown);
  if (headings.length !== 1) faults.push(`${headings.length} h1`);
  if (!document.querySelector("main")) faults.push("no main");
  for (const e of document.querySelectorAll("input, textarea, select"))
    if (e.type !== "hidden" && !name(e)) faults.push(`a field without a label: ${what(e)}`);
  for (const e of document.querySelectorAll("a[href], button"))
    if (shown(e) && !name(e)) faults.push(`a link or button without words: ${what(e)}`);
  for (const e of document.querySelectorAll("img")) if (!e.hasAttribute("alt")) faults.push(`a picture without words: ${what(e)}`);
  for (const e of document.querySelectorAll("img"))
    if (e.complete && e.naturalWidth === 0 && e.src) faults.push(`a picture that does not load: ${what(e)}`);
  for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) faults.push(`an own order of tabs: ${what(e)}`);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push(`the id ${id} stands twice`);
  for (const e of document.querySelectorAll("[aria-describedby], [aria-labelledby]"))
    for (const id of (e.getAttribute("aria-describedby") || e.getAttribute("aria-labelledby")).split(/\\s+/))
      if (id && !document.getElementById(id)) faults.push(`describes itself by ${id}, which is not there: ${what(e)}`);
  for (const e of document.querySelectorAll("[style], [onclick]")) if (e.getAttribute("style") && !/^(height|color-scheme)/.test(e.getAttribute("style"))) faults.push(`style in the page: ${what(e)}`);
  for (const e of document.querySelectorAll("ul, ol"))
    for (const child of e.children) if (!["LI", "TEMPLATE", "SCRIPT"].includes(child.tagName)) faults.push(`a list with ${child.tagName} in it: ${what(e)}`);

  // What the templates could not fill, and what is said in the code's language instead of a person's.
  const text = document.body.innerText;
  const missing = document.documentElement.outerHTML.match(/⟦[^⟧]*⟧/);
  if (missing) faults.push(`a key instead of words: ${missing[0]}`);
  for (const pattern of [/\\{\\{/, /\\[\\[/, /\\bundefined\\b/, /\\bnil\\b/, /Optional\\(/, /\\bNaN\\b/])
    if (pattern.test(text)) faults.push(`unfilled: ${text.match(new RegExp(".{0,30}" + pattern.source + ".{0,30}"))?.[0]}`);
  const key = text.match(/(?:^|\\s)(?:refused|problem|flash|entry|next|trade|check|listing|clause|tick|reason|fix|terms|rating|time)\\.[a-zA-Z][a-zA-Z.]+(?=\\s|$)/);
  if (key) faults.push(`a key instead of words: ${key[0].trim()}`);

  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1
      && shown(e) && !["auto", "scroll", "hidden"].includes(getComputedStyle(e.parentElement).overflowX));
    faults.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}: ${wide.slice(0, 2).map(what).join(" | ")}`);
  }
  for (const table of document.querySelectorAll("table")) {
    const head = table.tHead?.rows[0]?.cells[0], first = table.tBodies[0]?.rows[0]?.cells[0];
    if (head && first && shown(head) && Math.abs(head.getBoundingClientRect().left - first.getBoundingClientRect().left) > 1)
      faults.push(`the head of a table does not stand above its rows: ${what(table)}`);
  }
  return faults;
}
"""

# Contrast of what is written against what it is written on, for plain grounds (WCAG 2.2, 1.4.3).
CONTRAST = """
() => {
  const parse = (c) => { const m = c.match(/rgba?\\(([^)]+)\\)/); return m ? m[1].split(/[ ,/]+/).map(Number) : null; };
  const light = (c) => { const f = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * f(c[0]) + 0.7152 * f(c[1]) + 0.0722 * f(c[2]); };
  const ground = (e) => { for (let n = e; n; n = n.parentElement) {
      const style = getComputedStyle(n); if (style.backgroundImage !== "none") return null;
      const c = parse(style.backgroundColor); if (!c) return null;
      if (c.length === 3 || c[3] === 1) return c; if (c[3] !== 0) return null; }
    return parse(getComputedStyle(document.documentElement).backgroundColor); };
  const found = new Map();
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || !e.getClientRects().length) continue;
    const style = getComputedStyle(e); if (style.visibility !== "visible" || e.closest("[disabled], .hidden, .skip")) continue;
    const ink = parse(style.color), under = ground(e); if (!ink || !under || (ink.length === 4 && ink[3] < 1)) continue;
    const [a, b] = [light(ink), light(under)]; const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize), bold = parseInt(style.fontWeight) >= 700;
    const least = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
    if (ratio < least) found.set(`${e.tagName.toLowerCase()}.${e.className}`, `${ratio.toFixed(2)}: “${e.textContent.trim().slice(0, 30)}” (${e.tagName.toLowerCase()}.${e.className})`);
  }
  return [...found.values()].map((f) => `too little contrast ${f}`);
}
"""


class Watch:
    """Collects what pages complain about: the console, scripts, the policy, broken requests."""

    def __init__(self):
        self.complaints = []
        self.statuses_expected = set()

    def over(self, context):
        context.on("page", self._page)
        return context

    def _page(self, page):
        page.on("console", lambda message: self._console(page, message))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: script: {error}"))
        page.on("response", self._response)

    def _console(self, page, message):
        if message.type not in ("error", "warning"):
            return
        # The browser notes each refused page in its console; whether it was to be refused is seen from the answer itself.
        if "Failed to load resource: the server responded with a status of" in message.text:
            return
        # So does it when a test takes the network away.
        if "net::ERR_INTERNET_DISCONNECTED" in message.text:
            return
        # Only keys that openssl and the verifier check alike are asked for; RSA is none of them.
        if message.text.startswith("publicKey.pubKeyCredParams is missing at least one of the default algorithm"):
            return
        self.complaints.append(f"{page.url}: {message.type}: {message.text}")

    def _response(self, answer):
        if answer.status >= 400 and answer.status not in self.statuses_expected:
            self.complaints.append(f"{answer.request.method} {answer.url}: {answer.status}")

    def losing_connections(self):
        """Within `with`, requests may break off on their way."""
        return Losing(self)

    def take(self):
        """What has been complained about since it was asked last."""
        found, self.complaints = self.complaints, []
        return found

    def expecting(self, *statuses):
        """Within `with`, answers of these statuses are as they should be."""
        return Expecting(self, set(statuses))


class Losing:
    def __init__(self, watch):
        self.watch = watch

    def __enter__(self):
        self.before = len(self.watch.complaints)

    def __exit__(self, *_):
        kept = self.watch.complaints[:self.before]
        kept += [c for c in self.watch.complaints[self.before:] if "net::ERR_CONNECTION_RESET" not in c]
        self.watch.complaints = kept


class Expecting:
    def __init__(self, watch, statuses):
        self.watch, self.statuses = watch, statuses

    def __enter__(self):
        self.watch.statuses_expected |= self.statuses

    def __exit__(self, *_):
        self.watch.statuses_expected -= self.statuses


def faults(page):
    """What is wrong with the page as it stands."""
    return page.evaluate(FAULTS)


def contrast(page):
    return page.evaluate(CONTRAST)
