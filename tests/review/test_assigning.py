"""Who is asked, and what a blind second person does not see before their own word is given."""

from __future__ import annotations

import pytest

from dripstone import review
from dripstone.errors import NoSigner, NoSuchRecord, Unfinished
from dripstone.review.comparing import labels, read
from dripstone.review.learning import lessons
from dripstone.review.shares import shares
from invented import a_text, findings, said, suggested

TEXT = a_text()
ARREST, QUOTE, BEATING, DENIAL, DEMAND = findings(TEXT)
ADA, BORIS = "Ada Reader", "Boris Chitat"
NOW = "2025-06-01T10:00:00Z"
ASKED = {f.id for f in (ARREST, QUOTE, BEATING)}
MADE = review.correct(ARREST, TEXT, type="liberty.detention")


def asked(*on, decisions=(), **how):
    people = (ADA, BORIS)
    return review.assignment(
        on, **{"to": BORIS, "by": ADA, "at": NOW, "people": people, **how}, decisions=decisions
    )


def unseen(task, decisions):
    """Say which decisions stay hidden."""
    hidden = review.unseen(task, decisions, report=TEXT.report, asked=ASKED)
    return [d for d in decisions if d.id in hidden]


def test_the_second_person_is_not_the_first():
    """Who decided on a finding cannot be asked to look at it again as a second."""
    first = said(ARREST.id, "accept", by=BORIS)

    with pytest.raises(Unfinished):
        asked(ARREST.id, decisions=[first], second=True)
    assert asked(ARREST.id, decisions=[first]).to == BORIS
    assert asked(ARREST.id, decisions=[said(ARREST.id, "skip", by=BORIS)], second=True).second


def test_only_people_of_the_vault_are_asked_and_for_something():
    """A name that nobody has here, and a list of nothing, are refused."""
    with pytest.raises(NoSigner):
        asked(ARREST.id, to="Nobody Here")
    with pytest.raises(Unfinished):
        asked()


def test_an_assignment_ends_once():
    """What was ended stands no longer, and cannot be ended again."""
    one = asked(ARREST.id)
    over = review.ended([one], one.id, by=ADA, at=NOW)

    assert review.standing_of([one, over]) == ()
    with pytest.raises(NoSuchRecord):
        review.ended([one, over], one.id, by=ADA, at=NOW)


def test_a_blind_second_person_sees_nothing_of_the_first():
    """Decisions, corrections and what became of corrections are hidden; their own are not."""
    task = review.task([asked(TEXT.report, blind=True)], BORIS)
    hers = [
        said(ARREST.id, "correct", by=ADA, reason="r", corrected=MADE),
        said(MADE.id, "accept", by="Vera"),
        said(QUOTE.id, "accept", by=ADA),
    ]
    his = said(QUOTE.id, "skip", by=BORIS)

    assert unseen(task, [*hers, his]) == hers


def test_what_the_first_said_shows_once_the_own_word_is_given():
    """One finding after the other is uncovered, and taking one's word back covers it again."""
    task = review.task([asked(TEXT.report, blind=True)], BORIS)
    hers = [said(f.id, "accept", by=ADA) for f in (ARREST, QUOTE)]
    his = said(ARREST.id, "reject", by=BORIS, reason="r")

    assert unseen(task, [*hers, his]) == [hers[1]]
    assert unseen(task, [*hers, his, said(ARREST.id, "skip", by=BORIS)]) == hers


def test_what_others_added_shows_when_everything_was_judged():
    """An addition would tell the second person what the machine missed."""
    task = review.task([asked(TEXT.report, blind=True)], BORIS)
    added = said(DEMAND.id, "add", by=ADA, corrected=DEMAND)
    two = [said(f.id, "accept", by=BORIS) for f in (ARREST, QUOTE)]

    assert added in unseen(task, [added, *two])
    assert unseen(task, [added, *two, said(BEATING.id, "accept", by=BORIS)]) == []


