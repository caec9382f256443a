"""Cases: from a word as it is written to the basic forms that it may be a form of.

    basic        word → (basic form, case), the written form itself first
    adjective    word → basic form of an adjective, or None

The endings stand in ``xx/places.yaml``; a language without any has only the written form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_LONGEST = 3  #: letters of an ending
_STEM = 2  #: letters that must be left


class Endings(NamedTuple):
    """Endings as written, and the basic endings and cases that they stand for."""

    nouns: Mapping[str, tuple[tuple[str, str], ...]]  #: written → (basic, case)
    adjectives: tuple[str, ...]  #: longest first
    adjective: str  #: of the basic form


def endings(raw: Mapping[str, Any]) -> Endings:
    """Read the endings of a language from its words for places."""
    nouns = {
        written: tuple(
            (shape.replace("-", ""), case)
            for case, shapes in cases.items()
            for shape in shapes.split()
        )
        for written, cases in raw.get("cases", {}).items()
    }
    adjectives = sorted(raw.get("adjective_endings", ()), key=len, reverse=True)
    return Endings(nouns, tuple(adjectives), raw.get("adjective_basic", ""))


def basic(word: str, known: Endings) -> Iterator[tuple[str, str]]:
    """Give the basic forms that a word may be a form of, each with its case."""
    yield word, ""
    if not known.nouns:
        return
    for length in range(_LONGEST + 1):
        if len(word) - length < _STEM:
            return
        stem, ending = (word[:-length], word[-length:]) if length else (word, "")
        for shape, case in known.nouns.get(ending, ()):
            yield stem + shape, case


def adjective(word: str, known: Endings) -> str:
    """Give the basic form of an adjective; the word itself where it has no such ending."""
    for ending in known.adjectives:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)] + known.adjective
    return word
