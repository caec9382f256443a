// Review: shows one finding after the other, and sends decisions, without reloading the words.
// Without this script every link and form works as well, one page at a time.

import { marks } from "./marks.js";
import { listen } from "./keys.js";
import { taking } from "./selection.js";

history.scrollRestoration = "manual"; // the words on the card decide what is in view
const desk = document.querySelector("[data-review]");
const text = document.getElementById("text");
const shown = marks(text, document.getElementById("list"));
let lastDecided = "";
let busy = false;

function card() {
  return document.getElementById("card");
}

// Ask for the card alone; give the answer, or tell why there is none.
async function fetchCard(address, options = {}) {
  if (busy) return;
  busy = true;
  card().classList.add("waiting");
  try {
    const answer = await fetch(address, {
      ...options,
      headers: { ...options.headers, "dripstone-part": "card" },
      credentials: "same-origin",
    });
    const words = await answer.text();
    if (answer.ok) place(words, answer.url);
    else tell(words, answer.headers.get("content-type"));
  } catch {
    tell(desk.dataset.gone);
  } finally {
    busy = false;
    card().classList.remove("waiting");
  }
}

// Put a new card in place of the one that is there, and the marks in its state.
function place(html, url) {
  const made = new DOMParser().parseFromString(html, "text/html").getElementById("card");
  if (!made) {
    location.assign(url);
    return;
  }
  if (made.dataset.count !== card().dataset.count) {
    location.assign(url); // a correction has made another finding: its marks are the server's to make
    return;
  }
  card().replaceWith(document.adoptNode(made));
  settle(url);
  dress();
  card().focus({ preventScroll: true });
  document.querySelector(".side").scrollTop = 0;
}

// Keep the address of what is shown, without what was just said: it is told once.
function settle(url) {
  const address = new URL(url);
  address.searchParams.delete("did");
  address.searchParams.delete("since");
  address.searchParams.delete("language");
  history.replaceState(null, "", address);
}

// What has to be done whenever another card is there.
function dress() {
  const here = card();
  if (here.dataset.did) lastDecided = here.dataset.did;
  for (const pair of here.dataset.states.split(" ").filter(Boolean)) {
    const [on, state] = pair.split(":");
    shown.tell(on, state);
  }
  document.getElementById("left").textContent = here.dataset.left;
  if (here.dataset.on) document.getElementById("original").search = new URLSearchParams({ on: here.dataset.on });
  shown.choose(here.dataset.n);
  for (const hidden of here.querySelectorAll("[data-keys], .steps [data-open]")) hidden.hidden = false;
}

function tell(words, type = "text/plain") {
  const place = card().querySelector(".trouble");
  const notice = type && type.startsWith("text/html")
    ? new DOMParser().parseFromString(words, "text/html").querySelector(".told")
    : null;
  place.replaceChildren(notice ? document.adoptNode(notice) : words.trim());
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
}

function show(on) {
  const asked = new URLSearchParams({ on, order: desk.dataset.order });
  return fetchCard(`${desk.dataset.review}?${asked}`);
}

function open(name) {
  const panel = document.getElementById(name);
  if (!panel) return;
  for (const other of document.querySelectorAll(".side .panel")) other.open = other === panel && !panel.open;
  if (!panel.open) return;
  panel.scrollIntoView({ block: "nearest" });
  panel.querySelector("input:not([type=hidden]), select, textarea")?.focus({ preventScroll: true });
}

function close() {
  for (const panel of document.querySelectorAll(".side .panel")) panel.open = false;
  card().focus({ preventScroll: true });
}

async function undo() {
  const form = card().querySelector("form[action$='/undo']");
  if (form) form.requestSubmit();
  else if (lastDecided) tell(desk.dataset.undone);
  else tell(desk.dataset.nothing);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-decide")) return;
  event.preventDefault();
  fetchCard(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const target = event.target.closest("[data-flash], [data-open], [data-close], [data-show], [data-keys], #list a, .m");
  if (!target) return;
  if (target.dataset.flash) shown.flash(target.dataset.flash);
  else if (target.dataset.open) open(target.dataset.open);
  else if ("close" in target.dataset) close();
  else if ("keys" in target.dataset) document.getElementById("keys").showModal();
  else if (target.matches(".m")) pick(event, target);
  else {
    event.preventDefault();
    show(target.dataset.show || target.closest("li").dataset.on);
  }
});

// Where marks lie over each other, each click goes one further.
function pick(event, run) {
  event.preventDefault();
  if (!getSelection().isCollapsed) return; // the person is choosing words, not a mark
  const here = run.dataset.m.split(" ");
  const at = here.indexOf(card().dataset.n);
  show(shown.on(here[(at + 1) % here.length]));
}

listen({
  a: () => card().querySelector("[data-key=a]:not(:disabled)")?.click(),
  s: () => card().querySelector("[data-key=s]:not(:disabled)")?.click(),
  c: () => card().querySelector("[data-key=c]:not(:disabled)") && open("correct"),
  r: () => card().querySelector("[data-key=r]:not(:disabled)") && open("reject"),
  d: () => card().querySelector("[data-key=d]") && open("dispute"),
  j: () => card().dataset.after && show(card().dataset.after),
  k: () => card().dataset.before && show(card().dataset.before),
  n: () => open("add"),
  u: undo,
  "?": () => document.getElementById("keys").showModal(),
  Escape: close,
});

taking(text);
settle(location.href);
dress();
document.documentElement.classList.add("scripted"); // from here on keys work, and panels need no summary
