"""Unlisted: places that no gazetteer knows keep their words, and get no coordinates."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim, Where


def _places(words: str, code: str) -> list[Where]:
    found = [s.of for s in suggest(a_text(words, published="2025-05-23", language=code))]
    slots = [f.slots.where for f in found if isinstance(f, Claim) and f.kind == "act"]
    return [slot.value for slot in slots if slot is not None and isinstance(slot.value, Where)]


@pytest.mark.parametrize(
    ("words", "code", "text", "precision"),
    [
        ("Soldiers beat two men in the village of Upper Dosk.", "en", "the village of Upper Dosk",
         "settlement"),
        ("Police arrested a nurse in Kessaby on Monday.", "en", "Kessaby", "unknown"),
        ("A guard beat the cook outside the cinema.", "en", "the cinema", "site"),
        ("Полиция задержала двоих мужчин в посёлке Каменный Ручей.", "ru", "посёлке Каменный Ручей",
         "settlement"),
        ("Учителя избили в подвале.", "ru", "подвале", "site"),
    ],
)  # fmt: skip
def test_a_place_that_nobody_lists_keeps_its_words(
    words: str, code: str, text: str, precision: str
) -> None:
    """Where the syntax says that it is a place, its words are told, and nothing more."""
    (where,) = _places(words, code)

    assert where.text == text
    assert where.precision == precision
    assert where.place is None
    assert where.within == where.candidates == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Police arrested a nurse in May.", "en"),
        ("Police arrested a nurse near Ana Brovik.", "en"),
        ("A guard beat the cook in front of Colonel Gost.", "en"),
        ("Учителя избили в мае.", "ru"),
        ("Учителя избили из-за статьи.", "ru"),
    ],
)
def test_months_and_people_are_no_places(words: str, code: str) -> None:
    """What follows "in" or "near" is not a place because of it."""
    assert _places(words, code) == []
