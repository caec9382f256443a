"""Calibration of the latent-class sampler by simulation, with and against its own prior.

    python bench/count_calibration.py [--draws 200] [--people 40] [--lists 3]

Parameters are drawn from the prior, a table of ``people`` from the parameters, and the sampler is
run on the table. If it draws from the posterior, the true number unseen has a uniform rank among
its draws. Given the number seen, the prior 1/N leaves the prior of the parameters as it is, and
the number unseen is negative binomial.

Source: Talts, Betancourt, Simpson, Vehtari and Gelman (2018), arXiv:1804.06788.
"""

from __future__ import annotations

import argparse

import numpy as np
from scipy.stats import chisquare

from dripstone.count.estimators import latent, latent_steps

BINS, KEPT, NO_CAP = 10, 99, 10**12


def simulate(rng, people, lists, classes):
    """Draw parameters, a table and the number unseen; again where that is beyond numbers."""
    while True:
        alpha = max(rng.gamma(latent_steps.SHAPE, 1 / latent_steps.RATE), 1e-9)
        left = rng.random(classes - 1) ** (1 / alpha)
        shares = np.append(1 - left, 1.0) * np.append(1.0, np.cumprod(left))
        chances = rng.random((classes, lists))
        patterns = np.arange(1 << lists)[:, None] >> np.arange(lists) & 1
        each = np.prod(np.where(patterns[:, None, :], chances, 1 - chances), axis=2) @ shares
        rate = rng.gamma(people) * each[0] / (1 - each[0])
        table = rng.multinomial(people, each[1:] / each[1:].sum())
        return np.append(0, table).astype(float), int(rng.poisson(rate))


def rank(rng, people, lists, seed):
    """Give the place of the truth among independent-enough draws, ties broken at random."""
    classes = min(2**lists - 1, latent.CLASSES)
    table, unseen = simulate(rng, people, lists, classes)
    run = latent.sample(table, seed=seed, cap=NO_CAP, longest=16_000, enough=2000.0)
    draws = rng.choice(run.draws.ravel(), KEPT, replace=False)
    below, same = int((draws < unseen).sum()), int((draws == unseen).sum())
    return below + int(rng.integers(same + 1)), run.agreement.rhat


def main():
    """Rank, bin and test."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--draws", type=int, default=200)
    ask.add_argument("--people", type=int, default=40)
    ask.add_argument("--lists", type=int, default=3)
    options = ask.parse_args()
    rng = np.random.default_rng(20)
    found = [rank(rng, options.people, options.lists, seed) for seed in range(options.draws)]
    ranks = np.array([r for r, _ in found])
    bins = np.bincount(ranks * BINS // (KEPT + 1), minlength=BINS)
    print(f"ranks of the truth in {BINS} bins: {bins.tolist()}")
    print(f"chi-square p = {chisquare(bins).pvalue:.3f}")
    print(f"runs with R-hat above 1.05: {sum(rhat > 1.05 for _, rhat in found)}")


if __name__ == "__main__":
    main()
