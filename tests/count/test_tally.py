"""Tallies: every cell is a range that says what widens it and what it rests on."""

import pytest

from dripstone.count import definition, rests_on, stale, tallies
from dripstone.errors import Asked
from dripstone.records import Person, Where, Who, canonical

MAY = ("2031-05-11", "2031-05-11")
MAY_JUNE = ("2031-05-20", "2031-06-03")


def cell(figures, unit="acts", **by):
    """Find the one figure of a cell."""
    (found,) = (f for f in figures if f.unit == unit and dict(f.by) == by)
    return found


def test_one_happening_told_three_times_is_one_act(a_claim, an_incident):
    """Three voices telling one incident make one act, resting on all three."""
    claims = [a_claim("liberty.arrest", when=MAY, where="Verzhansk", victim="activists")] * 1
    claims += [a_claim("liberty.arrest", when=MAY, victim="young activists") for _ in range(2)]

    table = tallies([an_incident(*claims)])

    acts = cell(table, act="liberty.arrest", month="2031-05", place="plc_Verzhansk")
    assert (acts.low, acts.high, acts.value) == (1, 1, 1)
    assert set(acts.rests_on) == {c.id for c in claims}
    assert acts.widened_by == ()


@pytest.mark.parametrize("stance", ["demanded", "intended", "hypothetical", "depicted"])
def test_what_is_not_said_to_have_happened_is_in_no_cell(a_claim, an_incident, stance):
    """Asked for, planned, conditional or shown on a stage is never counted."""
    table = tallies([an_incident(a_claim("life.killing", stance=stance, when=MAY))])

    assert table == ()


@pytest.mark.parametrize("polarity", ["denies", "partial", "questions", "declines"])
def test_what_is_not_affirmed_is_in_no_cell(a_claim, an_incident, polarity):
    """A denial or a doubt supports no act."""
    assert tallies([an_incident(a_claim("body.torture", polarity=polarity))]) == ()


@pytest.mark.parametrize("type", ["equality.persecution", "abuse"])
def test_patterns_and_placeholders_count_nothing(a_claim, an_incident, type):
    """Persecution, a crackdown and unspecified abuse are no acts."""
    assert tallies([an_incident(a_claim(type, when=MAY))]) == ()


def test_undecided_match_makes_a_range(a_claim, an_incident):
    """Two incidents that may be one are one to two acts, and the cell says why."""
    one = an_incident(a_claim("body.assault", when=MAY, where="Ostrel"), undecided=("mat_a",))
    two = an_incident(a_claim("body.assault", when=MAY, where="Ostrel"), undecided=("mat_a",))

    table = tallies([one, two])

    acts = cell(table, act="body.assault", month="2031-05", place="plc_Ostrel")
    assert (acts.low, acts.high, acts.value) == (1, 2, None)
    assert acts.widened_by == (("undecided matches", 1),)
    assert (cell(table, unit="incidents").low, cell(table, unit="incidents").high) == (1, 2)


def test_undecided_match_across_months_leaves_neither_month_sure(a_claim, an_incident):
    """If the two were one, it could not have been in both months; the total is still one to two."""
    one = an_incident(a_claim("body.assault", when=MAY), undecided=("mat_a",))
    two = an_incident(a_claim("body.assault", when=("2031-06-02",) * 2), undecided=("mat_a",))

    table = tallies([one, two], by=("month",))

    assert [cell(table, month=m).low for m in ("2031-05", "2031-06")] == [0, 0]
    assert [cell(table, month=m).high for m in ("2031-05", "2031-06")] == [1, 1]
    assert (cell(table).low, cell(table).high) == (1, 2)


def test_vague_date_widens_each_month_and_not_the_total(a_claim, an_incident):
    """An act between 20 May and 3 June may be in either month, and is one act in all."""
    table = tallies([an_incident(a_claim("liberty.arrest", when=MAY_JUNE))], by=("month",))

    for month in ("2031-05", "2031-06"):
        figure = cell(table, month=month)
        assert (figure.low, figure.high) == (0, 1)
        assert figure.widened_by == (("vague dates", 1),)
    assert (cell(table).low, cell(table).high) == (1, 1)


