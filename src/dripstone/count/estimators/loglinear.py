"""Log-linear models of sparse tables, many at a time.

    fit          counts, terms → Fits      extended maximum likelihood, batched
    fitted       Fits, terms → means       what a model expects in each pattern
    independent  lists → terms             the main effects
    exists       counts, terms → bool      a finite extended estimate exists (a linear programme)
    code         counts, terms → 0..3      1: no finite estimate, 2: not identifiable, 3: both

Model: the people with one pattern are Poisson; the logarithm of their mean is a sum of terms, one
for each list, pair or triple of lists that the pattern contains. The mean of the empty pattern is
the estimate of those on no list.
Assumes: a closed population, perfect linking, equal chances within a list, and that the terms
left out are truly nil. Priors: none.
A term whose lists nobody shares is minus infinity: its patterns are impossible and drop out.

A set of lists is a bit mask. Sums over patterns that contain a mask are fast Moebius transforms,
so that one Newton step of a batch costs J passes over a (batch, 2^J) array and no design matrix.

Source: Chan, Silverman and Vincent (2021), JASA 116, 1297–1306; existence: Fienberg and Rinaldo
(2012), Annals of Statistics 40, 996–1023.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

STEPS = 60  #: Newton steps; a fit that exists needs about eight
FARTHEST = 30.0  #: a coefficient beyond this is on its way to infinity
CLOSE = 1e-8  #: the last step; a fit on its way to infinity keeps stepping by about 1


class Fits(NamedTuple):
    """A batch of fitted models."""

    unseen: Floats  #: (B,) people on no list; nan where there is no finite estimate
    beta: Floats  #: (B, Q) coefficients; -inf where nobody shares the lists
    loglik: Floats  #: (B,) Poisson, without the factorials
    finite: Bools  #: (B,) a finite estimate exists, by convergence
    identified: Bools  #: (B,) the terms can be told apart on the patterns that remain

    @property
    def usable(self) -> Bools:
        """Tell which estimates exist and are identified."""
        return self.finite & self.identified


def independent(lists: int) -> Ints:
    """Give the terms of the main-effects model: the empty set and each list."""
    return np.array([0, *(1 << j for j in range(lists))], dtype=np.int64)


def supersets(values: Floats) -> Floats:
    """Sum over all patterns that contain each mask, for (B, 2^J) values."""
    found = values.copy()
    half = 1
    while half < found.shape[1]:
        view = found.reshape(len(found), found.shape[1] // (2 * half), 2, half)
        view[:, :, 0] += view[:, :, 1]
        half *= 2
    return found


def subsets(values: Floats) -> Floats:
    """Sum over all masks that each pattern contains, for (B, 2^J) values."""
    found = values.copy()
    half = 1
    while half < found.shape[1]:
        view = found.reshape(len(found), found.shape[1] // (2 * half), 2, half)
        view[:, :, 1] += view[:, :, 0]
        half *= 2
    return found


def fit(counts: Floats, terms: Ints) -> Fits:
    """Fit one model to each row.

    ``counts`` is (B, 2^J), people by pattern, the empty pattern ignored; ``terms`` is (B, Q) or
    (Q,), masks of lists with 0 first.
    """
    y = np.array(counts, dtype=np.float64, ndmin=2)
    y[:, 0] = 0.0
    masks = np.broadcast_to(np.atleast_2d(terms), (len(y), np.shape(terms)[-1]))
    wanted = np.take_along_axis(supersets(y), masks, axis=1)
    dead = (wanted == 0) & (masks != 0)
    alive = _alive(masks, dead, y.shape[1])
    both = masks[:, :, None] | masks[:, None, :]
    identified = _identified(alive, both, dead)
    beta, total = _start(y, alive, both, masks, dead), y.sum(axis=1)
    beta, finite = _newton(alive, both, masks, dead, wanted, beta, identified)
    mu = _means(beta, masks, alive)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(y > 0, y * np.log(np.where(mu > 0, mu, 1.0)), 0.0)
        unseen = np.exp(np.minimum(beta[:, 0], 700.0))
    good = finite & identified
    return Fits(
        unseen=np.where(good, unseen, np.nan),
        beta=np.where(dead, -np.inf, beta),
        loglik=np.where(good, logs.sum(axis=1) - total, -np.inf),
        finite=finite,
        identified=identified,
    )


def exists(counts: Floats, terms: Ints) -> bool:
    """Tell whether a finite extended estimate exists, by a linear programme.

    There must be a table with the same margins that is positive on every possible pattern.

    Source: Fienberg and Rinaldo (2012), theorem 3; Chan, Silverman and Vincent (2021), section 3.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 -- slow to load, and seldom needed

    y = np.array(counts, dtype=np.float64, ndmin=2)
    y[:, 0] = 0.0
    masks = np.atleast_2d(terms)
    wanted = np.take_along_axis(supersets(y), masks, axis=1)[0]
    dead = (wanted == 0) & (masks[0] != 0)
    patterns = np.flatnonzero(_alive(masks, dead[None], y.shape[1])[0])
    kept = masks[0][~dead]
    design = ((patterns[None, :] & kept[:, None]) == kept[:, None]).astype(np.float64)
    equal = np.hstack([design, design.sum(axis=1, keepdims=True)])
    scale = max(1.0, float(y.sum()))
    found = linprog(
        c=np.r_[np.zeros(len(patterns)), -1.0],
        A_eq=equal,
        b_eq=wanted[~dead] / scale,
        bounds=[(0, None)] * (len(patterns) + 1),
        method="highs",
    )
    return bool(found.status == 0 and -found.fun > 1e-9)


