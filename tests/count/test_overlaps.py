"""Overlaps: lists are independent origins; copies, teasers and groups make no list."""

from dripstone.count import Refusal, floor, from_cells, overlap
from dripstone.records import Person, Weight, Who
from dripstone.records.weight import Origin as Voices


def a_person(number, claims, role="victim"):
    return Person(
        handle=f"per_{number}",
        number=number,
        names=(),
        claims=claims,
        roles=(role,),
    )


def a_weight(origins, copies=()):
    found = tuple(Voices(voice=v, findings=f) for v, f in origins.items())
    return Weight(incident="inc_1", independent=2, origins=found, unnamed=0, copies=copies)


def test_people_are_tabulated_by_independent_origin():
    """A person told of twice by one origin is on one list; told of by two, on two."""
    people = [a_person(1, ("f1", "f2")), a_person(2, ("f3", "f4")), a_person(3, ("f5",), "witness")]
    weights = [
        a_weight({"Delta Watch": ("f1", "f2", "f3"), "Union": ("f4", "f5")}, (("r1", "r2"),))
    ]

    table = overlap(people, weights)

    assert table.lists == ("Delta Watch", "Union")
    assert dict(table.cells) == {"10": 1, "11": 1}
    assert dict(table.excluded) == {
        "groups and people in other roles": 1,
        "reports that copy another": 1,
    }


def test_unnamed_origins_make_no_list():
    """An origin nobody names is independent of nobody, and is counted as left out."""
    table = overlap([a_person(1, ("f1", "f2"))], [a_weight({"Union": ("f1",), None: ("f2",)})])

    assert table.lists == ("Union",)
    assert dict(table.excluded)["findings whose origin is not named"] == 1


def test_teasers_make_no_capture(a_claim, an_incident):
    """Words in a teaser of another article are left out, and counted."""
    body, teaser = a_claim("life.killing"), a_claim("life.killing", segment="teaser")
    incident = an_incident(body, teaser)

    table = overlap([incident], [a_weight({"Union": (body.id,), "Delta Watch": (teaser.id,)})])

    assert dict(table.cells) == {"1": 1}
    assert dict(table.excluded)["findings in teasers of other articles"] == 1


def test_floor_of_an_overlap_is_a_figure():
    """The bound lies between the documented and its own upper end, and says what it assumes."""
    table = from_cells({"100": 30, "010": 20, "001": 10, "110": 12, "011": 8, "111": 5}, "ABC")

    figure = floor(table)

    assert table.documented <= figure.low < figure.value < figure.high
    assert figure.method == "chao_mth"
    assert "lower bound" in figure.definition


def test_floor_needs_an_overlap():
    """Without anybody on two lists there is no floor, and the refusal says why."""
    refusal = floor(from_cells({"10": 60, "01": 45}, "AB"))

    assert isinstance(refusal, Refusal)
    assert refusal.codes == ("no_overlap",)
    assert "105" in refusal.sentence()
    assert "105" in refusal.sentence("ru")


def test_person_who_also_speaks_is_captured_where_they_are_harmed(a_claim):
    """Being quoted by a newspaper is not being on its list of victims."""
    harmed = a_claim("life.killing", victim=Who(text="Sena Okur", kind="person", named=True))
    quoted = a_claim("liberty.arrest", victim="miners")
    person = Person(
        handle="per_1",
        number=1,
        names=("Sena Okur",),
        claims=(harmed.id, quoted.id),
        roles=("victim", "speaker"),
    )
    weights = [a_weight({"Union": (harmed.id,), "Delta Watch": (quoted.id,)})]

    table = overlap([person], weights, findings={c.id: c for c in (harmed, quoted)})

    assert table.lists == ("Union",)
