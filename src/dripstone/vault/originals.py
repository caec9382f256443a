"""Originals: reports' bytes as they came, in the rows of an open database.

Originals   an open database → the parts of an original, and where the next ones stand
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from threading import RLock
from typing import Any

from dripstone.vault.boxes import Boxes

Ask = Callable[..., list[Any]]
_PAGE = 64  #: rows that are read at a time
_BEFORE_ALL = -(1 << 63)  #: no row hides below the first, where asking for one would find it
_PART = "SELECT bytes FROM originals WHERE report = ? AND part = ?"
_NAMES = """
    SELECT position, report FROM originals
    WHERE position > ? AND position <= ? AND part = 0 ORDER BY position LIMIT ?
"""
_PUT = "INSERT INTO originals (position, report, part, bytes) VALUES (?, ?, ?, ?)"


class Originals:
    """The originals of one open vault, in their table and in boxes."""

    def __init__(
        self,
        connection: Any,  # noqa: ANN401 - the engine ships no types
        *,
        ask: Ask,
        boxes: Boxes,
        lock: RLock,
    ) -> None:
        """Take what the vault reads with; ``ask`` holds its lock by itself."""
        self._connection = connection
        self._ask = ask
        self._boxes = boxes
        self._lock = lock

    def parts(self, report: str) -> Iterator[bytes]:
        """Give a report's bytes in parts, unchecked, one in memory at a time."""
        place = 0
        while rows := self._ask(_PART, report, place):
            yield bytes(rows[0][0])
            place += 1
        if place == 0:
            with self._lock:
                shut = list(self._boxes.parts(report))
            yield from shut

    def names(self, last: int) -> Iterator[str]:
        """Give the identities under which originals are kept, up to a position."""
        with self._lock:
            boxed = self._boxes.originals()
        shut = ((at, report) for at, report, part in boxed if part == 0 and at <= last)
        return (report for _, report in heapq.merge(self._rows(last), shut))

    def _rows(self, last: int) -> Iterator[tuple[int, str]]:
        after = _BEFORE_ALL
        while rows := self._ask(_NAMES, after, last, _PAGE):
            yield from rows
            after = rows[-1][0]

    def put(self, originals: Iterable[tuple[str, Iterable[bytes]]], after: int) -> None:
        """Write originals behind a position. Whoever calls holds the vault alone."""
        laid = (
            (report, place, part) for report, cut in originals for place, part in enumerate(cut)
        )
        self._connection.executemany(
            _PUT, ((after + more, *one) for more, one in enumerate(laid, start=1))
        )
