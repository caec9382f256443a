"""TAR archives and single packed files: from bytes to members, unpacked once, as a stream.

members    bytes → Members    .tar, .tar.gz, .tar.xz, .tar.bz2; a packed file alone is one member
"""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, Self

from dripstone.errors import Damaged, TooLarge
from dripstone.read.formats.inside import (
    LARGEST,
    MOST,
    SMALL,
    SWELLS,
    Member,
    Room,
    is_hidden,
    safe_name,
)

_BROKEN = (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError)
_HEAD = 512  #: octets of a member's header
_AT_ONCE = 2**20  #: octets
_ENDINGS = (".gz", ".xz", ".bz2")


def members(data: bytes, name: str) -> Iterator[Member]:
    """Give each file of an archive, in its order; what is no file is told and stays inside.

    Raises:
        Damaged: it is cut off, or no archive; what came before was given.
        TooLarge: it swells too much, or has more members than are looked at.
    """
    packed = _Bounded(_unpacking(data), limit=max(SMALL, SWELLS * len(data)))
    try:
        head = packed.read(_HEAD)
        if head[257:262] == b"ustar":
            yield from _archive(_Again(head, packed))
            while packed.read(_AT_ONCE):  # to the end: the sum over all of it stands there
                continue
        else:
            yield _alone(head, packed, name)
    except _BROKEN:
        raise Damaged(size=len(data), part="archive") from None


def _unpacking(data: bytes) -> IO[bytes]:
    file = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    if data.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMAFile(file)
    return bz2.BZ2File(file) if data.startswith(b"BZh") else file


class _Head(tarfile.TarInfo):
    """A member's header; only the mark of the end is an end, and a broken header is none."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """Read the next header.

        Raises:
            ReadError: it is broken, cut off, or nothing comes where the end should.
        """
        try:
            return super().fromtarfile(archive)
        except tarfile.HeaderError as trouble:
            if type(trouble).__name__ == "EOFHeaderError":
                raise
            raise tarfile.ReadError(str(trouble)) from None


class _Bounded:
    """A stream that ends with an error once more came out than may."""

    def __init__(self, stream: IO[bytes], *, limit: int) -> None:
        self.stream = stream
        self.limit = limit
        self.came = 0

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.came += len(data)
        if self.came > self.limit:
            raise TooLarge(size=self.came, limit=self.limit)
        return data


class _Again:
    """A stream whose beginning was looked at."""

    def __init__(self, head: bytes, rest: _Bounded) -> None:
        self.head = head
        self.rest = rest

    def read(self, size: int) -> bytes:
        first, self.head = self.head[:size], self.head[size:]
        return first + self.rest.read(size - len(first)) if len(first) < size else first


def _alone(head: bytes, packed: _Bounded, name: str) -> Member:
    data = head + packed.read(LARGEST + 1)
    told = next((name[: -len(e)] for e in _ENDINGS if name.lower().endswith(e)), name)
    told = safe_name(told.rpartition("/")[2]) or "member 1"
    if len(data) > LARGEST:
        return Member(name=told, size=len(data), error="TooLargeToKeep")
    return Member(name=told, size=len(data), data=data)


def _archive(stream: _Again) -> Iterator[Member]:
    room = Room()
    with tarfile.open(fileobj=stream, mode="r|", errorlevel=2, tarinfo=_Head) as archive:  # type: ignore[call-overload]
        nth = 0
        for one in archive:
            if one.isdir():
                continue
            nth += 1
            if nth > MOST:
                raise TooLarge(members=nth, limit=MOST)
            if one.size > stream.rest.limit:  # it would be looked for as long as it says it is
                yield Member(
                    name=safe_name(one.name) or f"member {nth}", size=one.size, error="Damaged"
                )
                raise Damaged(part="member", members=nth)
            yield _member(archive, one, nth, room)
            archive.members = []  # else it remembers all that went by


def _member(archive: tarfile.TarFile, one: tarfile.TarInfo, nth: int, room: Room) -> Member:
    name = safe_name(one.name)
    told = name or f"member {nth}"
    error = None
    if name is None:
        error = "UnsafeName"
    elif not one.isreg() or one.sparse is not None or is_hidden(name):
        error = "LeftOut"
    error = error or room.refuses(one.size)
    if error is not None:
        return Member(name=told, size=one.size, error=error)
    file = archive.extractfile(one)
    data = file.read(one.size) if file is not None else b""
    if len(data) != one.size:
        raise Damaged(part="member")
    room.take(len(data))
    return Member(name=told, size=len(data), modified=_moment(one), data=data)


def _moment(one: tarfile.TarInfo) -> str | None:
    try:
        return dt.datetime.fromtimestamp(int(one.mtime), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None
