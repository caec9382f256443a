"""Waiting: what nobody decided on, in four orders, whatever else the vault holds."""

from __future__ import annotations

import pytest
from test_about import said
from vault_things import ANN

from dripstone.errors import UnknownTerm
from dripstone.records import (
    Anchor,
    Claim,
    HowMany,
    Match,
    Slot,
    Slots,
    Suggestion,
    match_id,
    suggestion_id,
)

SURE = {"a": 0.9, "b": 0.55, "c": 0.2, "d": 0.5, "e": 0.8}


def a_claim(name, least=None, most=None, **fields):
    anchor = Anchor(text="txt_1", start=0, end=5, exact="heron")
    many = HowMany(text="x", min=least, max=most)
    slots = Slots(how_many=Slot(text="x", value=many)) if (least, most) != (None, None) else Slots()
    given = {"kind": "act", "type": "body.assault", "says": "x", "anchors": (anchor,), **fields}
    return Claim(id=f"fin_{name}", slots=slots, **given)


CLAIMS = {
    "a": a_claim("a", most=3),
    "b": a_claim("b", type="life.killing"),
    "c": a_claim("c", kind="event", type="assembly.rally", least=40),
    "d": a_claim("d", most=900, polarity="denies"),
    "e": a_claim("e", kind="quote", most=900),
}
PAIR = Match(id=match_id("incident", "fin_a", "fin_b"), kind="incident", a="fin_a", b="fin_b")


def suggested(of, confidence=0.5, rule="r1"):
    identity = suggestion_id(of.id, "tests", rule)
    return Suggestion(
        id=identity, of=of, made_by="tests", rule=rule, why="w", confidence=confidence
    )


@pytest.fixture
def full(vault):
    told = [suggested(CLAIMS[n], SURE[n]) for n in SURE]
    vault.commit(*told, suggested(PAIR, 0.7), did="read", by=ANN)
    return vault


def names(suggestions):
    return "".join("~" if s.of.id == PAIR.id else s.of.id[-1] for s in suggestions)


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("report", "abcde~"),
        ("kind", "adbce~"),
        ("unsure", "db~cea"),
        ("figure", "cabde~"),
        ("pairs", "~"),
    ],
)
def test_each_order(full, order, told):
    """Every vault gives the same order, also when it is asked for in parts."""
    assert names(full.waiting(order, limit=10)) == told
    parts = [names(full.waiting(order, start=at, limit=2)) for at in (0, 2, 4, 6)]
    assert parts == [told[:2], told[2:4], told[4:], ""]


def test_an_order_that_is_none(full):
    """An order that nobody knows is refused."""
    with pytest.raises(UnknownTerm):
        full.waiting("alphabet", limit=1)


def test_what_is_decided_waits_no_longer(full):
    """Any decision takes a thing out, a skip too; the others stay."""
    full.commit(said(CLAIMS["b"], "accept"), said(CLAIMS["d"], "skip"), did="decide", by=ANN)

    assert names(full.waiting(limit=10)) == "ace~"
    assert full.how_many_wait(100) == 4
    assert full.how_many_wait(2) == 2


def test_a_thing_waits_once_and_not_again(full):
    """A second rule doubles nothing, and brings nothing back that was decided before."""
    full.commit(said(CLAIMS["a"], "reject"), did="decide", by=ANN)
    again = [suggested(CLAIMS[n], 0.5, "r2") for n in "ab"]
    full.commit(*again, did="read", by=ANN)

    assert names(full.waiting(limit=10)) == "bcde~"


def test_what_was_decided_before_it_was_suggested(vault):
    """A journal from elsewhere may hold the decision first."""
    vault.commit(said(CLAIMS["a"], "accept"), did="decide", by=ANN)
    vault.commit(suggested(CLAIMS["a"]), suggested(CLAIMS["b"]), did="read", by=ANN)

    assert names(vault.waiting(limit=10)) == "b"
