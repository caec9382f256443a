"""Demand lists: what is asked line by line, and duties that a report itself names."""

from __future__ import annotations

import pytest
from english import demands as english
from russian import demands as russian

from dripstone.records import Demand


def _told(found: list[Demand]) -> list[tuple[str, str | None, list[str]]]:
    return [
        (d.type, d.slots.who.text if d.slots.who else None, [a.text for a in d.addressees])
        for d in found
    ]


def test_each_line_is_a_demand_of_who_asks_above() -> None:
    """Bullets, and two verbs in one line."""
    words = (
        "The Karvel Council calls on the government to:\n\n"
        "- Immediately and unconditionally release all detained weavers;\n"
        "- Investigate the shootings at Dale and prosecute those responsible;\n"
        "- Refrain from using force against strikers.\n\n"
        "The Council was founded in 1990."
    )
    found = english(words)

    whom = ("The Karvel Council", ["the government"])
    assert _told(found) == [(t, *whom) for t in ("release", "investigate", "prosecute", "stop")]


def test_nouns_are_asked_for_in_lines_too() -> None:
    """Numbered lines that begin with what is asked for."""
    words = (
        "We demand:\n"
        "1. The release of our colleagues.\n"
        "2. An independent inquiry into the shooting.\n"
        "3. Compensation for the families."
    )

    assert [d.type for d in english(words)] == ["release", "investigate", "repair"]


@pytest.mark.parametrize(
    ("words", "types", "by", "to"),
    [
        (
            (
                "Центр «Межа» требует:\n— отменить отказ и возбудить уголовное дело о пытках;\n"
                "— отстранить от службы начальника отдела;\n— обеспечить семье защиту."
            ),
            ["reform", "investigate", "dismiss", "protect"],
            "Центр «Межа»",
            [],
        ),
        (
            (
                "Прошу Вас:\n1) отменить постановление от 9 апреля;\n2) наказать виновных;\n"
                "3) о результатах сообщить семье."
            ),
            ["reform", "prosecute", "inform"],
            None,
            ["Вас"],
        ),
        (
            (
                "Рекомендуем правительству:\nввести мораторий на высылку;\n"
                "создать орган по расследованию жалоб;\nвыплатить семьям компенсации."
            ),
            ["stop", "investigate", "repair"],
            None,
            ["правительству"],
        ),
    ],
)
def test_russian_lines_are_read_with_any_mark(
    words: str, types: list[str], by: str | None, to: list[str]
) -> None:
    """Dashes, numbers, or nothing but a semicolon."""
    assert _told(russian(words)) == [(type_, by, to) for type_ in types]


@pytest.mark.parametrize(
    "words",
    [
        "The mayor asked reporters to note:\n- The market opened.\n- The police arrested nobody.",
        "Мэр просит отметить:\n— рынок открылся;\n— полиция никого не задержала.",
        "Союз не требует:\n— освободить виновных;\n— закрыть дело.",
        "Союз требует ответа.\n\n— освободили пятерых;\n— остальных увезли.",
    ],
)
def test_lines_that_tell_ask_for_nothing(words: str) -> None:
    """What has a subject or is told in the past, or hangs on no asking, is no demand."""
    types = {d.type for d in (english if words.isascii() else russian)(words)}
    assert types.isdisjoint({"release", "stop", "act"})


@pytest.mark.parametrize(
    ("words", "types", "to"),
    [
        ("Властям следует освободить задержанных и раскрыть имена погибших.", 2, "Властям"),
        ("Правительству необходимо провести расследование гибели рыбаков.", 1, "Правительству"),
        ("Прокуратуре надлежит проверить законность взыскания.", 1, "Прокуратуре"),
    ],
)
def test_a_report_may_name_a_duty_itself(words: str, types: int, to: str) -> None:
    """«Следует» asks in the report's own name; nobody is put down as asking."""
    found = russian(words)

    assert len(found) == types
    assert {a.text for d in found for a in d.addressees} == {to}
    assert all(d.slots.who is None for d in found)


@pytest.mark.parametrize(
    "words",
    [
        "Из доклада следует, что министерство освободило троих.",
        "Полиция обязана освободить задержанного через сорок восемь часов.",
        "Суд должен рассмотреть жалобу в понедельник.",
        "Туристам следует освободить номера до полудня.",
    ],
)
def test_a_rule_or_a_schedule_asks_nothing(words: str) -> None:
    """What follows from a report, what the law sets, when a court sits, what guests do."""
    assert russian(words) == []


@pytest.mark.parametrize(
    ("words", "type_", "by", "to"),
    [
        ("Жители вышли на площадь с требованием отпустить задержанных.", "release", "Жители", []),
        ("Совет обратился к мэру с призывом не допустить сноса.", "stop", "Совет", ["мэру"]),
        (
            "Активисты собрали подписи с требованием к правительству остановить стройку.",
            "stop",
            "Активисты",
            ["правительству"],
        ),
        (
            "Редакция потребовала от начальника управления извинений.",
            "repair",
            "Редакция",
            ["начальника управления"],
        ),
    ],
)
def test_a_noun_asks_as_its_verb_does(words: str, type_: str, by: str, to: list[str]) -> None:
    """«С требованием» and «с призывом», and a noun after the office that is asked."""
    assert _told(russian(words)) == [(type_, by, to)]


@pytest.mark.parametrize(
    "words",
    [
        "Выполнив требование остановить машину, водитель вышел.",
        "Прохожие услышали призыв остановиться.",
        "Омбудсмен просит не спешить с выводами.",
    ],
)
def test_what_was_met_or_means_little_is_no_demand(words: str) -> None:
    """A demand that was obeyed, a call that was heard, a plea for patience."""
    assert russian(words) == []


@pytest.mark.parametrize(
    ("words", "to"),
    [
        (
            "В Комитет против пыток от Н. Оразовой\n\nПрошу отменить решение.",
            "Комитет против пыток",
        ),
        ("Прокурору области Н. В. Лескову\n\nТребую освободить моего брата.", "Прокурору области"),
        ("Жильцы написали губернатору. Они просят остановить снос.", "губернатору"),
    ],
)
def test_who_is_asked_may_stand_before(words: str, to: str) -> None:
    """The head of a letter, or the sentence just before."""
    assert [a.text.startswith(to) for d in russian(words) for a in d.addressees] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "В районе похолодало\n\nПрошу отменить решение.",
        "Жильцы написали губернатору. Союз просит остановить снос.",
        "Прокурору области Н. В. Лескову\n\nСоюз требует освободить рыбака.",
    ],
)
def test_nobody_is_asked_by_nearness_alone(words: str) -> None:
    """A headline is no head of a letter, and others ask others."""
    assert [a for d in russian(words) for a in d.addressees] == []


def test_a_line_names_whom_it_asks_itself() -> None:
    """Lines like "the police to find them", and "To the government: release ..."."""
    sent = english("The families demand:\n– the police to find them;\n– the mayor to apologise.")
    headed = english(
        "The coalition makes these demands:\n"
        "1. To the government: release all detained teachers.\n"
        "2. To the police: stop using rubber bullets."
    )

    assert [whom for _, _, whom in _told(sent)] == [["the police"]]
    assert _told(headed) == [
        ("release", None, ["the government"]),
        ("stop", None, ["the police"]),
    ]


def test_calls_and_demands_are_two() -> None:
    """In "calls for an inquiry and demands that ...", nobody calls for demands."""
    found = english("The union calls for an inquiry and demands that it allow visits.")

    assert [d.type for d in found] == ["investigate", "access"]
