"""One step of the latent classes, for all chains at once, in NumPy.

    advance     Data, State → State      every parameter drawn anew, in place
    shares      sticks → shares of the classes
    sticks      members, alpha → sticks, as logarithms

The model and where it comes from stand in ``latent``; ``latent_fast`` is this file compiled.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import gammaln

from dripstone.count.estimators.loglinear import Floats, Ints

SHAPE = RATE = 0.25  #: of alpha's prior
EDGE = 1e-9  #: chances stay this far from 0 and 1, where logarithms end
LEAST = 1e-100  #: a class with a smaller share is empty: products of small numbers stay numbers


class Data(NamedTuple):
    """A table as the sampler reads it."""

    patterns: Floats  #: (P + 1, J) zeros and ones; the first is the empty pattern
    both: Floats  #: (P + 1, 2J) the pattern and its complement
    counts: Ints  #: (P,) people
    people: int

    @property
    def lists(self) -> int:
        """Give the number of lists."""
        return int(self.patterns.shape[1])


class State(NamedTuple):
    """Where all chains stand. Arrays are written in place."""

    chances: Floats  #: (C, J, K) of being on a list, by class
    here: Floats  #: (C, K - 1) log of the share a class takes of what earlier ones left
    beyond: Floats  #: (C, K - 1) log of the share it leaves
    alpha: Floats  #: (C,)
    unseen: Ints  #: (C, K) people on no list, by class
    over: Ints  #: (C,) proposals above the cap
    steps: Ints  #: (1,) steps done


def advance(
    data: Data, state: State, rng: np.random.Generator, limit: int, thin: int, out: Ints
) -> None:
    """Move all chains on, writing the number unseen into each row of ``out``.

    The compiled kernel of ``latent_fast`` asks the same generator for the same draws in the same
    order: a change here is a change there.
    """
    chains, _, classes = state.chances.shape
    on = np.ascontiguousarray(data.patterns[1:].T)
    for row in range(len(out)):
        for _ in range(thin):
            weights = _weights(data, state)
            _draw_unseen(data, state, weights[:, 0], rng, limit)
            weights = weights[:, 1:]
            weights /= weights.sum(axis=2, keepdims=True)
            seen = rng.multinomial(data.counts, weights)
            members = seen.sum(axis=1) + state.unseen
            listed = on @ seen.astype(np.float64)
            if state.steps[0] % 2 == 0:
                _swap_labels(state, members, listed, rng.random((chains, classes // 2)))
            _draw_parameters(state, members, listed, rng)
            state.steps[0] += 1
        out[row] = state.unseen.sum(axis=1)


def _weights(data: Data, state: State) -> Floats:
    """Give each pattern's probability with each class: (C, P + 1, K)."""
    lists = data.lists
    logs = np.empty((len(state.chances), 2 * lists, state.chances.shape[2]))
    np.log(state.chances, out=logs[:, :lists])
    np.log1p(np.negative(state.chances), out=logs[:, lists:])
    found: Floats = data.both @ logs
    np.exp(found, out=found)
    found *= shares(state.here, state.beyond)[:, None, :]
    return found


def shares(here: Floats, beyond: Floats) -> Floats:
    """Give the shares of the classes, (C, K), from the logarithms of their sticks."""
    chains, classes = here.shape[0], here.shape[1] + 1
    logs = np.zeros((chains, classes))
    np.cumsum(beyond, axis=1, out=logs[:, 1:])
    logs[:, :-1] += here
    found: Floats = np.exp(logs)
    found[found < LEAST] = 0.0
    return found


def sticks(members: Ints, alpha: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Draw the sticks as logarithms: with a small alpha they are closer to 1 than numbers go.

    The logarithm of a gamma with a small shape b is that of one with b + 1, plus log(u) / b.
    """
    left = members[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:] + alpha[:, None]
    one = rng.standard_gamma(1.0 + members[:, :-1])
    other = np.log(rng.standard_gamma(1.0 + left)) + np.log1p(-rng.random(left.shape)) / left
    one = np.log(one)
    whole = np.logaddexp(one, other)
    return one - whole, other - whole


def _draw_unseen(
    data: Data, state: State, empty: Floats, rng: np.random.Generator, limit: int
) -> None:
    """Draw those on no list by class: a negative binomial, split. Above the cap, stay."""
    seen = 1.0 - np.minimum(empty.sum(axis=1), 1 - EDGE)
    rate = rng.standard_gamma(float(data.people), len(seen)) / seen
    drawn = rng.poisson(np.minimum(rate[:, None] * empty, 1e15))
    above = drawn.sum(axis=1) > limit
    if above.any():
        drawn[above] = state.unseen[above]
        state.over[:] += above
    state.unseen[:] = drawn


def _swap_labels(state: State, members: Ints, listed: Floats, uniform: Floats) -> None:
    """Swap adjacent classes, sticks integrated out: pairs from the first, or from the second."""
    classes = members.shape[1]
    start = int(state.steps[0]) // 2 % 2 if classes > 2 else 0
    a, b = members[:, start : classes - 1 : 2], members[:, start + 1 :: 2]
    alpha = state.alpha[:, None]
    from_b = members[:, ::-1].cumsum(axis=1)[:, ::-1][:, start + 1 :: 2] + alpha
    tail = from_b - b
    ratio = from_b / (tail + a)
    if (classes - start) % 2 == 0:
        x, y, own = a[:, -1], b[:, -1], state.alpha
        top, bottom = gammaln(1.0 + y) + gammaln(own + x), gammaln(1.0 + x) + gammaln(own + y)
        ratio[:, -1] = np.exp(np.minimum(top - bottom, 0.0))
    chain, pair = np.nonzero(uniform[:, : ratio.shape[1]] < ratio)
    here = start + 2 * pair
    members[chain, here], members[chain, here + 1] = members[chain, here + 1], members[chain, here]
    left, right = listed[chain, :, here], listed[chain, :, here + 1]
    listed[chain, :, here], listed[chain, :, here + 1] = right, left
    unseen = state.unseen
    unseen[chain, here], unseen[chain, here + 1] = unseen[chain, here + 1], unseen[chain, here]


def _draw_parameters(state: State, members: Ints, listed: Floats, rng: np.random.Generator) -> None:
    whole = np.broadcast_to(members[:, None, :], listed.shape)
    empty = whole == 0  # Beta(1, 1) of a class without members is a uniform, at a third of the cost
    state.chances[empty] = rng.random(int(empty.sum()))
    on = listed[~empty]
    state.chances[~empty] = rng.beta(1.0 + on, 1.0 + (whole[~empty] - on))
    np.maximum(state.chances, EDGE, out=state.chances)
    np.minimum(state.chances, 1 - EDGE, out=state.chances)
    state.here[:], state.beyond[:] = sticks(members, state.alpha, rng)
    rate = RATE - state.beyond.sum(axis=1)
    state.alpha[:] = rng.standard_gamma(SHAPE + state.here.shape[1], len(rate)) / rate
