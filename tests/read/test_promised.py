"""Promised: what is threatened, vowed or promised has not been done."""

from __future__ import annotations

import english
import pytest


@pytest.mark.parametrize(
    "words",
    [
        "He said guards threatened to hang him from the roof and beat him.",
        "They vowed to burn his house or cut his throat.",
        'They threatened "to kill his family and burn the house", she said.',
    ],
)
def test_every_deed_that_is_threatened_is_only_meant(words: str) -> None:
    """The second deed too, though the past of "beat" looks like the word after "to"."""
    acts = english.acts(words)
    assert [act.stance for act in acts if act.type != "body.threat"]
    assert {act.stance for act in acts if act.type != "body.threat"} == {"intended"}


def test_what_was_done_after_a_threat_is_told() -> None:
    """What "and then" begins they did."""
    acts = english.acts("They threatened to kill him and then beat him.")
    assert ("body.assault", "asserted") in [(act.type, act.stance) for act in acts]


@pytest.mark.parametrize(
    "words",
    [
        "The minister promised to free the prisoners.",
        "They pledged to march on the palace.",
        "The president vowed to release all journalists.",
    ],
)
def test_what_is_promised_has_not_come_about(words: str) -> None:
    """Neither is a promise a threat."""
    found = [*english.acts(words), *english.claims(words, "event")]
    assert {claim.stance for claim in found} <= {"intended"}
