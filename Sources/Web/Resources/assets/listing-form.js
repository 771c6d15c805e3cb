// The listing's form: saved as one types, with the meter kept up to date. Without script the buttons do the same.

const zh = document.documentElement.lang.startsWith("zh");
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const form = document.getElementById("listing-form");

// Choosing a category: a word narrows the list.
const filter = document.querySelector(".category-filter");
if (filter) {
  const [words, note] = [filter.querySelector("input"), filter.querySelector("[data-none]")];
  filter.hidden = false;
  words.addEventListener("input", () => {
    const sought = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const group of all(".category-group")) {
      let shown = 0;
      for (const item of all("li", group)) {
        const text = item.textContent.toLowerCase();
        item.hidden = !sought.every((word) => text.includes(word));
        if (!item.hidden) shown++;
      }
      group.hidden = shown === 0;
      found += shown;
    }
    note.textContent = found ? "" : note.dataset.none;
  });
}

// A field that depends on another opens once that one is answered so.
const conditions = form ? all("[data-when]", form) : [];
const showConditions = () => {
  for (const field of conditions) {
    const chosen = new FormData(form).getAll(field.dataset.when);
    const isAsked = field.dataset.whenIs.split(" ").some((answer) => chosen.includes(answer));
    const isAnswered = all("input, textarea, select", field).some((e) => (e.type === "checkbox" || e.type === "radio" ? e.checked && e.value : e.value));
    field.classList.toggle("asked", isAsked);
    field.hidden = !isAsked && !isAnswered && !field.contains(document.activeElement);
  }
};

// Characters are counted: always where the limit is short, and where it is long once it comes near.
const addCounters = () => {
  for (const input of all("[data-counted]", form)) {
    const counter = document.createElement("p");
    counter.className = "counter";
    const count = () => {
      counter.textContent = `${input.value.length} / ${input.maxLength}`;
      counter.classList.toggle("near", input.value.length > input.maxLength * 0.9);
      counter.hidden = input.maxLength > 1000 && input.value.length < input.maxLength * 0.7;
    };
    input.addEventListener("input", count);
    (input.closest(".with-unit") || input).after(counter);
    count();
  }
};

// A long list of options is narrowed by a word; what is ticked stays in sight.
const addOptionFilters = () => {
  for (const list of all(".ticks.many", form)) {
    const search = document.createElement("input");
    search.type = "search";
    search.className = "option-filter";
    search.placeholder = zh ? "输入几个字筛选" : "Type to narrow the list";
    search.setAttribute("aria-label", search.placeholder);
    search.addEventListener("input", (event) => {
      event.stopPropagation();
      const sought = search.value.trim().toLowerCase();
      for (const option of all("label", list)) {
        option.hidden = !option.textContent.toLowerCase().includes(sought) && !option.querySelector("input").checked;
      }
    });
    search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    list.before(search);
  }
};

// Which part is being read.
const followParts = () => {
  const seen = new Map();
  const mark = () => {
    const top = [...seen].filter(([, part]) => part.isIntersecting).map(([id]) => id)[0];
    for (const link of all(".outline a")) link.toggleAttribute("aria-current", link.hash === `#${top}`);
  };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) seen.set(entry.target.id, entry);
    mark();
  }, { rootMargin: "-10% 0px -60% 0px" });
  for (const part of all(".form-part", form)) observer.observe(part);
  return mark;
};

