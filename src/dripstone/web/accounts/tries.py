"""Tries: how often somebody may try to sign in, and ask for anything at all.

    Tries     wrong passwords: a wait that grows, by browser for those who signed in from it before
    Buckets   requests: so many at once, so many a second

A stranger who tries passwords for somebody's name makes strangers wait, never the browsers from
which that person signed in before: those have a count of their own. No wait is longer than a
quarter of an hour, and trying while one has to wait does not lengthen it, so nobody is locked out
for ever by another.

Source: "device cookies", OWASP (Slow Down Online Guessing Attacks); token bucket.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

FREE = 5  #: wrong passwords before anybody waits
SHARED = 50  #: the same for an address, behind which a whole office may sit
FROM = "from "  #: how a count of an address begins
FIRST, LONGEST = 2.0, 900.0  #: seconds
_FORGET = 3600.0  #: seconds after which a count begins anew
_MOST = 10_000  #: counts that are kept at once


class Tries:
    """Wrong passwords, by what was tried."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none."""
        self._clock = clock
        self._lock = Lock()
        self._wrong: dict[str, tuple[int, float]] = {}  #: how many, and when the last was

    def wait(self, *what: str) -> float:
        """Say how many seconds to wait before another try; nought where none is due."""
        with self._lock:
            return max(0.0, *(self._until(one) - self._clock() for one in what))

    def wrong(self, *what: str) -> None:
        """Count one more wrong password."""
        with self._lock:
            for one in what:
                count, _ = self._known(one)
                self._wrong[one] = (count + 1, self._clock())
            if len(self._wrong) > _MOST:
                self._thin()

    def right(self, *what: str) -> None:
        """Begin anew for these."""
        with self._lock:
            for one in what:
                self._wrong.pop(one, None)

    def _known(self, one: str) -> tuple[int, float]:
        count, last = self._wrong.get(one, (0, 0.0))
        return (count, last) if self._clock() - last < _FORGET else (0, 0.0)

    def _until(self, one: str) -> float:
        count, last = self._known(one)
        free = SHARED if one.startswith(FROM) else FREE
        if count < free:
            return 0.0
        return last + min(LONGEST, FIRST * 2.0 ** min(count - free, 20))

    def _thin(self) -> None:
        """Forget the counts that are longest ago: what is kept must not grow without end."""
        by_age = sorted(self._wrong, key=lambda one: self._wrong[one][1])
        for one in by_age[: len(by_age) // 2]:
            del self._wrong[one]


class Buckets:
    """Requests, by whoever asks: a burst at once, and a steady rate after it."""

    def __init__(
        self, *, burst: float, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Allow ``burst`` at once and ``rate`` a second."""
        self._burst, self._rate, self._clock = burst, rate, clock
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, who: str) -> float:
        """Take one; give the seconds to wait where none is left."""
        now = self._clock()
        left, at = self._left.get(who, (self._burst, now))
        left = min(self._burst, left + (now - at) * self._rate)
        if len(self._left) > _MOST:
            self._left.clear()
        if left < 1:
            self._left[who] = (left, now)
            return (1 - left) / self._rate
        self._left[who] = (left - 1, now)
        return 0.0
