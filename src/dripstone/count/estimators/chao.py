"""Chao's lower bounds: at least how many there are, from those on one list and on two.

    floor       Table → Figure or Refusal     the bound that lists of unequal size allow
    bounds      Table → Bounds                with equal lists (Mh) and with unequal ones (Mth)
    coverage    Table → share                 of what the lists would find, how much they have found

Model: everybody has their own chance of being listed; whatever the spread of these chances, those
found once and twice bound those never found from below. Mh: one chance on every list, in closed
form. Mth: lists differ too; a log-linear model in which people on three and more lists are free
to be more than independence says, never fewer.
Assumes: a closed population, perfect linking, lists independent for one person.
Priors: none. Diagnostics: the counts f1 and f2, and coverage. Refuses: one list, or nobody on two.

Source: Chao (1987), Biometrics 43, 783–791; Chao (1989), Biometrics 45, 427–438, for a known
number of lists; Mth: Rivest and Baillargeon (2007), Biometrics 63, 999–1006; coverage: Good
(1953), Biometrika 40, 237–264, and Chao, Lee and Jeng (1992), Biometrics 48, 201–216.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from dripstone.count.results import Fault, Refusal
from dripstone.count.tables import Table
from dripstone.count.words import say
from dripstone.records import Figure

if TYPE_CHECKING:
    from dripstone.count.estimators.loglinear import Floats

Z = 1.959963984540054  #: the 97.5th percentile of the standard normal
MOST_LISTS = 12  #: more patterns than this make Mth slow; Mh takes their place
STEPS = 100
FARTHEST = 40.0  #: logarithm of a number of people that is none: the bound has run away


class Bounds(NamedTuple):
    """Lower bounds on the total, each with a 95 % interval; None where there is none."""

    mh: tuple[float, float, float] | None  #: bound, low, high
    mth: tuple[float, float, float] | None


def floor(table: Table, *, of: str = "people", journal: int = 0) -> Figure | Refusal:
    """Bound from below how many there are, with a 95 % interval.

    ``value`` is the bound itself, ``low`` and ``high`` its interval. With three lists and more,
    lists may be of unequal size (Mth); with two, this is Lincoln and Petersen's figure.
    """
    faults = table.faults or _faults(table)
    if faults:
        return Refusal(faults=faults, documented=table.documented or None, digest=table.digest)
    found = bounds(table)
    method, (value, low, high) = next(
        (name, bound)
        for name, bound in (("chao_mth", found.mth), ("chao_mh", found.mh))
        if bound is not None
    )
    return Figure(
        of=of,
        unit="persons",
        low=max(table.documented, math.floor(low)),
        high=math.ceil(high),
        value=round(value),
        method=method,
        definition=say("definitions.chao"),
        notes=(say("unreached"),),
        journal=journal,
    )


def bounds(table: Table) -> Bounds:
    """Give both bounds of a table that somebody is on two lists of."""
    on = table.on
    once, twice = on.get(1, 0), on.get(2, 0)
    if not twice or len(table.lists) < 2:
        return Bounds(None, None)
    lists = len(table.lists)
    unseen = (lists - 1) / lists * once**2 / (2 * twice)
    mh = _interval(table.documented, unseen, variance(once, twice, lists))
    return Bounds(mh, _mth(table) if lists <= MOST_LISTS else None)


def coverage(table: Table) -> float | None:
    """Give the share of all captures that fall on people found: 1 - f1 / sum of k f_k."""
    on = table.on
    captures = sum(k * n for k, n in on.items())
    return 1.0 - on.get(1, 0) / captures if captures else None


def variance(once: int, twice: int, lists: int) -> float:
    """Give the variance of Mh's unseen, by the delta method.

    Source: Chao (1987), equation 4, with the factor for a known number of lists.
    """
    c = (lists - 1) / lists
    r = once / twice
    return twice * (c * r**2 / 2 + c**2 * r**3 + c**2 * r**4 / 4)


def _interval(documented: int, unseen: float, spread: float) -> tuple[float, float, float]:
    """Bound the total by a log-normal interval for those not seen: never below the documented."""
    if unseen <= 0 or spread <= 0:
        return documented + unseen, float(documented), documented + unseen
    c = math.exp(Z * math.sqrt(math.log1p(spread / unseen**2)))
    return documented + unseen, documented + unseen / c, documented + unseen * c


def _mth(table: Table) -> tuple[float, float, float] | None:
    """Fit list effects and non-negative hinges for three lists and more."""
    import numpy as np  # noqa: PLC0415 -- so that a refusal loads nothing

    lists = len(table.lists)
    patterns = np.arange(1, 1 << lists)
    on = (patterns[:, None] >> np.arange(lists)[::-1] & 1).astype(np.float64)
    found = {int(pattern, 2): n for pattern, n in table.cells}
    y = np.array([found.get(int(p), 0) for p in patterns], dtype=np.float64)
    hinges = list(range(3, lists + 1))
    while True:
        columns = [np.maximum(on.sum(axis=1) - k + 1, 0.0) for k in hinges]
        design = np.column_stack([np.ones(len(y)), on, *columns])
        climbed = _climb(design, y)
        if climbed is None:
            return None
        beta, information = climbed
        extra = beta[lists + 1 :]
        if not len(extra) or extra.min() >= -1e-9:
            break
        hinges.pop(int(extra.argmin()))
    spread = float(np.linalg.pinv(information, hermitian=True)[0, 0])
    wide = Z * math.sqrt(max(spread, 0.0))
    if beta[0] + wide > FARTHEST:
        return None
    unseen, c = math.exp(beta[0]), math.exp(wide)
    here = table.documented
    return here + unseen, here + unseen / c, here + unseen * c


def _climb(design: Floats, y: Floats) -> tuple[Floats, Floats] | None:
    """Fit a Poisson regression; None when it runs away."""
    import numpy as np  # noqa: PLC0415 -- as above

    weights = y + 0.5
    left = design.T @ (weights[:, None] * design)
    beta = np.linalg.lstsq(left, design.T @ (weights * np.log(weights)), rcond=None)[0]
    for _ in range(STEPS):
        mu = np.exp(np.clip(design @ beta, -700.0, 50.0))
        information = design.T @ (mu[:, None] * design)
        step = np.linalg.lstsq(information, design.T @ (y - mu), rcond=None)[0]
        longest = float(np.abs(step).max())
        beta = beta + step * min(1.0, 3.0 / max(longest, 1e-300))
        if longest < 1e-9:
            return np.asarray(beta, dtype=np.float64), np.asarray(information, dtype=np.float64)
        # A hinge that nobody stands on runs to minus infinity, and is dropped as negative.
        if beta[0] > FARTHEST or not np.isfinite(longest):
            return None
    return np.asarray(beta, dtype=np.float64), np.asarray(information, dtype=np.float64)


def _faults(table: Table) -> tuple[Fault, ...]:
    lists = len(table.lists)
    if lists < 2:
        return (Fault(code="fewer_than_two_lists", refuses=True, facts=(("n", str(lists)),)),)
    if not table.on.get(2, 0):
        return (Fault(code="no_overlap", refuses=True),)
    return ()
