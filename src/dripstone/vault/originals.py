"""Originals: reports' bytes as they came, in rows of 1 MiB; the large ones in files of their own.

Originals   an open database → originals, whether in rows, in files or in boxes
named       connection → names of the files that rows and boxes name
put         originals → rows and files
"""

from __future__ import annotations

import contextlib
import heapq
import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import RLock
from typing import Any

from dripstone.errors import AlteredOriginal, DripstoneError
from dripstone.records import short
from dripstone.vault import Laid, files
from dripstone.vault.boxes import Boxes
from dripstone.vault.database import roll_back, told
from dripstone.vault.files import FOLDER, Files, LaidFile, name_of
from dripstone.vault.plan import parts as cut

Ask = Callable[..., list[Any]]
Given = bytes | Laid | Iterable[bytes]
_PAGE = 64  #: rows that are read at a time
_BEFORE_ALL = -(1 << 63)  #: no row hides below the first, where asking for one would find it
_PART = "SELECT bytes, size, key FROM originals WHERE report = ? AND part = ?"
_NAMES = """
    SELECT position, report FROM originals
    WHERE position > ? AND position <= ? AND part = 0 ORDER BY position LIMIT ?
"""
_KEYS = "SELECT key FROM {}.originals WHERE key IS NOT NULL"
_SHUT = "SELECT name FROM {}.shut WHERE kind = 'original' AND name IS NOT NULL"
_LEAVING = "SELECT name FROM {}.leaving"
_PUT = """
    INSERT INTO originals (position, report, part, bytes, size, key) VALUES (?, ?, ?, ?, ?, ?)
"""


class Originals:
    """The originals of one open vault."""

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
        self._laid: list[LaidFile] = []  #: files that the transaction under way names
        self.files = beside(connection)

    def parts(self, report: str) -> Iterator[bytes]:
        """Give a report's bytes in parts, one in memory at a time.

        Raises:
            AlteredOriginal: a file is not as it was written. Rows are not proved here.
        """
        place = 0
        while rows := self._ask(_PART, report, place):
            data, size, key = rows[0]
            yield from [bytes(data)] if key is None else self._of_file(report, key, size)
            place += 1
        if place == 0:
            with self._lock:
                shut = [*self._boxes.parts(report)]
            for part in shut:
                key = part.key
                yield from [part.data] if key is None else self._of_file(report, key, part.size)

    def _of_file(self, report: str, key: str, size: int) -> Iterator[bytes]:
        try:
            yield from self.files.read(key, size)
        except AlteredOriginal as altered:
            raise AlteredOriginal(report=short(report), **altered.facts) from None

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

    def put(self, originals: Iterable[tuple[str, Given]], after: int) -> None:
        """Write originals behind a position. Whoever calls holds the vault alone."""
        put(self._connection, self.files, originals, after, self._laid)

    def written(self) -> None:
        """Give the files of a transaction that ended well their lasting names.

        What cannot be done now is done when the vault is opened again: nothing depends on it.
        """
        laid, self._laid = self._laid, []
        with contextlib.suppress(OSError, DripstoneError):
            for one in laid:
                one.keep()
            self._see_off()

    def undone(self, *, at_the_end: bool) -> None:
        """Remove the files of a transaction that ended badly.

        Where it did so at the very end, a failing disk may hold it all the same: then nothing is
        removed before the vault is opened again and tells.
        """
        laid, self._laid = self._laid, []
        with contextlib.suppress(OSError):
            for one in laid:
                if at_the_end:
                    one.let_go()
                one.drop()

    def _see_off(self) -> None:
        """Remove the files whose keys were destroyed."""
        with told():
            leaving = [name for (name,) in self._connection.execute(_LEAVING.format("main"))]
        if leaving:
            self.files.remove(name.hex() for name in leaving)
            with told():
                self._connection.executemany(
                    "DELETE FROM leaving WHERE name = ?", [(name,) for name in leaving]
                )

    def tidy(self) -> None:
        """Finish what somebody who was interrupted left behind, where that can be done now."""
        with self._lock, contextlib.suppress(OSError, DripstoneError):
            self._see_off()
            if self.files.left_behind():
                with told():
                    self._connection.execute("BEGIN IMMEDIATE")
                try:
                    self.files.tidy(named(self._connection))
                finally:
                    roll_back(self._connection)

    def unsound(self) -> Iterator[str]:
        """Give the places of files that are gone from a box, and of files that nothing names.

        What can be opened is missed when it is read. Files that nothing names came from elsewhere,
        or the database is an older one than they are.
        """
        here = self.files.names()
        with self._lock, told():
            shut = [name.hex() for (name,) in self._connection.execute(_SHUT.format("main"))]
            known = named(self._connection) if here else set()
        yield from (f"file {name[:8]}" for name in shut if self.files.find(name) is None)
        # One may have been erased between the two looks.
        strange = (name for name in sorted(here - known) if self.files.find(name) is not None)
        yield from (f"file {name[:8]}" for name in strange)


def beside(connection: Any) -> Files:  # noqa: ANN401
    """Give the folder of large originals that belongs to an open database."""
    with told():
        rows = connection.execute("PRAGMA database_list").fetchall()
    main = next(file for _, name, file in rows if name == "main")
    return Files(Path(main).parent / FOLDER)


def named(connection: Any, schema: str = "main") -> set[str]:  # noqa: ANN401
    """Give the names of all files that rows and boxes name, and of those that are leaving."""
    with told():
        do = connection.execute
        names = {name_of(key) for (key,) in do(_KEYS.format(schema))}
        rest = [do(way.format(schema)).fetchall() for way in (_SHUT, _LEAVING)]
    return names | {name.hex() for rows in rest for (name,) in rows}


def put(
    connection: Any,  # noqa: ANN401
    folder: Files,
    originals: Iterable[tuple[str, Given]],
    after: int,
    laid: list[LaidFile],
) -> None:
    """Write originals behind a position; the files of large ones are added to ``laid``."""

    def rows() -> Iterator[tuple[str, int, bytes, int | None, str | None]]:
        for report, given in originals:
            small, large = _sorted_out(folder, given)
            if large is not None:
                laid.append(large)
                yield report, 0, b"", large.size, large.key
            yield from ((report, n, part, None, None) for n, part in enumerate(small))

    connection.executemany(_PUT, ((after + n, *row) for n, row in enumerate(rows(), start=1)))


def _sorted_out(folder: Files, given: Given) -> tuple[list[bytes], LaidFile | None]:
    """Give the parts of a small original, or a large one laid in a file."""
    if isinstance(given, LaidFile):
        return [], given
    assert isinstance(given, bytes | Iterable), "it was laid in another vault"
    here, first, octets = iter(cut(given) if isinstance(given, bytes) else given), [], 0
    for part in here:
        first.append(part)
        octets += len(part)
        if octets >= files.LARGE:
            return [], folder.lay(itertools.chain(first, here))
    return first, None
