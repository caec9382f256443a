"""Demands: who asks whom for what, each thing asked apart."""

from __future__ import annotations

import pytest
from english import acts, claims, demands

from dripstone.records import Demand


def _types(found: list[Demand]) -> list[str]:
    return [demand.type for demand in found]


def _to(demand: Demand) -> list[str]:
    return [slot.text for slot in demand.addressees]


def _by(demand: Demand) -> str | None:
    return demand.slots.who.text if demand.slots.who else None


def test_two_things_asked_are_two_demands() -> None:
    """To stop a harassment and to free people are asked apart, of the same addressee."""
    words = (
        "“Members call on the governor to stop this harassment of weavers and immediately "
        "free the jailed nurses,” a statement of the Karvel Council reads."
    )
    found = demands(words)

    assert _types(found) == ["stop", "release"]
    assert all(_to(d) == ["the governor"] for d in found)
    assert all(_by(d) == "Members" for d in found)
    assert [d.urgent for d in found] == [False, True]
    assert all(d.attribution[-1].mode == "cites" for d in found)


def test_three_things_asked_are_three_demands() -> None:
    """A list with a comma in place of "and" is split as well."""
    words = (
        "They urge the town and country governments to respect their obligations and "
        "to uphold the constitution, to protect every weaver in the valley."
    )
    found = demands(words)

    assert _types(found) == ["comply", "uphold", "protect"]
    assert [d.slots.what.text for d in found if d.slots.what] == [
        "to respect their obligations",
        "to uphold the constitution",
        "to protect every weaver in the valley",
    ]


def test_a_petition_asks_for_those_who_bring_it() -> None:
    """The petition is the work, its bearers ask, and who it goes to is asked."""
    words = (
        "Weavers in Karvel were stopped while trying to bring a petition to judges "
        "calling for an independent inquiry into the mine."
    )
    found = demands(words)

    assert _types(found) == ["investigate"]
    assert _to(found[0]) == ["judges"]
    assert _by(found[0]) == "Weavers in Karvel"
    assert found[0].work is not None
    assert found[0].work.text.startswith("a petition")


def test_a_statement_asks_for_who_released_it() -> None:
    """Who releases a statement urging something is who urges it."""
    words = "The Karvel Network released a statement urging the ministry to take action."
    found = demands(words)

    assert [(_by(d), _to(d), d.type) for d in found] == [
        ("The Karvel Network", ["the ministry"], "act")
    ]
    assert found[0].work is not None


def test_what_is_asked_is_not_said_to_be_so() -> None:
    """An act that is asked for is never an act that was done."""
    found = acts("The union demanded that police arrest the gunmen.")

    assert {a.stance for a in found} <= {"demanded"}


@pytest.mark.parametrize(
    "words",
    [
        "Bishops condemn the persecution of weavers.",
        "Reporters asked about the mine.",
        "The court of appeal sat on Monday.",
        "She called her brother on Monday.",
        "The union would not call for a boycott.",
    ],
)
def test_not_all_that_sounds_like_asking_asks(words: str) -> None:
    """To condemn, to ask a question and to ring somebody up are no demands."""
    assert demands(words) == []


def test_what_is_impossible_without_it_is_implied() -> None:
    """Without the recognition of this nothing can be done: so it is asked for, by implication."""
    words = (
        "“Without the recognition of these deaths, it is impossible to mourn together,” "
        "said Ana Brovik."
    )
    found = demands(words)

    assert [(d.type, d.force, _by(d)) for d in found] == [("recognise", "implies", "Ana Brovik")]


def test_must_asks_only_in_a_mouth_and_of_an_office() -> None:
    """The authorities must release them, says somebody; what a baker must do is no demand."""
    asked = demands("“The authorities must release the nurses,” said Ana Brovik.")
    idle = demands("“A baker must stop at noon,” said Ana Brovik.")

    assert [(d.type, d.force, _to(d)) for d in asked] == [
        ("release", "implies", ["The authorities"])
    ]
    assert idle == []


def test_who_is_to_be_released_is_not_asked() -> None:
    """In "demanded that the nurses be released" nobody is named as asked."""
    found = demands("The union demanded that the nurses be released.")

    assert _types(found) == ["release"]
    assert _to(found[0]) == []


def test_a_view_told_by_a_critic_is_implied() -> None:
    """X argues that Y is not treating it so: what Y holds is known from X alone."""
    words = "Igor Kovalik complains that the minister is not recognising the flood as a disaster."
    found = claims(words, "denial")

    assert [(c.polarity, c.attribution[-1].mode) for c in found] == [("denies", "implied")]
    assert found[0].slots.who is not None
    assert found[0].slots.who.text == "the minister"
    assert [v.who for v in found[0].attribution] == [
        "Evening Lamp",
        "Igor Kovalik",
        "the minister",
    ]


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("The ministry denied the allegations.", "denies"),
        ("The governor dismissed claims that miners were beaten.", "denies"),
        ("A spokesman declined to comment.", "declines"),
        ("The ministry did not respond to requests for comment.", "declines"),
    ],
)
def test_denials_and_silence_are_kept_apart(words: str, polarity: str) -> None:
    """Who says no and who says nothing are both recorded, and not as the same."""
    found = claims(words, "denial")

    assert [c.polarity for c in found] == [polarity]


@pytest.mark.parametrize(
    ("words", "type_", "stance"),
    [
        ("The network described the raids as a war crime.", "war_crime", "attributed"),
        ("Lawyers say that the raids amounted to persecution.", "persecution", "attributed"),
        ("War crimes feared in Karvel", "war_crime", "possible"),
    ],
)  # fmt: skip
def test_a_name_of_law_is_somebodys(words: str, type_: str, stance: str) -> None:
    """What the facts amount to in law is only ever what somebody calls them."""
    found = [c for c in claims(words, "characterisation") if c.type == type_]

    assert [c.stance for c in found] == [stance]


def test_at_once_is_urgent_and_a_day_is_a_deadline() -> None:
    """What has to be done at once says so, and by when stands apart."""
    urgent = demands("The union urges the ministry to release the weavers at once.")
    dated = demands("The union asks the governor to inform the families by 15 June 2017.")

    assert [(d.urgent, d.deadline is None) for d in urgent] == [(True, True)]
    assert dated[0].deadline is not None
    assert "15 June 2017" in dated[0].deadline.text
    assert dated[0].urgent is False


def test_an_organisation_asks_under_its_whole_name() -> None:
    """A name that ends in a common word is who asks; each thing asked is a demand."""
    found = demands(
        "Lantern Legal Aid urged the interior ministry to release Ivan Petrak and to tell "
        "the family what he is accused of."
    )

    assert [(_by(d), d.type) for d in found] == [
        ("Lantern Legal Aid", "release"),
        ("Lantern Legal Aid", "inform"),
    ]


def test_what_is_asked_beside_a_let_is_asked_of_the_same() -> None:
    """To let doctors see the miners and to release them are two things asked of the ministry."""
    found = demands(
        "The union asked the ministry to let the doctors see the miners and to release them."
    )

    assert [d.type for d in found] == ["access", "release"]
    assert all([a.text for a in d.addressees] == ["the ministry"] for d in found)


def test_clauses_with_that_are_things_asked_one_by_one() -> None:
    """Each "that" of a list is a demand of its own."""
    found = demands(
        "The committee asks that the men be brought to justice, that her colleagues be protected."
    )

    assert [d.type for d in found] == ["prosecute", "protect"]
