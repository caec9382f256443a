"""Demands that the parse loses: verbs taken for nouns, lists behind "demands", names of lands."""

from __future__ import annotations

import pytest
from english import demands
from russian import demands as demands_in_russian

Asked = tuple[str, str, str]


def _asked(words: str, code: str) -> list[Asked]:
    found = demands(words) if code == "en" else demands_in_russian(words)
    return [
        (
            one.type,
            one.slots.who.text if one.slots.who else "",
            " ".join(slot.text for slot in one.addressees),
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("words", "types"),
    [
        (
            "We demand that the mayor withdraw the permit, publish the list and apologise to us.",
            ["stop", "inform", "repair"],
        ),
        (
            "They made four demands: free the men; open the archives; and sack the governor.",
            ["release", "inform", "dismiss"],
        ),
        (
            "Our demands are simple: release the detained, drop the charges and let us go home.",
            ["release", "stop", "release"],
        ),
        (
            "The experts said on Thursday that Velmaria must immediately repeal the decree.",
            ["reform"],
        ),
        ('"It\'s time the council stopped the demolitions," the widow said.', ["stop"]),
        ("The time has come for the ministry to release the footage, she said.", ["inform"]),
    ],
)
def test_every_thing_of_an_english_list_is_asked(words: str, types: list[str]) -> None:
    """A verb that the parser takes for a noun, or hangs on one, is asked as the others are."""
    found = _asked(words, "en")

    assert [type_ for type_, _, _ in found] == types


def test_who_marches_to_a_palace_chants_there() -> None:
    """The parser hangs the chanting on the palace; those who marched there chant."""
    found = _asked('Hundreds marched to the palace chanting "Free our teachers!"', "en")

    assert found == [("release", "Hundreds", "")]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (
            "Она потребовала, чтобы убийц судили, архивы открыли, а семье выплатили компенсацию.",
            [("prosecute", "Она", ""), ("inform", "Она", ""), ("repair", "Она", "")],
        ),
        (
            "Матери передали губернатору обращение с просьбой найти пропавших и наказать виновных.",
            [("investigate", "Матери", "губернатору"), ("prosecute", "Матери", "губернатору")],
        ),
        (
            "Эксперты заявили, что Вельмария должна немедленно отменить указ.",
            [("reform", "Эксперты", "Вельмария")],
        ),
        (
            "Сотни людей скандировали: «Хватит похищать людей!»",
            [("stop", "Сотни людей", "")],
        ),
    ],
)
def test_russian_demands_are_asked_by_those_who_ask(words: str, asked: list[Asked]) -> None:
    """Each thing behind one «чтобы» is asked, by whoever the sentence begins with."""
    assert _asked(words, "ru") == asked


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The kidnappers' demands are simple: pay the ransom, release the prisoners.", "en"),
        ("Maria must leave early, her sister said, and cook the meal.", "en"),
        ("He said that supply and demand open the market and set prices.", "en"),
        ("Мария должна вернуть книгу, сказала сестра.", "ru"),
        ("Пора ужинать и ложиться спать.", "ru"),
        ("Она просила, чтобы её разбудили в семь.", "ru"),
    ],
)
def test_what_only_sounds_so_is_no_demand(words: str, code: str) -> None:
    """What abductors want, what a sister must do and what is asked at home is no demand."""
    assert _asked(words, code) == []
