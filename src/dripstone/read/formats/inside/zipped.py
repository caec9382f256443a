"""ZIP archives: from bytes to members.

members    bytes → Members
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from dripstone.read.formats.inside import LARGEST, Member, Room, is_hidden, safe_name
from dripstone.read.formats.zips import opened_zip

_UTF8 = 0x800  #: a flag: the name is UTF-8
_WORD = re.compile("[\u0400-\u045f]{3}")
_MIXED = re.compile("[A-Za-z][\u0400-\u045f]|[\u0400-\u045f][A-Za-z]")  #: accents, misread


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give each file of an archive, in the order of its directory.

    Raises:
        Damaged: it is cut off, or members overlap: then nothing of it is taken out.
        TooLarge: it has more members than are looked at.
    """
    archive = opened_zip(data)
    room = Room()
    # A folder with bytes in it is no folder.
    files = (o for o in archive.infolist() if o.file_size or not o.filename.endswith("/"))
    for nth, one in enumerate(files, start=1):
        yield _member(archive, one, nth, room)


def _member(archive: zipfile.ZipFile, one: zipfile.ZipInfo, nth: int, room: Room) -> Member:
    # orig_filename: zipfile cuts a name at a NUL, so that two readers see two names.
    name = safe_name(_named(one)) if one.orig_filename == one.filename else None
    told = name or f"member {nth}"
    error = _why_not(one, name, room)
    data = b""
    if error is None:
        data, error = _unpacked(archive, one)
    if error is not None:
        return Member(name=told, size=one.file_size, error=error)
    room.take(len(data))
    return Member(name=told, size=len(data), modified=_moment(one), data=data)


def _named(one: zipfile.ZipInfo) -> str:
    """Give a member's name; Russian Windows writes the alphabet of DOS, and does not say so."""
    if one.flag_bits & _UTF8:
        return one.filename
    try:
        told = one.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return one.filename
    return told if _WORD.search(told) and not _MIXED.search(told) else one.filename


def _why_not(one: zipfile.ZipInfo, name: str | None, room: Room) -> str | None:
    if name is None:
        return "UnsafeName"
    if one.flag_bits & 1:
        return "Protected"
    if is_hidden(name) or stat.S_ISLNK(one.external_attr >> 16):
        return "LeftOut"
    return room.refuses(one.file_size, one.compress_size)


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> tuple[bytes, str | None]:
    try:
        with archive.open(one) as inside:
            data = inside.read(min(one.file_size, LARGEST) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        return b"", "Damaged"
    return (data, None) if len(data) == one.file_size else (b"", "Damaged")


def _moment(one: zipfile.ZipInfo) -> str | None:
    """Spell the moment that the archive gives; it names no zone, and 1980 means none was set."""
    year, month, day, hour, minute, second = one.date_time
    if year <= 1980 or not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60):
        return None
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}"
