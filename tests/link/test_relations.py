"""Who stood over whom is told by claims that a person added, or it is not told."""

from __future__ import annotations

import pytest

from dripstone import flow, review
from dripstone.errors import NotADate, Unfinished
from dripstone.link.relations import relations
from dripstone.records import Suggestion
from dripstone.review import Said
from invented import a_text
from local_page import ADA, a_vault, filled

WORDS = "Colonel Petr Nesbytov commanded the Second Karvel Company from March 2030 until May 2031."
OTHER = "The company belongs to the Border Regiment."


def added(edtf: str = "2030-03/2031-05", **more):
    """Add a relation at its words, as a person does."""
    text = a_text((("body", WORDS), ("body", OTHER)))
    made = review.added(
        text,
        Said(words=WORDS),
        kind="relation",
        type="command",
        says="Nesbytov commanded the Second Karvel Company.",
        slots={
            "who": Said(words="Colonel Petr Nesbytov"),
            "to_whom": Said(words="the Second Karvel Company"),
            "when": Said(words="from March 2030 until May 2031", edtf=edtf),
        },
        publisher="The Karvel Courier",
        **more,
    )
    return text, made


@pytest.mark.parametrize(
    ("at", "fits"),
    [
        ("2030-06-01", "then"),
        ("2030", "perhaps"),
        ("2031-05", "then"),
        ("2032", "other_time"),
        ("2025/..", "perhaps"),
    ],
)
def test_a_relation_is_asked_for_by_moment(at, fits):
    """It held then, perhaps, or at another time, by the time that its words give."""
    _, made = added()

    (found,) = relations([made], unit="Karvel Company", at=at)

    assert (found.fits, found.over, found.under) == (
        fits,
        "Colonel Petr Nesbytov",
        "the Second Karvel Company",
    )


def test_a_relation_without_a_time_says_so():
    """It may have held at any moment, and is not said to have."""
    _, made = added(edtf="XXXX")

    assert [one.fits for one in relations([made], at="2030")] == ["no_time"]


def test_the_other_end_and_another_script_find_it_too():
    """Who stood above is asked for as well, in whichever letters."""
    _, made = added()

    assert len(relations([made], unit="Несбытов")) == 1
    assert relations([made], unit="Third Company of Ostrelye") == ()


def test_what_is_denied_is_said_to_be():
    """Somebody who says that he did not command is not left out, and is not a commander."""
    _, made = added(polarity="denies")

    assert [one.denied for one in relations([made])] == [True]


def test_a_relation_needs_both_its_ends_and_a_time_that_is_one():
    """One end alone is no relation; a time that is no EDTF is refused."""
    text, _ = added()
    with pytest.raises(Unfinished):
        review.added(
            text,
            Said(words=WORDS),
            kind="relation",
            type="command",
            says="x",
            slots={"who": Said(words="Colonel Petr Nesbytov")},
        )
    with pytest.raises(NotADate):
        added(edtf="last spring")
    with pytest.raises(NotADate):
        relations([], at="yesterday")


def test_it_is_in_the_journal_and_no_machine_writes_one():
    """A person adds it, it stands among what people accepted, and it founds no incident."""
    text, made = added()
    vault = filled(a_vault(), text, ())
    flow.decide(vault, on=made.id, verb="add", by=ADA, corrected=made)
    stock = flow.take_stock(vault, by=ADA)

    assert [r.finding.id for r in relations(stock.settled.accepted)] == [made.id]
    assert stock.incidents == ()
    assert all(s.of.kind != "relation" for s in vault.all(Suggestion))
    assert {role for p in stock.people for role in p.roles} <= {"superior", "subordinate"}