def test_two_tellings_of_one_act_leave_the_month_they_share(a_claim, an_incident):
    """'Last week' and 'in June' together leave June."""
    claims = (
        a_claim("liberty.arrest", when=MAY_JUNE),
        a_claim("liberty.arrest", when=("2031-06-01", "2031-06-30")),
    )

    table = tallies([an_incident(*claims)], by=("month",))

    assert cell(table, month="2031-06").value == 1
    assert not any(("month", "2031-05") in f.by for f in table)


def test_name_that_fits_several_places_widens_each(a_claim, an_incident):
    """A place name with two candidates puts an act in neither for certain."""
    unclear = Where(text="Krasnov", candidates=("plc_1", "plc_2"), precision="settlement")

    table = tallies([an_incident(a_claim("privacy.search", where=unclear))], by=("place",))

    assert {(f.low, f.high) for f in table if f.unit == "acts" and f.by} == {(0, 1)}
    assert cell(table, place="plc_1").widened_by == (("vague places", 1),)


def test_unknown_date_has_a_cell_of_its_own(a_claim, an_incident):
    """What nobody dates stays open; it is put in no month."""
    table = tallies(
        [an_incident(a_claim("liberty.arrest", when=(None, "2031-05-11")))], by=("month",)
    )

    assert cell(table, month="").value == 1


def test_group_is_one_act_and_its_number_a_range(a_claim, an_incident):
    """'Hundreds were taken' is one act on 200 to 999 people."""
    table = tallies([an_incident(a_claim("liberty.arrest", people=(200, 999)))], by=())

    assert cell(table).value == 1
    persons = cell(table, unit="persons")
    assert (persons.low, persons.high) == (200, 999)
    assert persons.widened_by == (("vague numbers", 799),)


def test_numbers_of_two_voices_are_never_added(a_claim, an_incident):
    """Three according to one, five according to another: three to five, not eight."""
    claims = a_claim("liberty.arrest", people=(3, 3)), a_claim("liberty.arrest", people=(5, 5))

    persons = cell(tallies([an_incident(*claims)], by=()), unit="persons")

    assert (persons.low, persons.high) == (3, 5)
    assert persons.widened_by == (("contradicting numbers", 2),)


def test_open_number_has_no_upper_end(a_claim, an_incident):
    """'At least three' has no maximum, and one such act opens the whole cell."""
    incidents = [
        an_incident(a_claim("liberty.arrest", people=(3, None))),
        an_incident(a_claim("liberty.arrest", people=(2, 2))),
    ]

    persons = cell(tallies(incidents, by=()), unit="persons")

    assert (persons.low, persons.high) == (5, None)
    assert persons.widened_by == (("no upper number", 1),)


def test_silence_about_numbers_is_not_zero(a_claim, an_incident):
    """Where nobody says how many, the number is unknown, and the figure says so."""
    persons = cell(tallies([an_incident(a_claim("privacy.search"))], by=()), unit="persons")

    assert (persons.low, persons.high, persons.value) == (None, None, None)
    assert persons.notes


def test_each_named_victim_is_an_act_of_their_own(a_claim, an_incident):
    """Two people by handle, told of by three claims, are two acts on two persons."""
    tolm, okur = (Who(text=n, kind="person", named=True) for n in ("A. Tolm", "Sena Okur"))
    claims = [a_claim("body.torture", when=MAY, victim=who) for who in (tolm, tolm, okur)]
    people = [
        Person(
            handle=f"per_{i}",
            number=i,
            names=names,
            claims=tuple(claims[j].id for j in on),
            roles=("victim", "speaker"),
        )
        for i, (names, on) in enumerate(
            [(("A. Tolm", "Arvid Tolm"), (0, 1)), (("Sena Okur",), (2,))]
        )
    ]

    table = tallies([an_incident(*claims)], by=(), people=people)

    assert cell(table).value == cell(table, unit="persons").value == 2


def test_one_death_told_as_two_types_is_one_act(a_claim, an_incident):
    """Killing or death in custody: nobody dies twice."""
    claims = [a_claim("life.killing"), a_claim("life.killing"), a_claim("life.custody_death")]

    table = tallies([an_incident(*claims)], by=("act",))

    assert (cell(table).low, cell(table).high) == (1, 1)
    assert (cell(table, act="life.custody_death").low, cell(table, act="life.killing").low) == (
        0,
        1,
    )


