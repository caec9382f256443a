"""Nothing is joined across reports without a person, and nothing that a person keeps apart."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dripstone import link
from dripstone.records import match_id
from told import KARVEL, a_claim, a_report, at, counting, named, on, reports, undecided

SIX = reports(6)
PAIRS = [(a.id, b.id) for a, b in combinations(SIX, 2)]
DAYS = st.sampled_from(["2025-05-17", "2025-05-18"])
NAMES = st.sampled_from(["Timur Basnin", "Marta Vymyslova"])
DECIDED = st.lists(st.sampled_from(PAIRS), unique=True, max_size=8)


@given(st.lists(st.tuples(DAYS, NAMES), min_size=2, max_size=6))
def test_no_two_reports_share_an_incident_or_a_person_before_anybody_decides(told):
    """However alike the reports are, a machine joins neither their incidents nor their people."""
    findings = []
    for number, (day, name) in enumerate(told):
        text = a_report(f"{name} was detained. Report {number}.")
        victim = named(text, name)
        findings.append(a_claim(text, "detained", to_whom=victim, when=on(day), where=at(KARVEL)))

    incidents = link.incidents(findings, handles=(), mint=counting(), **undecided()).incidents
    people = link.people(findings, handles=(), mint=counting(), **undecided()).people

    assert all(len({c.text for c in i.claims}) == 1 for i in incidents)
    assert len(incidents) == len(people) == len(findings)


@given(DECIDED, DECIDED)
def test_what_people_keep_apart_is_joined_by_no_way_round(same, different):
    """No chain of confirmed pairs puts two claims together that a person keeps apart."""
    found = link.incidents(
        SIX, same=same, different=different, undecided=(), handles=(), mint=counting()
    )

    together = [{c.id for c in i.claims} for i in found.incidents]
    assert not any(set(pair) <= group for pair in different for group in together)


@given(DECIDED, DECIDED)
def test_every_confirmed_pair_is_joined_or_shown_as_refused(same, different):
    """A decision is never dropped without a word."""
    found = link.incidents(
        SIX, same=same, different=different, undecided=(), handles=(), mint=counting()
    )

    together = [{c.id for c in i.claims} for i in found.incidents]
    for pair in same:
        joined = any(set(pair) <= group for group in together)
        assert joined or match_id("incident", *pair) in found.refused


@given(DECIDED)
def test_without_contradiction_every_confirmed_pair_holds(same):
    """Where nobody keeps anything apart, nothing is refused."""
    found = link.incidents(SIX, same=same, different=(), undecided=(), handles=(), mint=counting())

    together = [{c.id for c in i.claims} for i in found.incidents]
    assert found.refused == ()
    assert all(any(set(pair) <= group for group in together) for pair in same)


@given(DECIDED, DECIDED, st.randoms())
def test_the_order_of_findings_and_decisions_changes_nothing(same, different, chance):
    """Two people's decisions come to the same incidents in whichever order they arrive."""
    shuffled = [list(values) for values in (SIX, same, different)]
    for values in shuffled:
        chance.shuffle(values)

    first = link.incidents(
        SIX, same=same, different=different, undecided=PAIRS, handles=(), mint=counting()
    )
    again = link.incidents(
        shuffled[0],
        same=shuffled[1],
        different=[(b, a) for a, b in shuffled[2]],
        undecided=PAIRS[::-1],
        handles=(),
        mint=counting(),
    )

    assert again == first
