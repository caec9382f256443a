"""What the stories in a browser share: Chromium, and what a person needs who cannot see or point."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, expect, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Open Chromium. Where there is none the tests fail: 'make test' installs it."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert found, "Chromium is missing: run 'sh tests/needs.sh'"
    expect.set_options(timeout=20_000)  # a busy machine is slow, and not wrong
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGS)
        yield opened
        opened.close()


def faults(page: Page) -> list[str]:
    """Give what would keep somebody from using a page: names, landmarks, order, contrast, size."""
    return page.evaluate(LOOK)


# Thresholds: WCAG 2.2, success criteria 1.4.3 (contrast), 1.4.10 (reflow), 2.5.8 (target size).
LOOK = r"""() => {
  const found = [];
  const say = (what, e) => found.push(`${what}: ${e ? e.outerHTML.slice(0, 90) : ""}`);
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length;
  const all = (q) => [...document.querySelectorAll(q)].filter(seen);
  const text = (e) => (e?.textContent ?? "").trim();
  const name = (e) => {
    const by = e.getAttribute("aria-labelledby");
    if (by) return by.split(" ").map((i) => text(document.getElementById(i))).join(" ");
    const label = e.getAttribute("aria-label") || [...(e.labels ?? [])].map(text).join(" ");
    if (label) return label;
    const alt = [...e.querySelectorAll("img")].map((i) => i.alt).join("");
    return text(e) || alt || e.title || "";
  };

  if (!document.documentElement.lang) say("no language");
  if (!document.title.trim()) say("no title");
  if (all("h1").length !== 1) say(`${all("h1").length} first headings`);
  if (all("main").length !== 1) say("no main landmark");
  if (!all("body > header").length) say("no banner");
  for (const nav of all("nav")) if (!name(nav) || !nav.hasAttribute("aria-label")) say("nav without name", nav);
  let level = 0;
  for (const h of all("h1, h2, h3, h4")) {
    const here = Number(h.tagName[1]);
    if (here > level + 1) say(`heading skips from ${level}`, h);
    level = here;
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids)) if (ids.filter((i) => i === id).length > 1) say(`id twice: ${id}`);
  for (const [a, sep] of [["aria-labelledby", " "], ["aria-controls", " "], ["for", "\0"]])
    for (const e of document.querySelectorAll(`[${a}]`))
      for (const id of e.getAttribute(a).split(sep)) if (!document.getElementById(id)) say(`${a} leads nowhere`, e);
  for (const e of all("a[href^='#']"))
    if (!document.getElementById(e.getAttribute("href").slice(1))) say("link leads nowhere", e);
  for (const e of all("a[href], button, input:not([type=hidden]), select, textarea, summary, dialog, section[aria-labelledby], [role=region]"))
    if (!name(e).trim()) say("no name", e);
  for (const img of document.querySelectorAll("img:not([alt])")) say("no alt", img);
  for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) say("order of its own", e);
  for (const e of all("button, .button, select, input:not([type=hidden], [type=radio]), summary")) {
    const box = e.getBoundingClientRect();
    if (!e.matches(".words, .take, .skip") && (box.height < 24 || box.width < 24)) say(`small: ${box.width}x${box.height}`, e);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) say(`wider than the window: ${document.documentElement.scrollWidth}`);
  for (const e of all("main *"))
    if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "auto" && e.tabIndex < 0 && !e.matches(".side, textarea")) say("scrolls, and no key reaches it", e);

  const parse = (c) => {
    let m = c.match(/^rgba?\(([^)]+)\)/);
    if (m) { const v = m[1].split(/[ ,/]+/).map(Number); return [v[0], v[1], v[2], v[3] ?? 1]; }
    m = c.match(/^color\(srgb ([^)]+)\)/);
    if (m) { const v = m[1].split(/[ /]+/).map(Number); return [v[0] * 255, v[1] * 255, v[2] * 255, v[3] ?? 1]; }
    throw new Error(`a colour of another kind: ${c}`);
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const behind = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    layers.push(matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1]);
    return layers.reverse().reduce((below, top) => over(top, below));
  };
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const told = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !seen(e) || e.closest(".sr, :disabled, .skip, dialog:not([open])")) continue;
    const style = getComputedStyle(e), below = behind(e);
    const ink = over(parse(style.color), below);
    let fade = 1;
    for (let at = e; at; at = at.parentElement) fade *= Number(getComputedStyle(at).opacity);
    const shown = over([...ink.slice(0, 3), fade], below);
    const [a, b] = [light(shown), light(below)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05), key = `${e.tagName}.${e.className}`;
    if (ratio < (large ? 3 : 4.5) && !told.has(key)) { told.add(key); say(`contrast ${ratio.toFixed(2)}`, e); }
  }
  return found;
}"""
