"""Whom Russian sentences name that the models hang elsewhere."""

from __future__ import annotations

import pytest
from russian import acts


@pytest.mark.parametrize(
    ("words", "type_", "whom"),
    [
        ("Двое полицейских ударили дубинкой пекаря.", "body.assault", "пекаря"),
        ("Вчера сожгли заживо Карела Доста.", "life.killing", "Карела Доста"),
        ("Они выломали дверь, похитили учителя Товина и ушли.",
         "liberty.abduction", "учителя Товина"),
        ("Пекарь оказался задержанным.", "liberty.arrest", "Пекарь"),
        ("Студент, застреленный в мае, жил на этой улице.", "life.killing", "Студент"),
        ("— студент, арестован 4 мая в Оске;", "liberty.arrest", "студент"),
        ("Ещё одного — студента — задержали на вокзале.", "liberty.arrest", "студента"),
    ],
)  # fmt: skip
def test_it_is_done_to(words: str, type_: str, whom: str) -> None:
    assert (type_, whom) in [(a.type, a.slots.to_whom.text) for a in acts(words) if a.slots.to_whom]


def test_what_is_denied_after_that_is_denied() -> None:
    (act,) = acts("В министерстве опровергли, что пекаря зарезали.")
    assert act.polarity == "denies"


def test_both_are_evicted() -> None:
    (act,) = acts("Выселили и студента, и его жену.")
    assert act.slots.to_whom is not None
    assert act.slots.to_whom.text == "студента, и его жену"
