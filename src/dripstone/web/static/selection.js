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

let last = null; // a click on a button may end the selection in some browsers

// Offer, beside each field of the card, to take the words that are chosen.
export function taking(text, card) {
  for (const button of card.querySelectorAll("[data-take]")) {
    button.hidden = !last;
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => take(text, button));
  }
  for (const field of card.querySelectorAll(".field textarea")) {
    field.addEventListener("input", () => {
      const at = field.form.elements[`at-${field.name}`];
      if (at) at.value = ""; // typed words are looked for in the paragraph
    });
  }
  document.onselectionchange = () => {
    last = chosen(text) ?? last;
    for (const button of card.querySelectorAll("[data-take]")) button.hidden = !last;
  };
}

function take(text, button) {
  const found = chosen(text) ?? last;
  if (!found) return;
  const field = document.getElementById(button.dataset.take);
  field.value = found.words;
  field.form.elements[`at-${field.name}`].value = found.at;
  field.focus({ preventScroll: true });
}
