"""Teasers: titles and summaries of other articles, in the middle of a report or after it.

    title_of    Sheet, paragraph → where the title of a link to another article stands
teasers     Sheet, roles → paragraphs of other articles, with the one that opens each

A title is one where a summary that says the same again follows it, or under a heading for links.
"""

from __future__ import annotations

import re

from dripstone.languages.layout import Layout
from dripstone.read.sheet import Sheet

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
OPENS = "[(<*•→►» "  #: may stand before a link to another article
_CLOSES = "])> |"
_STOP = re.compile(r"[.!?…][\"”»’'\)]*$")


def title_of(page: Sheet, index: int) -> tuple[int, int]:
    """Give where the words of a teaser begin and end, between "Read more:" and "| 12 April"."""
    part, words = page.parts[index], page.words(index)
    low = words.lower()
    begins = len(low) - len(low.lstrip(OPENS))
    leads = sorted(page.layout.inline, key=len, reverse=True)
    lead = next((lead for lead in leads if low.startswith(lead, begins)), "")
    if not lead and "|" not in words:
        return part.start, part.end
    start = begins + len(lead)
    bar = words.find("|", start)
    end = len((words[:bar] if bar > 0 else words).rstrip(_CLOSES))
    start += len(words[start:end]) - len(words[start:end].lstrip())
    return (part.start + start, part.start + end) if start < end else (part.start, part.end)


def teasers(page: Sheet, roles: dict[int, str]) -> dict[int, int]:
    """Give the paragraphs of other articles, with the one that opens each; adds their roles."""
    found = {index: index for index, role in roles.items() if role == "teaser"}
    body = next((i for i in range(len(page.parts)) if i not in roles), len(page.parts))
    spaced = sum(p.apart for p in page.parts[body + 1 :]) * 2 > len(page.parts) - body
    related = False
    for index in range(body + 1, len(page.parts)):
        related = _related(page, roles, index, related)
        if index in roles or index in found or not _titled(page, index):
            continue
        follows = index + 1
        if follows < len(page.parts) and follows not in roles and _restates(page, index, spaced):
            found[index] = found[follows] = index
        elif related:
            found[index] = index
    roles |= dict.fromkeys(found, "teaser")
    return found


def _titled(page: Sheet, index: int) -> bool:
    words = page.words(index)
    return (
        4 <= len(words.split()) <= 25
        and words[0] not in '"“«-–—•*'
        and not words.endswith((".", ":", ";", ",", "…", '."', ".”", ",”"))
        and any(map(str.isalpha, words))
    )


def _related(page: Sheet, roles: dict[int, str], index: int, before: bool) -> bool:
    """Tell whether a line stands in a list under a heading such as "Related"."""
    if roles.get(index) == "boilerplate":
        return page.words(index).lower().strip(" :.!>»|-") in page.layout.related
    return before and (index in roles or _titled(page, index))


def _restates(page: Sheet, index: int, spaced: bool) -> bool:
    """Tell whether the next paragraph is the one-sentence summary that goes with a title."""
    title, summary = page.words(index), page.words(index + 1)
    after = page.parts[index + 2] if index + 2 < len(page.parts) else None
    one = len(summary) < 420 and len(re.findall(r"[.!?…][\"”’]?\s+\S", summary)) <= 1
    if not one or not _STOP.search(summary):
        return False
    told, again = _stems(title, page.layout), _stems(summary, page.layout)
    shared = sum(any(_same(a, b) for b in again) for a in told) / max(1, len(told))
    close = spaced and not page.parts[index + 1].apart
    alone = after is None or after.apart or _titled(page, index + 2)
    return shared >= (0.3 if close and alone else 0.6 if len(told) >= 4 else 0.8)


def _stems(words: str, layout: Layout) -> set[str]:
    return {
        w for w in map(str.lower, _WORD.findall(words)) if len(w) > 2 and w not in layout.common
    }


def _same(one: str, other: str) -> bool:
    """Take two words for forms of one where they begin alike."""
    length = min(len(one), len(other))
    return one[: max(4, length - 2)] == other[: max(4, length - 2)] if length >= 4 else one == other
