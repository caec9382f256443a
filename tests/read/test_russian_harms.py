"""Harm to body and life in Russian: what families of verbs, letters of a case and counts tell."""

from __future__ import annotations

import pytest
from russian import acts, told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Неизвестные отпинали учителя Громова.", ("body.assault", "Неизвестные", "учителя Громова")),
        ("Полицейские надели мешок на голову задержанному.", ("body.torture", "Полицейские", "задержанному")),
        ("Омоновцы волокли девушек за волосы к автозаку.", ("body.assault", "Омоновцы", "девушек")),
        ("Нападавшие брызнули ей в лицо кислотой.", ("body.assault", "Нападавшие", "ей")),
        ("Он ударил прикладом по голове задержанного.", ("body.assault", "Он", "задержанного")),
        ("Оператору вывихнули плечо.", ("body.assault", None, "Оператору")),
        ("Братья задушили сестру.", ("life.family_killing", "Братья", "сестру")),
        ("Надзиратели забили его до смерти.", ("life.custody_death", "Надзиратели", "его")),
        ("В СИЗО-2 скончался предприниматель Рашид Бельгиев.", ("life.custody_death", None, "предприниматель Рашид Бельгиев")),
        ("Спецназ штурмовал общежитие, студентов скидывали с лестниц.", ("body.assault", None, "студентов")),
        ("Ей прямо сказали: «Следующей будешь ты».", ("body.threat", None, "Ей")),
        ("Семье Хаджиевых обещают, что их дом сожгут.", ("body.threat", None, "Семье Хаджиевых")),
    ],
)  # fmt: skip
def test_each_harm_is_told(words: str, expected: tuple[str, str | None, str | None]) -> None:
    """Blows, deaths and threats are told by verb, case and content, with whom they come to."""
    assert expected in [told(act) for act in acts(words)]


def test_the_dead_and_wounded_are_counted_by_a_noun() -> None:
    """Twelve dead beside a strike are twelve killed, and dozens of wounded were hurt."""
    types = {act.type for act in acts("Дрон ударил по рынку: двенадцать убитых, десятки раненых.")}

    assert {"life.killing", "body.assault"} <= types


@pytest.mark.parametrize(
    "words",
    [
        "Дедушка умер в возрасте 88 лет.",
        "Семьи погибших получили выплаты.",
        "На вопрос, бил ли он кого-нибудь, свидетель ответил молчанием.",
        "Министр пообещал жителям, что виновных накажут.",
        "«Мы найдём виновных», — сказал министр матери.",
    ],
)
def test_what_is_no_harm_is_none(words: str) -> None:
    """Natural deaths, families of the dead, questions and promises to the harmed tell of no harm."""
    types = [act.type for act in acts(words)]

    assert not [one for one in types if one.startswith(("body", "life"))]
