"""Law: in every cell the fewest are at most the most, and the reasons add up to the difference."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.count import tallies
from dripstone.records import (
    Anchor,
    Claim,
    HowMany,
    Incident,
    Person,
    Slot,
    Slots,
    When,
    Where,
    Who,
    content_id,
)

TYPES = ("life.killing", "life.custody_death", "liberty.arrest", "liberty.detention", "body.rape")
NAMES = ("Sena Okur", "A. Tolm", "Arvid Tolm")
days = st.integers(1, 28).map(lambda d: f"2031-05-{d:02d}") | st.just("2031-06-02")


@st.composite
def claims(draw, number):
    start, end = sorted((draw(days), draw(days)))
    low = draw(st.integers(1, 30))
    named = draw(st.none() | st.sampled_from(NAMES))
    when = When(text="then", earliest=start, latest=end)
    many = HowMany(text="some", min=low, max=draw(st.none() | st.integers(low, 60)))
    return Claim(
        id=content_id("fin", *number),
        kind="act",
        type=draw(st.sampled_from(TYPES)),
        says="Somebody was taken.",
        anchors=(Anchor(text="txt_x", start=0, end=1, exact="x"),),
        slots=Slots(
            when=draw(st.none() | st.just(Slot(text="then", value=when))),
            how_many=draw(st.none() | st.just(Slot(text="some", value=many))),
            where=draw(
                st.none() | st.sampled_from("ab").map(lambda p: Slot(text=p, value=Where(text=p)))
            ),
            to_whom=named and Slot(text=named, value=Who(text=named, kind="person", named=True)),
        ),
    )


@st.composite
def incidents(draw):
    made = []
    for i in range(draw(st.integers(0, 5))):
        told = tuple(draw(claims((i, j))) for j in range(draw(st.integers(1, 3))))
        matches = draw(st.sets(st.sampled_from(("mat_1", "mat_2")), max_size=2))
        made.append(
            Incident(
                handle=f"inc_{i}",
                number=i,
                type=told[0].type,
                types=(told[0].type,),
                claims=told,
                undecided=tuple(sorted(matches)),
            )
        )
    return made


def people_in(happened):
    """Give a person for each name; two of them may be one."""
    told = [(c.slots.to_whom.text, c.id) for i in happened for c in i.claims if c.slots.to_whom]
    return [
        Person(
            handle=f"per_{n}",
            number=n,
            names=(name,),
            claims=tuple(c for t, c in told if t == name),
            roles=("victim",),
            undecided=("mat_p",) if "Tolm" in name else (),
        )
        for n, name in enumerate(NAMES)
    ]


@settings(max_examples=100, deadline=None)
@given(incidents(), st.sets(st.sampled_from(("act", "act/1", "month", "place")), max_size=3))
def test_shares_add_up_and_totals_hold_their_cells(happened, by):
    """Low is at most high; what widens adds up; each cell rests on findings; totals are no less."""
    table = tallies(happened, by=tuple(sorted(by)), people=people_in(happened))

    for figure in table:
        assert figure.rests_on
        if figure.low is None or figure.high is None:
            continue
        assert 0 <= figure.low <= figure.high
        assert sum(n for _, n in figure.widened_by) == figure.high - figure.low
        assert (figure.value is None) == (figure.low != figure.high)
    acts = [f for f in table if f.unit == "acts"]
    totals = [f for f in acts if not f.by]
    assert all(f.high <= totals[-1].high for f in acts if f.by)
