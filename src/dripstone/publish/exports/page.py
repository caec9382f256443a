"""Page: HTML that holds only what was put into it, escaped by the way it is made.

tag        name, what is inside, attributes → Markup; plain text is escaped, always
document   title, body, language → a whole file: no script, no outside request
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable

from dripstone.publish.shields.cells import neutral

_ALONE = frozenset({"meta", "br", "hr"})

STYLE = """
:root { color-scheme: light dark; --ink: #1c2321; --soft: #56625e; --line: #cfd8d4;
  --paper: #fdfdfb; --mark: #fff1b8; --warn: #8a3b12 }
@media (prefers-color-scheme: dark) { :root { --ink: #e9eeeb; --soft: #a9b6b1; --line: #3b4743;
  --paper: #151a18; --mark: #5c4d12; --warn: #f2a87c } }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.6 Georgia, "Times New Roman", serif }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; padding-top: .8rem;
  border-top: 1px solid var(--line) }
p, ul, ol, table { margin: .5rem 0 }
li { margin: .35rem 0 }
a { color: inherit }
.soft { color: var(--soft); font-size: .92rem }
.warn { color: var(--warn); font-weight: bold }
.ref { font-size: .8em; vertical-align: super; line-height: 0; text-decoration: none }
blockquote { margin: .4rem 0; padding: .3rem 0 .3rem .9rem; border-left: 3px solid var(--line) }
mark { background: var(--mark); color: inherit; padding: 0 .1em }
code { font: .82rem/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid var(--line) }
th { font-weight: normal; color: var(--soft); width: 8rem }
.notes > li { margin: 1rem 0; break-inside: avoid }
:target { outline: 2px solid var(--line); outline-offset: .3rem }
@media print {
  body { max-width: none; padding: 0; background: #fff; color: #000; font-size: 10.5pt }
  h2 { break-after: avoid }
  a { text-decoration: none }
  mark { background: none; font-weight: bold }
  @page { margin: 2cm }
}
"""


class Markup(str):
    """HTML that ``tag`` made; every other string is text."""

    __slots__ = ()


Inside = str | Markup | Iterable["Inside"] | None


def tag(element: str, /, *inside: Inside, **attributes: str | None) -> Markup:
    """Make one element. ``class_`` stands for ``class``; an attribute of None is left out."""
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if element in _ALONE:
        return Markup(f"<{element}{named}>")
    return Markup(f"<{element}{named}>{together(*inside)}</{element}>")


def together(*inside: Inside) -> Markup:
    """Put pieces one after another: markup as it is, text escaped, nothing for None."""
    return Markup("".join(map(_written, inside)))


def document(title: str, *body: Inside, language: str) -> bytes:
    """Write a whole page that loads nothing, runs nothing and sends nothing."""
    style = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex"),
        tag("title", title),
        Markup(f"<style>{STYLE}</style>"),
    )
    page = tag("html", head, tag("body", tag("main", *body)), lang=language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _written(inside: Inside) -> str:
    if inside is None:
        return ""
    if isinstance(inside, Markup):
        return inside
    if isinstance(inside, str):
        return _escaped(inside)
    return "".join(map(_written, inside))


def _escaped(text: str) -> str:
    return html.escape(neutral(text), quote=True)
