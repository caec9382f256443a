"""Agreement: how far people who looked at the same thing said the same, beyond chance.

    nominal       labels by person, unit by unit → alpha
    unitizing     spans by person over texts → alpha for spans
    of_labels     units → Agreement, with an interval, or the reason why there is none
    of_spans      texts → Agreement, in the same way

One is full agreement, nought what chance alone would give, below nought worse than chance.

Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability; Krippendorff (1995),
Sociological Methodology 25, 47-76; Krippendorff (2004), Content Analysis, 2nd ed., section 11.6.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, permutations

import numpy as np

from dripstone.records import Value

Labels = Mapping[str, str]
"""What each person said of one unit, by person."""

Section = tuple[int, int, bool]
"""Start, end, and whether it is a unit or a gap between units."""

FEWEST_UNITS = 10  #: that two people labelled: with fewer, one more changes the figure at will
FEWEST_TEXTS = 5  #: for an interval of spans: fewer cannot be drawn from again and again
_DRAWS = 1000
_DRAWS_OF_TEXTS = 200
_SEED = 20110125  #: any number will do, as long as the same data give the same interval


class Read(Value, frozen=True, kw_only=True):
    """One text and the words that each person stands behind, by category."""

    length: int  #: code points
    spans: Mapping[str, Mapping[str, tuple[tuple[int, int], ...]]]  #: person → category → places


class Agreement(Value, frozen=True, kw_only=True):
    """A figure of agreement, or why there is none."""

    of: str  #: what was compared: verdict, type, when, who, spans
    alpha: float | None
    low: float | None = None  #: 95 %, by drawing the units again and again
    high: float | None = None
    units: int  #: that at least two people labelled; of spans, texts
    people: int
    why: str = ""  #: too_few, no_variation


def nominal(units: Sequence[Labels]) -> float | None:
    """Give alpha for labels without an order; None where everybody gave one and the same label.

    A unit that fewer than two people labelled counts for nothing.
    """
    counts = _counts(units)
    return _alpha(*_sums(counts, np.ones(len(counts)))) if len(counts) else None


def of_labels(of: str, units: Sequence[Labels]) -> Agreement:
    """Compare labels. Fewer than ten units that two people labelled give no figure."""
    pairable = [u for u in units if len(u) > 1]
    people = len({who for u in pairable for who in u})
    if len(pairable) < FEWEST_UNITS:
        return Agreement(of=of, alpha=None, units=len(pairable), people=people, why="too_few")
    counts = _counts(pairable)
    alpha = _alpha(*_sums(counts, np.ones(len(counts))))
    if alpha is None:
        return Agreement(of=of, alpha=None, units=len(pairable), people=people, why="no_variation")
    drawn = np.random.default_rng(_SEED).multinomial(
        len(counts), np.full(len(counts), 1 / len(counts)), size=_DRAWS
    )
    low, high = _interval([_alpha(*_sums(counts, weights)) for weights in drawn])
    return Agreement(of=of, alpha=alpha, low=low, high=high, units=len(pairable), people=people)


def _counts(units: Sequence[Labels]) -> np.ndarray:
    """Count, for each unit that two people labelled, how many gave each label."""
    pairable = [u for u in units if len(u) > 1]
    names = {label: n for n, label in enumerate(sorted({v for u in pairable for v in u.values()}))}
    counts = np.zeros((len(pairable), len(names)))
    for row, unit in zip(counts, pairable, strict=True):
        for label in unit.values():
            row[names[label]] += 1
    return counts


def _sums(counts: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Give the coincidences on the diagonal, and how often each label was given."""
    each = counts.sum(axis=1)
    same = (counts * (counts - 1)).sum(axis=1) / (each - 1)
    return float(weights @ same), weights @ counts


def _alpha(same: float, given: np.ndarray) -> float | None:
    n = float(given.sum())
    by_chance = float((given * (given - 1)).sum())
    if n * (n - 1) == by_chance:
        return None
    return ((n - 1) * same - by_chance) / (n * (n - 1) - by_chance)


def _interval(drawn: Sequence[float | None]) -> tuple[float | None, float | None]:
    """Give the middle 95 % of the draws that had something to tell apart."""
    told = [one for one in drawn if one is not None]
    if len(told) < 0.9 * len(drawn):
        return None, None
    low, high = np.quantile(told, (0.025, 0.975))
    return float(low), float(high)


