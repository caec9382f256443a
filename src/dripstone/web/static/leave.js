// Leave: one key away from an empty page. The vault is locked whether or not the answer comes back.
// Without this script the button does the same, and shows a page that says nothing.

const form = document.getElementById("leave");
let escapes = []; // when Escape was pressed: three times within two seconds leave from anywhere

function leave() {
  const gone = fetch(form.action, { method: "POST", keepalive: true, credentials: "same-origin" });
  document.documentElement.replaceChildren(); // nothing is left to read while the browser moves on
  const away = () => location.replace("about:blank");
  gone.then(away, away);
  setTimeout(away, 300);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      escapes = [...escapes, event.timeStamp].filter((at) => event.timeStamp - at < 2000);
      if (escapes.length >= 3) leave();
      return;
    }
    if (event.target.closest("input:not([type=radio]), textarea, select")) return;
    const latin = /^[a-z]$/i.test(event.key);
    if (latin ? event.key.toLowerCase() === "x" : event.key.length === 1 && event.code === "KeyX") leave();
  },
  true, // before a dialog or a form takes the key
);
