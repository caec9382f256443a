"""Decomposable graphs on a few lists, each as a sum and difference of marginal tables.

    decomposable    lists → coefficients      (graphs, 2^J): +1 for a clique, -1 for a separator

A graph is decomposable when its vertices can be taken away one by one, each time one whose
remaining neighbours all know one another. Taking v with neighbours B away, the likelihood gains
the margin of B with v and loses the margin of B, whatever the order.

Source: Dawid and Lauritzen (1993), Annals of Statistics 21, 1272–1317; Rose (1970), Journal of
Mathematical Analysis and Applications 32, 597–609, for elimination orders.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

Small = NDArray[np.int8]


@functools.cache
def decomposable(lists: int) -> Small:
    """Enumerate them: 2, 8, 61, 822 and 18,154 graphs for 2 to 6 lists."""
    edges = [(i, j) for i in range(lists) for j in range(i + 1, lists)]
    graphs = np.arange(1 << len(edges), dtype=np.int64)
    knows = np.zeros((len(graphs), lists), dtype=np.int64)
    for e, (i, j) in enumerate(edges):
        has = graphs >> e & 1
        knows[:, i] |= has << j
        knows[:, j] |= has << i
    found = np.zeros((len(graphs), 1 << lists), dtype=np.int8)
    left = np.full(len(graphs), (1 << lists) - 1, dtype=np.int64)
    for _ in range(lists):
        _take_one_away(knows, left, found, lists)
    good: Small = found[left == 0]
    return good


def _take_one_away(
    knows: NDArray[np.int64], left: NDArray[np.int64], found: Small, lists: int
) -> None:
    """Take one simplicial vertex away from every graph that has one."""
    rows = np.arange(len(left))
    taken = np.zeros(len(left), dtype=bool)
    for v in range(lists):
        near = knows[:, v] & left
        simplicial = (left >> v & 1 == 1) & ~taken
        for u in range(lists):
            beside = near >> u & 1 == 1
            simplicial &= ~beside | (near & ~(1 << u) & ~knows[:, u] == 0)
        hit = rows[simplicial]
        found[hit, near[hit] | 1 << v] += 1
        found[hit, near[hit]] -= 1
        left[hit] &= ~(1 << v)
        taken |= simplicial
