// Marks: which runs of the text belong to which finding, and how they look.

const NEED = ["disputed", "suggested", "accepted", "corrected", "rejected", "withdrawn"];

export function marks(text, list) {
  const runs = new Map(); // number of a finding → runs
  const parts = new Map(); // "3-who" → runs
  const lines = [...list.children];
  const numbers = new Map(lines.map((line, n) => [line.dataset.on, n]));
  const gather = (into, element, words) => {
    for (const one of words.split(" ")) {
      if (!into.has(one)) into.set(one, []);
      into.get(one).push(element);
    }
  };
  for (const run of text.querySelectorAll("[data-m]")) gather(runs, run, run.dataset.m);
  for (const run of text.querySelectorAll("[data-p]")) gather(parts, run, run.dataset.p);
  let dressed = [];

  const state = (n) => lines[n].dataset.state;
  const tone = (run) => {
    const states = run.dataset.m.split(" ").map(state);
    const most = NEED.find((one) => states.includes(one)) ?? "suggested";
    run.classList.remove(...NEED);
    run.classList.add(most);
  };
  let first = true; // on opening the page jumps to the words; after that it glides
  const bring = (element) => {
    const place = element.getBoundingClientRect();
    const side = document.querySelector(".side").getBoundingClientRect();
    const floor = side.left > 50 && side.width < innerWidth * 0.9 ? innerHeight : side.top;
    if (place.top < 70 || place.bottom > floor - 30) {
      const calm = first || matchMedia("(prefers-reduced-motion: reduce)").matches;
      scrollTo({ top: scrollY + place.top - Math.min(floor / 3, 260), behavior: calm ? "instant" : "smooth" });
    }
    first = false;
  };

  return {
    on: (n) => lines[n].dataset.on,
    // Somebody decided: the line in the list and all runs of the finding look so.
    tell(on, now) {
      const n = numbers.get(on);
      if (n === undefined || state(n) === now) return;
      lines[n].dataset.state = now;
      lines[n].querySelector(".state").textContent = list.dataset[now] ?? now;
      for (const run of runs.get(String(n)) ?? []) tone(run);
    },
    // One finding is on the card: its words stand out, each part in the colour of its slot.
    choose(n) {
      for (const [element, name] of dressed) element.classList.remove(name);
      dressed = [];
      const dress = (element, name) => {
        element.classList.add(name);
        dressed.push([element, name]);
      };
      if (n === "" || n === undefined) return;
      for (const run of runs.get(n) ?? []) dress(run, "now");
      for (const [key, elements] of parts) {
        if (!key.startsWith(`${n}-`)) continue;
        for (const element of elements) {
          if (/-(who|to_whom|what|when|where|why|how_many)$/.test(key)) {
            dress(element, "p");
            dress(element, `p-${key.slice(key.indexOf("-") + 1)}`);
          }
        }
      }
      if (lines[n]) dress(lines[n], "now");
      const [words] = runs.get(n) ?? [];
      if (words) bring(words);
    },
    // A slot was clicked: show where its words stand.
    flash(part) {
      const n = document.getElementById("card").dataset.n;
      const elements = parts.get(`${n}-${part}`) ?? [];
      for (const element of elements) {
        element.classList.remove("flash");
        void element.offsetWidth; // so that a second click starts the animation anew
        element.classList.add("flash");
        element.addEventListener("animationend", () => element.classList.remove("flash"), { once: true });
      }
      if (elements.length) bring(elements[0]);
    },
  };
}
