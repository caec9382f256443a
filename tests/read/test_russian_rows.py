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
        (
            "Двое в масках накинули ему на голову мешок и били битами по ногам.",
            "body.assault",
            "Двое в масках",
            "ему",
        ),
        (
            "Ткача, подписавшего письмо, уволили, сына забрали.",
            "property.livelihood",
            None,
            "Ткача",
        ),
        ("Всех троих забрали прямо из палаты.", "liberty.arrest", None, "Всех троих"),
        ("Сторожа связали и закрыли в подсобке.", "liberty.detention", None, "Сторожа"),
        ("Фермера нашли избитым у собственных ворот.", "body.assault", None, "Фермера"),
        ("Отряд похитил двоих, третьего застрелили.", "life.killing", None, "третьего"),
        (
            "Ткачей оштрафовали, одну из них удерживали в отделе.",
            "liberty.detention",
            None,
            "одну из них",
        ),
        ("Муж ударил её бутылкой.", "body.assault", "Муж", "её"),
        ("Солдаты отбросили ополченцев и нанесли удар по складам.", "war", "Солдаты", "складам"),
    ],
)
def test_whom_the_verb_before_or_the_letters_name(
    words: str, type_: str, who: str | None, whom: str
) -> None:
    """Whoever is led out is struck next; a dative before initials does nothing to anybody."""
    assert (type_, who, whom) in map(told, acts(words))


@pytest.mark.parametrize(
    "words",
    [
        "Лоцмана нашли повешенным в сушилке.",
        "Парень гордился его бутылкой.",
        "Сосед встретил ткача, второго пригласили на чай.",
    ],
)
def test_nobody_is_hurt_by_what_only_looks_like_it(words: str) -> None:
    """Whoever hangs may have done it himself, and the second of several is nobody's victim yet."""
    assert not [one for one in acts(words) if one.type.startswith(("body", "liberty"))]
