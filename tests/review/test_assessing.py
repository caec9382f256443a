"""What people say of findings: journalled, taken back, followed through corrections."""

from __future__ import annotations

import msgspec
import pytest

from accepted import with_accepted
from dripstone import flow
from dripstone.errors import NoSuchRecord, UnknownTerm, WrongState
from dripstone.flow import assessing, counting
from dripstone.flow.erasing import erase
from dripstone.records import Assessment
from dripstone.vault.checking import check
from local_page import ADA, BORIS

TERM = "crime_against_humanity"
WIDE = f"{TERM}.widespread"


@pytest.fixture
def vault():
    return with_accepted()


def arrest(vault):
    accepted = flow.look(vault).settled.accepted
    return next(f for f in accepted if f.type == "liberty.arrest")


def tied(vault):
    stock = flow.look(vault)
    found = assessing.elements(stock, TERM, {f.id: f for f in stock.settled.accepted})
    return {one.id: one for one in found}


def test_nothing_is_tied_before_a_person_ties_it(vault):
    """No machine writes a tie; an element without one is there, with nothing."""
    assert not list(vault.all(Assessment))
    assert len(tied(vault)) == 7
    assert not any(one.ties for one in tied(vault).values())


def test_a_tie_says_who_and_when_and_is_taken_back_by_one_more(vault):
    """Both words stay in the journal, and everything is as it was sealed."""
    before = vault.head().number
    said = assessing.assess(vault, arrest(vault).id, of="element", term=WIDE, by=ADA, reason="17")
    (tie,) = tied(vault)[WIDE].ties

    assessing.take_back(vault, said.id, by=ADA)

    assert (tie.said.by, tie.said.reason, tie.finding.id) == (ADA, "17", arrest(vault).id)
    assert not tied(vault)[WIDE].ties
    assert [e.did for e in vault.entries(after=before)] == ["assess", "take_back_assessment"]
    assert check(vault).sound


def test_nobody_takes_back_what_somebody_else_said(vault):
    """Nor twice what one said oneself."""
    said = assessing.assess(vault, arrest(vault).id, of="element", term=WIDE, by=ADA)
    with pytest.raises(WrongState):
        assessing.take_back(vault, said.id, by=BORIS)
    assessing.take_back(vault, said.id, by=ADA)
    with pytest.raises(NoSuchRecord):
        assessing.take_back(vault, said.id, by=ADA)


def test_a_tie_follows_a_correction_and_falls_with_a_rejection(vault):
    """It is shown at what the finding became; of what people no longer stand behind, a count."""
    found = arrest(vault)
    assessing.assess(vault, found.id, of="element", term=WIDE, by=ADA)
    better = msgspec.structs.replace(
        found, says="Twelve were held.", id="fin_better", supersedes=found.id
    )
    flow.decide(vault, on=found.id, verb="correct", by=ADA, corrected=better, reason="clearer")
    assert [t.finding.id for t in tied(vault)[WIDE].ties] == ["fin_better"]

    flow.decide(vault, on="fin_better", verb="dispute", by=BORIS, reason="not so")

    assert (tied(vault)[WIDE].ties, tied(vault)[WIDE].fallen) == ((), 1)


@pytest.mark.parametrize(
    ("of", "term"),
    [
        ("element", TERM),
        ("element", "violation.attack"),
        ("verification", "asserted"),
        ("source_type", "A"),
        ("truth", "yes"),
    ],
)
def test_only_what_the_vocabularies_have_can_be_said(vault, of, term):
    """A stance is no verification, a legal term without elements has none."""
    with pytest.raises(UnknownTerm):
        assessing.assess(vault, arrest(vault).id, of=of, term=term, by=ADA)


def test_only_findings_that_are_here_can_be_assessed(vault):
    """What nobody suggested or added is refused."""
    with pytest.raises(NoSuchRecord):
        assessing.assess(vault, "fin_nobody", of="element", term=WIDE, by=ADA)
    with pytest.raises(UnknownTerm):
        assessing.elements(flow.look(vault), "violation", {})


def test_the_newest_word_on_verification_stands_and_makes_figures_stale(vault):
    """Two people differ: both are in the journal, figures go by the newest, and say they moved."""
    then, on = vault.head().number, arrest(vault).id
    assessing.assess(vault, on, of="verification", term="confirmed", by=ADA)
    assessing.assess(vault, on, of="verification", term="contested", by=BORIS)

    assert counting.assessed(flow.look(vault))["verification"] == {on: "contested"}
    marks = counting.marked(vault, then, by=("verification",))
    assert any(mark.stale for mark in marks)


def test_what_is_erased_takes_with_it_what_was_said_of_it(vault):
    """An assessment goes with the report whose finding it speaks of."""
    found = arrest(vault)
    report = next(t.report for t in flow.look(vault).held.texts.values() if t.id == found.text)
    assessing.assess(vault, found.id, of="element", term=WIDE, by=ADA, reason="somebody's words")
    flow.withdraw(vault, report, by=ADA, reason="asked")

    erase(vault, report, by=ADA, reason="asked")

    assert not list(vault.all(Assessment))
