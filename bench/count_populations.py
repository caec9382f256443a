"""Invented populations with known size, for the coverage tables of docs/why/statistics.md.

Each is a rule that gives everybody a chance on each list. None is a real place or list.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from dripstone.count import from_cells

SIZE = 2000


def independent(rng, lists=4):
    """Everybody alike, lists apart."""
    return np.tile(rng.uniform(0.1, 0.35, lists), (SIZE, 1))


def two_visibilities(rng, lists=5):
    """A visible fifth and a barely visible rest."""
    visible = rng.random(SIZE) < 0.2
    low, high = rng.uniform(0.04, 0.15, lists), rng.uniform(0.5, 0.85, lists)
    return np.where(visible[:, None], high, low)


def three_kinds(rng, lists=4):
    """Three kinds of people, each nearer to some lists than to others."""
    chances = rng.uniform(0.05, 0.45, (3, lists))
    return chances[rng.choice(3, SIZE, p=(0.5, 0.3, 0.2))]


def sliding(rng, lists=4):
    """Everybody differs a little: chances slide on a logistic scale."""
    own = rng.normal(0.0, 0.8, SIZE)
    return 1 / (1 + np.exp(-(own[:, None] + rng.uniform(-2.2, -0.8, lists))))


def referring(rng, lists=4):
    """The second list hears of people from the first."""
    return independent(rng, lists)


def hidden(rng, lists=4):
    """Half can never be listed: the case that no method can see."""
    chances = independent(rng, lists)
    chances[: SIZE // 2] = 0.0
    return chances


POPULATIONS = {
    "independent": independent,
    "two visibilities": two_visibilities,
    "three kinds": three_kinds,
    "sliding": sliding,
    "referring": referring,
}


def draw(name, seed):
    """Draw one population's lists: a table, from the same seed the same."""
    rng = np.random.default_rng([seed, len(name)])
    make = hidden if name == "hidden" else POPULATIONS[name]
    lists = int(rng.integers(3, 6))
    on = captures(make(rng, lists), rng)
    if name == "referring":
        on[:, 1] |= on[:, 0] & (rng.random(SIZE) < 0.25)
    return from_cells(tabulate(on), [f"L{j + 1}" for j in range(lists)])


def captures(chances, rng):
    """Draw who is on which list."""
    return rng.random(chances.shape) < chances


def tabulate(on):
    """Count patterns."""
    return Counter("".join("01"[int(c)] for c in row) for row in on)
