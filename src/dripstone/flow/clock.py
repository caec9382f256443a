"""Clock: the moment, in one spelling, and how long work tells of itself."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable

Tell = Callable[[str, int, int | None], None]
"""Told after each step: what is being done, how many are done, of how many (None: not known)."""


def now() -> str:
    """Say the moment as RFC 3339 in UTC, to the second."""
    return _spelled(int(time.time()))


@functools.lru_cache(maxsize=1)
def _spelled(second: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(second))


def quiet(doing: str, done: int, of: int | None) -> None:
    """Tell nobody."""
