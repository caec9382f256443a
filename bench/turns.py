"""Turns: whether several turns decide a target, and how restless the machine was meanwhile.

A turn holds or does not. Turns decide where so many agree that chance alone, with a true middle on
the other side of the target, would bring that in fewer than five of a hundred cases: 5 of 5, 7 of
7, 8 of 9, 9 of 11. One odd turn among many does not undecide what the others say.

    decided    turns that held or not → holds, does not hold, is not decided
    told       numbers → their middle, and from where to where

Source: the sign test, Dixon and Mood (1946).
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

CHANCE = 0.05


def decided(turns: Sequence[bool]) -> str:
    """Say what the turns say of a target."""
    if _by_chance(sum(turns), len(turns)) <= CHANCE:
        verdict = "holds"
    elif _by_chance(len(turns) - sum(turns), len(turns)) <= CHANCE:
        verdict = "does not hold"
    else:
        verdict = "is not decided"
    return f"{verdict} ({sum(turns)} of {len(turns)} turns)"


def _by_chance(agree: int, turns: int) -> float:
    """Give how often at least so many of fair coins fall on one side."""
    return sum(math.comb(turns, k) for k in range(agree, turns + 1)) / 2**turns


def told(numbers: Sequence[float]) -> str:
    """Spell a middle with its spread."""
    return f"{statistics.median(numbers):.2f} (from {min(numbers):.2f} to {max(numbers):.2f})"
