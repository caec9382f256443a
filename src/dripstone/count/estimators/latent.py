"""Bayesian latent classes: people differ in how visible they are, and lists depend through that.

    start       counts, chains → State      over-dispersed
    sample      counts → Run                chains in step until they agree, or the budget ends

Model: each person belongs to one of K hidden classes (a truncated stick-breaking mixture); within
a class, lists are independent. Classes stand for visibility and mean nothing by themselves.
Assumes: a closed population, perfect linking, nobody out of reach of every list, and no direct
reference from list to list beyond what classes can express.
Priors: chances uniform; sticks Beta(1, alpha), alpha Gamma(0.25, 0.25); 1/N on the total; those
unseen at most ``CAP`` times those seen (how often that binds is reported).
Diagnostics: rank-normalised split R-hat, bulk and tail effective draws, the chains' medians, hits
of the cap. Refuses nothing itself: the gates do, by these numbers.

Every second step labels of adjacent classes are swapped, with the sticks integrated out, since
without that chains stay in the ordering they began with.

Source: Manrique-Vallier (2016), Biometrics 72, 1246–1254; swaps after Papaspiliopoulos and
Roberts (2008), Biometrika 95, 169–186.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import gammaln

from dripstone.count.estimators.agreement import Agreement, agreement
from dripstone.count.estimators.loglinear import Floats, Ints

CLASSES = 15
CHAINS = 8
CAP = 20  #: times the documented count
SHAPE = RATE = 0.25  #: of alpha's prior
EDGE = 1e-9  #: chances stay this far from 0 and 1, where logarithms end
LEAST = 1e-100  #: a class with a smaller share is empty: products of small numbers stay numbers
SPARE = 1e-3  #: share of other classes in a chain that starts with one
SHORTEST = 4000  #: steps of the first round, half of it thrown away
LONGEST = 256_000
GROWTH = 1.5  #: of a round's length over the one before
THIN = 10
GOOD_RHAT = 1.01
NEAR_RHAT = 1.2
GOOD_ESS = 1000.0


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


class Run(NamedTuple):
    """Draws of the number of people on no list."""

    people: int
    draws: Ints  #: (kept, chains), the second half of the run
    trace: Ints  #: (all kept, chains), the first half too
    agreement: Agreement
    over: float  #: share of proposals above the cap
    steps: int  #: of each chain
    classes: int
    fast: bool  #: whether the compiled kernel ran; the draws are the same

    @property
    def totals(self) -> Floats:
        """Give the draws of the total, all chains together."""
        found: Floats = self.people + self.draws.ravel().astype(np.float64)
        return found

    def quantile(self, level: float) -> float:
        """Give a quantile of the total."""
        return float(np.quantile(self.totals, level, method="inverted_cdf"))


Kernel = Callable[[Data, State, np.random.Generator, int, int, Ints], None]


def sample(
    counts: Floats,
    *,
    seed: int,
    classes: int | None = None,
    chains: int = CHAINS,
    longest: int | None = None,
    cap: int = CAP,
    enough: float = GOOD_ESS,
    going_on: Callable[[], bool] = lambda: True,
) -> Run:
    """Sample one table of (2^J,) counts, the empty pattern ignored.

    Rounds grow in length; the first half is thrown away. It ends when chains agree and there
    are ``enough`` effective draws, when ``longest`` is reached, or when ``going_on`` says no
    between two rounds. Without a ``longest`` of one's own, chains that nearly agree at the end
    go on for as long again: in a large table they come from far.
    """
    data = read(counts)
    k = classes or min(2**data.lists - 1, CLASSES)
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    state = start(data, rng, classes=max(k, 2), chains=chains, cap=cap)
    limit = cap * data.people
    trace = np.zeros((0, chains), dtype=np.int64)
    end = longest or LONGEST
    length, fast = min(SHORTEST, end) // THIN * THIN, False
    while True:
        more = np.zeros(((length - int(state.steps[0])) // THIN, chains), dtype=np.int64)
        kernel = _kernel(data, len(more) * THIN)
        fast = fast or kernel is not advance
        kernel(data, state, rng, limit, THIN, more)
        trace = np.concatenate([trace, more])
        kept = trace[len(trace) // 2 :]
        found = agreement(kept)
        if found.good(GOOD_RHAT, enough) or not going_on():
            break
        if length > end - THIN and longest is None and found.rhat < NEAR_RHAT:
            longest = end = 2 * LONGEST
        if length > end - THIN:
            break
        length = min(int(GROWTH * length), end) // THIN * THIN
    steps = int(state.steps[0])
    over = float(state.over.sum() / max(1, steps * chains))
    return Run(data.people, kept, trace, found, over, steps, max(k, 2), fast)


def read(counts: Floats) -> Data:
    """Take the patterns that somebody has, the empty one first."""
    y = np.array(counts, dtype=np.int64).ravel()
    lists = len(y).bit_length() - 1
    kinds = np.flatnonzero(y[1:]) + 1
    masks = np.concatenate([[0], kinds])
    patterns = (masks[:, None] >> np.arange(lists) & 1).astype(np.float64)
    both = np.hstack([patterns, 1.0 - patterns])
    return Data(patterns, both, y[kinds], int(y[1:].sum()))


def start(
    data: Data, rng: np.random.Generator, *, classes: int, chains: int, cap: int = CAP
) -> State:
    """Set chains far apart, by two roads: every other one starts with one class for all.

    The total starts between next to nobody unseen and half the cap. A chain of one class starts
    where lists are independent, with the chances that its total gives the lists; the others start
    anywhere. Where the posterior has two peaks, the two roads lead to both.
    """
    far = np.geomspace(0.02, cap / 2, chains)
    single = np.arange(chains) % 2 == 0
    alpha = np.where(single, 0.05, np.geomspace(0.05, 3.0, chains)[rng.permutation(chains)])
    here, beyond = _sticks(np.zeros((chains, classes), dtype=np.int64), alpha, rng)
    here[single, 0], beyond[single, 0] = np.log1p(-SPARE), np.log(SPARE)
    chances = rng.random((chains, data.lists, classes)) / (1.0 + far[:, None, None])
    listed = data.patterns[1:].T @ data.counts / data.people
    chances[single, :, 0] = listed / (1.0 + far[single, None])
    shares = _shares(here, beyond)
    unseen = np.floor(data.people * far[:, None] * shares).astype(np.int64)
    none = np.zeros(chains, dtype=np.int64)
    steps = np.zeros(1, dtype=np.int64)
    return State(np.clip(chances, EDGE, 1 - EDGE), here, beyond, alpha, unseen, none, steps)


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
    found *= _shares(state.here, state.beyond)[:, None, :]
    return found


def _shares(here: Floats, beyond: Floats) -> Floats:
    chains, classes = here.shape[0], here.shape[1] + 1
    logs = np.zeros((chains, classes))
    np.cumsum(beyond, axis=1, out=logs[:, 1:])
    logs[:, :-1] += here
    found: Floats = np.exp(logs)
    found[found < LEAST] = 0.0
    return found


def _sticks(members: Ints, alpha: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
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
    state.here[:], state.beyond[:] = _sticks(members, state.alpha, rng)
    rate = RATE - state.beyond.sum(axis=1)
    state.alpha[:] = rng.standard_gamma(SHAPE + state.here.shape[1], len(rate)) / rate


def _kernel(data: Data, steps: int) -> Kernel:
    """Choose the compiled kernel where it is installed and the work outweighs compiling it."""
    from dripstone.count.estimators import latent_fast  # noqa: PLC0415 -- it imports this file

    return latent_fast.kernel(data, steps) or advance
