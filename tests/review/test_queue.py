"""What is still to decide, each thing once."""

from __future__ import annotations

import pytest

from dripstone import review
from dripstone.errors import UnknownTerm
from invented import PARTS, a_claim, a_match, a_text, findings, said, suggested

TEXT = a_text()
ARREST, QUOTE, BEATING, DENIAL, DEMAND = findings(TEXT)
OTHER = a_text((("body", "Guards detained Oleg Mnimy."), *PARTS[2:3]))
SECOND = a_claim(OTHER, "Guards detained Oleg Mnimy.")


def test_what_is_decided_leaves_the_queue():
    """Accepted, rejected and corrected findings wait no longer; disputed ones do."""
    those = [suggested(f) for f in (ARREST, QUOTE, BEATING)]

    waiting = review.queue(
        those,
        [
            said(ARREST.id, "accept"),
            said(QUOTE.id, "accept", by="A"),
            said(QUOTE.id, "reject", by="B"),
        ],
    )

    assert [(one.on, one.state) for one in waiting] == [
        (QUOTE.id, "disputed"),
        (BEATING.id, "suggested"),
    ]


def test_a_finding_waits_once_however_many_suggest_it():
    """Two rules that suggest one finding ask for one decision."""
    waiting = review.queue([suggested(ARREST, rule="r1"), suggested(ARREST, rule="r2")], [])

    assert len(waiting) == 1
    assert len(waiting[0].suggestions) == 2


def test_reports_come_one_after_the_other_and_from_first_word_to_last():
    """In the order of reports, places in the text decide, and matches come last."""
    match = a_match(ARREST.id, SECOND.id)
    those = [suggested(f) for f in (match, SECOND, DEMAND, ARREST, BEATING)]

    waiting = review.queue(those, [], order="report")

    assert [one.on for one in waiting] == [f.id for f in (SECOND, ARREST, BEATING, DEMAND, match)]


def test_the_least_sure_comes_first_when_asked():
    """A suggestion near one half is shown before one near certainty."""
    sure, unsure = suggested(ARREST, confidence=0.97), suggested(DEMAND, confidence=0.52)

    waiting = review.queue([sure, unsure], [], order="unsure")

    assert [one.on for one in waiting] == [DEMAND.id, ARREST.id]


def test_like_is_judged_beside_like_when_asked():
    """In the order of kinds, acts of one type stand together."""
    those = [suggested(f) for f in (SECOND, BEATING, DEMAND, ARREST)]

    waiting = review.queue(those, [], order="kind")

    types = [one.of.of.type for one in waiting]
    assert types == ["body.assault", "liberty.arrest", "liberty.arrest", "release"]


def test_what_was_skipped_comes_last():
    """Leaving something for later puts it behind what nobody has seen."""
    those = [suggested(f) for f in (ARREST, QUOTE, BEATING)]

    waiting = review.queue(those, [said(ARREST.id, "skip")])

    assert [one.on for one in waiting] == [QUOTE.id, BEATING.id, ARREST.id]


def test_an_unknown_order_is_refused():
    """No order is guessed."""
    with pytest.raises(UnknownTerm):
        review.queue([], [], order="alphabet")
