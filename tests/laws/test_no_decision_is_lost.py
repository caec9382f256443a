"""The order in which people decide loses no decision."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dripstone import review
from dripstone.errors import WrongState
from invented import a_text, findings, said, suggested

TEXT = a_text()
ARREST = findings(TEXT)[0]
VERBS = ("accept", "reject", "skip", "dispute", "withdraw", "correct")
CORRECTIONS = [review.correct(ARREST, TEXT, stance=s) for s in ("alleged", "possible")]

one_persons_words = st.lists(
    st.tuples(st.sampled_from(VERBS), st.sampled_from(CORRECTIONS)), min_size=1, max_size=4
)
several_people = st.dictionaries(
    st.sampled_from(("Ada", "Boris", "Vera", "Gleb")), one_persons_words, min_size=1
)


def spoken(by, words):
    return [
        said(ARREST.id, verb, by=by, reason="r", corrected=made if verb == "correct" else None)
        for verb, made in words
    ]


def shuffled(data, each):
    """Interleave what people said; each person's own words keep their order."""
    left = [list(those) for those in each]
    mixed = []
    while any(left):
        turn = data.draw(st.sampled_from([those for those in left if those]))
        mixed.append(turn.pop(0))
    return mixed


@given(several_people, st.data())
def test_any_order_of_people_comes_to_the_same(people, data):
    """Whoever comes first, the states are the same and every word is kept."""
    each = [spoken(by, words) for by, words in people.items()]
    in_turn = [one for those in each for one in those]
    mixed = shuffled(data, each)

    before = review.settled([suggested(ARREST)], in_turn)
    after = review.settled([suggested(ARREST)], mixed)

    assert before.states == after.states
    assert {f.id for f in before.accepted} == {f.id for f in after.accepted}
    assert set(after.history[ARREST.id]) == set(in_turn)
    assert after.history[ARREST.id] == tuple(mixed)


@given(several_people)
def test_at_most_one_version_of_a_finding_is_accepted(people):
    """A finding and its corrections never stand side by side."""
    words = [one for by, those in people.items() for one in spoken(by, those)]

    accepted = review.settled([suggested(ARREST)], words).accepted

    assert len(accepted) <= 1


@given(several_people, st.sampled_from(VERBS[:4]))
def test_what_is_allowed_leads_along_the_lifecycle(people, verb):
    """A decision that was let through never leads out of a withdrawal."""
    words = [one for by, those in people.items() for one in spoken(by, those)]
    state = review.state_of(ARREST.id, [suggested(ARREST)], words)

    try:
        review.decision(
            on=ARREST.id, verb=verb, by="Ada", at="2025-06-02T10:00:00Z", reason="r", state=state
        )
    except WrongState:
        allowed = False
    else:
        allowed = True

    assert allowed is (state.state != "withdrawn")
