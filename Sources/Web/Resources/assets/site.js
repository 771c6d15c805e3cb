// Everything here is a convenience: each page works without it.

const zh = document.documentElement.lang.startsWith("zh");
const all = (selector, root = document) => root.querySelectorAll(selector);

// Times in the reader's own zone; the server writes China Standard Time.
const moment = new Intl.DateTimeFormat(zh ? "zh-CN" : "en-GB", {
  year: "numeric", month: zh ? "long" : "short", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false,
});
const span = (milliseconds) => {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const units = zh ? ["天", "小时", "分钟", "秒"] : ["day", "hour", "minute", "second"];
  const counts = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return zh ? "0 秒" : "0 seconds";
  const last = first < 2 ? first + 2 : first === 2 ? first + 1 : 4;
  const parts = [];
  for (let i = first; i < last; i++) {
    if (counts[i] > 0) parts.push(zh ? `${counts[i]} ${units[i]}` : `${counts[i]} ${units[i]}${counts[i] === 1 ? "" : "s"}`);
  }
  return parts.join(" ");
};
const showTimes = (root) => {
  for (const time of all("time[datetime]", root)) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.title = moment.format(at);
    const left = at - Date.now();
    if ("countdown" in time.dataset) {
      const words = span(left);
      time.textContent = left > 0 ? (zh ? `还剩 ${words}` : `${words} left`) : (zh ? `已过期 ${words}` : `${words} overdue`);
    } else if ("ago" in time.dataset) {
      const words = span(left).split(" ").slice(0, 2).join(" ");
      time.textContent = left > -60000 ? (zh ? "刚刚" : "just now") : (zh ? `${words}前` : `${words} ago`);
    } else {
      time.textContent = moment.format(at);
    }
  }
};
showTimes(document);
// The server writes the next page in the reader's zone, so that nothing changes before one's eyes.
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (ownZone) {
  document.cookie = `zone=${ownZone}; path=/; max-age=31536000; samesite=lax`;
  for (const place of all(".clock-zone, .zone")) place.textContent = zh ? `时间按您所在的时区（${ownZone}）显示` : `Times are in your own zone (${ownZone})`;
}
setInterval(() => showTimes(document), 20000);

// Where one is shall be in sight in a line of links that is longer than the page.
for (const here of all(".menu [aria-current], .tabs [aria-current], .desk-tabs [aria-current]")) {
  const line = here.parentElement;
  if (line.scrollWidth > line.clientWidth) line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
}

// Hashes and commands: a button that copies the whole of what is shown in part.
const icons = document.querySelector(".brand use").getAttribute("href").split("#")[0];
const addCopyButtons = (root) => {
  for (const code of all("code[data-copy]", root)) {
    if (code.nextElementSibling?.matches(".copy")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.title = zh ? "复制" : "Copy";
    button.setAttribute("aria-label", button.title);
    button.innerHTML = `<svg class="icon" aria-hidden="true"><use href="${icons}#copy"/></svg>`;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.dataset.copy);
      button.classList.add("copied");
      setTimeout(() => button.classList.remove("copied"), 1500);
    });
    code.after(button);
  }
};
if (navigator.clipboard) addCopyButtons(document);

// Text fields that grow with what is written.
const grow = (area) => { area.style.height = "auto"; area.style.height = `${area.scrollHeight + 2}px`; };
for (const area of all("textarea")) area.addEventListener("input", () => grow(area));