def unitizing(reads: Sequence[Read]) -> float | None:
    """Give alpha for spans; None where nobody marked anything, or chance allows one answer only.

    Every text counts that the same people read; texts stand one after the other as one continuum.
    """
    people = sorted(set.intersection(*(set(r.spans) for r in reads))) if reads else []
    if len(people) < 2:
        return None
    names = sorted({name for r in reads for who in people for name in r.spans[who]})
    disagreements = [category(_lined_up(reads, people, name)) for name in names]
    expected = sum(e for _, e in disagreements)
    return 1 - sum(o for o, _ in disagreements) / expected if expected else None


def of_spans(reads: Sequence[Read]) -> Agreement:
    """Compare spans over texts. An interval needs at least five texts to draw from."""
    people = len(set.intersection(*(set(r.spans) for r in reads))) if reads else 0
    marked = sum(any(r.spans[who].values()) for r in reads for who in r.spans)
    if people < 2 or not marked:
        return Agreement(of="spans", alpha=None, units=len(reads), people=people, why="too_few")
    alpha = unitizing(reads)
    why = "no_variation" if alpha is None else ""
    low = high = None
    if alpha is not None and len(reads) >= FEWEST_TEXTS:
        chance = np.random.default_rng(_SEED)
        picks = chance.integers(0, len(reads), size=(_DRAWS_OF_TEXTS, len(reads)))
        low, high = _interval([unitizing([reads[n] for n in pick]) for pick in picks])
    return Agreement(
        of="spans", alpha=alpha, low=low, high=high, units=len(reads), people=people, why=why
    )


def _lined_up(reads: Sequence[Read], people: Sequence[str], name: str) -> list[list[Section]]:
    """Put the texts one after the other, and each person's units and gaps along them."""
    return [sections(_places(reads, who, name), sum(r.length for r in reads)) for who in people]


def _places(reads: Sequence[Read], who: str, name: str) -> list[tuple[int, int]]:
    offsets = accumulate((r.length for r in reads), initial=0)
    return [
        (start + at, end + at)
        for r, at in zip(reads, offsets, strict=False)
        for start, end in sorted(r.spans[who].get(name, ()))
    ]


def sections(places: Sequence[tuple[int, int]], length: int) -> list[Section]:
    """Cut a continuum into units and the gaps between them; units that overlap become one."""
    made: list[Section] = []
    at = 0
    for start, end in sorted(places):
        if start < at and made:
            made[-1] = (made[-1][0], max(end, at), True)
        else:
            made += [(at, start, False)] if start > at else []
            made.append((start, end, True))
        at = max(at, end)
    return [*made, (at, length, False)] if at < length else made


def category(people: Sequence[Sequence[Section]]) -> tuple[float, float]:
    """Give the observed and the expected disagreement on one category."""
    length = max(s[-1][1] for s in people if s)
    m = len(people)
    observed = sum(_observed(a, b) for a, b in permutations(people, 2))
    return observed / (m * (m - 1) * length**2), _expected(people, length)


def _observed(ours: Sequence[Section], theirs: Sequence[Section]) -> float:
    """Add up how far one person's units lie from what another has in their place."""
    starts = [start for start, _, _ in theirs]
    total = 0.0
    for start, end, is_unit in ours:
        n = max(bisect_left(starts, start + 1) - 1, 0)
        while is_unit and n < len(theirs) and theirs[n][0] < end:
            total += _apart((start, end), theirs[n])
            n += 1
    return total


def _apart(unit: tuple[int, int], other: Section) -> float:
    start, end = unit
    if other[2]:
        # Half of the pair: the other half is added when the two change places.
        return float((start - other[0]) ** 2 + (end - other[1]) ** 2)
    # A unit inside a gap counts twice: the same pair is met once only, from the unit's side.
    return 2.0 * (end - start) ** 2 if other[0] <= start and end <= other[1] else 0.0


def _expected(people: Sequence[Sequence[Section]], length: int) -> float:
    units = [end - start for s in people for start, end, is_unit in s if is_unit]
    gaps = sorted(end - start for s in people for start, end, is_unit in s if not is_unit)
    longer = [*accumulate(reversed(gaps), initial=0)][::-1]  # sum of the gaps from each place on
    m = len(people)
    total = 0.0
    for unit in units:
        first = bisect_left(gaps, unit)
        room = longer[first] - (len(gaps) - first) * (unit - 1)
        total += (len(units) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit) + unit**2 * room
    among = m * length * (m * length - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 / length * total / among if among else 0.0
