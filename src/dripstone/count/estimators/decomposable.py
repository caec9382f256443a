"""Averaging over all decomposable graphs of lists, exactly.

    average     counts → Posterior      of the number on no list, over 8, 61, 822 or 18,154 models

Model: a graph joins lists that depend on one another; lists apart are independent given those
between. Given a graph, patterns have a hyper-Dirichlet prior with ``delta`` imaginary people in
each pattern, and everything integrates out. Assumes: a closed population, perfect linking, and
that some decomposable graph holds; differences between people are not modelled.
Priors: uniform over graphs; 1/N on the total; delta = 2^-J, so that all patterns together weigh
one imaginary person. Larger delta pulls the answer to the documented count: there is no free
choice of it here, only ``sensitivity``.
Diagnostics: mass in the last 1 % of the grid, the most probable graph, three deltas.
Refuses: fewer than 3 or more than 6 lists.

Source: Madigan and York (1997), Biometrika 84, 19–31; Johndrow, Lum and Ball (2015),
arXiv:1401.3290.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import gammaln

from dripstone.count.estimators.graphs import decomposable
from dripstone.count.estimators.loglinear import Floats

EVERY = 2000  #: each whole number up to here, then in growing steps
GROWTH = 1.01
FIRST_REACH = 30  #: times the documented count
LAST_REACH = 3000
TAIL = 1e-4  #: most mass allowed in the last 1 % of the grid
CHUNK = 2048  #: graphs at a time


class Posterior(NamedTuple):
    """The posterior of the unseen on a grid, averaged over graphs."""

    people: int
    unseen: Floats  #: (G,) grid
    mass: Floats  #: (G,) sums to 1
    top: float  #: probability of the most probable graph
    tail: float  #: mass in the last 1 % of the grid
    delta: float

    @property
    def mean(self) -> float:
        """Give the posterior mean of the total."""
        return self.people + float(self.unseen @ self.mass)

    def quantile(self, level: float) -> float:
        """Give the least total that holds this much of the mass."""
        place = int(np.searchsorted(np.cumsum(self.mass), level * (1 - 1e-12)))
        return self.people + float(self.unseen[min(place, len(self.unseen) - 1)])


def average(counts: Floats, *, delta: float | None = None, grid: Floats | None = None) -> Posterior:
    """Average one table of (2^J,) counts, the empty pattern ignored.

    ``grid`` fixes the numbers of unseen people, all weighed alike; without it the grid grows until
    its end holds nothing.
    """
    y = np.array(counts, dtype=np.float64).ravel()
    y[0] = 0.0
    lists = len(y).bit_length() - 1
    own = 2.0**-lists if delta is None else delta
    if grid is not None:
        return _on(y, own, np.asarray(grid, dtype=np.float64), np.ones(len(grid)))
    reach = FIRST_REACH
    while True:
        points, weights = spaced(int(reach * max(y.sum(), 10)))
        found = _on(y, own, points, weights)
        if found.tail <= TAIL or reach >= LAST_REACH:
            return found
        reach *= 10


def sensitivity(counts: Floats) -> tuple[Posterior, ...]:
    """Average with half, the usual and twice the imaginary people."""
    usual = 1.0 / np.size(counts)
    return tuple(average(counts, delta=d) for d in (usual / 2, usual, usual * 2))


def spaced(last: int) -> tuple[Floats, Floats]:
    """Give a grid from 0 to ``last`` and how many whole numbers each point stands for."""
    points = list(range(min(EVERY, last) + 1))
    while points[-1] < last:
        points.append(max(points[-1] + 1, int(points[-1] * GROWTH)))
    grid = np.array(points, dtype=np.float64)
    edges = np.concatenate([[-0.5], (grid[:-1] + grid[1:]) / 2, [grid[-1] + 0.5]])
    return grid, np.diff(edges)


def _on(y: Floats, delta: float, grid: Floats, weights: Floats) -> Posterior:
    margins = _margins(y, delta, grid)
    total = grid + y.sum()
    # The multinomial coefficient and the prior 1/N are the same for every graph.
    common = gammaln(total + 1) - gammaln(grid + 1) - np.log(np.maximum(total, 1.0))
    common = common + np.log(weights)
    graphs = decomposable(len(y).bit_length() - 1)
    top, highest, summed = 0.0, -np.inf, np.zeros(len(grid))
    for start in range(0, len(graphs), CHUNK):
        part = graphs[start : start + CHUNK].astype(np.float64) @ margins + common
        higher = max(highest, float(part.max()))
        np.exp(np.subtract(part, higher, out=part), out=part)
        faded = np.exp(highest - higher)
        top = max(top * faded, float(part.sum(axis=1).max()))
        summed = summed * faded + part.sum(axis=0)
        highest = higher
    last = grid >= grid[-1] * 0.99
    return Posterior(
        people=int(y.sum()),
        unseen=grid,
        mass=summed / summed.sum(),
        top=float(top / summed.sum()),
        tail=float(summed[last].sum() / summed.sum()),
        delta=delta,
    )


def _margins(y: Floats, delta: float, grid: Floats) -> Floats:
    """Give the log marginal likelihood of each set of lists at each point: (2^J, G)."""
    size = len(y)
    lists = size.bit_length() - 1
    total = grid + y.sum()
    found = np.zeros((size, len(grid)))
    for mask in range(1, size):
        prior = delta * 2.0 ** (lists - mask.bit_count())
        cells = _margin(y, mask)
        seen = cells[1:]
        known = float((gammaln(prior + seen) - gammaln(prior)).sum())
        empty = gammaln(prior + cells[0] + grid) - gammaln(prior)
        whole = gammaln(delta * size) - gammaln(delta * size + total)
        found[mask] = known + empty + whole
    return found


def _margin(y: Floats, mask: int) -> Floats:
    """Sum the table down to the lists of a mask, the pattern on none of them first."""
    patterns = np.arange(len(y)) & mask
    kinds, place = np.unique(patterns, return_inverse=True)
    return np.bincount(place, weights=y, minlength=len(kinds)).astype(np.float64)
