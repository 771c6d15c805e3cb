// Passkeys: the browser makes keys and signs with them. What it answers goes into the form's hidden fields, and the form is sent.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => (list ?? "").split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));

const challenge = async (form, path, fields) => {
  const answer = await fetch(path, {
    method: "POST", body: JSON.stringify(fields),
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": form.elements.csrf.value },
  });
  if (!answer.ok) throw new Error("no challenge");
  return answer.json();
};

const put = (form, values) => {
  for (const [name, value] of Object.entries(values)) form.elements[name].value = text(value);
  // A password that was begun is not sent along.
  const password = form.elements.password;
  if (password && values.signature) password.disabled = true;
  form.submit();
};

const sign = async (form, given, site, credentials) => {
  const found = await navigator.credentials.get({
    publicKey: { challenge: bytes(given), rpId: site, allowCredentials: known(credentials), userVerification: "required" },
  });
  put(form, {
    credential: found.rawId, authenticatorData: found.response.authenticatorData, clientData: found.response.clientDataJSON,
    signature: found.response.signature,
  });
};

const make = async (form) => {
  const asked = await challenge(form, form.dataset.passkeyRegister, { purpose: "registration" });
  const name = document.querySelector(".who-name")?.textContent ?? asked.displayName;
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge), rp: { id: asked.site, name: document.querySelector(".brand").textContent.trim() },
      user: { id: new TextEncoder().encode(asked.member), name, displayName: asked.displayName ?? name },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -8 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" }, attestation: "none",
      excludeCredentials: asked.credentials.map((id) => ({ type: "public-key", id: bytes(id) })),
    },
  });
  put(form, { attestationObject: made.response.attestationObject, clientData: made.response.clientDataJSON });
};

const once = (form, act) => async (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  const failed = form.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    await act();
  } catch (error) {
    console.info(`passkey: ${error.name}`);
    failed.hidden = false;
  }
};

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey-register]")) {
    // Before all others, which would count this as the form's sending.
    form.addEventListener("submit", once(form, () => make(form)), { capture: true });
  }
  for (const button of document.querySelectorAll("button[data-sign]")) {
    const form = button.closest("form");
    const box = button.closest("[data-passkey]");
    const { passkeySignIn, passkeyStepUp } = form.dataset;
    button.hidden = false;
    form.hidden = false;
    button.addEventListener("click", once(form, async () => {
      if (box) return sign(form, box.dataset.passkey, box.dataset.site, box.dataset.credentials);
      const path = passkeySignIn ?? passkeyStepUp;
      const asked = await challenge(form, path, passkeySignIn ? {} : { purpose: "stepUp" });
      return sign(form, asked.challenge, asked.site, form.dataset.credentials);
    }));
  }
}
