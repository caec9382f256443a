"""One word on several things: one entry in the journal, and one way back for all of it."""

from __future__ import annotations

import math

import pytest

from accepted import courier, slot, with_accepted
from dripstone import flow
from dripstone.errors import NoSigner, NoSuchRecord, TooLarge, Unfinished, WrongState
from dripstone.records import Assignment, Decision, HowMany, Match, Slots, Suggestion
from invented import a_claim, a_match, a_text, suggested
from local_page import ADA, BORIS, a_vault, filled, with_invented


@pytest.fixture
def here():
    vault, _, found = with_invented()
    return vault, [f.id for f in found]


def states(vault, ids):
    return [flow.deciding.standing(vault, i).state for i in ids]


def test_one_entry_holds_all_of_it(here):
    """Three findings are rejected in one entry, each with the reason."""
    vault, ids = here
    before = vault.head().number

    entry, made = flow.decide_many(vault, ids[:3], verb="reject", by=ADA, reason="a teaser")

    assert (entry.number, entry.did, vault.head().number) == (before + 1, "decide_many", before + 1)
    assert [d.on for d in made] == ids[:3]
    assert {d.reason for d in vault.all(Decision)} == {"a teaser"}
    assert states(vault, ids) == [*["rejected"] * 3, *["suggested"] * 2]


def test_all_or_nothing(here):
    """Where one of them cannot be said, nothing is written."""
    vault, ids = here
    flow.decide(vault, on=ids[1], verb="accept", by=ADA)
    flow.decide(vault, on=ids[1], verb="withdraw", by=ADA, reason="consent")
    before = vault.head()

    for on, error in (
        (ids[:3], WrongState),
        ([ids[0], "fin_nowhere"], NoSuchRecord),
        ([], Unfinished),
        ([f"fin_{n}" for n in range(201)], TooLarge),
    ):
        with pytest.raises(error):
            flow.decide_many(vault, on, verb="accept", by=ADA)
    with pytest.raises(Unfinished):
        flow.decide_many(vault, ids[:1], verb="reject", by=ADA)

    assert vault.head() == before


def test_one_entry_takes_all_of_it_back(here):
    """What one entry did another takes back, as it was before, and once only."""
    vault, ids = here
    flow.decide(vault, on=ids[0], verb="accept", by=ADA)
    entry, _ = flow.decide_many(vault, ids[:3], verb="reject", by=ADA, reason="a teaser")

    back, made = flow.take_back_many(vault, entry.number, by=ADA)

    assert (back.number, back.did, len(made)) == (entry.number + 1, "take_back_many", 3)
    assert states(vault, ids[:3]) == ["accepted", "suggested", "suggested"]
    with pytest.raises(Unfinished):
        flow.take_back_many(vault, entry.number, by=ADA)


def test_what_was_decided_anew_since_stays(here):
    """Taking back leaves what the same person decided later, and everybody else's word."""
    vault, ids = here
    entry, _ = flow.decide_many(vault, ids[:3], verb="accept", by=ADA)
    flow.decide(vault, on=ids[0], verb="reject", by=ADA, reason="no")
    flow.decide(vault, on=ids[1], verb="reject", by=BORIS, reason="no")

    flow.take_back_many(vault, entry.number, by=ADA)

    assert states(vault, ids[:3]) == ["rejected", "rejected", "suggested"]


def test_nobody_takes_back_what_another_did(here):
    """Neither another person's entry nor an entry of another kind is taken back."""
    vault, ids = here
    entry, _ = flow.decide_many(vault, ids[:2], verb="accept", by=ADA)

    for number, by in ((entry.number, BORIS), (entry.number - 1, ADA), (99, ADA)):
        with pytest.raises(NoSuchRecord):
            flow.take_back_many(vault, number, by=by)


def test_an_assignment_is_journalled(here):
    """Who asked whom stands in the journal; nobody is asked for what is not here."""
    vault, ids = here

    made = flow.assign(vault, ids[:1], to=BORIS, by=ADA, blind=True)

    assert list(vault.all(Assignment)) == [made]
    assert (made.second, made.blind) == (True, True)
    with pytest.raises(NoSuchRecord):
        flow.assign(vault, ["fin_nowhere"], to=BORIS, by=ADA)
    with pytest.raises(NoSigner):
        flow.assign(vault, ids[:1], to="Nobody Here", by=ADA)
    flow.end(vault, made.id, by=ADA)
    with pytest.raises(NoSuchRecord):
        flow.end(vault, made.id, by=ADA)


def told(text, words, least=None, most=None):
    many = slot(text, words, HowMany(text=words, min=least, max=most)) if least else None
    return a_claim(text, words, slots=Slots(how_many=many))


def test_what_a_suggestion_moves_is_what_it_would_add():
    """A suggestion that tells of forty moves a total by forty; a vague one opens it upwards."""
    text = a_text((("body", "Forty held. Dozens beaten. One fined. Nobody was hurt."),))
    forty, dozens, one = told(text, "Forty held.", 40, 40), told(text, "Dozens beaten.", 24), told(text, "One fined.")  # fmt: skip
    nobody = a_claim(text, "Nobody was hurt.", polarity="denies", kind="denial")
    vault = filled(a_vault(), text, tuple(map(suggested, (forty, dozens, one, nobody))))
    moves = flow.stakes(vault)

    told_of = [moves.of(suggested(f)) for f in (forty, dozens, one, nobody)]

    assert told_of == [40, math.inf, 1, 0]


def totals(vault):
    return {f.unit: (f.low, f.high) for f in flow.look(vault).figures if not f.by}


def alike(names=("Foundry Square", "Mill Lane")):
    """Two accepted arrests of twelve that may be one, and nobody decided."""
    vault, both = a_vault(), []
    for name in names:
        text = a_text((("body", f"Police held 12 people on {name}."),))
        both.append(told(text, text.content, 12, 12))
        filled(vault, text, (suggested(both[-1]),))
        flow.decide(vault, on=both[-1].id, verb="accept", by=ADA)
    vault.commit(suggested(a_match(both[0].id, both[1].id)), did="take_stock", by=ADA)
    return vault


@pytest.mark.parametrize("made", [with_accepted, alike])
def test_what_a_pair_moves_is_what_the_count_says(made):
    """An undecided pair moves the totals by as much as the furthest answer to it moves them."""
    (waiting,) = made().waiting("pairs", limit=5)
    told_of = flow.stakes(made()).of(waiting)

    moved = []
    for verb in ("merge", "keep_apart"):
        vault = made()
        before = totals(vault)
        flow.decide(vault, on=waiting.of.id, verb=verb, by=ADA)
        after = totals(vault)
        moved += [abs(a - b) for u in before for a, b in zip(before[u], after[u], strict=True)]

    assert isinstance(waiting.of, Match)
    assert told_of == max(moved) > 0


def test_what_is_decided_moves_nothing_by_waiting():
    """A pair whose findings nobody accepted joins nothing that is counted."""
    text, found = courier()
    pair = a_match(found[0].id, found[1].id)
    vault = filled(a_vault(), text, (*map(suggested, found), suggested(pair)))

    assert flow.stakes(vault).of(suggested(pair)) == 0
    assert len(list(vault.all(Suggestion))) == 5
