"""References: whom pronouns and descriptions may be, beside the act and never within it."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim, Suggestion, Who


def _found(words: str, code: str) -> list[Suggestion]:
    return list(suggest(a_text(words, published="2025-05-23", language=code)))


def _references(words: str, code: str = "en") -> list[tuple[str, list[str]]]:
    found = [one.of for one in _found(words, code) if one.of.kind == "reference"]
    return [(f.anchors[0].exact, [a.exact for a in f.anchors[1:]]) for f in found]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "code", "named", "candidates"),
    [
        ("The baker Ivan Orel was arrested. He was beaten.", "en", "He", ["Ivan Orel"]),
        ("A nurse was abducted. She was held in a cellar.", "en", "She", ["A nurse"]),
        ("Two women were detained. The two women were beaten.", "en", "The two women",
         ["Two women"]),
        ("Ana Brovik, a teacher, was fined. The teacher was beaten.", "en", "The teacher",
         ["Ana Brovik"]),
        ("Soldiers seized three farmers. The detainees were tortured.", "en", "The detainees",
         ["three farmers"]),
        ("Редактора Веру Небытову арестовали. Её избили.", "ru", "Её",
         ["Редактора Веру Небытову"]),
        ("Полиция задержала адвоката Павла Выдумкина. Через день задержанного избили.", "ru",
         "задержанного", ["адвоката Павла Выдумкина"]),
        ("Двух женщин задержали на рынке. Женщин избили.", "ru", "Женщин", ["Двух женщин"]),
    ],
)  # fmt: skip
def test_who_is_meant_is_a_suggestion_of_its_own(
    words: str, code: str, named: str, candidates: list[str]
) -> None:
    """Whom words go back to is suggested with both places, where one alone fits."""
    assert (named, candidates) in _references(words, code)


@pytest.mark.parametrize(
    ("words", "code", "candidates"),
    [
        ("Police arrested the baker. The mayor condemned it. He was beaten.", "en",
         ["The mayor", "the baker"]),
        ("Пекаря арестовали. Мэр осудил арест. Его избили.", "ru", ["Мэр", "Пекаря"]),
    ],
)  # fmt: skip
def test_where_two_may_be_meant_it_stays_open(words: str, code: str, candidates: list[str]) -> None:
    """Both are candidates, none is chosen, and that it is open is said."""
    (one,) = [s for s in _found(words, code) if s.of.kind == "reference"]

    assert isinstance(one.of, Claim)
    assert [a.exact for a in one.of.anchors[1:]] == candidates
    assert one.of.slots.what is None
    assert one.of.not_stated == ("what",)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The nun was arrested. He was beaten.", "en"),
        ("The men were arrested. She was beaten.", "en"),
        ("Three men were arrested. The two men were beaten.", "en"),
        ("Учителя арестовали. Её избили.", "ru"),
        (
            "The baker was arrested. Marta spoke to a baker from Karvel for long. He was beaten.",
            "en",
        ),
    ],
)
def test_what_grammar_or_hidden_words_forbid_is_not_suggested(words: str, code: str) -> None:
    """Number, gendered words, and people named where nobody looked keep it from being one."""
    for _, candidates in _references(words, code):
        assert len(candidates) != 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The baker Ivan Orel was arrested. He was beaten.", "en"),
        ("Редактора Веру Небытову арестовали. Её избили.", "ru"),
    ],
)
def test_nothing_is_filled_into_the_act(words: str, code: str) -> None:
    """The act keeps the words that the report has."""
    acts = [s.of for s in _found(words, code) if s.of.kind == "act"]

    victims = [act.slots.to_whom for act in acts if isinstance(act, Claim)]
    assert [v.value.stands_for for v in victims if v and isinstance(v.value, Who)][-1] is None