def test_unnamed_person_and_group_differ(a_claim, an_incident):
    """A man is one person; a bare group has no upper number."""
    man = Who(text="a man", kind="person")

    table = tallies(
        [
            an_incident(a_claim("body.assault", victim=man)),
            an_incident(a_claim("body.assault", victim="men")),
        ],
        by=(),
    )

    persons = cell(table, unit="persons")
    assert (persons.low, persons.high) == (2, None)


def test_coarser_levels_join_cells(a_claim, an_incident):
    """Acts of one family and places of one country fall together at a wider level."""
    incidents = [
        an_incident(a_claim("liberty.arrest", when=MAY, where="Verzhansk")),
        an_incident(a_claim("liberty.abduction", when=MAY, where="Ostrel")),
    ]

    table = tallies(incidents, by=("act/1", "quarter", "place/country"))

    figure = cell(table, **{"act/1": "liberty", "quarter": "2031-Q2", "place/country": "plc_land"})
    assert figure.value == 2


def test_further_dimensions_come_from_what_is_told(a_claim, an_incident):
    """Verification stands on an incident by its handle."""
    one = an_incident(a_claim("liberty.arrest"))

    table = tallies([one], by=("verification",), told={"verification": {one.handle: "confirmed"}})

    assert cell(table, verification="confirmed").value == 1


def test_what_a_cell_rests_on_is_one_call_away(a_claim, an_incident):
    """The findings of a cell are listed, and a change of one of them makes it stale."""
    claim = a_claim("liberty.arrest", when=MAY)
    table = tallies([an_incident(claim)], by=("month",))

    behind = rests_on(table, month="2031-05")

    assert behind == (claim.id,)
    assert stale(table[0], {claim.id})
    assert not stale(table[0], {"fin_other"})


def test_the_same_inputs_give_the_same_bytes(a_claim, an_incident):
    """Order of incidents leaves no trace."""
    incidents = [
        an_incident(a_claim("liberty.arrest", when=MAY_JUNE, people=(2, 9))) for _ in range(5)
    ]

    forward, backward = tallies(incidents, journal=7), tallies(incidents[::-1], journal=7)

    assert canonical(forward) == canonical(backward)
    assert {f.journal for f in forward} == {7}


def test_definition_is_printed_with_every_figure(a_claim, an_incident):
    """Each figure carries the written rule, in the reader's language."""
    figure = tallies([an_incident(a_claim("liberty.arrest"))], by=("month",), language="ru")[0]

    assert figure.definition == definition(("month",), "ru")
    assert "month" in figure.definition
    assert "словаря" in figure.definition


def test_unknown_dimension_is_refused(a_claim, an_incident):
    """A dimension that does not exist is said to be so."""
    with pytest.raises(Asked):
        tallies([an_incident(a_claim("liberty.arrest"))], by=("weather",))


def a_person(number, name, claims, undecided=()):
    return Person(
        handle=f"per_{number}",
        number=number,
        names=(name,),
        claims=tuple(c.id for c in claims),
        roles=("victim",),
        undecided=undecided,
    )


def test_person_named_in_two_acts_is_one_person(a_claim, an_incident):
    """Arrested in May and beaten in June: two acts, one person."""
    okur = Who(text="Sena Okur", kind="person", named=True)
    claims = a_claim("liberty.arrest", victim=okur), a_claim("body.assault", victim=okur)
    people = [a_person(1, "Sena Okur", claims)]

    table = tallies([an_incident(claims[0]), an_incident(claims[1])], by=(), people=people)

    assert cell(table).value == 2
    assert cell(table, unit="persons").value == 1


def test_two_people_who_may_be_one_are_one_to_two(a_claim, an_incident):
    """Until somebody decides whether two names are one person, the figure is a range."""
    claims = [
        a_claim("life.killing", victim=Who(text=name, kind="person", named=True))
        for name in ("A. Tolm", "Arvid Tolm")
    ]
    people = [
        a_person(i, name, [claim], ("mat_x",))
        for i, (name, claim) in enumerate(zip(("A. Tolm", "Arvid Tolm"), claims, strict=True))
    ]

    table = tallies([an_incident(*claims)], by=(), people=people)

    persons = cell(table, unit="persons")
    assert (persons.low, persons.high) == (1, 2)
    assert persons.widened_by == (("undecided matches", 1),)
