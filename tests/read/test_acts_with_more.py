"""Acts are the same acts, and those they are done to the same people, whatever is told beside."""

from __future__ import annotations

import pytest
from english import acts

_TOLD = {
    "Soldiers shot Karel Dost": ("body.force", "Karel Dost"),
    "Three students were beaten by guards": ("body.assault", "Three students"),
    "Police arrested the nurse": ("liberty.arrest", "the nurse"),
    "Forty families were evicted": ("liberty.displacement", "Forty families"),
    "Settlers burned down the clinic": ("property", "the clinic"),
}
_BEGUN = (
    "In 2019",
    "At 9 pm",
    "Meanwhile",
    "Reportedly",
    "Later",
    "In the village of Sund,",
)
_ENDED = ("in the street", "at a wedding", "in front of her children", "on 3 March 2025")


def _found(words: str) -> list[tuple[str, str]]:
    return [
        (a.type, a.slots.to_whom.text.lower()) for a in acts(words) if a.slots.to_whom is not None
    ]


@pytest.mark.parametrize("told", _TOLD)
@pytest.mark.parametrize("begun", _BEGUN)
def test_whatever_a_sentence_begins_with(told: str, begun: str) -> None:
    kind, whom = _TOLD[told]
    lower = told if told.startswith("Karel") else told[0].lower() + told[1:]

    assert (kind, whom.lower()) in _found(f"{begun} {lower}.")


@pytest.mark.parametrize("ended", _ENDED)
@pytest.mark.parametrize(
    "told", [told for told in _TOLD if "families" not in told and "clinic" not in told]
)
def test_whatever_a_sentence_ends_with(told: str, ended: str) -> None:
    kind, whom = _TOLD[told]

    assert (kind, whom.lower()) in _found(f"{told} {ended}.")


@pytest.mark.parametrize(
    "words",
    ["The factory dismissed two union members.", "The school dismissed the teacher."],
)
def test_who_is_dismissed_by_an_employer(words: str) -> None:
    assert {kind for kind, _ in _found(words)} == {"property.livelihood"}


@pytest.mark.parametrize(
    "words",
    ["The court dismissed the teacher's claim.", "The university dismissed classes early."],
)
def test_claims_and_classes_lose_no_job(words: str) -> None:
    assert not [kind for kind, _ in _found(words) if kind == "property.livelihood"]


def test_a_short_sentence_with_a_date_is_no_dateline() -> None:
    assert ("liberty.arrest", "nurse") in _found("Nurse arrested on 3 March 2025.")
