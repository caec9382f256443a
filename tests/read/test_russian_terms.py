"""Russian terms: what is asked by a condition, by a time set, of nobody, or said by a tag."""

from __future__ import annotations

import pytest
from russian import demands

from dripstone.records import Demand

Told = tuple[str, str, list[str]]


def _told(found: list[Demand]) -> list[Told]:
    return [
        (d.type, d.slots.who.text if d.slots.who else "", [s.text for s in d.addressees])
        for d in found
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "«Мы не уйдём, пока не выпустят всех», — сказала координатор лагеря.",
            [("release", "координатор лагеря", [])],
        ),
        (
            "Профсоюз дал правительству неделю на то, чтобы восстановить уволенных.",
            [("repair", "Профсоюз", ["правительству"])],
        ),
        ("Матери хотят, чтобы им вернули сыновей.", [("release", "Матери", [])]),
        ("Родители добиваются, чтобы детям вернули паспорта.", [("repair", "Родители", [])]),
        (
            "Посольство требует объяснений от местных властей.",
            [("inform", "Посольство", ["местных властей"])],
        ),
        ("Охранники сказали, что не откроют, пока не назовут имена.", []),
        ("Он не спал, пока не рассвело.", []),
    ],
)
def test_conditions_and_wishes_ask(words: str, told: list[Told]) -> None:
    """A condition, a time set and a wish that it be done ask; guards and daybreak do not."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("asked", "type_"),
    [
        ("сохранить видеозаписи", "investigate"),
        ("вынести суровый приговор", "prosecute"),
        ("вернуть наших детей", "release"),
        ("усилить патрули", "protect"),
        ("продлить аккредитацию", "permit"),
        ("дать нам увидеться", "access"),
        ("повысить минимальную зарплату", "reform"),
        ("отстранить суперинтенданта", "dismiss"),
        ("выслать дипломатов", "pressure"),
        ("ускорить выдачу виз", "asylum"),
    ],
)
def test_verb_and_noun_tell_together_in_russian(asked: str, type_: str) -> None:
    """What a Russian verb asks for depends on what it is done to."""
    assert [one.type for one in demands(f"Профсоюз призвал правительство {asked}.")] == [type_]
