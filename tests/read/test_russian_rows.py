"""Russian acts done to several: rows of the dead and the held, and dashes instead of a verb."""

from __future__ import annotations

import pytest
from russian import acts, told


def _whom(words: str, type_: str) -> set[str | None]:
    return {whom for one, _, whom in map(told, acts(words)) if one == type_}


@pytest.mark.parametrize(
    ("words", "type_", "whom"),
    [
        (
            "Село обстреляли. Погибшие — швея Ткач, её внук, девятилетний Данило, и Роман Бойко.",
            "life.killing",
            {"швея Ткач", "её внук", "Роман Бойко"},
        ),
        (
            "Среди задержанных — студентка Анна Клевцова и двое подростков.",
            "liberty.arrest",
            {"студентка Анна Клевцова", "двое подростков"},
        ),
        (
            "Среди арестованных: Пётр Лось, 44 года, его брат Семён и ещё трое рабочих.",
            "liberty.arrest",
            {"Пётр Лось", "его брат Семён", "трое рабочих"},
        ),
        ("В аварии погибли трое. Погибшие — водитель и двое детей.", "life.killing", set()),
        ("Задержанные — в отделе, их допрашивают.", "liberty.arrest", set()),
    ],
)
def test_everyone_of_a_row_is_one_of_them(words: str, type_: str, whom: set[str]) -> None:
    """Who is described twice is told once, and a crash kills without any violence."""
    assert _whom(words, type_) == whom


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Ивана увезли в отдел, его жену — в комитет.", {"Ивана", "его жену"}),
        ("Двоих задержали у метро, третьего — у подъезда.", {"Двоих", "третьего"}),
        ("Марию арестовали, а её брата — нет.", {"Марию"}),
        ("Полиция задержала двоих парней, прохожие — в недоумении.", {"двоих парней"}),
        ("Ивана увезли в отдел, адвокат — у дверей.", {"Ивана"}),
    ],
)
def test_a_dash_tells_the_same_of_the_next_one(words: str, whom: set[str]) -> None:
    """Only of those whom their case makes the same end of the verb, and not after «нет»."""
    assert _whom(words, "liberty.arrest") == whom


@pytest.mark.parametrize(
    ("words", "type_", "who", "whom"),
    [
        (
            "Сотрудники Зимин и Лобов вывели его в коридор и нанесли десять ударов палкой по ногам.",
            "body.assault",
            "Сотрудники Зимин и Лобов",
            "его",
        ),
        (
            "Неизвестные остановили ткачиху и пригрозили расправой.",
            "body.threat",
            "Неизвестные",
            "ткачиху",
        ),
        (
            "В 23:40 у кафе неизвестный нанёс гражданину К. два ножевых ранения.",
            "body.assault",
            "неизвестный",
            "гражданину К",
        ),
        (
            "Сокамернику Петрову А., который пытался вступиться, брызнули в лицо газом.",
            "body.assault",
            None,
            "Сокамернику Петрову А",
        ),
        ("У одного сломана рука, у второго выбиты зубы.", "body.assault", None, "второго"),
        ("Телефоны отобрали, сторожа держат в отделе.", "property", None, "Телефоны"),
        ("Солдаты отбросили ополченцев и нанесли удар по складам.", "war", "Солдаты", "складам"),
    ],
)
def test_whom_the_verb_before_or_the_letters_name(
    words: str, type_: str, who: str | None, whom: str
) -> None:
    """Whoever is led out is struck next; a dative before initials does nothing to anybody."""
    assert (type_, who, whom) in map(told, acts(words))
