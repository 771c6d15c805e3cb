// Files of a delivery go up in pieces: the fingerprint is computed here first, a lost connection or a reload goes on where it
// stopped, and the server's fingerprint is set beside ours. Without script the form sends the files by itself.

const piece = 8 << 20; // Bytes of one request.
const hashedHere = 256 << 20; // WebCrypto takes a file in one piece, so a larger one is left to the server.
const tus = { "Tus-Resumable": "1.0.0" };
const kept = "chengxu.uploads"; // Where begun uploads are remembered.

const bytes = (count) => {
  const units = ["B", "KiB", "MiB", "GiB"];
  let unit = 0;
  while (count >= 1024 && unit < 3) { count /= 1024; unit++; }
  return `${unit ? count.toFixed(1) : count} ${units[unit]}`;
};
const remembered = () => { try { return JSON.parse(localStorage.getItem(kept)) ?? {}; } catch { return {}; } };
const remember = (key, path) => {
  const uploads = remembered();
  if (path) uploads[key] = path; else delete uploads[key];
  try { localStorage.setItem(kept, JSON.stringify(uploads)); } catch { /* It then goes on within this page only. */ }
};
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

class Stopped extends Error {}

const form = document.querySelector("form[data-pieces]");
const input = form?.querySelector('input[type="file"]');
const list = form?.querySelector(".pieces");
if (form && input && list) {
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), list.dataset[`text${key}`]);
  const ask = (path, options = {}) =>
    fetch(path, { ...options, headers: { ...tus, Accept: "application/json", "X-CSRF-Token": form.elements.csrf.value, ...options.headers } });

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = `${file.name} · ${bytes(file.size)}`;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    const text = document.createElement("p");
    text.setAttribute("role", "status");
    item.append(name, bar, text);
    list.append(item);
    return { bar, say: (key, values) => { text.textContent = say(key, values); }, text };
  };

  const hash = async (file) => {
    if (file.size > hashedHere || !crypto.subtle) return null;
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  // Where the upload of this file stands on the server; a new one is begun where there is none.
  const begin = async (file, key) => {
    const path = remembered()[key];
    if (path) {
      const found = await ask(path);
      if (found.ok) return { path, state: await found.json() };
      remember(key, null);
    }
    const begun = await ask(form.dataset.pieces, {
      method: "POST", headers: { "Upload-Length": String(file.size), "Upload-Metadata": `filename ${base64(file.name)}` },
    });
    if (!begun.ok) throw new Stopped(await words(begun));
    remember(key, begun.headers.get("Location"));
    return { path: begun.headers.get("Location"), state: await begun.json() };
  };
  const words = async (answer) => {
    try {
      const { error } = await answer.json();
      return error[document.documentElement.lang.startsWith("zh") ? "message_zh" : "message_en"] ?? "";
    } catch { return ""; }
  };

  const send = async (file, row) => {
    const key = [file.name, file.size, file.lastModified].join("/");
    let failures = 0;
    for (;;) {
      try {
        let { path, state } = await begin(file, key);
        while (!state.sha256) {
          const from = state.receivedBytes;
          row.bar.value = (100 * from) / file.size;
          row.say(from + piece >= file.size ? "Storing" : "Sending", { done: bytes(from), total: bytes(file.size) });
          const sent = await ask(path, {
            method: "PATCH", body: file.slice(from, from + piece),
            headers: { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(from) },
          });
          if (!sent.ok && ![409, 423].includes(sent.status) && sent.status < 500) throw new Stopped(await words(sent));
          if (!sent.ok) await wait(1);
          const now = await ask(path);
          if (!now.ok) throw new Error("gone");
          state = await now.json();
          if (state.receivedBytes > from) failures = 0;
        }
        remember(key, null);
        row.bar.value = 100;
        return state.sha256;
      } catch (error) {
        if (error instanceof Stopped || ++failures > 20) throw error;
        const seconds = Math.min(30, 2 ** failures);
        row.say("Waiting", { seconds });
        await wait(seconds);
      }
    }
  };

  const take = async (file) => {
    const row = line(file);
    try {
      row.say("Hashing");
      const here = await hash(file);
      if (!here) row.say("Large");
      const there = await send(file, row);
      row.text.textContent = `${say("There")} SHA-256 ${there}`;
      if (here) row.text.prepend(`${say("Here")} SHA-256 ${here}\n`);
      const verdict = document.createElement("span");
      verdict.className = `badge ${here && here !== there ? "bad" : "good"}`;
      verdict.textContent = say(here ? (here === there ? "Same" : "Other") : "Kept");
      row.text.append(" ", verdict);
      if (here && here !== there) return;
      const named = document.createElement("input");
      named.type = "hidden";
      named.name = "fileUpload";
      named.value = there;
      form.append(named);
    } catch (error) {
      row.say("Failed");
      if (error.message && error instanceof Stopped) row.text.append(` (${error.message})`);
    }
  };

  input.addEventListener("change", async () => {
    const button = form.querySelector("button.primary");
    const files = [...input.files];
    input.value = "";
    list.hidden = false;
    button.disabled = true;
    try { for (const file of files) await take(file); } finally { button.disabled = false; }
  });
}
