"""Clock: the moment, in one spelling, and how long work tells of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Tell = Callable[[str, int, int | None], None]
"""Told after each step: what is being done, how many are done, of how many (None: not known)."""


def now() -> str:
    """Say the moment as RFC 3339 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def quiet(doing: str, done: int, of: int | None) -> None:
    """Tell nobody."""
