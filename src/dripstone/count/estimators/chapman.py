"""Chapman: two lists, if they were independent.

    chapman     Table → Chapman      the total, its standard error and a 95 % interval

Model: the share of the second list that is also on the first is the first list's share of all.
Assumes: a closed population, perfect linking, equal chances, and above all two independent lists,
which nothing in two lists can test. If being on one makes being on the other likelier, the figure
is too low.
Priors: none. Diagnostics: the overlap. Refuses: nobody on both.

Source: Chapman (1951), University of California Publications in Statistics 1, 131–160; variance:
Seber (1970), Biometrics 26, 13–22; log-normal interval: Chao (1987), Biometrics 43, 783–791.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from dripstone.count.estimators.chao import Z


class Chapman(NamedTuple):
    """The two-list figure."""

    total: float
    error: float  #: standard error
    low: float
    high: float


def chapman(first: int, second: int, both: int) -> Chapman | None:
    """Give the figure for two lists of these sizes; None when nobody is on both."""
    if both <= 0:
        return None
    total = (first + 1) * (second + 1) / (both + 1) - 1
    spread = (first + 1) * (second + 1) * (first - both) * (second - both)
    variance = spread / ((both + 1) ** 2 * (both + 2))
    documented = first + second - both
    unseen = total - documented
    if unseen <= 0 or variance <= 0:
        return Chapman(total, math.sqrt(variance), float(documented), total)
    c = math.exp(Z * math.sqrt(math.log1p(variance / unseen**2)))
    return Chapman(total, math.sqrt(variance), documented + unseen / c, documented + unseen * c)
