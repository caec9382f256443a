"""What people said comes to a state, and nothing that they said is lost."""

from __future__ import annotations

import msgspec
import pytest

from dripstone import review
from invented import a_claim, a_match, a_text, findings, said, suggested

TEXT = a_text()
ARREST, QUOTE, BEATING, DENIAL, DEMAND = findings(TEXT)
SUGGESTIONS = tuple(suggested(f) for f in (ARREST, QUOTE, BEATING, DENIAL, DEMAND))


def corrected(finding, **changes):
    return review.correct(finding, TEXT, **changes)


def test_nothing_is_accepted_that_nobody_stood_behind():
    """A suggestion alone is no finding, however sure the machine is."""
    now = review.settled([suggested(ARREST, confidence=1.0)], [])

    assert now.accepted == ()
    assert now.states == {ARREST.id: "suggested"}


@pytest.mark.parametrize(
    ("verb", "state"), [("accept", "accepted"), ("reject", "rejected"), ("dispute", "disputed")]
)
def test_one_word_settles_it(verb, state):
    """A finding is what the only person who looked at it said."""
    now = review.settled(SUGGESTIONS, [said(ARREST.id, verb)])

    assert now.states[ARREST.id] == state
    assert [f.id for f in now.accepted] == ([ARREST.id] if state == "accepted" else [])


def test_the_last_word_of_each_person_counts():
    """Who first accepts and then rejects has rejected, and both words are kept."""
    first, second = said(ARREST.id, "accept"), said(ARREST.id, "reject", reason="another voice")

    now = review.settled(SUGGESTIONS, [first, second])

    assert now.states[ARREST.id] == "rejected"
    assert now.history[ARREST.id] == (first, second)


def test_skipping_takes_a_word_back():
    """Who skips after accepting stands behind nothing."""
    now = review.settled(SUGGESTIONS, [said(ARREST.id, "accept"), said(ARREST.id, "skip")])

    assert now.states[ARREST.id] == "suggested"


def test_two_who_disagree_are_in_dispute_until_a_third_decides():
    """One for and one against is no finding; a third person's word settles it."""
    two = [said(ARREST.id, "accept"), said(ARREST.id, "reject", by="Boris Chitat")]

    assert review.settled(SUGGESTIONS, two).states[ARREST.id] == "disputed"
    assert review.settled(SUGGESTIONS, two).accepted == ()

    third = [*two, said(ARREST.id, "accept", by="Vera Sudit")]

    assert review.settled(SUGGESTIONS, third).states[ARREST.id] == "accepted"


def test_two_against_two_stay_in_dispute():
    """Without more on one side than on all others nothing is settled."""
    four = [
        said(ARREST.id, verb, by=by)
        for verb, by in [("accept", "A"), ("reject", "B"), ("accept", "C"), ("reject", "D")]
    ]

    assert review.settled(SUGGESTIONS, four).states[ARREST.id] == "disputed"


def test_a_correction_stands_where_the_original_stood():
    """The corrected finding is accepted in its place; the old one is kept as corrected."""
    better = corrected(ARREST, type="liberty.detention")

    now = review.settled(
        SUGGESTIONS,
        [
            said(DEMAND.id, "accept"),
            said(ARREST.id, "correct", corrected=better, reason="held, not taken"),
            said(QUOTE.id, "accept"),
        ],
    )

    assert now.states[ARREST.id] == "corrected"
    assert now.states[better.id] == "accepted"
    assert [f.id for f in now.accepted] == [better.id, QUOTE.id, DEMAND.id]


def test_a_correction_of_a_correction_stands_alone():
    """Of three versions of one claim only the last is accepted."""
    second = corrected(ARREST, type="liberty.detention")
    third = corrected(second, stance="alleged")

    now = review.settled(
        SUGGESTIONS,
        [
            said(ARREST.id, "correct", corrected=second, reason="held"),
            said(second.id, "correct", corrected=third, reason="hedged"),
        ],
    )

    assert [now.states[f.id] for f in (ARREST, second, third)] == [
        "corrected",
        "corrected",
        "accepted",
    ]
    assert [f.id for f in now.accepted] == [third.id]


def test_two_different_corrections_are_in_dispute():
    """Neither of two corrections is accepted while their authors disagree."""
    one, other = corrected(ARREST, type="liberty.detention"), corrected(ARREST, stance="alleged")

    now = review.settled(
        SUGGESTIONS,
        [
            said(ARREST.id, "correct", corrected=one, by="A"),
            said(ARREST.id, "correct", corrected=other, by="B"),
        ],
    )

    assert [now.states[f.id] for f in (ARREST, one, other)] == ["disputed"] * 3
    assert now.accepted == ()


