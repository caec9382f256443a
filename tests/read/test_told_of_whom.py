"""Who a verb only tells of does nothing by it: "students attacked at the rally were …"."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim


def told(words: str, language: str = "en") -> set[tuple[str, str | None, str | None]]:
    claims = [s.of for s in suggest(a_text(words, language=language)) if isinstance(s.of, Claim)]
    return {
        (
            c.type.split(".")[0],
            c.slots.who.text if c.slots.who else None,
            c.slots.to_whom.text if c.slots.to_whom else None,
        )
        for c in claims
        if c.kind == "act"
    }


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Students attacked at the rally were taken to hospital.", ("body", None, "Students")),
        ("Three men shot at a checkpoint were buried.", ("body", None, "Three men")),
        ("A student shot at the protest died.", ("body", None, "A student")),
        ("Two women beaten at the station complained.", ("body", None, "Two women")),
        ("The men arrested said they were tired.", ("liberty", None, "The men")),
    ],
)
def test_to_whom_a_verb_without_was_tells_it_was_done(
    words: str, act: tuple[str, str | None, str | None]
) -> None:
    assert act in told(words)
    assert all(who is None for _, who, _ in told(words))


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("The police who stood at the gate fired at the boys.", ("body", "The police", "the boys")),
        ("A guard posted on the roof shot at the marchers.", ("body", "A guard", "the marchers")),
        ("police charged at the crowd with batons", ("body", "police", "the crowd")),
        (
            "Soldiers stationed at the mill charged at the marchers with batons.",
            ("body", "Soldiers", "the marchers"),
        ),
        ("The police charged at the crowd and were stoned.", ("body", "The police", "the crowd")),
    ],
)
def test_who_fires_is_not_fired(words: str, act: tuple[str, str | None, str | None]) -> None:
    assert act in told(words)
    assert act[1] not in {whom for kind, _, whom in told(words) if kind == "property"}


@pytest.mark.parametrize(
    "words",
    [
        "The officer fired over the shooting was charged.",
        "Three officers fired after a beating are on trial.",
        "Two officers charged at the court were released.",
    ],
)
def test_nobody_fires(words: str) -> None:
    assert not [one for one in told(words) if one[0] == "body" and one[1] is not None]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Избив Карела Доста, солдаты ушли.", ("body", "солдаты", "Карела Доста")),
        ("Убив Карела Доста, солдаты ушли.", ("life", "солдаты", "Карела Доста")),
        ("Это солдаты избили Карела Доста.", ("body", "солдаты", "Карела Доста")),
        ("Это не солдаты избили Карела Доста.", ("body", None, "Карела Доста")),
    ],
)
def test_what_opens_a_russian_sentence(words: str, act: tuple[str, str | None, str]) -> None:
    assert told(words, "ru") == {act}


@pytest.mark.parametrize(
    ("words", "who", "whom"),
    [
        ("Karel Dost's harassment by soldiers drew protests.", "soldiers", "Karel Dost's"),
        ("The soldiers' harassment of Karel Dost was filmed.", "The soldiers'", "Karel Dost"),
        ("Three students told of their abuse by soldiers.", "soldiers", "their"),
    ],
)
def test_whose_harassment(words: str, who: str, whom: str) -> None:
    assert {(by, of) for _, by, of in told(words)} == {(who, whom)}


def test_whose_harassment_alone_tells_nobody() -> None:
    assert told("Karel Dost's harassment went on for years.") == set()


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Свидетель задержания Карела Доста скрылся.", "Карела Доста"),
        ("Через день после казни Карела Доста прошёл митинг.", "Карела Доста"),
        ("Министерство подтвердило депортацию троих студентов.", "троих студентов"),
    ],
)
def test_to_whom_a_russian_noun_was_done(words: str, whom: str) -> None:
    assert {(by, of) for _, by, of in told(words, "ru")} == {(None, whom)}


def test_who_had_done_it() -> None:
    rejected = "The minister rejected claims by the union that police had tortured miners."
    assert ("body", "police", "miners") in told(rejected)
