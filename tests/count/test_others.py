"""People and demands: ranges like any other figure."""

import pytest

from dripstone.count import tally_demands, tally_people
from dripstone.errors import Asked
from dripstone.records import Anchor, Demand, Person, Slot, Slots, Voice, When, content_id

MAY = When(text="in May", earliest="2031-05-01", latest="2031-05-31")
SPRING = When(text="this spring", earliest="2031-03-01", latest="2031-05-31")


def a_person(number, roles, undecided=()):
    return Person(
        handle=f"per_{number}",
        number=number,
        names=(f"N{number}",),
        claims=(f"fin_{number}",),
        roles=roles,
        undecided=undecided,
    )


def a_demand(number, *, type="investigate", of=("the mayor",), who="Union", when=MAY):
    return Demand(
        id=content_id("fin", number),
        kind="demand",
        type=type,
        says="The union asks the mayor to investigate.",
        anchors=(Anchor(text="txt_x", start=number, end=number + 1, exact="x"),),
        slots=Slots(when=Slot(text=when.text, value=when)),
        attribution=(Voice(who=who, mode="quotes"),),
        addressees=tuple(Slot(text=words) for words in of),
    )


def only(figures, **by):
    (found,) = (f for f in figures if dict(f.by) == by)
    return found


def test_people_who_may_be_one_are_a_range():
    """Three people, two of whom nobody has told apart: two to three."""
    people = [
        a_person(1, ("victim",), ("mat_1",)),
        a_person(2, ("victim", "speaker"), ("mat_1",)),
        a_person(3, ("speaker",)),
    ]

    table = tally_people(people)

    assert (only(table).low, only(table).high) == (2, 3)
    assert (only(table, role="victim").low, only(table, role="victim").high) == (1, 2)
    assert only(table, role="speaker").value == 2


def test_demand_told_twice_is_one_or_two():
    """The same asked of the same by the same, in two reports, may be one demand."""
    demands = [a_demand(1), a_demand(2), a_demand(3, of=("the police",))]

    figure = only(tally_demands(demands, by=("demand",)), demand="investigate")

    assert (figure.low, figure.high) == (2, 3)
    assert figure.widened_by == (("told again", 1),)
    assert len(figure.rests_on) == 3


def test_demand_of_two_addressees_lies_in_both_cells():
    """Each addressee's cell holds it; the total holds it once."""
    table = tally_demands([a_demand(1, of=("the mayor", "the police"))], by=("addressee",))

    assert only(table, addressee="the mayor").value == 1
    assert only(table, addressee="the police").value == 1
    assert only(table).value == 1


def test_vague_date_makes_no_month_sure():
    """Asked some time in spring: perhaps in March, surely once."""
    table = tally_demands([a_demand(1, when=SPRING)], by=("month",))

    march = only(table, month="2031-03")
    assert (march.low, march.high) == (0, 1)
    assert march.widened_by == (("vague dates", 1),)
    assert only(table).value == 1


def test_nothing_asked_is_no_cell_and_no_zero():
    """Where nobody asks anything there is no figure."""
    assert tally_demands([]) == ()
    assert tally_people([]) == ()


def test_unknown_dimension_is_refused():
    """Demands have no weather."""
    with pytest.raises(Asked):
        tally_demands([a_demand(1)], by=("weather",))
