"""Capture: the only read of the outside.

    gather    paths → Found    files, and folders with all that is in them, each asked for its bytes

What cannot or should not be read is found all the same, and says why when it is asked: nothing is
passed over in silence. Links are followed where a person named them, and inside a folder to files
of that folder; never out of it. Pipes and devices are never opened.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from dripstone.errors import (
    DripstoneError,
    LeftOut,
    NoSuchPath,
    NotAFile,
    NotReadable,
    TooLargeToKeep,
)
from dripstone.records import Origin

LARGEST = 2**30  #: octets kept as one report

_KINDS = (
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


class Found:
    """Something that stands at a path that was given, or in a folder there."""

    def __init__(
        self, origin: Origin, path: Path, nth: int, trouble: DripstoneError | None = None
    ) -> None:
        self.origin = origin
        self.trouble = trouble  #: why it will not be read, where that is known already
        self._path = path
        self._nth = nth  #: which of the paths given, from 1

    def __repr__(self) -> str:
        """Say the kind only: names of files are names of people too often."""
        return f"<Found {self.origin.kind}>"

    def read(self) -> bytes:
        """Give the bytes as they are now.

        Raises:
            NoSuchPath: nothing stands there, or no longer.
            NotAFile: a pipe, a device or a socket stands there.
            NotReadable: the system does not let us, or the disk fails.
            LeftOut: it is hidden, or a link that is not followed.
            TooLargeToKeep: more than ``LARGEST``.
        """
        if self.trouble is not None:
            raise self.trouble
        try:
            return _bytes(self._path)
        except OSError as trouble:
            raise _told(trouble, self._nth) from None


def gather(paths: Iterable[Path]) -> Iterator[Found]:
    """Find the files at these paths, and all files in the folders, in the order of their names."""
    for nth, path in enumerate(paths, start=1):
        origin = Origin(kind="file", name=_spelled(path.name or str(path)))
        try:
            whole = path.resolve(strict=True)
            found = whole.stat()
        except (OSError, RuntimeError) as trouble:  # a loop of links is the one or the other
            yield Found(origin, path, nth, _told(trouble, nth))
            continue
        if stat.S_ISDIR(found.st_mode):
            yield from _Folder(whole, nth).files()
        else:
            yield _found(whole, found, Origin(kind="file", name=origin.name), nth)


class _Folder:
    """A folder that was given, and the names by which its files are known."""

    def __init__(self, root: Path, nth: int) -> None:
        self.root = root
        self.nth = nth

    def files(self) -> Iterator[Found]:
        """Walk the folder without recursion, each folder's entries sorted by name."""
        waiting = [self.root]
        while waiting:
            here = waiting.pop()
            if here.is_dir() and not here.is_symlink():
                try:
                    inside = sorted(here.iterdir(), key=lambda path: path.name, reverse=True)
                except OSError as trouble:
                    yield self._left(here, _told(trouble, self.nth))
                    continue
                shown = [path for path in inside if not _is_hidden(path)]
                yield from (
                    self._left(path, LeftOut(reason="hidden"))
                    for path in reversed(inside)
                    if _is_hidden(path)
                )
                waiting += shown
            else:
                yield self._file(here)

    def _file(self, path: Path) -> Found:
        try:
            whole = path.resolve(strict=True)
            found = whole.stat()
        except (OSError, RuntimeError) as trouble:
            return self._left(path, _told(trouble, self.nth))
        if not whole.is_relative_to(self.root):
            return self._left(path, LeftOut(reason="a link out of the folder"))
        if stat.S_ISDIR(found.st_mode):
            return self._left(path, LeftOut(reason="a link back into the folder"))
        return _found(whole, found, self._origin(path), self.nth)

    def _origin(self, path: Path) -> Origin:
        name = Path(self.root.name, path.relative_to(self.root))
        return Origin(kind="folder", name=_spelled(name.as_posix()))

    def _left(self, path: Path, trouble: DripstoneError) -> Found:
        return Found(self._origin(path), path, self.nth, trouble)


def _found(path: Path, found: os.stat_result, origin: Origin, nth: int) -> Found:
    kind = next((name for told, name in _KINDS if told(found.st_mode)), None)
    if kind is not None:
        return Found(origin, path, nth, NotAFile(kind=kind, nth=nth))
    if found.st_size > LARGEST:
        return Found(origin, path, nth, TooLargeToKeep(size=found.st_size, limit=LARGEST))
    modified = dt.datetime.fromtimestamp(found.st_mtime, dt.UTC)
    whole = Origin(
        kind=origin.kind,
        name=origin.name,
        modified=modified.isoformat(timespec="seconds").replace("+00:00", "Z"),
        place=_place(path),
    )
    return Found(whole, path, nth)


def _bytes(path: Path) -> bytes:
    """Read a file that may have become something else since it was found."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    # A pipe that nobody writes to would hold us for ever, and a link may lead anywhere by now.
    flags |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        now = os.fstat(file.fileno())
        if not stat.S_ISREG(now.st_mode):
            raise NotAFile(kind="pipe or device")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLargeToKeep(size=now.st_size, limit=LARGEST)
    return data


def _told(trouble: OSError | RuntimeError, nth: int) -> DripstoneError:
    number = trouble.errno if isinstance(trouble, OSError) else errno.ELOOP
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return NoSuchPath(nth=nth)
    if number == errno.ELOOP:
        return LeftOut(reason="a link that leads round in a circle", nth=nth)
    return NotReadable(number=number, nth=nth)


def _is_hidden(path: Path) -> bool:
    if path.name.startswith("."):
        return True
    try:
        attributes = getattr(path.lstat(), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2))


def _spelled(name: str) -> str:
    """Spell a file's name so that it can be stored: what is no UTF-8 becomes U+FFFD."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _place(path: Path) -> str:
    """Tell the same file again without keeping the names of our folders."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()
