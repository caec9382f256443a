"""Denial turns: what is denied or left unanswered without a verb of denying."""

from __future__ import annotations

import pytest
from english import claims


def _told(words: str) -> list[tuple[str, str]]:
    """Give who denies or gives no answer, and which of the two."""
    found = claims(words, "denial")
    return [(claim.slots.who.text if claim.slots.who else "", claim.polarity) for claim in found]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The warders contradicted the minister's version.", [("The warders", "denies")]),
        ("The bishop's office does not accept the account.", [("The bishop's office", "denies")]),
        ("The union disputed the figures.", [("The union", "denies")]),
        ("He contradicted his mother.", []),
        ("The committee did not recognise the new member.", []),
    ],
)
def test_an_account_is_contested(words: str, told: list[tuple[str, str]]) -> None:
    """Whoever contradicts an account denies it; to contradict a person is no denial."""
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "A spokeswoman for the dam would not discuss the drowned men.",
            [("A spokeswoman for the dam", "declines")],
        ),
        ("The mayor of Drova refused to be drawn.", [("The mayor of Drova", "declines")]),
        ("The embassy had no comment.", [("The embassy", "declines")]),
        ("The collector feigned ignorance of the killings.", [("The collector", "declines")]),
        ("The parents would not discuss the wedding gifts.", []),
        ("The goalkeeper would not say no to a transfer.", []),
    ],
)
def test_nothing_is_said(words: str, told: list[tuple[str, str]]) -> None:
    """Those who are asked for an answer and keep silent decline; private silence is none."""
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("No such raid took place, the ministry said.", [("the ministry", "denies")]),
        ("“No such order was given,” said Colonel Brask.", [("Colonel Brask", "denies")]),
        (
            "The council says that no such meeting took place in May.",
            [("The council", "denies")],
        ),
        ("No such luck, said the farmer, when police looked for his cow.", []),
    ],
)
def test_no_such_thing_happened(words: str, told: list[tuple[str, str]]) -> None:
    """Somebody's words that no such thing happened deny it."""
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The witness was pressed about the killing. He denied it.", [("He", "denies")]),
        ("The colonel was accused of torture. We reject this absolutely.", [("We", "denies")]),
        ("The gardener has been accused of arson, and she denies it.", [("she", "denies")]),
        ("A tunnel was proposed. The board rejected this in May.", []),
    ],
)
def test_what_was_told_before_is_denied(words: str, told: list[tuple[str, str]]) -> None:
    """To deny "it" is to deny what was told before; a plan that is rejected is not denied."""
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("He shrugged off the accusations.", [("He", "denies")]),
        ("The ministry brushed aside the report.", [("The ministry", "denies")]),
        ("The two officers pleaded not guilty to murder.", [("The two officers", "denies")]),
        ("The embassy has remained silent.", [("The embassy", "declines")]),
        ("Prosecutors have yet to comment.", [("Prosecutors", "declines")]),
        ("The prisoner brushed aside the curtain.", []),
        ("The court found the warder not guilty.", []),
        ("The children remained silent while the soldiers searched.", []),
        ("The army has yet to reach the valley.", []),
    ],
)
def test_a_report_is_put_aside(words: str, told: list[tuple[str, str]]) -> None:
    """Accounts brushed aside and pleas of not guilty deny; offices that stay silent decline."""
    assert _told(words) == told
