"""Omissions: what those with a duty are said not to have done."""

from __future__ import annotations

import pytest
from english import a_text, acts

from dripstone.read import suggest
from dripstone.records import Claim

_TYPE = "justice.failure_protect"


def _omissions(content: str) -> list[Claim]:
    return [act for act in acts(content) if act.type == _TYPE]


@pytest.mark.parametrize(
    ("content", "who"),
    [
        ("The police did not act while the shop burned.", "The police"),
        ("Officials failed to protect the weavers.", "Officials"),
        ("We called the police. They never came.", "They"),
        ("The mayor's office was warned, but the guards did not stop the mob.", "the guards"),
    ],
)
def test_a_duty_left_undone_is_told_with_who_had_it(content: str, who: str) -> None:
    """Police who did not act, and "they" who never came when the police were called."""
    (found,) = _omissions(content)

    assert found.slots.who is not None
    assert found.slots.who.text == who
    assert found.polarity == "affirms"


@pytest.mark.parametrize(
    "content",
    ["No action was taken against the gunmen.", "We called the police. Nobody came."],
)
def test_where_nobody_is_named_nobody_is_said_to_have_failed(content: str) -> None:
    """An omission without a bearer of the duty says so."""
    (found,) = _omissions(content)

    assert found.slots.who is None
    assert "who" in found.not_stated


@pytest.mark.parametrize(
    "content",
    [
        "The police acted at once.",
        "The teacher did not come to the rally.",
        "If the police do not act, we will march.",
        "The police should come.",
        "Nobody came to the concert.",
    ],
)
def test_what_is_done_meant_or_nobodys_duty_is_no_omission(content: str) -> None:
    """Only a duty that is said to have been left undone is an omission."""
    assert _omissions(content) == []


def test_to_stand_by_is_shown_by_exhaustive_reading_alone() -> None:
    """That officers stood by is weaker than that they failed, and costs reviewers time."""
    text = a_text("A baker was beaten while two officers stood by.")

    shown = [s.rule for s in suggest(text, exhaustive=True)]

    assert _omissions(text.content) == []
    assert "omission.stood_by" in shown


def test_the_sentence_keeps_the_no() -> None:
    """The plain sentence never turns "neither came" into "came"."""
    (found,) = _omissions("Neither the police nor the army came.")

    assert "neither" in found.says.lower()


@pytest.mark.parametrize(
    "content",
    [
        "The police did nothing to stop the mob.",
        "The police could not control the mob.",
        "The police are yet to act.",
        "The union accused the police of not protecting the bakers.",
        "There were failures on the part of the police.",
        "The police ignored our calls.",
        "The police were nowhere to be seen.",
        "The complaint against the police is that they did not act.",
        "Nobody came to our rescue.",
    ],
)
def test_a_duty_left_undone_is_told_in_many_ways(content: str) -> None:
    """Those with a duty did nothing, could not, have yet to, or are accused of not acting."""
    assert len(_omissions(content)) == 1


@pytest.mark.parametrize(
    "content",
    [
        "No policeman was in sight.",
        "The police came late.",
        "The police were helpless.",
        "There was a delay in deploying the army.",
        "The police arrived two hours after the attack.",
        "The fire brigade and the police came only in the evening.",
        "There was not a single policeman in the square.",
        "The police sided with the mob.",
        "The mob moved on despite the police cover given to the bakers.",
        "He spoke of a breakdown of law and order.",
        "The police took no action.",
    ],
)
def test_weak_signs_wait_for_exhaustive_reading(content: str) -> None:
    """Coming late or not being there may be no fault: exhaustive reading alone shows it."""
    shown = [s.rule for s in suggest(a_text(content), exhaustive=True)]

    assert _omissions(content) == []
    assert any(rule.startswith("omission.") for rule in shown)


def test_nothing_happened_is_no_omission() -> None:
    """That no incident took place is no duty left undone, whoever is named before."""
    assert _omissions("The police met the mayor. No incident took place in the town.") == []


@pytest.mark.parametrize(
    "content",
    [
        "The police ignored the new menu.",
        "Tourists arrived two hours after the concert.",
        "Despite police cover the fair was a success, and its machinery collapsed.",
        "The union sided with the teachers.",
    ],
)
def test_signs_of_others_are_no_omission(content: str) -> None:
    """The same words said of those without a duty, or of other things, tell of none."""
    shown = [
        s.of.slots.who
        for s in suggest(a_text(content), exhaustive=True)
        if isinstance(s.of, Claim) and s.of.type == _TYPE
    ]

    assert _omissions(content) == []
    assert all(who is None or "police" in who.text.lower() for who in shown)
