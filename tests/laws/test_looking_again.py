"""What people stand behind, computed from a moment ago, is what it is computed from nothing."""

from __future__ import annotations

import contextlib

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone import flow
from dripstone.errors import DripstoneError
from dripstone.flow.looking_again import look_again
from dripstone.records import Suggestion
from local_page import ADA, BORIS
from planted import planted

VERBS = ("accept", "reject", "skip", "dispute", "merge", "keep_apart")
STEPS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(VERBS), st.sampled_from((ADA, BORIS))),
    max_size=5,
)


@settings(max_examples=6, deadline=None)
@given(steps=STEPS)
def test_looking_again_gives_what_looking_gives(steps):
    """Whatever people say in between, no look differs from one that knows of no earlier look."""
    vault, _ = planted()
    on = [one.of.id for one in vault.all(Suggestion)]
    kept = flow.look(vault)

    for which, verb, by in steps:
        with contextlib.suppress(DripstoneError):
            flow.decide(vault, on=on[which % len(on)], verb=verb, by=by, reason="so it seems")
        kept = look_again(vault, kept)
        flow.take_stock(vault, by=ADA)
        kept = look_again(vault, kept)
        assert kept == flow.look(vault)


def test_a_decision_that_changes_nothing_is_not_counted_anew():
    """Where what people stand behind is as before, incidents and people are the very same."""
    vault, _ = planted()
    before = flow.look(vault)
    on = next(
        s.of.id
        for s in vault.all(Suggestion)
        if s.of.kind == "act" and not [*vault.about(s.of.id)][1:]
    )

    flow.decide(vault, on=on, verb="reject", by=ADA, reason="not said")
    after = look_again(vault, before)

    assert after.incidents is before.incidents
    assert after.people is before.people
    assert after.held.journal == before.held.journal + 1
    assert {f.journal for f in after.figures} == {after.held.journal}
    assert msgspec.structs.replace(after, held=before.held) != before
