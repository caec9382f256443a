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

from dripstone.count.estimators.agreement import Agreement, agreement
from dripstone.count.estimators.latent_steps import EDGE, Data, State, advance, shares, sticks
from dripstone.count.estimators.loglinear import Floats, Ints

CLASSES = 15
CHAINS = 8
CAP = 20  #: times the documented count
SPARE = 1e-3  #: share of other classes in a chain that starts with one
SHORTEST = 4000  #: steps of the first round, half of it thrown away
LONGEST = 256_000
GROWTH = 1.5  #: of a round's length over the one before
THIN = 10
GOOD_RHAT = 1.01
NEAR_RHAT = 1.2
GOOD_ESS = 1000.0


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
    here, beyond = sticks(np.zeros((chains, classes), dtype=np.int64), alpha, rng)
    here[single, 0], beyond[single, 0] = np.log1p(-SPARE), np.log(SPARE)
    chances = rng.random((chains, data.lists, classes)) / (1.0 + far[:, None, None])
    listed = data.patterns[1:].T @ data.counts / data.people
    chances[single, :, 0] = listed / (1.0 + far[single, None])
    unseen = np.floor(data.people * far[:, None] * shares(here, beyond)).astype(np.int64)
    none = np.zeros(chains, dtype=np.int64)
    steps = np.zeros(1, dtype=np.int64)
    return State(np.clip(chances, EDGE, 1 - EDGE), here, beyond, alpha, unseen, none, steps)


def _kernel(data: Data, steps: int) -> Kernel:
    """Choose the compiled kernel where it is installed and the work outweighs compiling it."""
    from dripstone.count.estimators import latent_fast  # noqa: PLC0415 -- it imports this file

    return latent_fast.kernel(data, steps) or advance
