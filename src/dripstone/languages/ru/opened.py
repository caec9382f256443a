"""Opened: what begins a Russian sentence and is taken for a name, or for somebody it is done to.

opened    Rough words → the same list, mended in place: «Избив Доста, …», «Это солдаты избили …»
"""

from __future__ import annotations

from dripstone.languages.ru.rough import Rough, Words
from dripstone.languages.ru.words import readings


def opened(words: Words) -> None:
    """Put right the first word, which a capital hides, in place."""
    if not words:
        return
    first = words[0]
    if first.kind in ("noun", "name") and all("GRND" in r.tag for r in readings(first.low)):
        _by_doing(words, first)
    elif first.low == "это" and first.relation == "object":
        _pointing(words, first)


def _by_doing(words: Words, first: Rough) -> None:
    """Read «Избив» as what somebody did first."""
    first.kind, first.form = "verb", "gerund"
    if first.relation != "adverbial":
        main = next((w for w in words[1:] if w.kind == "verb" and w.head != first.index), None)
        if main is not None:
            first.relation, first.head = "adverbial", main.index


def _pointing(words: Words, first: Rough) -> None:
    """Leave «Это» of «Это солдаты избили его» out of those to whom it was done."""
    near = [w for w in words if w.head == first.head and w is not first]
    if any(w.relation == "object" for w in near) and any(w.relation == "subject" for w in near):
        first.relation = "mark"
