"""Large: a file that is read part by part, and looked into only where somebody asks.

Large     an open file → its parts from first to last; or any piece of it, like bytes
need_unchanged    proves that nobody wrote to a file while it was read
counted   parts → how many octets, and the SHA-256 of all of them
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator

from dripstone.errors import DripstoneError, StillWritten, TooLargeToKeep

PART = 1 << 20  #: octets in memory at a time


def counted(parts: Iterable[bytes]) -> tuple[int, str]:
    """Count and hash what is in parts."""
    size, hashed = 0, hashlib.sha256()
    for part in parts:
        size += len(part)
        hashed.update(part)
    return size, hashed.hexdigest()


def need_unchanged(descriptor: int, before: os.stat_result) -> None:
    """Prove that nobody wrote to a file while it was read: half of it old, half new, is no copy.

    Raises:
        StillWritten: its length or the moment of its last change is another one by now.
    """
    after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise StillWritten(size=after.st_size)


class Large:
    """An open file. What kinds are told by, it does as ``bytes`` do."""

    def __init__(
        self, descriptor: int, *, most: int, told: Callable[[OSError], DripstoneError]
    ) -> None:
        """Take over a descriptor; ``told`` says what an error of the system means."""
        self._descriptor = descriptor
        self._most = most
        self._told = told
        self._before = os.fstat(descriptor)
        self._size = self._before.st_size

    def __repr__(self) -> str:
        """Say the length alone."""
        return f"<Large {self._size}>"

    def parts(self) -> Iterator[bytes]:
        """Give everything to the end, which may lie beyond the size that was told.

        Raises:
            NotReadable: the disk fails.
            StillWritten: somebody wrote to it meanwhile.
            TooLargeToKeep: there is more than is kept as one report.
        """
        at = 0
        while part := self._piece(at, PART):
            at += len(part)
            if at > self._most:
                raise TooLargeToKeep(size=at, limit=self._most)
            yield part
        need_unchanged(self._descriptor, self._before)
        self._size = at

    def __len__(self) -> int:
        """Give the length in octets."""
        return self._size

    def __getitem__(self, piece: slice) -> bytes:
        """Give a piece."""
        begin, end, _ = piece.indices(self._size)
        return self._piece(begin, max(0, end - begin))

    def _piece(self, at: int, size: int) -> bytes:
        try:
            os.lseek(self._descriptor, at, os.SEEK_SET)
            return os.read(self._descriptor, size)
        except OSError as trouble:
            raise self._told(trouble) from None

    def startswith(self, marks: bytes | tuple[bytes, ...]) -> bool:
        """Tell whether it begins with one of these."""
        longest = max(map(len, marks if isinstance(marks, tuple) else (marks,)))
        return self[:longest].startswith(marks)

    def rfind(self, mark: bytes, begin: int) -> int:
        """Give the last place of a mark from some place on, or -1."""
        found = self[begin:].rfind(mark)
        return found if found < 0 else begin + found

    def __contains__(self, mark: bytes) -> bool:
        """Tell whether a mark is anywhere in it."""
        places = range(0, self._size, PART)
        return any(mark in self[at : at + PART + len(mark) - 1] for at in places)

    def __enter__(self) -> Large:
        """Give it, to be closed at the end of a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        os.close(self._descriptor)
