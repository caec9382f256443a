"""7z archives: from bytes to members, some of them in memory at a time.

members    bytes → Members

Needs the package py7zr. Files packed together are unpacked in runs, so that no more than
``_AT_ONCE`` octets lie in memory; nothing is written to a disk.
"""

from __future__ import annotations

import datetime as dt
import io
import lzma
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from dripstone.errors import Damaged, Protected, TooLarge
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

_AT_ONCE = LARGEST  #: octets unpacked in one run


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give each file of an archive, in its order; what is no file is told and stays inside.

    Raises:
        Damaged: it is cut off, or no archive.
        Protected: its list of names, or all that is in it, opens only with a password.
        TooLarge: it swells too much, or has more members than are looked at.
    """
    import py7zr  # noqa: PLC0415 -- an extra
    from py7zr.exceptions import ArchiveError, PasswordRequired  # noqa: PLC0415

    broken = (
        ArchiveError, lzma.LZMAError, zlib.error, struct.error, EOFError, OSError, ValueError,
        KeyError, IndexError, TypeError, AssertionError, NotImplementedError, AttributeError,
    )  # fmt: skip
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise Protected(size=len(data))
            files = [one for one in archive.files if not one.is_directory]
            _check(files, len(data))
            yield from _in_runs(archive, files)
    except PasswordRequired:
        raise Protected(size=len(data)) from None
    except broken:
        raise Damaged(size=len(data), part="archive") from None


def _check(files: Sequence[Any], size: int) -> None:
    if len(files) > MOST:
        raise TooLarge(size=size, members=len(files), limit=MOST)
    total = sum(one.uncompressed or 0 for one in files)
    if total > max(SMALL, SWELLS * size):
        raise TooLarge(size=size, unpacked=total, limit=SWELLS)


def _in_runs(archive: Any, files: Sequence[Any]) -> Iterator[Member]:  # noqa: ANN401
    room = Room()
    names = [one.filename for one in files]
    waiting: list[tuple[Any, Member]] = []
    octets = 0
    for nth, one in enumerate(files, start=1):
        told = _told(one, nth, room, twice=names.count(one.filename) > 1)
        if told.error is None:
            room.take(told.size)
            if octets and octets + told.size > _AT_ONCE:
                yield from _unpacked(archive, waiting)
                waiting, octets = [], 0
            octets += told.size
        waiting.append((one, told))
    yield from _unpacked(archive, waiting)


def _told(one: Any, nth: int, room: Room, *, twice: bool) -> Member:  # noqa: ANN401
    name = safe_name(one.filename)
    size = one.uncompressed or 0
    hidden = name is not None and is_hidden(name)
    if name is None:
        error: str | None = "UnsafeName"
    elif hidden or one.is_symlink or one.is_junction or one.is_socket:
        error = "LeftOut"
    else:  # of two with one name, nobody knows which another program would give
        error = "Damaged" if twice else room.refuses(size)
    return Member(name=name or f"member {nth}", size=size, modified=_moment(one), error=error)


def _unpacked(archive: Any, run: Sequence[tuple[Any, Member]]) -> Iterator[Member]:  # noqa: ANN401
    """Unpack a run of members in one go, and give them in their order."""
    import py7zr.io  # noqa: PLC0415

    wanted = [one.filename for one, told in run if told.error is None]
    factory = py7zr.io.BytesIOFactory(_AT_ONCE + 1)
    if wanted:
        archive.reset()
        archive.extract(targets=wanted, factory=factory)
    for one, told in run:
        if told.error is not None:
            yield told
            continue
        made = factory.products.get(one.filename)
        data = b""
        if made is not None:
            made.seek(0)
            data = made.read()
        if len(data) != told.size:
            raise Damaged(part="member")
        yield Member(name=told.name, size=told.size, modified=told.modified, data=data)


def _moment(one: Any) -> str | None:  # noqa: ANN401
    """Spell the moment that the archive gives, in UTC."""
    try:
        when = one.lastwritetime.as_datetime()
        return str(when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    except (AttributeError, ValueError, OverflowError, OSError):
        return None
