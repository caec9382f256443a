"""Suppress: small cells of a table, and those from which they could be worked out.

suppressed   numbers, sums → which of them to withhold
bounds       a withheld number → the least and most it can be, for whoever knows the sums

A small cell alone is no secret where its row and the row's total are told: more is withheld, until
no small cell can be narrowed down. The check is exact: what an attacker can work out from sums is
a linear programme, and it is solved here before they can.

Source: Cox (1980), Journal of the American Statistical Association 75, 377–385.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dripstone.records import Value

AT_LEAST = 5  #: a smaller number of people or acts may point to somebody


class Sum(Value, frozen=True, kw_only=True):
    """A number that is the sum of others, by their places in the table."""

    total: int
    parts: tuple[int, ...]


def suppressed(
    numbers: Sequence[int], sums: Sequence[Sum], *, at_least: int = AT_LEAST
) -> frozenset[int]:
    """Say which places to withhold: numbers from 1 to below ``at_least``, and what shields them.

    Zeros stay: that nothing was reported points to nobody.
    """
    small = [place for place, number in enumerate(numbers) if 0 < number < at_least]
    hidden = set(small)
    while (open_ := _first_open(numbers, sums, small, hidden, at_least)) is not None:
        hidden.add(_companion(numbers, sums, open_, hidden))
    return frozenset(hidden)


def bounds(
    numbers: Sequence[int], sums: Sequence[Sum], place: int, hidden: Collection[int]
) -> tuple[float, float]:
    """Give the least and most that a withheld number can be, knowing all others and the sums."""
    unknown = sorted(hidden)
    left, right = _equations(numbers, sums, unknown)
    lowest, highest = (
        sign * _extreme(left, right, [sign * (one == place) for one in unknown]) for sign in (1, -1)
    )
    return lowest, highest


def _first_open(
    numbers: Sequence[int],
    sums: Sequence[Sum],
    small: Sequence[int],
    hidden: set[int],
    at_least: int,
) -> int | None:
    """Find a small number that the sums narrow down, and that something could still shield."""
    for place in small:
        low, high = bounds(numbers, sums, place, hidden)
        if high - low < at_least and _shields(sums, place, hidden):
            return place
    return None


def _companion(numbers: Sequence[int], sums: Sequence[Sum], place: int, hidden: set[int]) -> int:
    """Choose what to withhold beside a small number: the smallest that costs readers least."""
    return min(
        _shields(sums, place, hidden), key=lambda one: (numbers[one] == 0, numbers[one], one)
    )


def _shields(sums: Sequence[Sum], place: int, hidden: set[int]) -> list[int]:
    """Give the numbers that are still told in any sum tied to this place, the nearest first."""
    near, seen = [place], {place}
    while near:
        tied = {p for s in sums if _in(s, near) for p in (s.total, *s.parts)} - seen
        told = [p for p in tied if p not in hidden]
        if told:
            return told
        seen |= tied
        near = list(tied)
    return []


def _in(one: Sum, places: Sequence[int]) -> bool:
    return any(p == one.total or p in one.parts for p in places)


def _equations(
    numbers: Sequence[int], sums: Sequence[Sum], unknown: Sequence[int]
) -> tuple[list[list[int]], list[int]]:
    left, right = [], []
    for one in sums:
        signs = dict.fromkeys(one.parts, 1) | {one.total: -1}
        row = [signs.get(place, 0) for place in unknown]
        if any(row):
            known = sum(sign * numbers[p] for p, sign in signs.items() if p not in unknown)
            left.append(row)
            right.append(-known)
    return left, right


def _extreme(left: list[list[int]], right: list[int], towards: list[int]) -> float:
    """Minimise; infinite where the sums set no limit."""
    from scipy.optimize import linprog  # noqa: PLC0415 - slow to load, and rarely needed

    solved = linprog(towards, A_eq=left or None, b_eq=right or None, bounds=(0, None))
    return round(float(solved.fun), 6) if solved.status == 0 else float("-inf")
