// Selection: words chosen in the text go into a field, with their place in code points.

// Give the chosen words and where they begin, or null when the choice is not in the text.
function chosen(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  return { words: words.trim(), at: [...before.toString()].length + [...words.slice(0, lead)].length };
}

// Offer, beside each field, to take the words that are chosen: now, or last.
export function taking(text) {
  let last = null; // moving to a field ends the choice
  const remember = () => {
    last = chosen(text) ?? last;
    document.documentElement.classList.toggle("chosen", Boolean(last));
  };
  document.addEventListener("selectionchange", remember);
  document.addEventListener("keydown", remember, true); // a quick key may come before that event
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (!button || !last) return;
    const field = document.getElementById(button.dataset.take);
    field.value = last.words;
    field.form.elements[`at-${field.name}`].value = last.at;
    field.focus({ preventScroll: true });
  });
  document.addEventListener("input", (event) => {
    const at = event.target.form?.elements[`at-${event.target.name}`];
    if (at) at.value = ""; // typed words are looked for in the paragraph
  });
}
