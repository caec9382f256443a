"""An interval for a log-linear total that has chosen its model anew in every resample.

    interval    counts → Interval      bias-corrected and accelerated bootstrap

People are drawn again, with replacement, and the model is selected again each time, so that the
interval carries the doubt about the model. A list that a resample empties drops out of it.
Diagnostics: the bias correction z0, the acceleration a, and which resample a limit is. With
|z0| above 0.8, or a limit among the ten outermost resamples, the interval is unstable.

Source: Efron (1987), JASA 82, 171–185; acceleration by the jackknife, Efron and Tibshirani
(1993), An Introduction to the Bootstrap, equation 14.15; with re-selection: Chan, Silverman and
Vincent (2021), section 3.3.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri

from dripstone.count.estimators.loglinear import Floats
from dripstone.count.estimators.stepwise import select

FARTHEST_BIAS = 0.8
OUTERMOST = 10


class Interval(NamedTuple):
    """A bootstrap interval for the total, and how far it can be trusted."""

    total: float
    limits: tuple[float, ...]  #: one for each level, in their order; inf: no finite limit
    z0: float
    a: float
    replicates: int
    unbounded: int  #: resamples without a finite estimate
    stable: bool
    resampled: Floats  #: (B,) totals, inf without a finite estimate


def interval(
    counts: Floats,
    *,
    seed: int,
    replicates: int = 2000,
    levels: tuple[float, ...] = (0.025, 0.975),
) -> Interval:
    """Select, fit and resample one table of (2^J,) counts."""
    y = np.array(counts, dtype=np.float64).ravel()
    y[0] = 0.0
    people = float(y.sum())
    total = people + float(select(y).unseen[0])
    resampled = people + _finite(select(_resamples(y, seed, replicates)).unseen)
    below = (resampled < total).mean() + (resampled == total).mean() / 2
    z0 = float(ndtri(np.clip(below, 0.5 / replicates, 1 - 0.5 / replicates)))
    a = acceleration(y)
    z = z0 + ndtri(np.array(levels))
    share = ndtr(z0 + z / (1 - a * z))
    ordered = np.sort(resampled)
    places = np.clip(share * (replicates + 1) - 1, 0, replicates - 1)
    asked = (np.array(levels) > 0.02) & (np.array(levels) < 0.98)
    inner = places[asked] if asked.any() else places
    outermost = inner.min() < OUTERMOST or inner.max() > replicates - 1 - OUTERMOST
    return Interval(
        total=total,
        limits=tuple(_between(ordered, float(p)) for p in places),
        z0=z0,
        a=a,
        replicates=replicates,
        unbounded=int(np.isinf(resampled).sum()),
        stable=bool(abs(z0) <= FARTHEST_BIAS and not outermost),
        resampled=resampled,
    )


def acceleration(counts: Floats) -> float:
    """Give the acceleration: leave one person of each pattern out, selecting anew."""
    y = np.array(counts, dtype=np.float64).ravel()
    kinds = np.flatnonzero(y)
    left = np.broadcast_to(y, (len(kinds), len(y))).copy()
    left[np.arange(len(kinds)), kinds] -= 1
    totals = y.sum() - 1 + select(left).unseen
    weights = np.where(np.isfinite(totals), y[kinds], 0.0)
    totals = np.where(np.isfinite(totals), totals, 0.0)
    if not weights.sum():
        return 0.0
    short = (weights * totals).sum() / weights.sum() - totals
    spread = float((weights * short**2).sum())
    return float((weights * short**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0


def _resamples(y: Floats, seed: int, replicates: int) -> Floats:
    rng = np.random.default_rng(seed)
    drawn: Floats = rng.multinomial(int(y.sum()), y / y.sum(), size=replicates).astype(np.float64)
    return drawn


def _finite(unseen: Floats) -> Floats:
    found: Floats = np.where(np.isfinite(unseen), unseen, np.inf)
    return found


def _between(ordered: Floats, place: float) -> float:
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    share = place - low
    if not share or ordered[low] == ordered[high]:
        return float(ordered[low])
    return float(ordered[low] + share * (ordered[high] - ordered[low]))
