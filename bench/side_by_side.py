"""Side by side: two ways over the same input, in turns, so that a busy machine hurts both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

ROUNDS = 5


def compare(
    ours: tuple[str, Callable[[], object]],
    peer: tuple[str, Callable[[], object]],
    *,
    amount: int,
    unit: str,
) -> float:
    """Run both in turns, print each one's speed per CPU second and their ratio with its spread.

    Gives ours ÷ peer: above 1, ours is faster.
    """
    rows = [(_cpu(ours[1]), _cpu(peer[1])) for _ in range(ROUNDS)]
    for name, times in ((ours[0], [a for a, _ in rows]), (peer[0], [b for _, b in rows])):
        print(f"  {name:<44} {amount / statistics.median(times):>12,.0f} {unit} per CPU second")
    ratios = sorted(b / a for a, b in rows)
    middle = statistics.median(ratios)
    print(f"  ratio {middle:.2f}  (from {ratios[0]:.2f} to {ratios[-1]:.2f} over {ROUNDS} rounds)")
    return middle


def _cpu(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before
