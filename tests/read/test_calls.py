"""Calls: what a noun of asking asks in Russian, and who is not asked at all."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone import read
from dripstone.records import Demand


def asked(words: str) -> list[tuple[str, str, str | None, str | None]]:
    """Give the type of each demand, its words, who asks and whom."""
    found = [s.of for s in read.suggest(a_text(words, language="ru"))]
    return [
        (
            d.type,
            d.anchors[0].exact,
            None if d.slots.who is None else d.slots.who.text,
            next((one.text for one in d.addressees), None),
        )
        for d in found
        if isinstance(d, Demand)
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "В обращении жителей прозвучало требование закрыть полигон.",
            ("stop", "закрыть", "жителей", None),
        ),
        (
            "Совет адвокатов присоединился к требованию освободить двух учительниц.",
            ("release", "освободить", "Совет адвокатов", None),
        ),
        (
            "Требование Совета адвокатов наказать виновных осталось без ответа.",
            ("prosecute", "наказать", "Совета адвокатов", None),
        ),
        (
            "Адвокат подал ходатайство о том, чтобы к нему допустили врача.",
            ("access", "допустили", "Адвокат", None),
        ),
        (
            "Лена Оськина выступила с призывом к полиции наказать виновных.",
            ("prosecute", "наказать", "Лена Оськина", "полиции"),
        ),
        (
            "Активисты направили в мэрию петицию за закрытие свалки.",
            ("stop", "закрытие", "Активисты", "мэрию"),
        ),
        (
            "Мать задержанного потребовала, чтобы избиения прекратились.",
            ("stop", "прекратились", "Мать задержанного", None),
        ),
    ],
)
def test_a_call_asks(words: str, told: tuple[str, str, str | None, str | None]) -> None:
    """It sounds, it is made, others join it, or nobody answers it."""
    assert told in asked(words)


@pytest.mark.parametrize(
    "words",
    [
        "Полиция выдвинула требование разойтись.",
        "Он выполнил требование полиции открыть багажник.",
        "Требование следователя сдать телефон адвокат назвал незаконным.",
        "Прокурор поддержал ходатайство следователя продлить арест.",
        "Требование не прозвучало.",
    ],
)
def test_what_is_no_demand_of_ours(words: str) -> None:
    """What those who hold power order, and what nobody called for."""
    assert asked(words) == []


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("Требуем освободить двух учительниц.", "release"),
        ("Требуем освободить мэра от должности.", "dismiss"),
    ],
)
def test_who_is_freed_and_who_is_dismissed(words: str, type_: str) -> None:
    """«Освободить» dismisses only from a post."""
    assert [one[0] for one in asked(words)] == [type_]


def test_nobody_asks_a_beating_to_stop() -> None:
    """Who is asked is not said; police can be asked to."""
    said = ["The union demanded that the beatings stop.", "They demanded that the police stop."]
    found = [s.of for one in said for s in read.suggest(a_text(one)) if isinstance(s.of, Demand)]

    assert [[one.text for one in d.addressees] for d in found] == [[], ["the police"]]
