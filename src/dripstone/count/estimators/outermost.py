"""Outermost: resamples drawn where a far limit lies, and weighed back to what they stand for.

    towards     Resamples, level → Resamples    more of them, near one end
    quantiles   Resamples, levels → totals      each resample with its weight

A corrected limit may lie where one resample in a thousand falls, or in a hundred thousand; the
least of a few thousand then moves by a fifth from seed to seed. So the people are drawn again from
chances like those of the outermost resamples so far, a step farther out in each round. Each
resample weighs its likelihood under the table over that under the mixture of all the rounds, so
that the weighted shares are those of the plain bootstrap, only better known at the ends.

Source: Johns (1988), JASA 83, 709–714, for resampling by importance; Rubinstein (1999),
Methodology and Computing in Applied Probability 1, 127–190, for tilting towards the outermost
draws; Owen and Zhou (2000), JASA 95, 135–143, for weights against the mixture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from dripstone.count.estimators.loglinear import Floats

ROUNDS = 6
EACH = 2000  #: resamples of a round
STEP = 0.03  #: the share of the resamples before it that a round aims at
PLAIN = 0.02  #: of the table's own chances in each round's, so that no pattern is lost
_Totals = Callable[[Floats], Floats]  #: resamples → their totals


class Resamples(NamedTuple):
    """Resamples of one table, from its own chances first and then from tilted ones."""

    drawn: Floats  #: (B, 2^J) people by pattern
    totals: Floats  #: (B,) inf without a finite estimate
    chances: Floats  #: (rounds, 2^J) the chances that each round drew from, the table's first
    sizes: tuple[int, ...]  #: resamples of each round

    @property
    def weights(self) -> Floats:
        """Give what each resample stands for: 1 where all are plain."""
        likelier = np.zeros_like(self.chances)
        np.divide(self.chances, self.chances[0], out=likelier, where=self.chances > 0)
        np.log(likelier, out=likelier, where=likelier > 0)
        times = np.exp(np.clip(self.drawn @ likelier.T, -700.0, 700.0)) @ np.array(self.sizes)
        found: Floats = len(self.totals) / times
        return found


def towards(found: Resamples, level: float, totals: _Totals, rng: np.random.Generator) -> Resamples:
    """Draw more resamples near the end where ``level`` lies, until a round aims at it."""
    tail, sign = (level, 1.0) if level < 0.5 else (1.0 - level, -1.0)
    people = int(found.drawn[0].sum())
    aimed = 1.0
    for _ in range(ROUNDS):
        aimed = max(tail, aimed * STEP)
        weights = found.weights
        cut = _lowest(sign * found.totals, weights, aimed)
        outer = np.where(sign * found.totals <= cut, weights, 0.0)
        tilted = outer @ found.drawn / (outer.sum() * people)
        tilted = (1.0 - PLAIN) * tilted + PLAIN * found.chances[0]
        more = rng.multinomial(people, tilted / tilted.sum(), size=EACH).astype(np.float64)
        found = Resamples(
            np.concatenate([found.drawn, more]),
            np.concatenate([found.totals, totals(more)]),
            np.vstack([found.chances, tilted]),
            (*found.sizes, EACH),
        )
        if aimed == tail:
            break
    return found


def quantiles(found: Resamples, levels: Floats) -> Floats:
    """Give the total below which each share of the weight lies; inf where none is finite."""
    order = np.argsort(found.totals, kind="stable")
    ordered, weights = found.totals[order], found.weights[order]
    below = np.cumsum(weights) / (weights.sum() + weights.mean())
    high = np.clip(np.searchsorted(below, levels), 1, len(below) - 1)
    share = np.clip((levels - below[high - 1]) / (below[high] - below[high - 1]), 0.0, 1.0)
    left, right = ordered[high - 1], ordered[high]
    with np.errstate(invalid="ignore"):
        between: Floats = np.where(left == right, left, left + share * (right - left))
    return np.where(share == 0.0, left, between)


def _lowest(values: Floats, weights: Floats, share: float) -> float:
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][min(int(np.searchsorted(below, share)), len(values) - 1)])
