"""Russian notes, forms and testimonies name somebody once, and go on telling of them."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

_FORM = (
    "1. Потерпевший: Ярослав Дрозд, 22 года\n"
    "Дата: 16 июня\n"
    "Кем задержан: сотрудники ОМОНа\n"
    "Обстоятельства: задержан на площади, избит дубинками. Адвоката не пускали.\n\n"
    "2. Потерпевшая: не установлена\n"
    "Обстоятельства: избита у входа"
)
_LIST = (
    "Что известно к вечеру:\n\n"
    "• Алексей Громов — задержан у дома, в отделе избили\n"
    "• Мадина Ахметова — удерживают вторые сутки, адвоката не пускают\n"
    "• Ольга Ким — не задержана, дома\n"
    "• Осуждённый Матвеев Р. С., 1991 г.р. Прибыл этапом. В карантине избит сотрудниками."
)


def _told(content: str) -> set[tuple[str, str | None, str | None, str]]:
    found = (s.of for s in suggest(a_text(content, language="ru")))
    return {
        (
            act.type,
            None if act.slots.to_whom is None else act.slots.to_whom.text,
            None if act.slots.who is None else act.slots.who.text,
            act.polarity,
        )
        for act in found
        if isinstance(act, Claim) and act.kind == "act"
    }


def test_a_russian_form_tells_of_whom_its_labels_name() -> None:
    """What the label of doers names did it; a label that names nobody gives nobody."""
    told = _told(_FORM)

    assert told == {
        ("liberty.arrest", "Ярослав Дрозд", "сотрудники ОМОНа", "affirms"),
        ("body.assault", "Ярослав Дрозд", "сотрудники ОМОНа", "affirms"),
        ("justice.unfair_trial", "Ярослав Дрозд", None, "affirms"),
    }


def test_whom_a_russian_entry_names_before_a_dash_does_nothing_themselves() -> None:
    """«Мадина Ахметова — удерживают» holds her; «адвоката не пускают» is done to her."""
    told = _told(_LIST)

    assert {
        ("liberty.arrest", "Алексей Громов", None, "affirms"),
        ("body.assault", "Алексей Громов", None, "affirms"),
        ("liberty.detention", "Мадина Ахметова", None, "affirms"),
        ("justice.unfair_trial", "Мадина Ахметова", None, "affirms"),
        ("liberty.arrest", "Ольга Ким", None, "denies"),
        ("body.assault", "Осуждённый Матвеев Р. С.", "сотрудниками", "affirms"),
    } <= told
    assert not {who for _, _, who, _ in told} & {"Мадина Ахметова", "Алексей Громов"}


def test_the_day_that_heads_a_note_is_not_whom_it_befell() -> None:
    """«6 марта — избиение Глеба Сычёва» is about him, and about no day."""
    told = _told("6 марта — избиение активиста Глеба Сычёва у подъезда.")

    assert {whom for _, whom, _, _ in told} == {"активиста Глеба Сычёва"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Меня задержали вечером. Били всю ночь.", "Меня"),
        ("Моего брата остановили на улице. Потом надели наручники. Там избили.", "Моего брата"),
        ("Марат Сель был задержан утром. В отделе избили.", "Марат Сель"),
    ],
)
def test_what_they_did_next_they_did_to_the_same_one(content: str, told: str) -> None:
    """Who is not named is beaten by those who took them, as long as nobody else comes."""
    found = _told(content)

    assert ("body.assault", told, None, "affirms") in found


@pytest.mark.parametrize(
    "content",
    [
        "Меня задержали вечером. Били витрины всю ночь.",
        "Братья Лось приехали на площадь. Били в барабаны.",
        "Марата увезли. Если бы избили, он бы рассказал.",
        "Соседи — помогали раненым и держали дверь.",
        "Полицию вызвал сосед. Избили кого-то во дворе.",
    ],
)
def test_what_is_done_to_something_else_is_not_handed_on(content: str) -> None:
    """Things struck, and what was not so, befall nobody who was named before."""
    found = _told(content)

    assert not {whom for type_, whom, _, _ in found if type_.startswith("body")} - {"кого-то"}


def test_what_they_did_not_begin_to_do_was_not_done() -> None:
    """«Бить не стали» denies the beating."""
    told = _told("Ивана Лося бить не стали.")

    assert {polarity for _, _, _, polarity in told} == {"denies"}
