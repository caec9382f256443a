"""Events that a noun tells which is somebody's, and more set ways of telling steps and protests."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone import read
from dripstone.records import Claim

TOLD = {
    "en": {
        "The trial of the eleven activists began behind closed doors on Monday.": "charge",
        "Since his release in May he has slept badly.": "release",
        "A military tribunal gave the deserter twelve years.": "judgment",
        "The Union froze the assets of the general and his two sons.": "sanction",
        "Detectives exhumed the body in June.": "inquiry",
    },
    "ru": {
        "Начался суд над одиннадцатью активистами.": "charge",
        "Присяжные оправдали обоих.": "judgment",
        "В лагерь впервые пустили Красный Крест.": "visit",
        "Срок ему сократили наполовину.": "judgment",
    },
}
NOT_TOLD = {
    "en": ["The union demanded his release.", "The court is a red-brick building."],
    "ru": ["Суд находится на площади.", "Близкие требуют его освобождения."],
}


def _events(content: str, code: str) -> list[str]:
    found = (one.of for one in read.suggest(a_text(content, language=code)))
    return [one.type for one in found if isinstance(one, Claim) and one.kind == "event"]


@pytest.mark.parametrize(("code", "told"), [(c, t) for c, all_ in TOLD.items() for t in all_])
def test_a_step_is_read_by_its_noun_or_its_set_words(code: str, told: str) -> None:
    """What befell somebody, told by a noun of theirs or by a set phrase, is an event."""
    assert f"procedure.{TOLD[code][told]}" in _events(told, code)


@pytest.mark.parametrize(("code", "told"), [(c, t) for c, all_ in NOT_TOLD.items() for t in all_])
def test_what_is_asked_for_or_only_named_is_no_event(code: str, told: str) -> None:
    """A release that is demanded has not happened, and a court is a house too."""
    assert _events(told, code) == []
