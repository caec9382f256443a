"""Days, places and rounded numbers: in Russian they stand where those done to might stand."""

from __future__ import annotations

import pytest
from russian import acts


def told(words: str) -> list[tuple[str | None, str | None]]:
    """Give to whom each act was done, and by whom."""
    slots = [act.slots for act in acts(words)]
    return [(s.to_whom and s.to_whom.text, s.who and s.who.text) for s in slots]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("С 3 по 7 мая были задержаны трое мужчин.", "трое мужчин"),
        ("4 и 5 мая в Карвеле были задержаны двое учителей.", "двое учителей"),
        ("У вокзала в Карвеле 14 апреля 2024 г. похитили редактора газеты.", "редактора газеты"),
    ],
)
def test_a_day_is_nobody_to_whom_it_is_done(words: str, whom: str) -> None:
    """Nor is the place where it was done."""
    assert told(words) == [(whom, None)]


@pytest.mark.parametrize(
    ("words", "whom", "by"),
    [
        ("До 30 задержанных избили на дороге в Оськино вчера.", "30 задержанных", None),
        ("От 10 до 15 человек избили вчера в Карвеле.", "От 10 до 15 человек", None),
        ("Полиция задержала с десяток парней.", "с десяток парней", "Полиция"),
        ("Около тридцати человек избили прохожего.", "прохожего", "Около тридцати человек"),
    ],
)
def test_a_rounded_number_of_people_is_who_suffers(words: str, whom: str, by: str | None) -> None:
    """Unless they are told to have done it to another."""
    assert told(words) == [(whom, by)]


def test_the_cell_of_a_police_station_holds_no_station() -> None:
    """Who was beaten there is told; that the station was held is not."""
    words = "Солдаты избили троих мужчин в камере отдела полиции № 4."

    assert told(words) == [("троих мужчин", "Солдаты")]
