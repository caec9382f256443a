// Search: the key "/" leads to the field for words, from whichever page.
// In a Russian layout the same key gives a full stop: its place on the keyboard counts too.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  if (event.key === "?" || (event.key !== "/" && event.code !== "Slash")) return;
  if (event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]")) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const field = document.getElementById("words");
  if (field) field.select();
  else location.assign("/search");
});
document.documentElement.classList.add("finds");