// A form is sent once, however often the button is pressed.
for (const form of all('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    for (const button of all("button:not([type=button])", form)) button.setAttribute("aria-disabled", "true");
  });
}
addEventListener("pageshow", () => {
  for (const form of all("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of all("button", form)) button.removeAttribute("aria-disabled");
  }
});

// Files go up by themselves with a bar that moves; the form then names them.
const size = (bytes) => {
  const units = ["B", "KiB", "MiB", "GiB"];
  let unit = 0;
  while (bytes >= 1024 && unit < 3) { bytes /= 1024; unit++; }
  return `${unit ? bytes.toFixed(1) : bytes} ${units[unit]}`;
};
for (const form of all("form[data-upload]")) {
  const input = form.querySelector('input[type="file"]');
  const box = form.querySelector(".upload");
  if (!input || !box || !form.dataset.upload) continue;
  const bar = box.querySelector("progress");
  const text = box.querySelector(".upload-text");
  const say = (key, values = {}) =>
    (text.textContent = Object.entries(values).reduce((words, [name, value]) => words.replace(`{${name}}`, value), text.dataset[key]));
  const send = (file) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `${form.dataset.upload}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-CSRF-Token", form.elements.csrf.value);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.total ? (100 * event.loaded) / event.total : 0;
      if (event.loaded < event.total) say("textSent", { percent: `${Math.floor(bar.value)} %`, done: size(event.loaded), total: size(event.total) });
      else say("textChecking");
    });
    request.addEventListener("load", () => (request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(request)));
    request.addEventListener("error", () => reject(request));
    request.send(file);
  });
  input.addEventListener("change", async () => {
    const button = form.querySelector("button.primary");
    button.disabled = true;
    box.hidden = false;
    try {
      for (const file of input.files) {
        const kept = await send(file);
        const named = document.createElement("input");
        named.type = "hidden";
        named.name = `${input.name}Upload`;
        named.value = kept.sha256;
        form.append(named);
        say("textDone");
        text.append(` ${file.name} · ${size(file.size)} · SHA-256 ${kept.sha256.slice(0, 12)}…`);
      }
      form.dispatchEvent(new Event("input"));
      input.value = "";
      input.required = false;
    } catch (request) {
      let words = "";
      try { words = JSON.parse(request.responseText).error[zh ? "message_zh" : "message_en"]; } catch { words = ""; }
      say("textFailed");
      if (words) text.append(` (${words})`);
    } finally {
      button.disabled = false;
    }
  });
}

// Pieces of a page that come later are dressed like the rest.
document.addEventListener("dress", ({ detail }) => {
  showTimes(detail.parentElement ?? detail);
  if (navigator.clipboard) addCopyButtons(detail);
});

// After paying: ask until the gateway's notification has come.
const waiting = document.querySelector("[data-wait]");
if (waiting) {
  const ask = async () => {
    const answer = await fetch(waiting.dataset.wait, { headers: { Accept: "application/json" } });
    if (answer.ok && (await answer.json()).payment !== "waiting") location.reload();
    else setTimeout(ask, 1500);
  };
  setTimeout(ask, 1000);
}

// The search box suggests titles and categories while one types.
const searchBox = document.querySelector("#q");
if (searchBox) {
  const list = document.createElement("datalist");
  list.id = "q-suggestions";
  searchBox.after(list);
  searchBox.setAttribute("list", list.id);
  searchBox.setAttribute("autocomplete", "off");
  let waiting;
  let asked = 0;
  searchBox.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = searchBox.value.trim();
    if (!text) { list.replaceChildren(); return; }
    waiting = setTimeout(async () => {
      const number = ++asked;
      const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(text)}`, { headers: { accept: "application/json" } });
      if (!answer.ok || number !== asked) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(({ text }) => { const option = document.createElement("option"); option.value = text; return option; }));
    }, 150);
  });
}

// A comparison has four listings at most.
const compareTicks = all(".compare-tick input");
const limitTicks = () => {
  const full = [...compareTicks].filter((tick) => tick.checked).length >= 4;
  for (const tick of compareTicks) tick.disabled = full && !tick.checked;
};
for (const tick of compareTicks) tick.addEventListener("change", limitTicks);
addEventListener("pageshow", limitTicks);

// The seller's form shows what comparable software costs, for the answers as they are typed.
const priceLink = document.querySelector("[data-price-context]");
const priceForm = priceLink?.closest("form");
if (priceForm) {
  let shown;
  let waiting;
  const show = async () => {
    const address = new URL(priceLink.dataset.priceContext, location.href);
    const revised = /\/listings\/([0-9a-z]{26})\//.exec(priceForm.getAttribute("action"));
    if (revised) address.searchParams.append("listing", revised[1]);
    for (const [name, value] of new FormData(priceForm)) {
      const isAsked = ["price", "licence"].includes(name) || (name.startsWith("f.") && typeof value === "string" && value.length <= 40);
      if (isAsked && value) address.searchParams.append(name, value);
    }
    if (address.href === shown || address.search.length > 3500) return;
    shown = address.href;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok || shown !== address.href) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const panel = page.querySelector(".price-context");
    if (panel) priceLink.replaceChildren(panel);
  };
  priceForm.addEventListener("change", () => { clearTimeout(waiting); waiting = setTimeout(show, 300); });
  show();
}

// The counts in the head follow what happens, while somebody looks at the page.
const bell = document.querySelector(".bell");
if (bell && "EventSource" in window) {
  const trades = document.querySelector('.menu a[href="/trades"]');
  const words = zh ? { bell: "未读通知", trades: "等您处理" } : { bell: "Unread notices", trades: "Waiting for you" };
  const show = (place, count, max, title) => {
    let badge = place?.querySelector(".count");
    if (!place || (count === 0 && !badge)) return;
    if (count === 0) return badge.remove();
    if (!badge) {
      badge = document.createElement("span");
      badge.className = "count";
      badge.title = title;
      place.append(badge);
    }
    badge.textContent = count < max ? String(count) : `${max - 1}+`;
  };
  let counts;
  const listen = () => {
    if (document.hidden) {
      counts?.close();
      counts = undefined;
    } else if (!counts) {
      counts = new EventSource("/notices/live");
      counts.addEventListener("counts", ({ data }) => {
        const { notices, waiting } = JSON.parse(data);
        show(bell, notices, 1000, words.bell);
        show(trades, waiting, 100, words.trades);
      });
    }
  };
  setTimeout(() => {
    document.addEventListener("visibilitychange", listen);
    listen();
  }, 2000);
}
