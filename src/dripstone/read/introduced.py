"""Introduced: paragraphs that a line before them gives to another voice.

introduced    Page → segments with the voice that introduces them

A letter writes "According to the information received:" on a line of its own; what follows is told
by that information, up to where the letter speaks for itself again: "we", a headline, another
article. "Our teams found the following:" gives its voice to the items of a list alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dripstone.languages.parsed import Sentence
from dripstone.read.arguments import cited
from dripstone.read.page import Page, Speaker

_SELF = re.compile(r"\b(?:we|I)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_LONGEST = 120  #: characters of a line that introduces others
_RECEIVED = "cites"  #: the mode of what was received, which tells whole paragraphs


def introduced(page: Page) -> Mapping[int, Speaker]:
    """Give the voice of each paragraph that a line before it gives to somebody."""
    found: dict[int, Speaker] = {}
    lead: Speaker | None = None
    listed = False
    article: int | None = None
    for number, segment in enumerate(page.text.segments):
        if segment.role == "headline" or segment.of != article:
            lead = None
        item = _ITEM.match(page.text.content, segment.start, segment.end) is not None
        if lead is not None and ((listed and not item) or _speaks_itself(page, number)):
            lead = None
        article = segment.of
        if lead is not None:
            found[number] = lead
        new = _lead(page, number)
        if new is not None:
            lead, listed = new, new.mode != _RECEIVED
    return found


def _lead(page: Page, number: int) -> Speaker | None:
    """Give the voice that "According to the information received:" names."""
    segment = page.text.segments[number]
    words = page.words((max(segment.start, segment.end - _LONGEST), segment.end)).rstrip()
    if not words.endswith(":"):
        return None
    told = page.in_segment(number)
    return (_named(page, told[-1].sentence) or _finds(page, told[-1].sentence)) if told else None


def _named(page: Page, sentence: Sentence) -> Speaker | None:
    cue = next((w for w in sentence.words if page.lexicon.has("according", w)), None)
    named = None if cue is None else cited(sentence, cue)
    if cue is None or named is None or not page.lexicon.has("received", named):
        return None
    if sentence.end - sentence.start > _LONGEST:
        return None
    last = next(w for w in reversed(sentence.words) if w.kind != "mark")
    start = sentence.phrase(named)[0]
    return Speaker(span=(start, last.end), mode=_RECEIVED, cue=(cue.start, cue.end))


def _finds(page: Page, sentence: Sentence) -> Speaker | None:
    """Give who says what a list holds: "Our field teams have documented the following:"."""
    verb = next((w for w in sentence.words if w.relation == "root"), None)
    if verb is None or verb.kind != "verb" or not page.lexicon.has("reporting", verb):
        return None
    who = sentence.child(verb, "subject")
    if who is None or who.kind not in ("noun", "name") or sentence.child(verb, "negation"):
        return None
    return Speaker(span=sentence.phrase(who), mode="paraphrases", cue=(verb.start, verb.end))


def _speaks_itself(page: Page, number: int) -> bool:
    segment = page.text.segments[number]
    found = _SELF.finditer(page.text.content, segment.start, segment.end)
    return any(not page.quoted(one.start()) for one in found)
