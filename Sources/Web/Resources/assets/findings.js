// The check of the words while one types: findings stand beside their field. Without script the form has a button for it.

const zh = document.documentElement.lang.startsWith("zh");
const form = document.querySelector("form[data-check]");
const panel = document.getElementById("findings");

const make = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
};

const control = (place) => {
  const found = form.elements.namedItem(place);
  return found instanceof RadioNodeList ? null : found;
};

// Offsets are UTF-16 code units of the field's value, as the server counts them.
const context = (field, finding) => {
  const value = field.value;
  if (value.slice(finding.start, finding.end) !== finding.words) return make("p", "", make("mark", "", finding.words));
  const before = value.slice(Math.max(0, finding.start - 12), finding.start);
  const after = value.slice(finding.end, finding.end + 12);
  return make("p", "", finding.start > 12 ? "…" : "", before, make("mark", "", finding.words), after, finding.end + 12 < value.length ? "…" : "");
};

const button = (text, act) => {
  const element = make("button", "button quiet small", text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
};

const describe = (finding) => {
  const field = control(finding.place);
  const actions = make("p", "finding-mend", finding.suggestion, " ");
  if (field && "setRangeText" in field) {
    actions.append(button(zh ? "定位" : "Show", () => { field.focus(); field.setSelectionRange(finding.start, finding.end); }), " ");
    if (finding.replacement) {
      actions.append(button((zh ? "改为 " : "Put ") + finding.replacement, () => {
        if (field.value.slice(finding.start, finding.end) === finding.words) field.setRangeText(finding.replacement, finding.start, finding.end, "end");
        field.focus();
        check();
      }));
    }
  }
  return make("li", `finding ${finding.severity}`,
    make("p", "", make("strong", "finding-kind", finding.name), " ", make("span", "fine", finding.source)),
    field ? context(field, finding) : make("p", "", make("mark", "", finding.words)),
    make("p", "", finding.reason), actions);
};

const conflict = (found) => make("li", `finding ${found.severity}`,
  make("p", "", make("strong", "finding-kind", found.name)),
  make("ul", "statements", ...found.statements.map((side) =>
    make("li", side.prevails ? "prevails" : "", `${side.label}${zh ? "：" : ": "}`, make("q", "", side.words)))),
  make("p", "", found.verdict, " ", make("span", "fine", found.source)));

const holder = (place) => form.querySelector(`.findings[data-place="${CSS.escape(place)}"]`);

const show = (answer) => {
  for (const old of form.querySelectorAll(".findings[data-place]")) old.replaceChildren();
  const lists = new Map();
  const rest = [];
  const put = (place, item) => {
    const box = holder(place);
    if (!box) { rest.push(item); return; }
    if (!lists.has(box)) lists.set(box, make("ul", "findings-list"));
    lists.get(box).append(item);
  };
  for (const finding of answer.findings) put(finding.place, describe(finding));
  for (const found of answer.contradictions) {
    const first = found.statements.find((side) => holder(side.place));
    put(first ? first.place : "", conflict(found));
  }
  for (const [box, list] of lists) box.append(list);
  panel.hidden = false;
  panel.classList.toggle("blocks", answer.blocks);
  panel.classList.toggle("clear", answer.findings.length + answer.contradictions.length === 0);
  const status = panel.querySelector(".findings-summary") ?? make("p", "findings-summary");
  status.setAttribute("role", "status");
  if (status.textContent !== answer.summary) status.textContent = answer.summary;
  panel.replaceChildren(status, ...(rest.length ? [make("ul", "findings-list", ...rest)] : []));
};

let latest = null;
const check = async () => {
  latest?.abort();
  const mine = (latest = new AbortController());
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, typeof value === "string" ? value : value.name);
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body, headers: { Accept: "application/json" }, signal: mine.signal });
    if (answer.ok && latest === mine) show(await answer.json());
  } catch (error) {
    // Whoever types on replaces a check that is under way; a lost connection shows on publishing.
    if (error.name !== "AbortError") console.warn("the check did not answer");
  }
};

if (form && panel) {
  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(check, 500); };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  for (const asked of form.querySelectorAll("button[formaction]")) {
    if (!asked.getAttribute("formaction").endsWith(form.dataset.check)) continue;
    asked.addEventListener("click", async (event) => {
      event.preventDefault();
      await check();
      panel.scrollIntoView({ block: "nearest" });
    });
  }
  if ([...form.querySelectorAll("input[type=text], textarea")].some((field) => field.value.trim() !== "")) check();
}
