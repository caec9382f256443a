"""Figures of a vault: along any dimensions, as they stood at any entry, and marked when stale."""

import json

import pytest

from accepted import with_accepted
from dripstone import flow
from dripstone.errors import Asked, UnknownTerm
from dripstone.flow import counting
from dripstone.records import canonical
from local_page import ADA, BORIS

BY = ("act/1", "quarter", "place")


@pytest.fixture
def vault():
    """Two reports with an arrest that both tell of, a beating and a demand."""
    return with_accepted()


def one(figures, unit, **by):
    (found,) = (f for f in figures if f.unit == unit and dict(f.by) == by)
    return found


def test_figures_come_back_byte_for_byte_from_an_entry(vault):
    """What was counted at an entry is counted again, whatever was decided since."""
    stock = flow.look(vault)
    before = canonical(counting.figures(stock, by=BY))
    found = stock.incidents[0].claims[0]
    flow.decide(vault, on=found.id, verb="reject", by=BORIS, reason="another day")
    flow.take_stock(vault, by=ADA)

    again = flow.look(vault, journal=stock.held.journal)

    assert canonical(counting.figures(again, by=BY)) == before
    assert canonical(counting.figures(flow.look(vault), by=BY)) != before


def test_unmerge_makes_stale_what_it_touches_and_nothing_else(vault):
    """The arrests that were one are two again: their figures are stale, the beating's is not."""
    then = vault.head().number
    arrest = next(m for m in flow.look(vault).held.suggestions if _joins_arrests(m.of, vault))
    flow.decide(vault, on=arrest.of.id, verb="unmerge", by=BORIS, reason="two evenings")
    flow.take_stock(vault, by=ADA)

    marks = counting.marked(vault, then, by=("act",))

    stale = {dict(m.figure.by).get("act"): m.stale for m in marks if m.figure.unit == "acts"}
    assert stale == {"liberty.arrest": True, "body.assault": False, None: True}


def _joins_arrests(of, vault):
    arrests = {c.id for i in flow.look(vault).incidents for c in i.claims if "arrest" in c.type}
    return of.kind == "incident" and {of.a, of.b} <= arrests


def test_nothing_is_stale_before_anybody_decides_again(vault):
    """Taking stock anew touches nothing."""
    then = vault.head().number
    flow.take_stock(vault, by=ADA)

    assert not any(m.stale for m in counting.marked(vault, then, by=BY))


def test_what_people_tell_divides_the_figures(vault):
    """A kind of source by the name of a voice, a verification by the number of an incident."""
    stock = flow.look(vault)
    number = next(i.number for i in stock.incidents if "liberty.arrest" in i.types)
    said = counting.told(
        [
            {"dimension": "verification", "of": str(number), "value": "confirmed"},
            {"dimension": "source_type", "of": "the KARVEL courier", "value": "news_article"},
        ],
        stock,
    )

    figures = counting.figures(stock, by=("verification", "source_type"), told=said)

    cell = {"verification": "confirmed", "source_type": "news_article"}
    assert one(figures, "acts", **cell).low >= 1
    assert one(figures, "incidents", **cell).high == 1


def test_nobody_told_is_unassessed(vault):
    """A machine never says that something is verified."""
    figures = counting.figures(flow.look(vault), by=("verification",))

    assert {dict(f.by)["verification"] for f in figures if f.by} == {"unassessed"}


def test_what_nobody_may_tell_is_refused(vault):
    """A dimension that follows from words, a name that is not here, a value of no vocabulary."""
    stock = flow.look(vault)
    good = {"dimension": "verification", "of": "1", "value": "confirmed"}

    for wrong in ({"dimension": "act"}, {"of": "Somebody Else"}):
        with pytest.raises(Asked):
            counting.told([good | wrong], stock)
    with pytest.raises(UnknownTerm):
        counting.told([good | {"value": "true"}], stock)


def test_demands_are_counted_beside(vault):
    """Along the dimensions that demands have."""
    figures = counting.figures(flow.look(vault), by=("act", "year"))

    demands = [f for f in figures if f.unit == "demands"]
    assert demands[-1].value == 1
    assert all({name for name, _ in f.by} <= {"year"} for f in demands)
    assert json.loads(canonical(demands[-1]))["definition"]
