"""A decision is checked before anybody writes it."""

from __future__ import annotations

import msgspec
import pytest

from dripstone import review
from dripstone.errors import NoSuchRecord, Unfinished, UnknownTerm, WordsNotFound, WrongState
from invented import a_claim, a_match, a_text, findings, said, suggested

TEXT = a_text()
ARREST, QUOTE, BEATING, DENIAL, DEMAND = findings(TEXT)
MATCH = a_match(ARREST.id, BEATING.id)
ANSWER = a_match(DEMAND.id, DENIAL.id, kind="answer")
SUGGESTIONS = tuple(suggested(f) for f in (ARREST, QUOTE, BEATING, DENIAL, DEMAND, MATCH, ANSWER))


def decide(on, verb, *before, by="Ada Reader", reason="because", **fields):
    state = review.state_of(on, SUGGESTIONS, before)
    return review.decision(
        on=on, verb=verb, by=by, at="2025-06-02T10:00:00Z", reason=reason, state=state, **fields
    )


def test_a_decision_says_who_what_on_what_and_why():
    """What is written is what was said, under an identity of its own."""
    one = decide(ARREST.id, "reject", reason="  the teaser of another article ")
    two = decide(ARREST.id, "reject")

    assert (one.on, one.verb, one.by) == (ARREST.id, "reject", "Ada Reader")
    assert one.reason == "the teaser of another article"
    assert one.id != two.id
    assert one.id.startswith("dec_")


@pytest.mark.parametrize("verb", review.NEED_REASON)
def test_speaking_against_needs_a_reason(verb):
    """Whoever reads the record later has to know why something does not stand."""
    on = MATCH.id if verb == "unmerge" else ARREST.id
    before = said(on, "merge" if verb == "unmerge" else "accept")

    with pytest.raises(Unfinished):
        decide(on, verb, before, reason=" ")


@pytest.mark.parametrize("verb", ["accept", "skip"])
def test_accepting_and_skipping_need_none(verb):
    """The finding itself says why it is accepted."""
    assert decide(ARREST.id, verb, reason="").reason == ""


def test_an_unknown_verb_is_refused():
    """Only the verbs of the record are verbs."""
    with pytest.raises(UnknownTerm):
        decide(ARREST.id, "approve")


def test_what_nobody_suggested_cannot_be_accepted():
    """A decision never hangs in the air."""
    with pytest.raises(NoSuchRecord):
        decide("fin_nothing", "accept")


@pytest.mark.parametrize(
    ("on", "verb"),
    [
        (MATCH.id, "accept"),
        (MATCH.id, "withdraw"),
        (ARREST.id, "merge"),
        (ARREST.id, "add"),
        (ANSWER.id, "merge"),
        (MATCH.id, "unmerge"),
        (ARREST.id, "withdraw"),
    ],
)
def test_a_verb_is_for_some_things_and_states(on, verb):
    """Findings are accepted, pairs merged; only what was merged can be unmerged."""
    with pytest.raises(WrongState):
        decide(on, verb)


def test_only_what_was_accepted_can_be_withdrawn():
    """A source retracts what stood; what was rejected never stood."""
    assert decide(ARREST.id, "withdraw", said(ARREST.id, "accept")).verb == "withdraw"
    with pytest.raises(WrongState):
        decide(ARREST.id, "withdraw", said(ARREST.id, "reject", by="B"))


@pytest.mark.parametrize("verb", ["accept", "reject", "skip", "dispute"])
def test_nothing_follows_a_withdrawal(verb):
    """Withdrawn is the end of the lifecycle."""
    before = [said(ARREST.id, "accept"), said(ARREST.id, "withdraw")]

    with pytest.raises(WrongState):
        decide(ARREST.id, verb, *before)


def test_a_person_may_change_their_mind():
    """Accepted by me alone, I may still reject it; others would be in dispute with me."""
    assert decide(ARREST.id, "reject", said(ARREST.id, "accept")).verb == "reject"
    assert decide(ARREST.id, "reject", said(ARREST.id, "accept", by="B")).verb == "reject"


def test_a_correction_has_to_come_with_its_finding():
    """Saying that it is wrong without saying what is right is a rejection."""
    with pytest.raises(Unfinished):
        decide(ARREST.id, "correct", text=TEXT)


def test_a_correction_is_of_the_finding_it_is_on():
    """A correction that supersedes another finding is refused."""
    other = review.correct(BEATING, TEXT, stance="alleged")

    with pytest.raises(Unfinished):
        decide(ARREST.id, "correct", corrected=other, text=TEXT)


def test_a_correction_cannot_come_back_to_what_it_corrected():
    """Who finds that the original was right takes the correction back instead."""
    better = review.correct(ARREST, TEXT, stance="alleged")
    back = review.correct(better, TEXT, stance="asserted")
    before = said(ARREST.id, "correct", corrected=better, reason="hedged")

    assert back.id == ARREST.id
    with pytest.raises(Unfinished):
        decide(better.id, "correct", before, corrected=back, text=TEXT)


def test_a_correction_finds_its_words_again():
    """Words that were altered after the text was frozen are refused."""
    better = review.correct(ARREST, TEXT, stance="alleged")
    wrong = msgspec.structs.replace(better.anchors[0], exact="Police praised everyone on Saturday.")

    with pytest.raises(WordsNotFound):
        decide(
            ARREST.id,
            "correct",
            corrected=msgspec.structs.replace(better, anchors=(wrong,)),
            text=TEXT,
        )


def test_a_person_adds_what_no_machine_saw():
    """A finding of a person's own is accepted if its words are in the text."""
    missed = a_claim(TEXT, "Foundry Square on Saturday.", kind="event", type="action.rally")

    made = decide(missed.id, "add", corrected=missed, text=TEXT)

    assert made.corrected == missed


def undo(*history, by="Ada Reader"):
    return review.take_back(history, by=by)


def test_taking_back_returns_to_the_word_before():
    """Undoing a second thought brings the first one back, and then no word at all."""
    first, second = said(ARREST.id, "accept"), said(ARREST.id, "reject", reason="no")

    verb, reason, _ = undo(first, second)
    third = said(ARREST.id, verb, reason=reason)

    assert verb == "accept"
    assert undo(first, second, third)[0] == "skip"
    fourth = said(ARREST.id, "skip", reason=undo(first, second, third)[1])
    with pytest.raises(Unfinished):
        undo(first, second, third, fourth)


def test_nobody_takes_back_another_persons_word():
    """Only one's own decision can be taken back."""
    with pytest.raises(Unfinished):
        undo(said(ARREST.id, "accept", by="Boris Chitat"))


def test_a_correction_comes_back_with_its_finding():
    """Undoing a rejection that followed a correction brings the correction back."""
    better = review.correct(ARREST, TEXT, stance="alleged")

    verb, reason, finding = undo(
        said(ARREST.id, "correct", corrected=better, reason="hedged"),
        said(ARREST.id, "reject", reason="no"),
    )

    assert (verb, reason, finding) == ("correct", "taken back: hedged", better)