def test_nothing_is_hidden_from_those_who_were_not_asked_blind():
    """A second look with open eyes, and other reports, hide nothing."""
    hers = [said(ARREST.id, "accept", by=ADA)]

    for one in (asked(TEXT.report, second=True), asked("rep_other", blind=True)):
        assert unseen(review.task([one], BORIS), hers) == []


def both(*decisions):
    those = [suggested(f) for f in (ARREST, QUOTE, BEATING)]
    return review.judged(those, decisions)


def test_accepting_a_correction_is_correcting_in_the_same_way():
    """Two people who come to the same words agree, whoever typed them."""
    one, other = (
        said(ARREST.id, "correct", by=ADA, reason="r", corrected=MADE),
        said(MADE.id, "accept", by=BORIS),
    )

    assert labels(both(one, other), "verdict") == ({ADA: "corrected", BORIS: "corrected"},)
    assert labels(both(one, other), "type") == (dict.fromkeys((ADA, BORIS), "act:liberty.detention"),)  # fmt: skip


def test_rejecting_gives_no_type():
    """Who rejects a finding has said nothing of its day or type; skipping says nothing at all."""
    decisions = (
        said(ARREST.id, "accept", by=ADA),
        said(ARREST.id, "reject", by=BORIS, reason="r"),
        said(QUOTE.id, "accept", by=ADA),
        said(QUOTE.id, "skip", by=BORIS),
    )

    assert labels(both(*decisions), "verdict") == ({ADA: "accepted", BORIS: "rejected"},)
    assert labels(both(*decisions), "type") == ()


def test_texts_that_both_read_are_compared():
    """Each person's words are those that they stand behind, by kind."""
    decisions = (
        said(ARREST.id, "accept", by=ADA),
        said(BEATING.id, "accept", by=ADA),
        said(ARREST.id, "accept", by=BORIS),
        said(BEATING.id, "reject", by=BORIS, reason="r"),
    )

    (one,) = read(both(*decisions), {TEXT.id: TEXT}, (ADA, BORIS))

    assert one.spans[ADA] == {"act": (ARREST.anchors[0].span, BEATING.anchors[0].span)}
    assert one.spans[BORIS] == {"act": (ARREST.anchors[0].span,)}
    assert read(both(*decisions), {TEXT.id: TEXT}, (ADA, "Vera")) == ()


def test_a_documenter_reads_what_was_corrected():
    """What differs is named; what stood is counted; what they knew of already is left out."""
    decisions = (
        said(ARREST.id, "accept", by=ADA),
        said(QUOTE.id, "accept", by=ADA),
        said(ARREST.id, "correct", by=BORIS, reason="one name", corrected=MADE),
        said(QUOTE.id, "accept", by=BORIS),
    )

    told = lessons(both(*decisions), ADA)

    assert (told.seen, told.stood) == (2, 1)
    (one,) = told.lessons
    assert (one.differs, one.said.reason, one.theirs) == (("type",), "one name", MADE)
    assert lessons(both(*decisions), BORIS).lessons == ()


def test_what_became_of_suggestions_is_counted():
    """By type, with what people added left out; a correction is no acceptance."""
    decisions = (
        said(ARREST.id, "correct", by=ADA, reason="r", corrected=MADE),
        said(QUOTE.id, "accept", by=ADA),
        said(QUOTE.id, "reject", by=BORIS, reason="r"),
        said(DEMAND.id, "add", by=ADA, corrected=DEMAND),
        said(BEATING.id, "skip", by=ADA),
    )

    told = {s.name: s for s in shares(both(*decisions), by=lambda f: f.type)}

    assert told.keys() == {"liberty.arrest", "direct"}
    assert (told["liberty.arrest"].corrected, told["liberty.arrest"].accepted) == (1, 0)
    assert (told["direct"].judged, told["direct"].disputed) == (1, 1)
