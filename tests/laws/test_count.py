"""Law: whatever table comes in, counting answers with an estimate or a refusal, never an error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.count import Estimate, Refusal, count_csv, from_cells, from_people
from dripstone.count.estimators import chao, decomposable

tables = st.integers(1, 5).flatmap(
    lambda lists: st.tuples(
        st.just([f"L{j}" for j in range(lists)]),
        st.dictionaries(
            st.text("01", min_size=lists, max_size=lists),
            st.integers(-1, 60) | st.floats(),
            max_size=12,
        ),
    )
)


@settings(max_examples=25, deadline=None)
@given(tables)
def test_any_table_is_answered(given_table):
    """Estimate or refusal; at least the documented; a sentence in both languages."""
    lists, cells = given_table

    result = from_cells(cells, lists).estimate(longest=200)

    assert isinstance(result, Estimate | Refusal)
    assert result.sentence("ru")
    if isinstance(result, Estimate):
        assert result.documented <= result.at_least


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    """A file of anything at all is read or refused."""
    assert count_csv(text, longest=200).sentence()


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        st.text("01", min_size=3, max_size=3), st.integers(1, 50), min_size=5, max_size=7
    ),
    st.permutations(range(3)),
)
def test_order_of_lists_is_nothing(cells, order):
    """Averaged graphs and Chao's bound do not know which list came first."""
    table = from_cells(cells, "ABC")
    turned = table.keep([table.lists[j] for j in order])

    one, other = (decomposable.average(t.counts).quantile(0.5) for t in (table, turned))
    bounds = [chao.bounds(t).mh for t in (table, turned)]

    assert abs(one - other) <= 1
    assert bounds[0] == bounds[1]


@given(st.dictionaries(st.text(max_size=5), st.sets(st.sampled_from("ABCD"), max_size=4)))
def test_everybody_is_tabulated_once(people):
    """The cells add up to the people who are on some list."""
    assert from_people(people, "ABCD").documented == sum(bool(on) for on in people.values())
