"""Russian names: people, places and organisations, with what the models miss put right."""

from __future__ import annotations

import pytest

from dripstone.languages.ru.names import find_names
from dripstone.languages.ru.words import may_shorten


def _names(words: str) -> list[tuple[str, str]]:
    return [(words[n.start : n.end], n.kind) for n in find_names(words, 0, len(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Марта Вымыслова (Marta Vymyslova) приехала в Женеву.",
            [("Марта Вымыслова", "person"), ("Marta Vymyslova", "person"), ("Женеву", "place")],
        ),
        ("Об этом сообщило МВД Франции.", [("МВД Франции", "organisation")]),
        ("Это решение Верховного суда Канады.", [("Верховного суда Канады", "organisation")]),
        ("Французское правительство ушло в отставку.", [("Французское правительство", "organisation")]),
        ("Он купил французский сыр.", [("французский", "place")]),
        ("По данным СМИ, всё спокойно.", []),
    ],
)  # fmt: skip
def test_names_begin_and_end_where_people_mark_them(
    words: str, expected: list[tuple[str, str]]
) -> None:
    """Brackets end a name, a body takes in whose it is, kinds of things are no names."""
    assert _names(words) == expected


@pytest.mark.parametrize(
    ("mention", "name", "may"),
    [
        ("Вымысловой", "Анна Петровна Вымыслова", True),
        ("Анны Петровны", "Анна Петровна Вымыслова", True),
        ("Небылицына", "Аркадий Небылицын", True),
        ("Вымышленского", "Пётр Вымышленский", True),
        ("Вымыслов", "Анна Вымыслова", False),
        ("Анна", "Анна Вымыслова", False),
        ("Мнимов", "Анна Вымыслова", False),
    ],
)
def test_a_shorter_name_fits_only_its_own(mention: str, name: str, *, may: bool) -> None:
    """Case never keeps two names apart; gender, surname and a given name alone do."""
    assert may_shorten(tuple(mention.split()), tuple(name.split())) is may
