"""What came of demands, as far as people confirmed."""

from __future__ import annotations

import pytest

from dripstone import follow_up
from dripstone.records import Looked
from told import a_claim, a_demand, a_report, named, on, whom

LETTER = a_report("Lantern Legal Aid urges Gleb Mnimov to release the miners.")
ASKED = a_demand(
    LETTER,
    "release the miners",
    by=whom(LETTER, "Lantern Legal Aid", kind="organisation", named=True),
    to=named(LETTER, "Gleb Mnimov"),
)


def outcome(*answers, looked=(), demands=(ASKED,), same=()):
    return follow_up.outcomes(
        demands,
        answers=[(a.id, ASKED.id) for a in answers],
        findings=[*demands, *answers],
        looked=looked,
        same=same,
    )


def an_answer(words, **fields):
    return a_claim(a_report(f"The minister: {words}."), words, **fields)


def search(demand=ASKED.id, until="2025-06-30", **fields):
    return Looked(
        id=f"loo_{until}",
        demand=demand,
        where=("the ministry's site",),
        until=until,
        by="Ada Reader",
        at=f"{until}T10:00:00Z",
        **fields,
    )


def test_what_nobody_answered_or_looked_for_is_open_and_unknown():
    """Silence in the reports we hold is not silence of those who were asked."""
    (found,) = outcome()

    assert (found.state, found.response) == ("open", "unknown")
    assert (found.answers, found.looked_until) == ((), None)


def test_a_later_finding_is_no_answer_without_a_person():
    """The miners were released a day later; nobody says that it was for the letter."""
    release = an_answer("released", kind="event", type="procedure.release", when=on("2025-06-01"))

    (found,) = follow_up.outcomes([ASKED], answers=(), findings=[ASKED, release], looked=())

    assert (found.state, found.response) == ("open", "unknown")


@pytest.mark.parametrize(
    ("fields", "state", "response"),
    [
        ({"kind": "response", "type": "refused"}, "refused", "refused"),
        (
            {"kind": "denial", "type": "utterance.denial", "polarity": "declines"},
            "answered",
            "unknown",
        ),
        ({"polarity": "denies"}, "answered", "denied_fact"),
        ({"stance": "intended"}, "answered", "promised"),
        ({"kind": "event", "type": "procedure.inquiry"}, "answered", "opened"),
        ({"kind": "event", "type": "procedure.release"}, "answered", "unknown"),
        ({"kind": "response", "type": "complied"}, "met", "complied"),
        ({"kind": "response", "type": "partly"}, "partly_met", "partly"),
        ({"kind": "response", "type": "reframed"}, "answered", "reframed"),
        ({"kind": "event", "type": "utterance.statement"}, "answered", "unknown"),
    ],
)
def test_a_confirmed_answer_says_what_it_says(fields, state, response):
    """The response is the answer's own type, polarity or stance; else it is unknown."""
    answer = an_answer("said so", **fields)

    (found,) = outcome(answer)

    assert (found.state, found.response) == (state, response)
    assert found.answers == (answer.id,)


def test_promised_and_then_done_is_done():
    """Where answers differ, the latest dated one says how it stands."""
    promise = an_answer("will free them", stance="intended", when=on("2025-06-01"))
    done = an_answer("freed them", kind="response", type="complied", when=on("2025-06-05"))

    (found,) = outcome(done, promise)

    assert (found.state, found.response) == ("met", "complied")


def test_answers_that_differ_without_dates_say_nothing_certain():
    """Refused and done, and nobody knows in which order: it was answered, no more."""
    refused = an_answer("no", kind="response", type="refused")
    done = an_answer("freed them", kind="response", type="complied", when=on("2025-06-05"))

    (found,) = outcome(refused, done)

    assert (found.state, found.response) == ("answered", "unknown")


def test_silent_needs_a_person_who_looked():
    """Where somebody looked until a day and found nothing, that is told with place and day."""
    (found,) = outcome(looked=[search(), search(until="2025-07-31", next_check="2025-09-01")])

    assert (found.state, found.response) == ("open", "silent")
    assert found.looked_where == ("the ministry's site",)
    assert (found.looked_until, found.next_check) == ("2025-07-31", "2025-09-01")


def test_looking_for_another_demand_says_nothing_of_this_one():
    """A search rests on one demand."""
    (found,) = outcome(looked=[search(demand="fin_other")])

    assert found.response == "unknown"


def test_an_answer_is_not_silenced_by_a_search():
    """Who looked and found nothing may have missed what another found."""
    (found,) = outcome(an_answer("no", kind="response", type="refused"), looked=[search()])

    assert found.response == "refused"
    assert found.looked_until == "2025-06-30"


def test_a_demand_told_twice_stands_twice_until_a_person_says_so():
    """Two papers tell of one letter: two demands, and one after a person confirmed."""
    paper = a_report("The group Lantern Legal Aid asks Gleb Mnimov to release the miners.")
    again = a_demand(
        paper,
        "release the miners",
        by=whom(paper, "Lantern Legal Aid"),
        to=named(paper, "Gleb Mnimov"),
    )
    answer = an_answer("no", kind="response", type="refused")

    apart = outcome(answer, demands=(ASKED, again))
    (one,) = outcome(answer, demands=(ASKED, again), same=[(again.id, ASKED.id)])

    assert {o.demand.id: o.state for o in apart} == {ASKED.id: "refused", again.id: "open"}
    assert one.state == "refused"
    assert {one.demand.id, *one.also_told} == {ASKED.id, again.id}


def test_a_corrected_demand_keeps_its_answers_and_searches():
    """What was decided on the first wording holds for the corrected one."""
    better = a_demand(
        LETTER,
        "urges Gleb Mnimov to release the miners",
        by=whom(LETTER, "Lantern Legal Aid"),
        to=named(LETTER, "Gleb Mnimov"),
        supersedes=ASKED.id,
    )

    (found,) = outcome(looked=[search()], demands=(better,))

    assert (found.demand.id, found.response) == (better.id, "silent")
