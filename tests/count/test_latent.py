"""Latent classes: the sampler draws from the posterior, with and without the compiled kernel."""

import numpy as np
import pytest

from dripstone.count import from_cells
from dripstone.count.estimators import latent, latent_fast, latent_steps
from dripstone.count.estimators.agreement import agreement, effective, modes

SMALL = {"110": 3, "100": 4, "010": 3, "001": 2, "011": 1, "111": 1}
NO_CAP = 10**9


def from_the_prior(y, classes, draws, seed):
    """Weigh draws from the prior by the likelihood: slow, exact, and nothing in common."""
    rng = np.random.default_rng(seed)
    people = int(y.sum())
    alpha = np.maximum(rng.gamma(0.25, 4.0, draws), 1e-12)[:, None]
    left = rng.random((draws, classes - 1)) ** (1 / alpha)
    shares = np.ones((draws, classes))
    shares[:, 1:] = np.cumprod(left, axis=1)
    shares[:, :-1] *= 1 - left
    chances = rng.random((draws, 3, classes))
    logs, empty = np.zeros(draws), np.zeros(draws)
    for pattern in range(8):
        part = shares.copy()
        for j in range(3):
            part *= chances[:, j] if pattern >> j & 1 else 1 - chances[:, j]
        if pattern == 0:
            empty = part.sum(axis=1)
        elif y[pattern]:
            logs += y[pattern] * np.log(part.sum(axis=1))
    weights = np.exp(logs - people * np.log1p(-empty) - (-20.0))
    return weights, people * empty / (1 - empty)


def test_mean_is_that_of_importance_sampling():
    """On fourteen people both roads lead to the same mean, within four standard errors."""
    y = from_cells(SMALL, "ABC").counts
    weights, unseen = from_the_prior(y, 7, 200_000, seed=1)
    exact = weights @ unseen / weights.sum()
    error = np.sqrt((weights**2 * (unseen - exact) ** 2).sum()) / weights.sum()

    run = latent.sample(y, seed=3, cap=NO_CAP, longest=16_000, enough=8000.0)

    own = run.draws.std() / np.sqrt(run.agreement.bulk)
    assert error < 0.03
    assert abs(run.draws.mean() - exact) < 4 * np.hypot(own, error)
    assert own < 0.08


def test_label_swaps_leave_the_answer_alone(monkeypatch):
    """Without swaps the same small table has the same mean: they only change names."""
    y = from_cells(SMALL, "ABC").counts
    with_swaps = latent.sample(y, seed=3, cap=NO_CAP, longest=16_000, enough=8000.0)
    monkeypatch.setattr(latent_steps, "_swap_labels", lambda *_: None)

    without = latent.sample(y, seed=4, cap=NO_CAP, longest=16_000, enough=8000.0)

    spread = np.hypot(*(r.draws.std() / np.sqrt(r.agreement.bulk) for r in (with_swaps, without)))
    assert abs(with_swaps.draws.mean() - without.draws.mean()) < 4 * spread


def test_same_seed_draws_the_same(apart):
    """One seed, one run; another seed, another."""
    one, same, other = (latent.sample(apart.counts, seed=s, longest=2000) for s in (1, 1, 2))

    assert np.array_equal(one.trace, same.trace)
    assert not np.array_equal(one.trace, other.trace)


@pytest.mark.skipif(not latent_fast.installed(), reason="Numba is not installed (extra fast)")
def test_compiled_kernel_draws_the_same(kosovo, western):
    """With and without Numba, every draw of every chain is the same."""
    for table in (kosovo, western):
        data = latent.read(table.counts)
        traces = []
        for kernel in (latent_steps.advance, latent_fast._run):
            rng = np.random.Generator(np.random.PCG64(7))
            state = latent.start(data, rng, classes=15, chains=4)
            out = np.zeros((200, 4), dtype=np.int64)
            kernel(data, state, rng, 20 * data.people, 10, out)
            traces.append(out)

        assert np.array_equal(*traces)


def test_cap_is_kept_and_its_hits_are_counted():
    """On a table with a heavy tail nothing is drawn above the cap, and proposals above count."""
    y = from_cells({"100": 60, "010": 50, "001": 40, "110": 4, "011": 3, "101": 2}, "ABC").counts

    run = latent.sample(y, seed=1, longest=4000, cap=3)

    assert run.trace.max() <= 3 * y.sum()
    assert run.over > 0.001


def test_chains_that_part_do_not_agree():
    """Two groups of chains, far apart: R-hat is large, and each group's place is told."""
    rng = np.random.default_rng(1)
    draws = rng.normal(100, 5, (500, 8))
    draws[:, 4:] += 100

    found = agreement(draws)

    assert found.rhat > 1.5
    assert modes(found.medians, 10) == (100, 200)


def test_independent_draws_are_all_effective():
    """White noise counts in full; a slow chain counts for little."""
    rng = np.random.default_rng(2)
    noise = rng.normal(size=(2000, 4))
    slow = np.cumsum(noise, axis=0) / 50

    assert 6500 < effective(noise) < 9500
    assert effective(slow) < 100


def test_stopping_between_rounds_keeps_nothing_half_done(apart):
    """A run asked to stop ends after its round, and says how far it came."""
    run = latent.sample(apart.counts, seed=1, going_on=lambda: False, enough=1e9)

    assert run.steps == latent.SHORTEST
