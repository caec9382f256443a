"""Law: what is said about one finding tells where it stands as well as everything said does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dripstone import review
from dripstone.flow.deciding import standing
from dripstone.records import Decision, Suggestion
from dripstone.vault.memory import Memory
from invented import a_claim, a_text, said, suggested

TEXT = a_text((("body", "one two three four five"),))
CLAIMS = [a_claim(TEXT, word) for word in TEXT.content.split()]
PEOPLE = ("Ada Reader", "Boris Chitat", "Vera Lund")
VERBS = ("accept", "reject", "skip", "dispute", "withdraw", "correct")
WHICH = st.integers(0, len(CLAIMS) - 1)
STEPS = st.tuples(WHICH, st.sampled_from(VERBS), st.sampled_from(PEOPLE), WHICH)


@given(st.lists(STEPS, max_size=25))
def test_one_standing_is_enough(steps):
    """Whatever was decided and corrected into what, in whatever order, circles too."""
    vault = Memory()
    vault.add_signer(PEOPLE[0])
    vault.commit(*map(suggested, CLAIMS[:3]), did="read", by=PEOPLE[0])
    for on, verb, by, into in steps:
        corrected = CLAIMS[into] if verb == "correct" else None
        one = said(CLAIMS[on].id, verb, by=by, corrected=corrected)
        vault.commit(one, did="decide", by=PEOPLE[0])

    for claim in CLAIMS:
        alone = standing(vault, claim.id)
        assert alone == review.state_of(claim.id, vault.all(Suggestion), vault.all(Decision))
