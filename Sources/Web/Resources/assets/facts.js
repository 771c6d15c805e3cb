// Shows how far the reading of an artefact is, and what was found, without loading the page again.

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const fresh = async (path) => {
  const answer = await fetch(path, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-facts-panel]");
};

// Puts a newer panel in its place again and again until the reading is done.
const follow = async (panel) => {
  for (let pause = 300; panel && panel.isConnected && "waiting" in panel.dataset; pause = Math.min(pause * 1.5, 3000)) {
    await wait(pause);
    let next = null;
    try { next = await fresh(panel.dataset.path); } catch { continue; }
    if (!next) return;
    panel.replaceWith(next);
    panel = next;
  }
};

for (const panel of document.querySelectorAll("[data-facts-panel][data-waiting]")) follow(panel);

// In a form: once the artefact is up, the form names it, and its panel follows.
for (const slot of document.querySelectorAll("[data-facts-slot]")) {
  const form = slot.closest("form");
  let shown = "";
  const look = async () => {
    const named = form.querySelectorAll('input[name="artefactUpload"]');
    const sha256 = named.length ? named[named.length - 1].value : "";
    if (!sha256 || sha256 === shown || slot.querySelector(`[data-path="/deposits/${sha256}/facts"]`)) return;
    shown = sha256;
    let panel = null;
    try { panel = await fresh(`/deposits/${sha256}/facts`); } catch { return; }
    if (!panel || shown !== sha256) return;
    slot.replaceChildren(panel);
    follow(panel);
  };
  new MutationObserver(look).observe(form, { childList: true, subtree: true });
  look();
}
