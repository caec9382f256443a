"""Two things are joined by a person's word only, and taken apart by one."""

from __future__ import annotations

import pytest

from dripstone import review
from dripstone.records import Decision, Suggestion
from invented import a_match, findings, suggested
from local_page import ADA, BORIS, Asker, with_invented, words_of


@pytest.fixture
def asked():
    """Give a vault in which a machine asks whether two findings tell of one incident."""
    vault, text, _ = with_invented()
    arrest, _, beating, denial, demand = findings(text)
    match = a_match(arrest.id, beating.id)
    answer = a_match(demand.id, denial.id, kind="answer")
    vault.commit(suggested(match), suggested(answer, confidence=0.4), did="take_stock", by=ADA)
    return vault, match, answer


def decide(asker, on, verb, **fields):
    return asker.post("/matches/decisions", {"on": on, "verb": verb, "seen": "", **fields})


def pairs(vault):
    return review.settled(vault.all(Suggestion), vault.all(Decision))


def test_both_sides_stand_beside_each_other_with_the_reasons(asked):
    """Who decides sees what each says, which report says it, and what speaks for and against."""
    shown = words_of(Asker(asked[0]).get("/matches").text)

    assert "2 to decide" in shown
    assert "Do these tell of one incident?" in shown
    assert "Police detained Timur Basnin and eleven others on Saturday." in shown
    assert "People were beaten at the station." in shown
    assert "type arrest arrest for" in shown


def test_a_pair_is_joined_and_taken_apart(asked):
    """Joined, taken apart with a reason, kept apart: the last decision counts."""
    vault, match, _ = asked
    asker = Asker(vault)

    assert decide(asker, match.id, "merge").status == 303
    assert pairs(vault).same == {(match.a, match.b)}
    assert decide(asker, match.id, "unmerge").status == 409
    assert decide(asker, match.id, "unmerge", reason="two rallies").status == 303
    assert pairs(vault).same == frozenset()
    assert decide(asker, match.id, "keep_apart").status == 303
    assert pairs(vault).different == {(match.a, match.b)}
    assert [d.verb for d in vault.all(Decision)] == ["merge", "unmerge", "keep_apart"]


def test_what_is_decided_moves_to_the_decided(asked):
    """A decided pair leaves the list, and can be found again to take it apart."""
    vault, match, _ = asked
    asker = Asker(vault)

    decide(asker, match.id, "merge")

    assert match.id not in asker.get("/matches").text
    assert match.id in asker.get("/matches?decided=1").text
    assert "Take apart" in asker.get("/matches?decided=1").text


def test_an_answer_is_no_join(asked):
    """That a finding answers a demand makes them two things that belong together."""
    vault, _, answer = asked
    asker = Asker(vault)

    decide(asker, answer.id, "accept")

    assert pairs(vault).answers == {(answer.a, answer.b)}
    assert decide(asker, answer.id, "merge").status == 409


def test_two_people_who_differ_on_a_pair_are_told(asked):
    """Neither word is lost, the later one is told, and the pair stays open."""
    vault, match, _ = asked
    decide(Asker(vault, by=BORIS), match.id, "keep_apart")
    ada = Asker(vault)

    answer = decide(ada, match.id, "merge")

    assert (
        "Boris Chitat decided on the same pair meanwhile"
        in ada.get(answer.headers["location"]).text
    )
    assert pairs(vault).undecided == {(match.a, match.b)}


def test_a_pair_that_nobody_suggested_is_not_decided(asked):
    """A made-up identity is refused."""
    vault, *_ = asked

    assert decide(Asker(vault), "mat_nothing", "merge").status == 404
    assert not [*vault.all(Decision)]
