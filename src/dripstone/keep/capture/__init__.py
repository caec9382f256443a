"""Capture: the only read of the outside.

    gather    paths → Found    files, and folders with all that is in them, each asked for its bytes

What cannot or should not be read is found all the same, and says why when it is asked: nothing is
passed over in silence. Links are followed where a person named them, and inside a folder to files
of that folder; never out of it. Pipes and devices are never opened.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
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
from dripstone.keep.capture.large import Large, need_unchanged
from dripstone.records import Origin

LARGEST = 2**40  #: octets kept as one report
LARGEST_WHOLE = 2**30  #: octets that are ever read at once
LARGE = 2**23  #: octets from which a file is read part by part

_KINDS = (
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


class Found:
    """Something that stands at a path that was given, or in a folder there."""

    def __init__(
        self,
        origin: Origin,
        path: str,
        nth: int,
        trouble: DripstoneError | None = None,
        *,
        large: bool = False,
    ) -> None:
        self.origin = origin
        self.trouble = trouble  #: why it will not be read, where that is known already
        self.large = large  #: it is to be read part by part
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
            StillWritten: somebody wrote to it meanwhile.
            TooLargeToKeep: more than ``LARGEST``, or more than ``LARGEST_WHOLE`` by now.
        """
        if self.trouble is not None:
            raise self.trouble
        try:
            return _bytes(self._path)
        except OSError as trouble:
            raise _told(trouble, self._nth) from None

    def open(self) -> Large:
        """Give the file as it is now, to be read part by part and closed.

        Raises:
            NoSuchPath, NotAFile, NotReadable, LeftOut: as in ``read``.
        """
        if self.trouble is not None:
            raise self.trouble
        nth = self._nth
        try:
            return Large(_opened(self._path), most=LARGEST, told=lambda e: _told(e, nth))
        except OSError as trouble:
            raise _told(trouble, nth) from None


def gather(paths: Iterable[Path]) -> Iterator[Found]:
    """Find the files at these paths, and all files in the folders, in the order of their names."""
    for nth, path in enumerate(paths, start=1):
        origin = Origin(kind="file", name=_spelled(path.name or str(path)))
        try:
            whole = path.resolve(strict=True)
            found = whole.stat()
        except (OSError, RuntimeError) as trouble:  # a loop of links is the one or the other
            yield Found(origin, str(path), nth, _told(trouble, nth))
            continue
        if stat.S_ISDIR(found.st_mode):
            yield from _Folder(whole, nth).files()
        else:
            yield _found(str(whole), found, Origin(kind="file", name=origin.name), nth)


class _Folder:
    """A folder that was given, and the names by which its files are known."""

    def __init__(self, root: Path, nth: int) -> None:
        self.root = root
        self.nth = nth
        self._before = len(str(root).rstrip(os.sep)) + 1  #: characters before a name in it

    def files(self) -> Iterator[Found]:
        """Walk the folder without recursion, each folder's entries sorted by name."""
        waiting: list[str | os.DirEntry[str]] = [str(self.root)]
        while waiting:
            here = waiting.pop()
            if not isinstance(here, str) and not here.is_dir(follow_symlinks=False):
                yield self._linked(here.path) if here.is_symlink() else self._file(here)
                continue
            path = here if isinstance(here, str) else here.path
            try:
                with os.scandir(path) as entries:
                    inside = sorted(entries, key=lambda entry: entry.name, reverse=True)
            except OSError as trouble:
                yield self._left(path, _told(trouble, self.nth))
                continue
            hidden = {entry.name for entry in inside if _is_hidden(entry)}
            for entry in reversed(inside):
                if entry.name in hidden:
                    yield self._left(entry.path, LeftOut(reason="hidden"))
            waiting += [entry for entry in inside if entry.name not in hidden]

    def _file(self, entry: os.DirEntry[str]) -> Found:
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError as trouble:
            return self._left(entry.path, _told(trouble, self.nth))
        return _found(entry.path, found, self._origin(entry.path), self.nth)

    def _linked(self, path: str) -> Found:
        """Follow a link to a file of this folder, and no other."""
        try:
            whole = Path(path).resolve(strict=True)
            found = whole.stat()
        except (OSError, RuntimeError) as trouble:
            return self._left(path, _told(trouble, self.nth))
        if not whole.is_relative_to(self.root):
            return self._left(path, LeftOut(reason="a link out of the folder"))
        if stat.S_ISDIR(found.st_mode):
            return self._left(path, LeftOut(reason="a link back into the folder"))
        return _found(str(whole), found, self._origin(path), self.nth)

    def _origin(self, path: str) -> Origin:
        name = path[self._before :].replace(os.sep, "/")
        return Origin(kind="folder", name=_spelled(f"{self.root.name}/{name}".rstrip("/")))

    def _left(self, path: str, trouble: DripstoneError) -> Found:
        return Found(self._origin(path), path, self.nth, trouble)


def _found(path: str, found: os.stat_result, origin: Origin, nth: int) -> Found:
    if not stat.S_ISREG(found.st_mode):
        kind = next((name for told, name in _KINDS if told(found.st_mode)), "device")
        return Found(origin, path, nth, NotAFile(kind=kind, nth=nth))
    if found.st_size > LARGEST:
        return Found(origin, path, nth, TooLargeToKeep(size=found.st_size, limit=LARGEST))
    whole = Origin(
        kind=origin.kind,
        name=origin.name,
        modified=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(found.st_mtime)),
        place=_place(path),
    )
    return Found(whole, path, nth, large=found.st_size >= LARGE)


def _bytes(path: str) -> bytes:
    """Read a file whole."""
    descriptor = _opened(path)
    try:
        before = os.fstat(descriptor)
        data = _all_of(descriptor, before.st_size)
        need_unchanged(descriptor, before)
    finally:
        os.close(descriptor)
    return data


def _opened(path: str) -> int:
    """Open a file that may have become something else since it was found."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    # A pipe that nobody writes to would hold us for ever, and a link may lead anywhere by now.
    flags |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile(kind="pipe or device")
    return descriptor


def _all_of(descriptor: int, size: int) -> bytes:
    """Read to the end, which may lie beyond the size that was told: one part is no copy."""
    first = os.read(descriptor, size + 1)
    if len(first) == size:
        return first
    parts, read = [first], len(first)
    while parts[-1]:
        parts.append(os.read(descriptor, 2**24))
        read += len(parts[-1])
        if read > LARGEST_WHOLE:
            raise TooLargeToKeep(size=read, limit=LARGEST_WHOLE)
    return b"".join(parts)


def _told(trouble: OSError | RuntimeError, nth: int) -> DripstoneError:
    number = trouble.errno if isinstance(trouble, OSError) else errno.ELOOP
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return NoSuchPath(nth=nth)
    if number == errno.ELOOP:
        return LeftOut(reason="a link that leads round in a circle", nth=nth)
    return NotReadable(number=number, nth=nth)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    if os.name != "nt":  # elsewhere the name alone tells
        return False
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2))


def _spelled(name: str) -> str:
    """Spell a file's name so that it can be stored: what is no UTF-8 becomes U+FFFD."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _place(path: str) -> str:
    """Tell the same file again without keeping the names of our folders."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()
