"""Chao's lower bound: how many there are at least, from how many stand on one and two lists.

Model: everybody has their own chance of being listed, the same on every list (Mh). People seen
once and twice then bound those never seen from below, whatever the spread of the chances.
Assumes: a closed population, perfect linking, lists independent for one person.
Priors: none. Diagnostics: the counts f1 and f2. Refuses: one list, or nobody on exactly two.

Source: Chao (1987), Biometrics 43, 783–791; Chao (1989), Biometrics 45, 427–438, for a known
number of lists; the log-normal interval from Chao (1987), section 4.
"""

from __future__ import annotations

import math

from dripstone.count.results import Fault, Refusal
from dripstone.count.table import Table
from dripstone.count.words import say
from dripstone.records import Figure

Z = 1.959963984540054  #: the 97.5th percentile of the standard normal


def floor(table: Table, *, of: str = "people", journal: int = 0) -> Figure | Refusal:
    """Bound from below how many there are, with a 95 % interval.

    ``value`` is the bound itself, ``low`` and ``high`` its interval.
    """
    on = table.on
    once, twice = on.get(1, 0), on.get(2, 0)
    faults = table.faults or _faults(table, twice)
    if faults:
        return Refusal(faults=faults, documented=table.documented or None, digest=table.digest)
    lists = len(table.lists)
    unseen = (lists - 1) / lists * once**2 / (2 * twice)
    low, high = interval(table.documented, unseen, variance(once, twice, lists))
    return Figure(
        of=of,
        unit="persons",
        low=math.floor(low),
        high=math.ceil(high),
        value=round(table.documented + unseen),
        method="chao_mh",
        definition=say("definitions.chao_mh"),
        notes=(say("unreached"),),
        journal=journal,
    )


def variance(once: int, twice: int, lists: int) -> float:
    """Give the variance of the bound, by the delta method.

    Source: Chao (1987), equation 4, with the factor for a known number of lists.
    """
    c = (lists - 1) / lists
    r = once / twice
    return twice * (c * r**2 / 2 + c**2 * r**3 + c**2 * r**4 / 4)


def interval(documented: int, unseen: float, spread: float) -> tuple[float, float]:
    """Bound the total by a log-normal interval for those not seen: never below the documented."""
    if unseen <= 0 or spread <= 0:
        return float(documented), float(documented) + unseen
    c = math.exp(Z * math.sqrt(math.log1p(spread / unseen**2)))
    return documented + unseen / c, documented + unseen * c


def _faults(table: Table, twice: int) -> tuple[Fault, ...]:
    if len(table.lists) < 2:
        return (
            Fault(code="fewer_than_two_lists", refuses=True, facts=(("n", str(len(table.lists))),)),
        )
    return () if twice else (Fault(code="no_overlap", refuses=True),)
