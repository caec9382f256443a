"""Days that are not an act's own: of what came before it, or of what was said and done about it."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.languages.times import find_times
from dripstone.read import suggest
from dripstone.records import Claim, When

THURSDAY = "2025-06-12"


def _bounds(words: str, code: str) -> tuple[str | None, str]:
    first = find_times(words, 0, len(words), language=code, against=THURSDAY)[0].value
    assert isinstance(first, When)
    return first.edtf, first.relation


def _when(words: str, code: str, type_: str) -> str | None:
    text = a_text(words, published=THURSDAY, language=code)
    (act,) = (
        s.of for s in suggest(text) if isinstance(s.of, Claim) and s.of.type.startswith(type_)
    )
    return act.slots.when.text if act.slots.when is not None else None


@pytest.mark.parametrize(
    ("words", "code", "edtf", "relation"),
    [
        ("since the election on 25 May", "en", "[2025-05-25..]", "after"),
        ("since the fighting began in April", "en", "[2025-04..]", "after"),
        ("after the disputed vote of 25 May", "en", "[2025-05-25..]", "after"),
        ("после перемирия 1 мая", "ru", "[2025-05-01..]", "after"),
        ("с начала войны в марте 2022 года", "ru", "[2022-03..]", "after"),
        ("с понедельника", "ru", "[2025-06-09..]", "after"),
        ("ко вторнику", "ru", "[..2025-06-10]", "before"),
        ("с понедельника по среду", "ru", "2025-06-09/2025-06-11", "throughout"),
        ("on the night of 7 to 8 June", "en", "[2025-06-07..2025-06-08]", "within"),
        ("в ночь с пятницы на субботу", "ru", "[2025-06-06..2025-06-07]", "within"),
        ("в ночь со вторника на среду", "ru", "[2025-06-10..2025-06-11]", "within"),
        ("минувшей ночью", "ru", "[2025-06-11..2025-06-12]", "within"),
        ("поздно вечером в субботу", "ru", "2025-06-07", "within"),
        ("That evening they left", "en", None, "within"),
        ("до следующего утра", "ru", None, "within"),
    ],
)
def test_a_time_keeps_the_side_that_its_words_leave_open(
    words: str, code: str, edtf: str | None, relation: str
) -> None:
    """What came since, by or after a day is not dated to that day."""
    assert _bounds(words, code) == (edtf, relation)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("On Sunday hundreds marked the anniversary of the killing of Maro Venn.", "en"),
        ("The assembly adopted a resolution on 10 June condemning the killing of Maro Venn.", "en"),
        ("On Monday two sergeants were charged with the murder of Maro Venn.", "en"),
        ("В понедельник двоим сержантам предъявили обвинение в убийстве Йона Хейла.", "ru"),
        ("10 июня собрание приняло резолюцию с осуждением убийства Йона Хейла.", "ru"),
    ],
)
def test_what_was_done_about_an_act_gives_it_no_day(words: str, code: str) -> None:
    """A march, a resolution or a charge is on another day than the killing it goes back to."""
    assert _when(words, code, "life") is None


@pytest.mark.parametrize(
    ("words", "code", "day"),
    [
        ("The council condemned the killing of Maro Venn on 3 June.", "en", "3 June"),
        ("Monday's killing of Maro Venn was condemned by the council.", "en", "Monday"),
        ("Четверо убиты в воскресенье, сообщил врач.", "ru", "в воскресенье"),
    ],
)
def test_an_acts_own_day_stays_its_own(words: str, code: str, day: str) -> None:
    """A day beside the act's own word is the act's, whoever condemns or reports it."""
    assert _when(words, code, "life") == day


def test_one_auxiliary_shares_the_day_that_follows() -> None:
    """Those killed and those wounded on Thursday were so on one day."""
    words = "Four men were killed and nineteen wounded on Thursday when police fired on a crowd."

    assert _when(words, "en", "life") == "on Thursday"


def test_who_remains_in_prison_is_not_there_since_others_were_freed() -> None:
    """The day of a release is not that of those who stay."""
    words = "В пятницу двоих освободили, ещё трое остаются под стражей в Васко."

    assert _when(words, "ru", "liberty.detention") is None
