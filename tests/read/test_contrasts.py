"""Of "not police but soldiers", only the second did it; nobody else is named, nothing denied."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

DOST = "Karel Dost"


def told(words: str, language: str = "en") -> set[tuple[str | None, str | None, str]]:
    claims = [s.of for s in suggest(a_text(words, language=language)) if isinstance(s.of, Claim)]
    return {
        (
            c.slots.who.text if c.slots.who else None,
            c.slots.to_whom.text if c.slots.to_whom else None,
            str(c.polarity),
        )
        for c in claims
        if c.kind == "act"
    }


@pytest.mark.parametrize(
    ("words", "by", "whom"),
    [
        ("Soldiers, not police, beat Karel Dost.", "Soldiers", DOST),
        ("Not police but soldiers beat Karel Dost.", "soldiers", DOST),
        ("Karel Dost was beaten not by police but by soldiers.", "soldiers", DOST),
        ("Karel Dost was beaten by soldiers, not by police.", "soldiers", DOST),
        ("Soldiers beat Karel Dost, not his brother.", "Soldiers", DOST),
        ("Soldiers beat not Karel Dost but his brother.", "Soldiers", "his brother"),
        ("Having beaten Karel Dost, the soldiers left.", "the soldiers", DOST),
        ("Soldiers who had come from the capital arrested Karel Dost.", "Soldiers", DOST),
        ("Soldiers came to the house and tortured Karel Dost.", "Soldiers", DOST),
    ],
)
def test_only_who_did_it_is_named(words: str, by: str, whom: str) -> None:
    assert told(words) == {(by, whom, "affirms")}


@pytest.mark.parametrize(
    ("words", "by", "whom"),
    [
        ("Не полицейские, а солдаты избили Карела Доста.", "солдаты", "Карела Доста"),
        ("Карела Доста избили не полицейские, а солдаты.", "солдаты", "Карела Доста"),
        ("Карела Доста избили солдаты, а не полицейские.", "солдаты", "Карела Доста"),
        ("Солдаты избили не Карела Доста, а его брата.", "Солдаты", "его брата"),
    ],
)
def test_only_who_did_it_is_named_in_russian(words: str, by: str, whom: str) -> None:
    assert told(words, "ru") == {(by, whom, "affirms")}


def test_not_only_leaves_both() -> None:
    both = told("Soldiers beat not only Karel Dost but also his brother.")
    assert both == {("Soldiers", DOST, "affirms"), ("Soldiers", "his brother", "affirms")}
    russian = told("Солдаты избили не только Карела Доста, но и его брата.", "ru")
    assert {whom for _, whom, _ in russian} == {"Карела Доста", "его брата"}


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("Not all the soldiers beat Karel Dost.", "affirms"),
        ("Not only soldiers but also policemen beat Karel Dost.", "affirms"),
        ("Not a single soldier beat Karel Dost.", "denies"),
        ("Soldiers did not beat Karel Dost.", "denies"),
    ],
)
def test_what_is_denied(words: str, polarity: str) -> None:
    assert {p for _, _, p in told(words)} == {polarity}


def test_who_was_denied_water_denied_nobody() -> None:
    assert {who for who, _, _ in told("Two prisoners denied water died.")} == {None}
