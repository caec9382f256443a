"""An interval for a log-linear total that has chosen its model anew in every resample.

    interval    counts → Interval      bias-corrected and accelerated bootstrap

People are drawn again, with replacement, and the model is selected again each time, so that the
interval carries the doubt about the model. A list that a resample empties drops out of it.
Diagnostics: the bias correction z0, the acceleration a, and which resample a limit is. With
|z0| above 0.8, or a limit among the ten outermost resamples, the correction leans on a tail that
it was not made for, and the interval is unstable; its limits are then taken from further
resamples, drawn where they lie (``outermost``), so that they do not hang on the seed.

Source: Efron (1987), JASA 82, 171–185; acceleration by the jackknife, Efron and Tibshirani
(1993), An Introduction to the Bootstrap, equation 14.15; with re-selection: Chan, Silverman and
Vincent (2021), section 3.3.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri

from dripstone.count.estimators.loglinear import Floats
from dripstone.count.estimators.outermost import Resamples, quantiles, towards
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
    rng = np.random.default_rng(seed)
    total = float(_totals(y[None])[0])
    drawn = rng.multinomial(int(y.sum()), y / y.sum(), size=replicates).astype(np.float64)
    plain = Resamples(drawn, _totals(drawn), (y / y.sum())[None], (replicates,))
    below = (plain.totals < total).mean() + (plain.totals == total).mean() / 2
    z0 = float(ndtri(np.clip(below, 0.5 / replicates, 1 - 0.5 / replicates)))
    a = acceleration(y)
    z = z0 + ndtri(np.array(levels))
    shares = ndtr(z0 + z / (1 - a * z))
    outer = _outermost(shares, levels, replicates)
    found = plain
    for share in outer:
        found = towards(found, share, _totals, rng)
    return Interval(
        total=total,
        limits=tuple(float(n) for n in quantiles(found, shares)),
        z0=z0,
        a=a,
        replicates=len(found.totals),
        unbounded=int(np.isinf(plain.totals).sum()),
        stable=bool(abs(z0) <= FARTHEST_BIAS and not outer),
        resampled=plain.totals,
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


def _totals(drawn: Floats) -> Floats:
    """Select and fit each row anew; inf where it has no finite estimate."""
    unseen = select(drawn).unseen
    found: Floats = drawn.sum(axis=1) + np.where(np.isfinite(unseen), unseen, np.inf)
    return found


def _outermost(shares: Floats, levels: tuple[float, ...], replicates: int) -> tuple[float, ...]:
    """Give the shares, the least and the most, that fall among the outermost resamples."""
    asked = (np.array(levels) > 0.02) & (np.array(levels) < 0.98)
    inner = shares[asked] if asked.any() else shares
    edge = (OUTERMOST + 1) / (replicates + 1)
    ends = {float(inner.min()), float(inner.max())}
    return tuple(sorted(share for share in ends if not edge <= share <= 1 - edge))