def test_the_same_correction_by_two_is_agreement():
    """Two people who correct alike agree, because a correction is named by what it says."""
    now = review.settled(
        SUGGESTIONS,
        [
            said(ARREST.id, "correct", corrected=corrected(ARREST, stance="alleged"), by=by)
            for by in ("A", "B")
        ],
    )

    assert now.states[ARREST.id] == "corrected"
    assert len(now.accepted) == 1


def test_a_correction_taken_back_is_not_accepted():
    """Once its author says otherwise, nobody stands behind a correction."""
    better = corrected(ARREST, stance="alleged")

    now = review.settled(
        SUGGESTIONS,
        [said(ARREST.id, "correct", corrected=better), said(ARREST.id, "accept")],
    )

    assert [f.id for f in now.accepted] == [ARREST.id]
    assert now.states[better.id] == "suggested"


def test_an_outvoted_correction_is_rejected():
    """Where two accept the original, the third's correction is not accepted beside it."""
    better = corrected(ARREST, stance="alleged")

    now = review.settled(
        SUGGESTIONS,
        [
            said(ARREST.id, "correct", corrected=better, by="A"),
            said(ARREST.id, "accept", by="B"),
            said(ARREST.id, "accept", by="C"),
        ],
    )

    assert [f.id for f in now.accepted] == [ARREST.id]
    assert now.states[better.id] == "rejected"


def test_what_a_person_added_is_accepted():
    """A finding that no machine saw is accepted by whoever added it."""
    missed = a_claim(TEXT, "Foundry Square on Saturday.", kind="event", type="action.rally")

    now = review.settled(SUGGESTIONS, [said(missed.id, "add", corrected=missed)])

    assert now.accepted == (missed,)


def test_a_withdrawal_is_final():
    """Consent that was taken back is not given again by another click."""
    now = review.settled(
        SUGGESTIONS,
        [said(ARREST.id, v) for v in ("accept", "withdraw", "accept", "skip")],
    )

    assert now.states[ARREST.id] == "withdrawn"
    assert len(now.history[ARREST.id]) == 4


def test_several_makers_of_one_finding_are_one_finding():
    """A finding that two rules suggest is accepted once."""
    twice = [suggested(ARREST, rule="r1"), suggested(ARREST, rule="r2")]

    now = review.settled(twice, [said(ARREST.id, "accept")])

    assert now.accepted == (ARREST,)


def test_a_circle_of_corrections_from_elsewhere_ends():
    """A journal in which two findings correct each other is still read."""
    there = corrected(ARREST, stance="alleged")
    back = msgspec.structs.replace(ARREST, supersedes=there.id)

    now = review.settled(
        SUGGESTIONS,
        [
            said(ARREST.id, "correct", corrected=there, by="A"),
            said(there.id, "correct", corrected=back, by="A"),
        ],
    )

    assert set(now.states) >= {ARREST.id, there.id}


PAIR = a_match(ARREST.id, BEATING.id)
BOTH = (PAIR.a, PAIR.b)


@pytest.mark.parametrize(
    ("verbs", "where"),
    [
        ((), "undecided"),
        ((("A", "merge"),), "same"),
        ((("A", "keep_apart"),), "different"),
        ((("A", "merge"), ("A", "unmerge")), "undecided"),
        ((("A", "merge"), ("B", "keep_apart")), "undecided"),
        ((("A", "merge"), ("B", "merge"), ("C", "unmerge")), "undecided"),
        ((("A", "merge"), ("A", "unmerge"), ("A", "keep_apart")), "different"),
        ((("A", "skip"),), "undecided"),
    ],
)
def test_two_things_are_one_only_while_nobody_ended_it(verbs, where):
    """A pair is same, different or undecided, and never two of these."""
    now = review.settled([suggested(PAIR)], [said(PAIR.id, verb, by=by) for by, verb in verbs])

    found = {n for n in ("same", "different", "undecided") if BOTH in getattr(now, n)}
    assert found == {where}


def test_an_answer_joins_nothing():
    """A finding that answers a demand is not the same thing as the demand."""
    answer = a_match(DEMAND.id, DENIAL.id, kind="answer")

    now = review.settled([suggested(answer)], [said(answer.id, "accept")])

    assert now.answers == {(answer.a, answer.b)}
    assert not now.same | now.different | now.undecided
