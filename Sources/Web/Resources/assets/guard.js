// While a message is being written: whether it would lead the deal away, told to the writer before anybody else. The message
// can be sent all the same; without script the note stands in the timeline.

const form = document.getElementById("write");
const note = form.querySelector(".guard-check");
const area = form.querySelector("textarea");
let timer = 0;
let newest = 0;

const make = (name, className, text) => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
};

const list = (className, items) => {
  const element = make("ul", className, "");
  for (const item of items) element.append(item);
  return element;
};

const show = (answer) => {
  note.hidden = answer.findings.length === 0;
  if (note.hidden) { note.replaceChildren(); return; }
  const lost = answer.lost.map(({ protection, text }) => {
    const item = document.createElement("li");
    item.append(make("strong", "", protection), ` ${text}`);
    return item;
  });
  note.replaceChildren(
    make("p", "guard-headline", answer.headline), make("p", "fine", note.dataset.lost), list("guard-lost", lost),
    list("guard-advice", answer.advice.map((text) => make("li", "", text))));
};

const check = async () => {
  const number = ++newest;
  const text = area.value.trim();
  if (!text) { show({ findings: [] }); return; }
  const response = await fetch(note.dataset.path, {
    method: "POST", headers: { "Accept": "application/json", "Content-Type": "application/json", "X-CSRF-Token": form.elements.csrf.value },
    body: JSON.stringify({ text }),
  });
  if (response.ok && number === newest) show(await response.json());
};

area.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => check().catch(() => {}), 500);
});
