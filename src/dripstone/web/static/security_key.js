// Security key: asks the browser's key what the server says, and sends back what it answered.

const box = document.getElementById("key");
const told = document.getElementById("key-told");

async function send(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

async function use() {
  const { publicKey } = await send(box.dataset.ask, {});
  const made = box.dataset.how === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  const name = document.getElementById("key-name")?.value ?? "";
  const answer = await send(box.dataset.answer, { ...made.toJSON(), ...(name ? { name } : {}) });
  if (!answer.in) throw new Error("refused");
  location.assign(box.dataset.to);
}

document.getElementById("key-button").addEventListener("click", () => {
  told.hidden = true;
  use().catch(() => { told.hidden = false; });
});
