"""The parts of the compiled kernel, each a function that Numba compiles.

They do what ``latent_steps`` does for one chain, in loops, asking the same generator for the same
draws in the same order.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, cast

import numpy as np

from dripstone.count.estimators.latent_steps import EDGE, LEAST, RATE, SHAPE
from dripstone.count.estimators.loglinear import Bools, Floats, Ints

Call = Any  #: a function of NumPy's C library
Compiled = Callable[..., None]
Fast = Callable[[Callable[..., Any]], Any]
STRUCT = 64  #: doubles, more than NumPy's binomial_t takes


def weigher(fast: Fast) -> Compiled:
    """Give the function that weighs each pattern by class."""

    def weigh(on: Bools, chances: Floats, here: Floats, beyond: Floats, weights: Floats) -> None:
        """Fill (P + 1, K): the empty pattern first, then each pattern by the odds of its lists."""
        lists, classes = chances.shape
        left = 0.0
        for k in range(classes):
            share = math.exp(left + here[k]) if k < classes - 1 else math.exp(left)
            left += beyond[k] if k < classes - 1 else 0.0
            none = share if share >= LEAST else 0.0
            for j in range(lists):
                none *= 1.0 - chances[j, k]
            weights[0, k] = none
        odds = chances / (1.0 - chances)
        for p in range(on.shape[0]):
            weights[p + 1] = weights[0]
            for j in range(lists):
                if on[p, j]:
                    for k in range(classes):
                        weights[p + 1, k] *= odds[j, k]

    return cast("Compiled", fast(weigh))


def unseen_drawer(fast: Fast, gamma: Call, poisson: Call) -> Compiled:
    """Give the function that draws those on no list."""

    def draw(bits: int, people: int, weights: Floats, unseen: Ints, over: Ints, limit: int) -> None:
        chains, _, classes = weights.shape
        rate = np.empty(chains)
        drawn = np.empty(classes, dtype=np.int64)
        for c in range(chains):
            rate[c] = gamma(bits, float(people))
        for c in range(chains):
            rate[c] /= 1.0 - min(weights[c, 0].sum(), 1.0 - EDGE)
            for k in range(classes):
                drawn[k] = poisson(bits, min(rate[c] * weights[c, 0, k], 1e15))
            if drawn.sum() <= limit:
                unseen[c] = drawn
            else:
                over[c] += 1

    return cast("Compiled", fast(draw))


def seen_drawer(fast: Fast, multinomial: Call) -> Compiled:
    """Give the function that draws the classes of those listed."""

    def draw(
        bits: int, on: Bools, counts: Ints, weights: Floats, members: Ints, listed: Ints
    ) -> None:
        chains, _, classes = weights.shape
        seen = np.empty(classes, dtype=np.int64)
        struct = np.zeros(STRUCT)
        for c in range(chains):
            for p in range(on.shape[0]):
                part = weights[c, p + 1]
                part /= part.sum()
                seen[:] = 0
                places = seen.ctypes.data, part.ctypes.data
                multinomial(bits, counts[p], places[0], places[1], classes, struct.ctypes.data)
                members[c] += seen
                for j in range(on.shape[1]):
                    if on[p, j]:
                        listed[c, j] += seen

    return cast("Compiled", fast(draw))


def swapper(fast: Fast, uniform: Call) -> Compiled:
    """Give the function that swaps the labels of adjacent classes."""

    def ratio_of(alpha: float, a: int, b: int, tail: int, left: int) -> float:
        if left:
            from_b = b + tail + alpha
            return from_b / (from_b - b + a)
        logs = math.lgamma(1.0 + b) + math.lgamma(alpha + a)
        logs -= math.lgamma(1.0 + a) + math.lgamma(alpha + b)
        return math.exp(min(logs, 0.0))

    ratio = fast(ratio_of)

    def swap(
        bits: int, members: Ints, listed: Ints, unseen: Ints, alpha: Floats, first: int
    ) -> None:
        chains, classes = members.shape
        u = np.empty((chains, classes // 2))
        for c in range(chains):
            for i in range(classes // 2):
                u[c, i] = uniform(bits)
        for c in range(chains):
            tail = members[c, first:].sum()
            for i in range((classes - first) // 2):
                k = first + 2 * i
                a, b = members[c, k], members[c, k + 1]
                tail -= a + b
                if u[c, i] < ratio(alpha[c], a, b, tail, classes - 2 - k):
                    members[c, k], members[c, k + 1] = b, a
                    unseen[c, k], unseen[c, k + 1] = unseen[c, k + 1], unseen[c, k]
                    for j in range(listed.shape[1]):
                        left = listed[c, j, k]
                        listed[c, j, k] = listed[c, j, k + 1]
                        listed[c, j, k + 1] = left

    return cast("Compiled", fast(swap))


def chances_drawer(fast: Fast, uniform: Call, beta: Call) -> Compiled:
    """Give the function that draws chances."""

    def draw(bits: int, members: Ints, listed: Ints, chances: Floats) -> None:
        chains, lists, classes = chances.shape
        for c in range(chains):
            for j in range(lists):
                for k in range(classes):
                    if members[c, k] == 0:
                        chances[c, j, k] = min(max(uniform(bits), EDGE), 1.0 - EDGE)
        for c in range(chains):
            for j in range(lists):
                for k in range(classes):
                    on = listed[c, j, k]
                    if members[c, k] > 0:
                        drew = beta(bits, 1.0 + on, 1.0 + members[c, k] - on)
                        chances[c, j, k] = min(max(drew, EDGE), 1.0 - EDGE)

    return cast("Compiled", fast(draw))


def sticks_drawer(fast: Fast, uniform: Call, gamma: Call) -> Compiled:
    """Give the function that draws sticks and alpha."""

    def draw(bits: int, members: Ints, here: Floats, beyond: Floats, alpha: Floats) -> None:
        chains, sticks = here.shape
        left = np.empty((chains, sticks))
        for c in range(chains):
            for k in range(sticks):
                left[c, k] = alpha[c] + members[c, k + 1 :].sum()
                here[c, k] = math.log(gamma(bits, 1.0 + members[c, k]))
        for c in range(chains):
            for k in range(sticks):
                beyond[c, k] = math.log(gamma(bits, 1.0 + left[c, k]))
        for c in range(chains):
            for k in range(sticks):
                beyond[c, k] += math.log1p(-uniform(bits)) / left[c, k]
                one, other = here[c, k], beyond[c, k]
                whole = max(one, other) + math.log1p(math.exp(-abs(one - other)))
                here[c, k] = one - whole
                beyond[c, k] = other - whole
        for c in range(chains):
            alpha[c] = gamma(bits, SHAPE + sticks) / (RATE - beyond[c].sum())

    return cast("Compiled", fast(draw))


def runner(
    fast: Fast,
    weigh: Compiled,
    draw_unseen: Compiled,
    draw_seen: Compiled,
    swap: Compiled,
    draw_chances: Compiled,
    draw_sticks: Compiled,
) -> Compiled:
    """Give the function that moves all chains on, as ``latent_steps.advance`` does."""

    def run(  # noqa: PLR0917 -- compiled code takes no keywords
        bits: int,
        on: Bools,
        counts: Ints,
        chances: Floats,
        here: Floats,
        beyond: Floats,
        alpha: Floats,
        unseen: Ints,
        over: Ints,
        steps: Ints,
        limit: int,
        thin: int,
        out: Ints,
    ) -> None:
        chains, lists, classes = chances.shape
        weights = np.empty((chains, on.shape[0] + 1, classes))
        members = np.empty((chains, classes), dtype=np.int64)
        listed = np.empty((chains, lists, classes), dtype=np.int64)
        people = counts.sum()
        for step in range(len(out) * thin):
            for c in range(chains):
                weigh(on, chances[c], here[c], beyond[c], weights[c])
            draw_unseen(bits, people, weights, unseen, over, limit)
            members[:] = unseen
            listed[:] = 0
            draw_seen(bits, on, counts, weights, members, listed)
            if steps[0] % 2 == 0:
                first = steps[0] // 2 % 2 if classes > 2 else 0
                swap(bits, members, listed, unseen, alpha, first)
            draw_chances(bits, members, listed, chances)
            draw_sticks(bits, members, here, beyond, alpha)
            steps[0] += 1
            if (step + 1) % thin == 0:
                for c in range(chains):
                    out[step // thin, c] = unseen[c].sum()

    return cast("Compiled", fast(run))
