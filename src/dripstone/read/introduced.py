"""Introduced: paragraphs that a line before them gives to another voice.

introduced    Page → segments with the voice that introduces them

A letter writes "According to the information received:" on a line of its own; what follows is told
by that information, up to where the letter speaks for itself again: "we", a headline, another
article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dripstone.languages.parsed import Sentence
from dripstone.read.arguments import cited
from dripstone.read.page import Page, Speaker

_SELF = re.compile(r"\b(?:we|I)\b", re.IGNORECASE)
_LONGEST = 120  #: characters of a line that introduces others


def introduced(page: Page) -> Mapping[int, Speaker]:
    """Give the voice of each paragraph that a line before it gives to somebody."""
    found: dict[int, Speaker] = {}
    lead: Speaker | None = None
    article: int | None = None
    for number, segment in enumerate(page.text.segments):
        if segment.role == "headline" or segment.of != article:
            lead = None
        if lead is not None and _speaks_itself(page, number):
            lead = None
        article = segment.of
        if lead is not None:
            found[number] = lead
        lead = _lead(page, number) or lead
    return found


def _lead(page: Page, number: int) -> Speaker | None:
    """Give the voice that "According to the information received:" names."""
    segment = page.text.segments[number]
    words = page.words((segment.start, segment.end)).rstrip()
    if not words.endswith(":") or len(words) > _LONGEST:
        return None
    told = page.in_segment(number)
    return _named(page, told[-1].sentence) if told else None


def _named(page: Page, sentence: Sentence) -> Speaker | None:
    cue = next((w for w in sentence.words if page.lexicon.has("according", w)), None)
    named = None if cue is None else cited(sentence, cue)
    if cue is None or named is None or not page.lexicon.has("received", named):
        return None
    last = next(w for w in reversed(sentence.words) if w.kind != "mark")
    start = sentence.phrase(named)[0]
    return Speaker(span=(start, last.end), mode="cites", cue=(cue.start, cue.end))


def _speaks_itself(page: Page, number: int) -> bool:
    segment = page.text.segments[number]
    found = _SELF.finditer(page.text.content, segment.start, segment.end)
    return any(not page.quoted(one.start()) for one in found)
