"""Agreement: do chains that began far apart tell the same?

    agreement    draws → Agreement      R-hat and effective draws, of ranks
    modes        medians → places       groups of chains that settle apart
    settled      medians, draws → places     the same, by how far each chain spreads

Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), Bayesian Analysis 16, 667–718.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Floats = NDArray[np.float64]
FEWEST_AT_ENDS = 400.0  #: the authors' own threshold


class Agreement(NamedTuple):
    """How far chains agree."""

    rhat: float  #: the larger of the bulk's and the spread's
    bulk: float  #: effective draws for the middle
    tail: float  #: effective draws for the 5 % and 95 % ends
    medians: tuple[float, ...]  #: of each chain

    def good(self, rhat: float, effective: float) -> bool:
        """Tell whether the chains agree this far, with at least 400 draws for the ends."""
        return self.rhat <= rhat and self.bulk >= effective and self.tail >= FEWEST_AT_ENDS


def agreement(draws: NDArray[np.int64] | Floats) -> Agreement:
    """Compare (kept, chains) draws. Chains that never move agree on nothing else: R-hat 1."""
    x = np.asarray(draws, dtype=np.float64)
    medians = tuple(float(m) for m in np.median(x, axis=0))
    if len(x) < 8:
        return Agreement(np.inf, 0.0, 0.0, medians)
    halves = _split(x)
    if float(np.ptp(halves)) == 0.0:
        return Agreement(1.0, float(x.size), float(x.size), medians)
    ranks = _ranked(halves)
    folded = _ranked(np.abs(halves - np.median(halves)))
    low, high = np.quantile(halves, (0.05, 0.95))
    return Agreement(
        rhat=max(_rhat(ranks), _rhat(folded)),
        bulk=effective(ranks),
        tail=min(effective(1.0 * (halves <= low)), effective(1.0 * (halves <= high))),
        medians=medians,
    )


def effective(x: Floats) -> float:
    """Count effective draws in (kept, chains), by Geyer's initial monotone sequence."""
    length, chains = x.shape
    centred = x - x.mean(axis=0)
    padded = 1 << (2 * length - 1).bit_length()
    spectrum = np.abs(np.fft.rfft(centred, padded, axis=0)) ** 2
    covariance = np.fft.irfft(spectrum, padded, axis=0)[:length] / length
    within = float(covariance[0].mean() * length / (length - 1))
    pooled = within * (length - 1) / length + float(x.mean(axis=0).var(ddof=1) if chains > 1 else 0)
    if pooled <= 0:
        return float(x.size)
    rho = 1.0 - (within - covariance.mean(axis=1) * length / (length - 1)) / pooled
    rho[0] = 1.0
    pairs = rho[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs <= 0)
    positive = pairs[: ends[0]] if len(ends) else pairs
    time = max(-1.0 + 2.0 * float(np.minimum.accumulate(positive).sum()), 1 / np.log10(x.size))
    return float(x.size / time)


def modes(medians: tuple[float, ...], spread: float) -> tuple[int, ...]:
    """Group chains' medians that lie more than ``spread`` apart; give the middle of each group."""
    ordered = sorted(medians)
    groups: list[list[float]] = [[ordered[0]]]
    for one in ordered[1:]:
        if one - groups[-1][-1] > spread:
            groups.append([])
        groups[-1].append(one)
    return tuple(round(float(np.median(g))) for g in groups)


def settled(medians: tuple[float, ...], draws: NDArray[np.int64]) -> tuple[int, ...]:
    """Tell where chains that part settle: their modes, or the ends where they have but one."""
    spread = float(np.median([np.subtract(*np.quantile(d, (0.75, 0.25))) for d in draws.T]))
    places = modes(medians, max(spread / 2, 1.0))
    return places if len(places) > 1 else (round(min(medians)), round(max(medians)))


def _split(x: Floats) -> Floats:
    half = len(x) // 2
    return np.concatenate([x[:half], x[-half:]], axis=1)


def _ranked(x: Floats) -> Floats:
    _, place, times = np.unique(x, return_inverse=True, return_counts=True)
    middle = np.cumsum(times) - (times - 1) / 2
    found: Floats = ndtri((middle[place].reshape(x.shape) - 0.375) / (x.size + 0.25))
    return found


def _rhat(x: Floats) -> float:
    length = len(x)
    within = float(x.var(axis=0, ddof=1).mean())
    between = float(x.mean(axis=0).var(ddof=1))
    if within <= 0:
        return 1.0 if between <= 0 else np.inf
    return float(np.sqrt((length - 1) / length + between / within))
