"""Stepwise log-linear selection, many tables at a time.

    select      counts → Selection      pairs of lists enter one by one while they surprise

Start from the main effects. Of the pairs not yet in, take the one whose overlap is least likely
under the present model: the smaller tail of a Poisson with the fitted mean. Stop when that tail
is above ``ENTER``. A pair whose model has no finite estimate, or cannot be told apart, is passed
over. The test needs no fit of the candidates, so one step costs one fit.
Assumes: dependence comes in pairs. Priors: none. Diagnostics: the tail probability of each entry.

Source: Chan, Silverman and Vincent (2021), JASA 116, 1297–1306, section 3.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from scipy.special import pdtr, pdtrc

from dripstone.count.estimators.loglinear import (
    Bools,
    Fits,
    Floats,
    Ints,
    fit,
    fitted,
    independent,
    supersets,
)

ENTER = 0.02  #: the paper's threshold


class Selection(NamedTuple):
    """What was chosen for each row."""

    unseen: Floats  #: (B,) nan where not even the main effects have a finite estimate
    chosen: Bools  #: (B, pairs) which pairs of lists are in
    order: tuple[tuple[int, float], ...]  #: of the first row: pair's mask and tail probability


def pairs_of(lists: int) -> Ints:
    """Give the masks of all pairs of lists, in the order of lists."""
    found = [(1 << i) | (1 << j) for i in range(lists) for j in range(i + 1, lists)]
    return np.array(found, dtype=np.int64)


def select(counts: Floats, *, enter: float = ENTER) -> Selection:
    """Select and fit a model for each row of (B, 2^J) counts."""
    y = np.array(counts, dtype=np.float64, ndmin=2)
    lists = y.shape[1].bit_length() - 1
    pairs = pairs_of(lists)
    observed = supersets(np.where(np.arange(y.shape[1]) > 0, y, 0.0))[:, pairs]
    terms = np.broadcast_to(independent(lists), (len(y), lists + 1)).copy()
    found = fit(y, terms)
    unseen = found.unseen.copy()
    chosen = np.zeros((len(y), len(pairs)), dtype=bool)
    order: list[tuple[int, float]] = []
    rows = np.flatnonzero(found.usable)
    present = _take(found, found.usable)
    terms = terms[rows]
    while len(rows) and terms.shape[1] <= lists + len(pairs):
        tails = _tails(present, terms, y[rows], observed[rows], pairs)
        tails[chosen[rows]] = np.inf
        entered, best, present, terms = _enter(y[rows], terms, tails, pairs, enter)
        chosen[rows[entered], best] = True
        if len(entered) and entered[0] == 0 and rows[0] == 0:
            order.append((int(pairs[best[0]]), float(tails[0, best[0]])))
        rows = rows[entered]
        unseen[rows] = present.unseen
    return Selection(unseen=unseen, chosen=chosen, order=tuple(order))


def _tails(present: Fits, terms: Ints, y: Floats, observed: Floats, pairs: Ints) -> Floats:
    """Give the smaller Poisson tail of each overlap under each row's present model."""
    expected = np.maximum(supersets(fitted(present, terms, y))[:, pairs], 0.0)
    below = pdtr(observed, expected)
    above = np.where(observed > 0, pdtrc(np.maximum(observed - 1, 0), expected), 1.0)
    found: Floats = np.minimum(below, above)
    return found


def _enter(
    y: Floats, terms: Ints, tails: Floats, pairs: Ints, enter: float
) -> tuple[Ints, Ints, Fits, Ints]:
    """Let the least likely admissible pair of each row in; give the rows that took one."""
    left = tails.copy()
    waiting = np.arange(len(y))
    done: list[tuple[Ints, Ints, Fits, Ints]] = []
    while len(waiting):
        best = left[waiting].argmin(axis=1)
        passing = left[waiting, best] <= enter
        waiting, best = waiting[passing], best[passing]
        wider = np.hstack([terms[waiting], pairs[best][:, None]])
        found = fit(y[waiting], wider)
        good = found.usable
        done.append((waiting[good], best[good], _take(found, good), wider[good]))
        left[waiting[~good], best[~good]] = np.inf
        waiting = waiting[~good]
    return _joined(done, terms)


def _joined(
    done: list[tuple[Ints, Ints, Fits, Ints]], terms: Ints
) -> tuple[Ints, Ints, Fits, Ints]:
    if not done:
        nobody = fit(np.zeros((0, 2)), np.zeros((0, terms.shape[1] + 1), dtype=np.int64))
        none = np.zeros(0, dtype=np.int64)
        return none, none, nobody, np.zeros((0, terms.shape[1] + 1), dtype=np.int64)
    rows = np.concatenate([d[0] for d in done])
    order = np.argsort(rows, kind="stable")
    fits = _stack([d[2] for d in done], order)
    best = np.concatenate([d[1] for d in done])[order]
    return rows[order], best, fits, np.concatenate([d[3] for d in done])[order]


def _take(found: Fits, rows: Bools) -> Fits:
    return Fits(**{name: getattr(found, name)[rows] for name in Fits._fields})


def _stack(parts: list[Fits], order: Ints) -> Fits:
    def joined(name: str) -> Any:  # noqa: ANN401 -- each part has a type of its own
        return np.concatenate([getattr(p, name) for p in parts])[order]

    return Fits(**{name: joined(name) for name in Fits._fields})
