"""Contrasts: "not police but soldiers", where only the second did it, and only to the second.

contrast    a sentence's rough words, its words for "not", "but" and "only" → put right, in place

Parsers give both to the verb, or "not" to the verb itself: the one who is cleared would be named,
or what was done denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Rough(Protocol):
    """A word whose relations may still be put right."""

    index: int
    low: str
    kind: str
    relation: str
    head: int


class Contrasting(NamedTuple):
    """The words of one language that set one against the other."""

    nots: frozenset[str]
    buts: frozenset[str]
    only: frozenset[str]  #: "not only" leaves both
    also: frozenset[str]  #: what may follow "but"


_NAMING = ("noun", "name", "pronoun")
_WITHIN = ("determiner", "adjective", "number", "preposition")
_INNER = ("compound", "possessor", "adjectival", "determiner", "modifier")
_ROLES = ("subject", "passive_subject", "object", "agent")
_BESIDE = ("apposition", "conjunct", *_ROLES)
_FAR = 5  #: words of one who is named, at most


def contrast(words: Sequence[Rough], by: Contrasting) -> None:
    """Give what a verb says to the one that "not … but …" leaves."""
    for no in words:
        if no.low in by.nots and no.index + 1 < len(words):
            _contrast(words, no, by)


def _contrast(words: Sequence[Rough], no: Rough, by: Contrasting) -> None:
    after = no.index + 1
    only = words[after].low in by.only
    first = _named(words, after + only)
    if first is None:
        return
    but = next((w for w in words[first.index + 1 : first.index + _FAR] if w.low in by.buts), None)
    second = None if but is None else _second(words, but, by)
    if only:
        if second is not None:
            for small in (no, words[after]):
                _set_aside(small, _verb(words, first))
    elif but is not None and second is not None:
        _give(words, no, first, but, second)
    elif words[no.index - 1].low in (",", *by.buts) and no.index and _beside(words, first, no):
        first.relation, first.head = "other", _verb(words, first)
        _set_aside(no, first.index)


def _named(words: Sequence[Rough], start: int) -> Rough | None:
    """Give the noun that a phrase comes to, with no verb before it."""
    for word in words[start : start + _FAR]:
        if word.kind in _NAMING and word.relation not in _INNER:
            return word
        if word.kind not in (*_WITHIN, *_NAMING):
            return None
    return None


def _second(words: Sequence[Rough], but: Rough, by: Contrasting) -> Rough | None:
    start = but.index + 1
    while start < len(words) and words[start].low in by.also:
        start += 1
    found = _named(words, start)
    if found is None and start < len(words) and words[start].kind == "number":
        return words[start]  # "not one soldier but ten"
    return found


def _give(words: Sequence[Rough], no: Rough, first: Rough, but: Rough, second: Rough) -> None:
    """Give the second the role of the first, or leave it its own, and set the first aside."""
    led = second.relation in _ROLES and second.head != first.index
    if led:
        verb = words[second.head]
        if first.head == first.index:  # «Не полицейские, а солдаты избили его»
            verb.relation, verb.head = "root", verb.index
    elif first.relation in _ROLES:
        verb = words[first.head]
        second.relation, second.head = first.relation, first.head
        for case in words[but.index + 1 : second.index]:
            if case.kind == "preposition":
                case.relation, case.head = "case", second.index
    else:
        return
    first.relation, first.head = "other", verb.index
    for small in (no, but):
        _set_aside(small, first.index)


def _set_aside(small: Rough, by: int) -> None:
    small.relation, small.head = "mark", by


def _beside(words: Sequence[Rough], first: Rough, no: Rough) -> bool:
    """Tell "soldiers, not police," whose first stands before it, from a denied one alone."""
    if first.relation not in _BESIDE or first.head == first.index:
        return False
    others = [w for w in words if w.head == first.head and w is not first and w.index < no.index]
    alike = any(w.relation == first.relation for w in others)
    return first.relation in ("apposition", "conjunct") or alike


def _verb(words: Sequence[Rough], word: Rough) -> int:
    """Give the place of the verb above a word, or of what is highest there."""
    at = words[word.head]
    for _ in range(_FAR):
        if at.kind == "verb" or at.head == at.index:
            break
        at = words[at.head]
    return at.index
