// Keys: one letter a decision. They work in any keyboard layout: where a key gives no Latin letter
// (Russian, Greek …), its place on the keyboard counts.

export function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const name = named(event);
    const writing = event.target.closest("input:not([type=radio]), textarea, select");
    if (writing && name !== "Escape") return;
    const action = actions[name];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function named(event) {
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) return "?";
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  if (event.key.length === 1 && event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
  return event.key;
}
