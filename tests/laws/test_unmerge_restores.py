"""Merge and unmerge: each handle comes back as it was."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dripstone import link
from dripstone.link.mentions import mentions
from told import a_claim, a_report, counting, named, reports, undecided

CLAIMS = reports(5)
PAIRS = [(a.id, b.id) for a, b in combinations(CLAIMS, 2)]
TEXTS = [a_report(f"Timur Basnin was detained, says report {n}.") for n in range(4)]
NAMED = [a_claim(text, "detained", to_whom=named(text, "Timur Basnin")) for text in TEXTS]
PEOPLE = list(combinations(mentions(NAMED), 2))


@given(st.lists(st.sampled_from(PAIRS), unique=True))
def test_incidents_merged_and_parted_are_as_before(merged):
    """Whatever is merged and then parted again, each incident has its handle and its claims."""
    mint = counting()
    before = link.incidents(CLAIMS, handles=(), mint=mint, **undecided())
    between = link.incidents(
        CLAIMS, same=merged, different=(), undecided=(), handles=before.handles, mint=mint
    )

    after = link.incidents(
        CLAIMS, handles=(*between.handles, *before.handles), mint=mint, **undecided()
    )

    assert between.handles == ()
    assert after.incidents == before.incidents
    assert after.handles == ()


@given(st.lists(st.sampled_from(PEOPLE), unique=True))
def test_people_merged_and_parted_are_as_before(merged):
    """Whoever is merged and then parted again, each person has their handle and their claims."""
    mint = counting()
    before = link.people(NAMED, handles=(), mint=mint, **undecided())
    link.people(NAMED, same=merged, different=(), undecided=(), handles=before.handles, mint=mint)

    after = link.people(NAMED, handles=before.handles[::-1], mint=mint, **undecided())

    assert after.people == before.people
    assert after.handles == ()


@given(st.lists(st.sampled_from(PAIRS), unique=True), st.sampled_from(CLAIMS))
def test_every_handle_ever_given_leads_to_one_incident(merged, late):
    """A merged incident answers to all its handles, and no handle answers for two incidents."""
    mint = counting()
    early = [c for c in CLAIMS if c is not late]
    first = link.incidents(early, handles=(), mint=mint, **undecided())

    found = link.incidents(
        CLAIMS, same=merged, different=(), undecided=(), handles=first.handles, mint=mint
    )

    led = [h for i in found.incidents for h in (i.handle, *i.also_known_as)]
    given_out = [h.id for h in (*first.handles, *found.handles)]
    assert sorted(led) == sorted(given_out)
    assert len({i.number for i in found.incidents}) == len(found.incidents)
