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


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Mercenaries allegedly took part in torturing and killing the man.", {"alleged"}),
        ("The guards reportedly forced him to beat another prisoner.", {"alleged"}),
        ("The police will be able to arrest any person without a warrant.", {"intended"}),
        ("Police were able to arrest two men.", {"asserted"}),
    ],
)
def test_a_deed_is_as_firm_as_what_holds_it(words: str, stance: set[str]) -> None:
    """What hedges "took part" or "be able" hedges the deed."""
    acts = english.acts(words)
    assert {act.stance for act in acts} == stance


def test_whoever_is_able_to_do_it_did_it() -> None:
    """Though "able" stands between them."""
    act = english.acts("Police were able to arrest two men.")[0]
    assert act.says == "Police were able to arrest two men."


@pytest.mark.parametrize(
    "words",
    [
        "The inventor pulled the plug on plans to build an electric car.",
        "These companies have been completely turned upside down by this news.",
    ],
)
def test_plans_and_companies_are_not_silenced_or_searched(words: str) -> None:
    """Figures of business harm nobody."""
    assert english.acts(words) == []
