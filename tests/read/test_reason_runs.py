"""Reasons that runs of words and nouns bring, wherever they stand, and denials told by such runs."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone import read
from dripstone.records import Claim

REASONS = {
    "en": {
        "As punishment for talking to the delegation, all of us went without water.": "As punish",
        "His crime: handing out water to the marchers. He was arrested at noon.": "handing out",
        "It was enough that my surname ended in -dze: they pulled me off the bus.": "my surname",
        "The men were evicted when the landlord found out that they were a couple.": "found out",
        "They burned down the house because they thought that a deserter was in it.": "thought",
    },
    "ru": {
        "Якобы за долги у фермера отобрали два трактора.": "за долги",
        "Под предлогом проверки солдаты вынесли из дома всё ценное.": "Под предлогом",
        "Вся его вина — неправильная фамилия. Его забрали ночью.": "неправильная фамилия",
        "Студента отчислили «за аморальное поведение».": "аморальное",
        "Соседи подожгли дом, решив, что в нём прячется дезертир.": "решив",
    },
}
NONE = {
    "en": [
        "For nine hours they kept him standing.",
        "She was arrested over the weekend.",
        "He was not beaten because of his songs.",
        "We left early because the trams had stopped.",
        "The reason for his arrest is not known.",
    ],
    "ru": [
        "За девять часов ему ни разу не дали воды.",
        "Его схватили за руку и увели.",
        "Игрока отстранили за допинг.",
        "Причина ареста неизвестна.",
        "Мы ушли, потому что трамваи встали.",
    ],
}
DENIED = {
    "en": {
        "“It wasn't us,” said the militia's commander.": "commander",
        "Nothing of the sort happened, the mayor told the council.": "mayor",
        "According to the army, there is no record of any such patrol.": "army",
    },
    "ru": {
        "Информация не соответствует действительности, сообщили в штабе округа.": "штабе",
        "«Ничего подобного не было», — сказал начальник станции.": "начальник",
    },
}


def _of(kind: str, content: str, code: str) -> list[Claim]:
    found = (one.of for one in read.suggest(a_text(content, language=code)))
    return [one for one in found if isinstance(one, Claim) and one.kind == kind]


@pytest.mark.parametrize(("code", "told"), [(c, t) for c, all_ in REASONS.items() for t in all_])
def test_a_reason_is_read_wherever_it_stands(code: str, told: str) -> None:
    """What is said to be why somebody was treated so is found, once, at the head of it too."""
    found = _of("ground", told, code)

    assert [REASONS[code][told] in one.slots.why.text for one in found if one.slots.why] == [True]


@pytest.mark.parametrize(("code", "told"), [(c, t) for c, all_ in NONE.items() for t in all_])
def test_what_is_no_reason_for_an_act_is_none(code: str, told: str) -> None:
    """Times, hands held, reasons denied or not known, and reasons for no wrong are none."""
    found = _of("ground", told, code)

    assert found == []


@pytest.mark.parametrize(("code", "told"), [(c, t) for c, all_ in DENIED.items() for t in all_])
def test_a_run_of_words_denies_in_an_office_s_voice(code: str, told: str) -> None:
    """Those who are asked deny by set phrases, whatever stands beside them."""
    found = _of("denial", told, code)

    assert [DENIED[code][told] in (one.attribution[-1].who or "") for one in found] == [True]


def test_a_neighbour_s_nothing_of_the_sort_is_no_denial() -> None:
    """Who is not asked for an answer tells; what they tell is not counted as a denial."""
    found = _of("denial", "Nothing of the sort happened, a neighbour told us.", "en")

    assert found == []