if (form) {
  // On a narrow page the form comes before the list of what it lacks.
  if (matchMedia("(max-width: 999px)").matches) for (const part of all("#meter details")) part.open = false;
  showConditions();
  addCounters();
  addOptionFilters();
  const markPart = followParts();

  const state = form.querySelector(".save-state");
  const conflict = form.querySelector(".save-conflict");
  let isDirty = false;
  // What is shown after a conflict is saved when a button says so, not by itself.
  let isStopped = form.dataset.keeping === "wait";
  let timer = 0;
  let running = null;

  const hidden = (name, value) => {
    let input = form.querySelector(`input[type="hidden"][name="${name}"]`);
    if (!input) {
      input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      form.prepend(input);
      // The token comes first, so that nothing else is read before it is known.
      form.prepend(form.elements.csrf);
    }
    input.value = value;
  };
  const draft = () => form.querySelector('input[name="draft"]')?.value;
  const address = () => (draft() ? `${form.dataset.save}/${draft()}` : form.dataset.save);
  const pictures = form.elements.pictures;
  const typed = () => {
    const data = new FormData(form);
    data.delete("artefact");
    if (!pictures.files.length) data.delete("pictures");
    return data;
  };
  // What is under way when a page is left arrives after the next page was asked for. So it is noted which revision it was
  // written over; a page that shows that one is older than what was typed.
  const note = () => `draft ${draft()}`;
  const revision = () => form.querySelector('input[name="draftRevision"]')?.value;
  const clock = new Intl.DateTimeFormat(zh ? "zh-CN" : "en-GB", { hour: "2-digit", minute: "2-digit", hour12: false });
  const later = (milliseconds) => { clearTimeout(timer); timer = setTimeout(save, milliseconds); };

  const showMeter = (html) => {
    const old = document.getElementById("meter");
    const isOpen = new Map(all("details", old).map((part) => [part.dataset.gaps, part.open]));
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const meter = holder.content.firstElementChild;
    for (const part of all("details", meter)) if (isOpen.has(part.dataset.gaps)) part.open = isOpen.get(part.dataset.gaps);
    old.replaceWith(meter);
    const count = form.querySelector(".bar-count a");
    if (count) count.textContent = `${meter.dataset.percent} %`;
    markPart();
  };

  // Pictures went up with the form; from now on the draft names them.
  const showPictures = (kept) => {
    const list = pictures.closest(".field").querySelector(".ticks");
    list.replaceChildren(...kept.map(({ sha256, name }) => {
      const label = document.createElement("label");
      label.className = "tick";
      const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: "picturesUpload", value: sha256, checked: true });
      const image = Object.assign(document.createElement("img"), { className: "thumb", src: `/files/${sha256}`, alt: name });
      const text = document.createElement("span");
      text.append(image);
      label.append(tick, text);
      return label;
    }));
    pictures.value = "";
  };

  const taken = (answer, hadPictures) => {
    if (!draft()) {
      hidden("draft", answer.draft);
      history.replaceState(history.state, "", `${form.dataset.save}/${answer.draft}`);
      for (const button of all("[formaction]", form)) button.formAction = address();
      const discard = document.querySelector("form.discard");
      discard.action = `${address()}/removal`;
      discard.hidden = false;
    }
    hidden("draftRevision", answer.revision);
    showMeter(answer.meter);
    if (hadPictures) showPictures(answer.files.pictures);
    const refused = answer.fileRefused && answer.fileRefused[zh ? "message_zh" : "message_en"];
    state.textContent = refused || `${state.dataset.saved} ${clock.format(new Date(answer.savedAt))}`;
    state.classList.toggle("bad", Boolean(refused));
  };

  const refuse = async (answer) => {
    let error = {};
    try { ({ error } = await answer.json()); } catch { error = {}; }
    if (error.code === "draftChangedElsewhere") {
      isStopped = true;
      conflict.hidden = false;
      conflict.querySelector("[data-load-other]").href = address();
      state.textContent = state.dataset.conflict;
    } else if (answer.status === 404 && draft()) {
      // It was published or thrown away elsewhere; what stands here is kept as a new one.
      for (const name of ["draft", "draftRevision"]) form.querySelector(`input[name="${name}"]`)?.remove();
      later(0);
    } else {
      state.textContent = error[zh ? "message_zh" : "message_en"] || state.dataset.failed;
      if (answer.status >= 500) later(10000);
    }
    state.classList.add("bad");
  };

  const send = async () => {
    isDirty = false;
    const hadPictures = pictures.files.length > 0;
    state.textContent = state.dataset.saving;
    state.classList.remove("bad");
    if (draft()) sessionStorage.setItem(note(), revision());
    try {
      const answer = await fetch(`${address()}?show=meter`, {
        method: "POST", body: typed(),
        headers: { Accept: "application/json", "X-CSRF-Token": form.elements.csrf.value },
      });
      sessionStorage.removeItem(note());
      if (answer.ok) taken(await answer.json(), hadPictures);
      else { isDirty = true; await refuse(answer); }
    } catch {
      isDirty = true;
      state.textContent = state.dataset.failed;
      state.classList.add("bad");
      later(10000);
    }
  };

  // One saving at a time; what is typed meanwhile is saved after it.
  const save = async () => {
    clearTimeout(timer);
    if (running || isStopped || form.dataset.sent) return;
    running = send();
    await running;
    running = null;
    if (isDirty && !isStopped && !state.classList.contains("bad")) later(1000);
  };

  // Versions are typed for a platform that is meant.
  form.addEventListener("input", (event) => {
    const row = event.target.closest(".matrix li");
    if (row && event.target.type === "text" && event.target.value) row.querySelector("input[type=checkbox]").checked = true;
  });

  const changed = () => {
    isDirty = true;
    showConditions();
    if (!isStopped && state.textContent !== state.dataset.saving) state.textContent = state.dataset.saving;
    later(1000);
  };
  if (form.dataset.keeping === "now") changed();
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);

  conflict.querySelector("[data-overwrite]").addEventListener("click", async () => {
    const newest = await fetch(address(), { headers: { Accept: "application/json" } });
    if (!newest.ok) return;
    hidden("draftRevision", (await newest.json()).revision);
    conflict.hidden = true;
    isStopped = false;
    isDirty = true;
    await save();
  });
  conflict.querySelector("[data-load-other]").addEventListener("click", () => { isDirty = false; });

  document.querySelector("form.discard").addEventListener("submit", () => { isStopped = true; });

  // A button waits for a saving that is under way, since it would send the revision before it.
  document.addEventListener("submit", async (event) => {
    if (event.target !== form || form.dataset.sent) return;
    clearTimeout(timer);
    if (!running) { isDirty = false; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    await running;
    form.requestSubmit(button);
  }, true);

  // Whoever leaves in the middle of a word finds it again.
  addEventListener("pagehide", () => {
    if (!isDirty || isStopped || running || form.dataset.sent) return;
    const data = typed();
    data.delete("pictures");
    if (draft()) sessionStorage.setItem(note(), revision());
    if (navigator.sendBeacon(address(), data)) isDirty = false;
  });
  if (draft() && location.pathname === address() && sessionStorage.getItem(note()) === revision()) {
    isStopped = true;
    const look = async (times) => {
      const newest = await fetch(address(), { headers: { Accept: "application/json" } });
      if (newest.ok && String((await newest.json()).revision) !== revision()) {
        sessionStorage.removeItem(note());
        // Whoever has begun to type here already chooses between the two.
        if (isDirty) { conflict.hidden = false; conflict.querySelector("[data-load-other]").href = address(); }
        else location.reload();
      } else if (times > 0) {
        setTimeout(look, 200, times - 1);
      } else {
        sessionStorage.removeItem(note());
        isStopped = false;
        if (isDirty) later(0);
      }
    };
    look(10);
  }
  // A page that the browser kept while it was left may have been saved as it was left.
  addEventListener("pageshow", (event) => { if (event.persisted && draft()) location.reload(); });
}
