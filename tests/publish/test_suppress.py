"""Small cells stay hidden, whatever sums are told beside them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.publish.shields.suppress import Sum, bounds, suppressed

#: two rows and three columns with their totals: places 0–5, rows 6–7, columns 8–10, all 11
TABLE = (
    Sum(total=6, parts=(0, 1, 2)),
    Sum(total=7, parts=(3, 4, 5)),
    Sum(total=8, parts=(0, 3)),
    Sum(total=9, parts=(1, 4)),
    Sum(total=10, parts=(2, 5)),
    Sum(total=11, parts=(6, 7)),
    Sum(total=11, parts=(8, 9, 10)),
)


def _whole(cells: list[int]) -> list[int]:
    a, b, c, d, e, f = cells
    return [*cells, a + b + c, d + e + f, a + d, b + e, c + f, sum(cells)]


def test_small_number_in_no_sum_is_withheld_alone() -> None:
    """Where nothing adds up to anything, only the small numbers are withheld; zeros stay."""
    hidden = suppressed([0, 1, 4, 5, 90], [])

    assert hidden == {1, 2}


def test_small_number_is_not_left_to_be_worked_out() -> None:
    """A single small number in a row with its total needs others withheld with it."""
    numbers = _whole([3, 40, 50, 60, 70, 80])

    alone = bounds(numbers, TABLE, 0, {0})
    hidden = suppressed(numbers, TABLE)
    low, high = bounds(numbers, TABLE, 0, hidden)

    assert alone == (3, 3)
    assert high - low >= 5
    assert len(hidden) < len(numbers)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_small_number_can_be_narrowed_down(cells: list[int]) -> None:
    """Whoever knows every told number and every sum cannot tell a small one within five."""
    numbers = _whole(cells)

    hidden = suppressed(numbers, TABLE)

    for place, number in enumerate(numbers):
        if 0 < number < 5:
            low, high = bounds(numbers, TABLE, place, hidden)
            assert place in hidden
            assert low <= number <= high
            assert high - low >= 5 or hidden == set(range(len(numbers)))
