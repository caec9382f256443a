"""Paths: which joins lead from one end to another.

joined         pairs → groups of everything that they connect
between        pairs, two ends → those of the pairs that lie on some way between the ends
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Pair = frozenset[str]


def pair(a: str, b: str) -> Pair:
    """Make a pair that has no order."""
    return frozenset((a, b))


def joined(nodes: Iterable[str], pairs: Iterable[Pair]) -> tuple[frozenset[str], ...]:
    """Group what the pairs connect; what nothing connects stands alone. Sorted by least member."""
    near = neighbours(pairs)
    grouped: set[str] = set()
    groups = []
    for node in sorted(set(nodes)):
        if node not in grouped:
            group = frozenset(_reach(node, near))
            groups.append(group)
            grouped |= group
    return tuple(groups)


def neighbours(pairs: Iterable[Pair]) -> Mapping[str, set[str]]:
    """Give for each node those that it shares a pair with."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in (tuple(p) for p in pairs if len(p) == 2):
        near[a].add(b)
        near[b].add(a)
    return near


def _reach(start: str, near: Mapping[str, set[str]]) -> set[str]:
    seen, ahead = {start}, [start]
    while ahead:
        for there in near.get(ahead.pop(), ()):
            if there not in seen:
                seen.add(there)
                ahead.append(there)
    return seen


def between(pairs: Iterable[Pair], ends: Iterable[Pair]) -> frozenset[Pair]:
    """Give the pairs that lie on a way, without loops, between the two of any of the ``ends``."""
    pairs = frozenset(pairs)
    near = neighbours(pairs)
    found: set[Pair] = set()
    for end in ends:
        x, y = sorted(end)
        if y in _reach(x, near):
            found.update(_block(near, x, y))
    return frozenset(found & pairs)


def _block(near: Mapping[str, set[str]], x: str, y: str) -> Iterator[Pair]:
    """Give the pairs that no single node cuts off from an imagined pair x-y.

    These are exactly the pairs on ways without loops between x and y.

    Source: Hopcroft and Tarjan (1973), Communications of the ACM 16, 372-378, algorithm 447.
    """
    number, low = {x: 0, y: 1}, {x: 0, y: 1}
    kept: list[Pair] = [pair(x, y)]
    trail = [(y, x, iter(sorted(near[y])), 0)]
    while trail:
        here, before, ahead, mark = trail[-1]
        there = next((t for t in ahead if t != before), None)
        if there is None:
            trail.pop()
            low[before] = min(low[before], low[here])
            if trail and low[here] >= number[before]:
                del kept[mark:]
        elif there not in number:
            number[there] = low[there] = len(number)
            trail.append((there, here, iter(sorted(near[there])), len(kept)))
            kept.append(pair(here, there))
        elif number[there] < number[here]:
            kept.append(pair(here, there))
            low[here] = min(low[here], number[there])
    return iter(kept)
