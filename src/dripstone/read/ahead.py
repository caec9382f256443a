"""Ahead: when and where an act was, told ahead of it and not beside its verb.

told_ahead    act's word, times of its sentence → the time that opens its sentence or its entry
when_of       act's word → the time of "since 3 May, when men took him", "Sunday's march, in which"
where_of      act's word → the place of «вывезли в лес, где били»

A time at the head of a sentence holds for all that the sentence tells in the same voice; a date
that stands alone at the head of a paragraph holds for that entry of a chronicle or a diary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dripstone.languages.found import Found
from dripstone.languages.parsed import Sentence, Word
from dripstone.languages.times import find_times
from dripstone.read.page import Page, Span, Told
from dripstone.read.tied import flows, verb_of
from dripstone.records import SlotValue, When, Where

_OPENS = 2  #: words before a time that still opens its sentence
_ENTRY = re.compile(r"[^.:\n—–]{3,24}(?=[.:\n—–])")
_INNER = frozenset({"relative", "reduced", "complement", "open_complement", "parataxis"})
_DURING = frozenset({"in", "during", "at"})
_FAR = 1200  #: characters of a paragraph, at most


def told_ahead(
    page: Page, told: Told, word: Word, found: Iterable[Found], against: str | None
) -> tuple[Span, SlotValue] | None:
    """Give the time that opens the sentence of an act, or the entry of the chronicle it is in."""
    sentence = told.sentence
    if _is_reported(page, sentence, word) or not (sentence.bare or _goes_on(sentence, word)):
        return None
    times = [f for f in found if isinstance(f.value, When)]
    for one in times:
        if _opens(page, sentence, one, word) and flows(sentence, word, one):
            return (one.start, one.end), one.value
    return None if times or not sentence.bare else _entry(page, told, word, against)


def _goes_on(sentence: Sentence, word: Word) -> bool:
    """Tell a deed of the sentence itself from one of "who was held" or "that they beat him"."""
    chain = [word, *sentence.above(word)]
    return not any(w.relation in _INNER for w in chain if w.kind == "verb")


def _is_reported(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell «9 мая в МВД сообщили, что её задержали»: that is when it was said.

    What says so after the act leaves it its day: «9 мая её задержали, сообщили в МВД».
    """
    above = [w for w in sentence.above(word) if w.kind == "verb" and w.index < word.index]
    return any(page.lexicon.has("reporting", w) or page.lexicon.has("asking", w) for w in above)


def _opens(page: Page, sentence: Sentence, found: Found, word: Word) -> bool:
    """Tell a day that stands first in the sentence, before the act and in the same voice."""
    value = found.value
    inside = sentence.between(found.start, found.end)
    if not isinstance(value, When) or value.rule == "current" or not inside:
        return False
    if value.edtf is None and not sentence.bare:
        return False
    first = inside[0].index
    plain = [w for w in sentence.words[:first] if w.kind != "mark"]
    near = len(plain) <= _OPENS and all(w.kind != "verb" for w in plain)
    same = page.around(found.start) == page.around(word.start)
    return near and same and found.end <= word.start and not _said_by(page, sentence, found, word)


def _said_by(page: Page, sentence: Sentence, found: Found, word: Word) -> bool:
    between = sentence.between(found.end, word.start)
    return any(w.kind == "verb" and page.lexicon.has("reporting", w) for w in between)


def _entry(
    page: Page, told: Told, word: Word, against: str | None
) -> tuple[Span, SlotValue] | None:
    """Give the date alone at the head of a paragraph: «26 мая. Корреспондент ранен …»."""
    content, start = page.text.content, told.sentence.start
    if page.quoted(word.start):
        return None
    head = max(content.rfind("\n", max(0, start - _FAR), start) + 1, start - _FAR, 0)
    opening = _ENTRY.match(content, head)
    if opening is None or opening.end() > start:
        return None
    dated = find_times(
        content, opening.start(), opening.end(), language=page.language, against=against
    )
    for one in dated:
        value = one.value
        whole = one.start - opening.start() <= _OPENS and opening.end() == one.end
        if isinstance(value, When) and value.edtf is not None and whole:
            return (one.start, one.end), value
    return None


def when_of(sentence: Sentence, word: Word, times: Iterable[Found]) -> Found | None:
    """Give the time that "when" stands for, or that of the event that "in which" goes back to."""
    first = sentence.first_of(verb_of(sentence, word))
    head = sentence.head(first)
    if first.relation != "relative" or head is None:
        return None
    begins = {w.low for w in sentence.below(first) if w.index <= first.index}
    own = head.start, head.end
    if begins & {"when", "когда"}:
        return next((f for f in times if f.start <= own[0] and own[1] <= f.end), None)
    which = [w for w in sentence.children(first, "oblique") if w.low in ("which", "whose")]
    if not any(sentence.case(w) in _DURING for w in which):
        return None
    phrase = sentence.phrase(head, alone=True)
    return next((f for f in times if phrase[0] <= f.start and f.end <= phrase[1]), None)


def where_of(page: Page, sentence: Sentence, word: Word) -> tuple[Span, Where] | None:
    """Give the place of «вывезли в лесополосу, где нанесли удары»."""
    first = sentence.first_of(word)
    for verb in (word, first):
        place = sentence.head(verb)
        if place is None or verb.relation not in ("relative", "reduced"):
            continue
        if any(page.lexicon.has("there", w) for w in sentence.children(verb)):
            named = place.kind == "name" and place.entity not in ("person", "organisation")
            known = page.lexicon.has("sites", place)
            if known or (place.kind == "noun" and sentence.bare) or named:
                span = sentence.phrase(place, alone=True)
                precision = "site" if known else "unknown"
                return span, Where(text=page.words(span), role="at", precision=precision)
    return None
