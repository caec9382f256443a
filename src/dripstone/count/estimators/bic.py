"""The log-linear model with the least BIC, among all hierarchical ones up to triples.

    search      counts → Search      every model fitted once, in batches of equal size
    models      lists → terms        hierarchical models that hold every list

Model and assumptions: as in ``loglinear``; triples allowed, so dependence may be three-way.
A term that is minus infinity costs as much as any other.
Priors: none; BIC stands for minus twice the log posterior under unit information.
Diagnostics: the range of estimates within 2 of the least BIC. Five lists at most: six have too
many models to look at each.

Source: Silverman, Chan and Vincent (2024), Statistics and Computing 34, 44; Schwarz (1978),
Annals of Statistics 6, 461–464, with the number of people as the sample size.
"""

from __future__ import annotations

import functools
import itertools
from typing import NamedTuple

import numpy as np
from scipy.special import gammaln

from dripstone.count.estimators.loglinear import Floats, Ints, fit, independent
from dripstone.count.estimators.stepwise import pairs_of

MOST_LISTS = 5
CLOSE = 2.0  #: models within this of the least BIC are as good as it


class Search(NamedTuple):
    """The best model and its neighbours."""

    unseen: float  #: nan when no model has a finite estimate
    terms: tuple[int, ...]  #: masks of the best model
    bic: float
    among: int  #: admissible models
    within: tuple[float, float]  #: least and most unseen among the models within 2


def search(counts: Floats) -> Search:
    """Fit every hierarchical model up to triples and take the least BIC."""
    y = np.array(counts, dtype=np.float64, ndmin=2)[:1].copy()
    y[:, 0] = 0.0
    people = float(y.sum())
    factorials = float(gammaln(y + 1).sum())
    scores: list[Floats] = []
    unseen: list[Floats] = []
    terms: list[Ints] = []
    for same_size in models(y.shape[1].bit_length() - 1):
        found = fit(np.broadcast_to(y, (len(same_size), y.shape[1])), same_size)
        score = -2 * (found.loglik - factorials) + same_size.shape[1] * np.log(people)
        good = found.usable
        scores.append(score[good])
        unseen.append(found.unseen[good])
        terms.extend(same_size[good])
    return _best(np.concatenate(scores), np.concatenate(unseen), terms)


def _best(scores: Floats, unseen: Floats, terms: list[Ints]) -> Search:
    if not len(scores):
        return Search(np.nan, (), np.nan, 0, (np.nan, np.nan))
    best = int(scores.argmin())
    near = unseen[scores <= scores[best] + CLOSE]
    return Search(
        unseen=float(unseen[best]),
        terms=tuple(int(t) for t in terms[best]),
        bic=float(scores[best]),
        among=len(scores),
        within=(float(near.min()), float(near.max())),
    )


@functools.cache
def models(lists: int) -> tuple[Ints, ...]:
    """Give the hierarchical models up to triples, those of one size in one (M, Q) array."""
    pairs = [int(p) for p in pairs_of(lists)]
    triples = [m for m in range(1 << lists) if m.bit_count() == 3]
    parts = {t: frozenset(p for p in pairs if p & t == p) for t in triples}
    by_size: dict[int, list[list[int]]] = {}
    for size in range(len(pairs) + 1):
        for chosen in itertools.combinations(pairs, size):
            free = [t for t in triples if parts[t] <= set(chosen)]
            for more in range(len(free) + 1):
                for extra in itertools.combinations(free, more):
                    by_size.setdefault(size + more, []).append([*chosen, *extra])
    start = independent(lists).tolist()
    return tuple(
        np.array([start + chosen for chosen in by_size[size]], dtype=np.int64).reshape(
            len(by_size[size]), -1
        )
        for size in sorted(by_size)
    )


def named(terms: tuple[int, ...], lists: tuple[str, ...]) -> str:
    """Write a model by its largest terms, for example ``[A,B][C]``."""
    largest = [t for t in terms if t and not any(t != o and t & o == t for o in terms)]
    words = [",".join(lists[j] for j in range(len(lists)) if t >> j & 1) for t in largest]
    return "".join(f"[{w}]" for w in words)
