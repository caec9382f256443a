"""Mend begun: a time or an adverb glued to the noun after it, and a place glued to a name.

part    a sentence's words, in place

"In 2019 | forty families were evicted", "at 9 pm | police arrested the nurse", "reportedly | three
students were beaten", "shot Karel Dost | in the street", "burned down | the house".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

_YEAR = re.compile(r"(?:1[89]|20)\d\d", re.ASCII)
_WITH_YEAR = frozenset({"in", "since", "by", "until", "till", "during", "before", "after", "from"})
_HALVES = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "hrs", "hours"})
_THEN = frozenset(
    ["meanwhile", "then", "later", "afterwards", "again", "today", "yesterday", "tonight"]
)
_PLACED = frozenset({"in", "on", "at", "near", "outside", "inside", "during", "under", "over"})
#: what follows "in" and never tells which people are meant: "in retaliation for"
_NEVER_WHICH = frozenset(
    [
        "retaliation",
        "response",
        "revenge",
        "front",
        "presence",
        "connection",
        "protest",
        "violation",
    ]
)
_NOUNS = frozenset({"noun", "name"})
_SHORT = 4  #: words that open a sentence, at most: "In his first novel"


def part(words: list[Rough]) -> None:
    """Part what was glued, in place."""
    for word in words:
        if word.relation == "number" and _YEAR.fullmatch(word.low):
            _year(words, word)
        elif word.relation == "compound" and word.low in _HALVES:
            _hour(words, word)
        elif word.index == 0 and word.kind == "adverb":
            _adverb(words, word)
        elif word.low == "novel" and word.relation == "adjectival":
            _novel(words, word)
        elif word.relation == "modifier" and word.kind in _NOUNS:
            _place(words, word)
        elif word.relation == "oblique" and words[word.head].relation == "particle":
            _object(words, word)


def _year(words: list[Rough], year: Rough) -> None:
    noun, before = words[year.head], words[year.index - 1] if year.index else year
    begins = before.index == 0 or words[before.index - 1].kind == "mark"
    if before.low in _WITH_YEAR and begins and noun.index > year.index:
        _let_go(words, year, noun, before)


def _novel(words: list[Rough], novel: Rough) -> None:
    """In "In her novel soldiers shoot a boy", no soldiers are novel."""
    people = words[novel.head]
    case = words[0]
    verb = words[people.head]
    opens = case.low == "in" and case.head == people.index and novel.index <= _SHORT
    glued = any(w.relation == "compound" for w in words[novel.index : people.index])
    if not opens or glued or verb.kind != "verb" or people.index > verb.index:
        return
    for word in words[1 : novel.index]:
        word.head = novel.index
    novel.kind, novel.relation, novel.head = "noun", "oblique", verb.index
    case.head = novel.index
    people.relation = "subject"


def _hour(words: list[Rough], half: Rough) -> None:
    """In "At 9 pm police arrested him", no police are called "pm police"."""
    noun, number = words[half.head], words[half.index - 1] if half.index else half
    case = next((w for w in reversed(words[: half.index]) if w.kind == "preposition"), None)
    between = words[half.index + 1 : noun.index]
    near = all(w.head in (noun.index, half.index) for w in between)
    if near and noun.index > half.index and number.kind == "number" and case is not None:
        for word in between:
            word.head = noun.index
        number.head = half.index
        _let_go(words, half, noun, case)


def _let_go(words: list[Rough], time: Rough, noun: Rough, case: Rough) -> None:
    verb = _verb(words, noun)
    if verb is not None:
        time.relation, time.head = "oblique", verb.index
        case.relation, case.head = "case", time.index


def _adverb(words: list[Rough], adverb: Rough) -> None:
    """In "Meanwhile forty families were evicted", they are not meanwhile forty."""
    over = words[adverb.head]
    begins = adverb.low in _THEN or adverb.low.endswith("edly") or adverb.low == "sadly"
    verb = _verb(words, over) if begins and over.kind in ("number", *_NOUNS) else None
    if verb is not None:
        adverb.relation, adverb.head = "adverb", verb.index


def _place(words: list[Rough], place: Rough) -> None:
    """In "shot Karel Dost in the street" nobody is called "Karel Dost in the street"."""
    named = words[place.head]
    verb = words[named.head]
    case = next((w for w in words if w.head == place.index and w.relation == "case"), None)
    if (
        case is None
        or named.relation != "object"
        or verb.kind != "verb"
        or place.index < named.index
    ):
        return
    full = any(w.head == named.index and w.relation == "compound" for w in words)
    person = named.kind == "name" and full and case.low in _PLACED
    if person or (case.low == "in" and place.low in _NEVER_WHICH):
        place.relation, place.head = "oblique", verb.index


def _object(words: list[Rough], noun: Rough) -> None:
    """In "burned down the house" the house is what was burned, not where."""
    particle = words[noun.head]
    verb = words[particle.head]
    ties = any(w.head == noun.index and w.relation == "case" for w in words)
    has = any(w.head == verb.index and w.relation in ("object", "passive_subject") for w in words)
    if verb.kind == "verb" and not ties and not has and noun.index > particle.index:
        noun.relation, noun.head = "object", verb.index


def _verb(words: list[Rough], word: Rough) -> Rough | None:
    """Give the verb above a word."""
    step = word
    for _ in words:
        if step.kind == "verb" or step.head == step.index:
            break
        step = words[step.head]
    return step if step.kind == "verb" else None
