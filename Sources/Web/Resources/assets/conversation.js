// The conversation of a trade: what comes in live, what has been read, and older entries as one scrolls.
// Everything here is a convenience: the page works without it.

const timeline = document.querySelector("#timeline");
if (timeline) {
  const dress = (root) => document.dispatchEvent(new CustomEvent("dress", { detail: root }));
  const pieces = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return [...holder.content.children];
  };
  const stages = (list) => {
    // A stage is named once, where it begins.
    let last;
    for (const line of list.querySelectorAll(".chapter:not(.unread)")) {
      if (line.textContent === last) line.remove(); else last = line.textContent;
    }
  };

  // What has been shown is told to the server once the page is really seen, and what only arrived as that; at most once for
  // each run of entries.
  let told;
  let telling;
  const tell = () => {
    clearTimeout(telling);
    if (!timeline.dataset.reads) return;
    telling = setTimeout(async () => {
      const path = document.visibilityState === "visible" ? timeline.dataset.reads : timeline.dataset.arrivals;
      const what = `${path} ${timeline.dataset.first} ${timeline.dataset.last}`;
      if (what === told) return;
      const body = new URLSearchParams({ from: timeline.dataset.first, upTo: timeline.dataset.last, csrf: timeline.dataset.csrf });
      try {
        const answer = await fetch(path, { method: "POST", body, headers: { accept: "application/json" }, keepalive: true });
        if (answer.ok) told = what;
      } catch { /* The next entry, or the next look at the page, tries again. */ }
    }, 400);
  };
  document.addEventListener("visibilitychange", tell);
  addEventListener("focus", tell);
  tell();

  // Live: each entry comes with its number, so a connection that was lost goes on where it broke off.
  const note = document.querySelector(".live-note");
  const mark = (piece) => {
    const upTo = Number(piece.dataset.upTo);
    const isRead = piece.classList.contains("read");
    if (!isRead && !piece.classList.contains("received")) return;
    for (const old of timeline.querySelectorAll(".mark")) {
      if (Number(old.closest(".entry").dataset.sequence) > upTo || old.classList.contains("read")) continue;
      if (!isRead && old.classList.contains("received")) continue;
      const fresh = piece.cloneNode(true);
      old.replaceWith(fresh);
      dress(fresh);
    }
  };
  let last = Number(timeline.dataset.last);
  const reached = (event) => {
    const number = Number(event.lastEventId);
    if (!event.lastEventId || number <= last) return false;
    last = number;
    if (!("hasLater" in timeline.dataset)) timeline.dataset.last = event.lastEventId;
    return true;
  };
  if (timeline.dataset.live && "EventSource" in window) {
    const source = new EventSource(`${timeline.dataset.live}?after=${timeline.dataset.last}`);
    source.addEventListener("entry", (event) => {
      if (!reached(event) || document.getElementById(`e${event.lastEventId}`)) return;
      if ("hasLater" in timeline.dataset) {
        note.hidden = false;
        note.textContent = note.dataset.textNew;
        return;
      }
      for (const entry of pieces(event.data)) {
        entry.classList.add("fresh");
        timeline.append(entry);
        dress(entry);
      }
      stages(timeline);
      tell();
    });
    source.addEventListener("again", (event) => {
      for (const entry of pieces(event.data)) {
        const old = entry.id && document.getElementById(entry.id);
        if (old) { old.replaceWith(entry); dress(entry); }
      }
    });
    source.addEventListener("mark", (event) => {
      reached(event);
      for (const piece of pieces(event.data)) mark(piece);
    });
    source.addEventListener("next", (event) => {
      const box = document.getElementById("next");
      const fresh = pieces(event.data)[0];
      if (box && fresh) { box.replaceWith(fresh); dress(document); }
    });
    source.addEventListener("clocks", (event) => {
      const panel = document.getElementById("clocks");
      const fresh = pieces(event.data)[0];
      if (panel && fresh) { panel.replaceWith(fresh); dress(document); }
    });
    source.addEventListener("error", () => {
      note.hidden = source.readyState !== EventSource.CLOSED;
      note.textContent = note.dataset.textLost;
    });
    source.addEventListener("open", () => { note.hidden = true; });
    addEventListener("pagehide", () => source.close());
    // A page that comes back from the browser's memory has no connection any more.
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  }

  // Older and newer entries as one scrolls to the ends of what is there.
  const load = async (link, isEarlier) => {
    if (link.dataset.loading) return;
    link.dataset.loading = "yes";
    try {
      const answer = await fetch(link.href, { headers: { accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const more = page.querySelector("#timeline");
      const fresh = [...more.children].filter((line) => !line.id || !document.getElementById(line.id));
      const anchor = timeline.firstElementChild;
      const top = anchor.getBoundingClientRect().top;
      if (isEarlier) {
        timeline.prepend(...fresh);
        timeline.dataset.first = more.dataset.first;
        // What was looked at stays where it was.
        scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
      } else {
        timeline.append(...fresh);
        timeline.dataset.last = more.dataset.last;
        if (!("hasLater" in more.dataset)) {
          delete timeline.dataset.hasLater;
          note.hidden = true;
        }
        last = Math.max(last, Number(more.dataset.last));
      }
      stages(timeline);
      for (const line of fresh) dress(line);
      const place = isEarlier ? ".earlier" : ".later";
      document.querySelector(place).replaceWith(page.querySelector(place));
      watch();
      tell();
    } finally {
      delete link.dataset.loading;
    }
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) load(target, target.parentElement.classList.contains("earlier"));
    }
  }, { rootMargin: "200px" });
  const watch = () => { for (const link of document.querySelectorAll(".earlier a, .later a")) seen.observe(link); };
  // Not before the reader scrolls: a page that grows while it is opened would run away under its own address.
  for (const kind of ["scroll", "wheel", "touchmove"]) addEventListener(kind, watch, { once: true, passive: true });

  // A message may be files alone.
  const form = document.querySelector("#write");
  const text = form?.querySelector("textarea");
  const free = () => { text.required = !form.querySelector('[name="fileUpload"]') && !form.querySelector("[type=file]").files.length; };
  form?.addEventListener("input", free);
  form?.addEventListener("change", free);
}
