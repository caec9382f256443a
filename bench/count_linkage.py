"""Linkage: what missed links do to an estimate, and what drawing the linking mends.

    python bench/count_linkage.py [--populations 12] [--full]

Populations of 2000 people on four independent lists. Of the links between a person's entries some
are unsure; their probabilities are right on average, and as many false pairs look as unsure. The
naive run keeps links of 0.9 and more, and so misses about 5 %; the drawn runs know only the
probabilities. ``--full`` adds the latent classes to the graphs.
"""

from __future__ import annotations

import argparse

import numpy as np

from dripstone.count import draw_clusters, estimate_linked
from dripstone.count.linkage import estimate_linked as linked

SIZE, LISTS, UNSURE, DRAWS, STRICT = 2000, 4, 0.062, 20, 0.9


def population(seed):
    """Make entries, pairs with probabilities, and the share of links a threshold misses."""
    rng = np.random.default_rng([7, seed])
    on = rng.random((SIZE, LISTS)) < rng.uniform(0.2, 0.4, LISTS)
    entries = {f"{i}.{j}": f"L{j + 1}" for i, j in zip(*np.nonzero(on), strict=True)}
    links = [
        (f"{i}.{first[0]}", f"{i}.{j}")
        for i in range(SIZE)
        if len(first := np.flatnonzero(on[i])) > 1
        for j in first[1:]
    ]
    unsure = rng.random(len(links)) < UNSURE
    chances = np.where(unsure, rng.beta(2, 1, len(links)), 0.9999)
    pairs = [(a, b, float(p)) for (a, b), p in zip(links, chances, strict=True)]
    pairs += list(false_pairs(entries, int(unsure.sum()), rng))
    return entries, pairs, float((chances < STRICT).mean())


def false_pairs(entries, number, rng):
    """Pair entries of different people on different lists, as unsure as the true ones."""
    names = list(entries)
    while number:
        a, b = (names[int(i)] for i in rng.integers(len(names), size=2))
        if entries[a] != entries[b] and a.split(".")[0] != b.split(".")[0]:
            yield a, b, float(rng.beta(1, 2))
            number -= 1


def naive(entries, pairs):
    """Tabulate the links that a strict threshold keeps."""
    kept = [(a, b, 1.0) for a, b, p in pairs if p >= STRICT]
    return draw_clusters(entries, kept, draws=1, seed=0)[0]


def main():
    """Run and print one line a population."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--populations", type=int, default=12)
    ask.add_argument("--full", action="store_true")
    options = ask.parse_args()
    covered = {"naive": 0, "drawn": 0}
    for seed in range(options.populations):
        entries, pairs, missed = population(seed)
        before = linked([naive(entries, pairs)], seed=seed, quick=not options.full)
        drawn = draw_clusters(entries, pairs, draws=DRAWS, seed=seed)
        after = estimate_linked(drawn, seed=seed, quick=not options.full)
        for name, result in (("naive", before), ("drawn", after)):
            covered[name] += result.low <= SIZE <= result.high
        print(
            f"population {seed}: {100 * missed:.1f} % missed; "
            f"naive {before.low} to {before.high}; drawn {after.low} to {after.high}"
        )
    print(f"the truth, {SIZE}, lies inside: {covered} of {options.populations}")


if __name__ == "__main__":
    main()