def fitted(found: Fits, terms: Ints, counts: Floats) -> Floats:
    """Give the (B, 2^J) fitted means of models that ``fit`` found."""
    dead = ~np.isfinite(found.beta)
    alive = _alive(terms, dead, counts.shape[1])
    return _means(np.where(dead, 0.0, found.beta), terms, alive)


def code(counts: Floats, terms: Ints) -> int:
    """Certify one model: 0 good, 1 no finite estimate, 2 not identifiable, 3 both."""
    found = fit(counts, terms)
    there = bool(found.usable[0]) or exists(counts, terms)
    return (0 if there else 1) + (0 if found.identified[0] else 2)


def _alive(masks: Ints, dead: Bools, size: int) -> Bools:
    """Tell which patterns are possible: not empty, and without a pair that nobody shares."""
    flags = np.zeros((len(masks), size))
    np.put_along_axis(flags, np.where(dead, masks, 0), 1.0, axis=1)
    flags[:, 0] = 0.0
    alive: Bools = subsets(flags) == 0
    alive[:, 0] = False
    return alive


def _identified(alive: Bools, both: Ints, dead: Bools) -> Bools:
    """Tell whether the design has full rank on the possible patterns, by its Gram matrix."""
    gram = _information(alive.astype(np.float64), both, dead)
    sign, size = np.linalg.slogdet(gram)
    found: Bools = (sign > 0) & (size > -0.5)
    return found


def _information(mu: Floats, both: Ints, dead: Bools) -> Floats:
    """Give X'WX from superset sums: entry (q, r) is the sum over patterns with both terms."""
    sums = supersets(mu)
    batch, width = both.shape[:2]
    found = np.take_along_axis(sums, both.reshape(batch, width * width), axis=1).reshape(
        batch, width, width
    )
    gone = dead[:, :, None] | dead[:, None, :]
    found[gone] = 0.0
    diagonal = np.arange(width)
    found[:, diagonal, diagonal] += dead
    return found


def _means(beta: Floats, masks: Ints, alive: Bools) -> Floats:
    eta = np.zeros(alive.shape)
    np.put_along_axis(eta, masks, beta, axis=1)
    means: Floats = np.where(alive, np.exp(np.clip(subsets(eta), -700.0, 50.0)), 0.0)
    return means


def _start(y: Floats, alive: Bools, both: Ints, masks: Ints, dead: Bools) -> Floats:
    """Start from weighted least squares on the logarithms of the counts, empty cells raised."""
    weights = np.where(alive, y + 0.5, 0.0)
    right = supersets(weights * np.log(np.where(alive, y + 0.5, 1.0)))
    return _solve(_information(weights, both, dead), _masked(right, masks, dead))


def _masked(sums: Floats, masks: Ints, dead: Bools) -> Floats:
    found: Floats = np.where(dead, 0.0, np.take_along_axis(sums, masks, axis=1))
    return found


def _solve(matrix: Floats, right: Floats) -> Floats:
    width = matrix.shape[-1]
    diagonal = np.arange(width)
    eased = matrix.copy()
    eased[:, diagonal, diagonal] *= 1 + 1e-12
    eased[:, diagonal, diagonal] += 1e-300
    try:
        found = np.asarray(np.linalg.solve(eased, right[..., None])[..., 0], dtype=np.float64)
    except np.linalg.LinAlgError:
        inverse: Floats = np.asarray(np.linalg.pinv(eased, hermitian=True), dtype=np.float64)
        found = np.asarray((inverse @ right[..., None])[..., 0], dtype=np.float64)
    return found


def _newton(
    alive: Bools,
    both: Ints,
    masks: Ints,
    dead: Bools,
    wanted: Floats,
    beta: Floats,
    identified: Bools,
) -> tuple[Floats, Bools]:
    """Climb to the maximum; rows that are not identified are left where they start."""
    finite = np.zeros(len(beta), dtype=bool)
    going = np.flatnonzero(identified)
    for _ in range(STEPS):
        if not len(going):
            break
        mu = _means(beta[going], masks[going], alive[going])
        short = np.where(dead[going], 0.0, wanted[going]) - _masked(
            supersets(mu), masks[going], dead[going]
        )
        step = _solve(_information(mu, both[going], dead[going]), short)
        longest = np.abs(step).max(axis=1, initial=0.0)
        settled = longest < CLOSE
        finite[going[settled]] = True
        again = ~settled & (np.abs(beta[going]).max(axis=1) < FARTHEST) & np.isfinite(longest)
        beta[going] += step * np.minimum(1.0, 3.0 / np.maximum(longest, 1e-300))[:, None]
        going = going[again]
    return beta, finite
