"""Nearby: when an act was, told by the sentence before or after its own.

happening      act's word → sentences beside it that only say when or where it happened
told_nearby    act's word → the time of "It happened on 17 July", of "On 3 May they came. They …"

A sentence that only says when something happened speaks of its neighbour. A day that opens a
sentence holds for the next one where that goes on with "they" or "the soldiers" in the same voice
and names no time of its own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from dripstone.languages.found import Found
from dripstone.languages.parsed import Word
from dripstone.languages.times import find_times
from dripstone.read.page import Page, Span, Told
from dripstone.records import SlotValue, When

_END = re.compile(r"[.!?…]+[\"”»’')]*(?:\s+|$)")
_OPENS = 12  #: characters before a day that still opens its sentence
_SHORTEST = 4
_PERFECT = frozenset({"has", "have"})
_NEAR = 40  #: characters to the verb of a sentence that says when something happened
_MARKS = ' \n\t«“"„—–-'
_LONGEST = 400  #: characters of a sentence beside


def told_nearby(
    page: Page, told: Told, word: Word, against: str | None
) -> tuple[Span, SlotValue] | None:
    """Give the time that the sentence beside an act's own tells of it."""
    for span in happening(page, told, word):
        found = _time(page, told, span, against)
        if found is not None:
            return found
    before, _ = _beside(page, told)
    goes_on = before is not None and _alike(page, before, word) and _goes_on(page, told, word)
    if before is None or not goes_on:
        return None
    found = _time(page, told, before, against)
    opens = found is not None and found[0][0] - before[0] <= _OPENS
    day = opens and found is not None and isinstance(found[1], When) and found[1].edtf is not None
    return found if day and not _reports(page, before) else None


def happening(page: Page, told: Told, word: Word) -> Iterator[Span]:
    """Give the sentences beside an act's own that say when or where it happened."""
    known: dict[object, Any] = told.sentence.noted
    if "happening" not in known:
        beside = (span for span in reversed(_beside(page, told)) if span is not None)
        known["happening"] = [span for span in beside if _happened(page, span)]
    for span in known["happening"]:
        if _alike(page, span, word):
            yield span


def _beside(page: Page, told: Told) -> tuple[Span | None, Span | None]:
    """Give the sentences right before and after one, within its paragraph; worked out once."""
    known: dict[object, Any] = told.sentence.noted
    if "beside" not in known:
        known["beside"] = _found_beside(page, told)
    found: tuple[Span | None, Span | None] = known["beside"]
    return found


def _found_beside(page: Page, told: Told) -> tuple[Span | None, Span | None]:
    content, own = page.text.content, page.text.segments[told.segment]
    start, end = told.sentence.start, told.sentence.end
    stop = _END.search(content, end, min(own.end, end + _LONGEST))
    after = (end, stop.end()) if stop is not None else (end, own.end)
    earlier = content[max(own.start, start - _LONGEST) : start].rstrip()
    stops = [m.end() for m in _END.finditer(earlier[:-1])] if earlier else []
    first = max(own.start, start - _LONGEST) + (stops[-1] if stops else 0)
    before = (first, start) if earlier else None
    return before, after if after[1] - after[0] > _SHORTEST else None


def _alike(page: Page, span: Span, word: Word) -> bool:
    """Tell whether a sentence is told in the same voice as a word, quoted or not."""
    content = page.text.content[span[0] : span[1]]
    place = span[0] + len(content) - len(content.lstrip(_MARKS))
    return page.around(place) == page.around(word.start)


def _happened(page: Page, span: Span) -> bool:
    """Tell "The attack took place on Friday" and «Произошло это в пятницу»."""
    cues, words = page.lexicon.cues, page.words(span).lstrip(_MARKS).lower()
    what, happened = cues.get("happens_what"), cues.get("happened")
    if not what or not happened:
        return False
    first = _any_of(what).match(words)
    verb = None if first is None else _any_of(happened).search(words, first.end())
    turned = _any_of(happened).match(words)
    later = None if turned is None else _any_of(what).search(words, turned.end())
    return (verb is not None and verb.start() <= _NEAR) or (
        later is not None and later.start() <= _NEAR
    )


def _goes_on(page: Page, told: Told, word: Word) -> bool:
    """Tell "They shot two men": who does it, or to whom it is done, was named before."""
    words = page.words((told.sentence.start, told.sentence.end)).lstrip(_MARKS).lower()
    has = any(w.low in _PERFECT for w in told.sentence.children(word, "auxiliary"))
    past = word.kind != "verb" or (word.form in ("past", "participle") and not has)
    begins = page.lexicon.cues.get("goes_on") or frozenset()
    return bool(begins) and past and _any_of(begins).match(words) is not None


def _reports(page: Page, span: Span) -> bool:
    """Tell a day on which something was said from one on which it was done."""
    said = re.findall(r"\w+", page.words(span).lower())
    return any(page.lexicon.has("reporting", one) for one in said)


def _time(page: Page, told: Told, span: Span, against: str | None) -> tuple[Span, SlotValue] | None:
    key = ("times", span, against)
    known: dict[object, Any] = told.sentence.noted
    if key not in known:
        content = page.text.content
        known[key] = find_times(content, *span, language=page.language, against=against)
    times: list[Found] = known[key]
    days = [f for f in times if isinstance(f.value, When) and f.value.rule != "current"]
    days.sort(key=lambda f: isinstance(f.value, When) and f.value.edtf is None)
    return ((days[0].start, days[0].end), days[0].value) if days else None


@functools.cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in sorted(words))})\b")
