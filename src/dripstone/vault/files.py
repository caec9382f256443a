"""Files: large originals, each in an age file of its own in a folder beside the database.

    Files       the folder: lays, names, reads and removes
    LaidFile    an original that lies on the disk already, encrypted, and that no row names yet
    settle      folder → its names are on the disk

Each file has a key of its own, an age identity, which lies in the database alone. The file's name
is derived from that key, so it tells nothing, and a file in the place of another does not open.

A file is written as ``NAME.new`` and is on the disk before the commit that names it; then it is
renamed. Whoever lays it holds a lock on it, so that a file that somebody still writes is told from
one that was left behind.

Source: HKDF, RFC 5869.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyrage

from dripstone.errors import AlteredOriginal, NoRoom
from dripstone.vault.plan import PART
from dripstone.vault.slots import sub_key
from dripstone.vault.streams import Padded, encrypt, pulled

if sys.platform != "win32":
    import fcntl

FOLDER = "originals"
LARGE = 8 << 20  #: octets from which an original has a file of its own
_DONE, _NEW = ".age", ".new"
_OURS = re.compile(r"[0-9a-f]{64}\.(?:age|new)")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def settle(folder: Path) -> None:
    """Bring a folder's names down to the disk, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def name_of(key: str) -> str:
    """Name the file that a key opens: 64 hexadecimal digits that tell nothing without the key."""
    return sub_key(key.encode("ascii", "replace"), "file").hex()


class LaidFile:
    """An original that lies on the disk already, encrypted, and that no row names yet."""

    def __init__(self, path: Path, file: BinaryIO, key: str, size: int, sha256: str) -> None:
        """Take over a file that is written and locked."""
        self.key = key  #: an age identity
        self.size = size
        self.sha256 = sha256
        self._path = path
        self._file = file

    def __repr__(self) -> str:
        """Say the length alone."""
        return f"<LaidFile {self.size}>"

    def keep(self) -> None:
        """Give the file its lasting name: a row names it now."""
        self._file.close()
        # Whoever opened the vault in between may have done it already.
        with contextlib.suppress(FileNotFoundError):
            self._path.replace(self._path.with_suffix(_DONE))

    def let_go(self) -> None:
        """Leave the file to whoever opens the vault next: they see whether a row names it."""
        self._file.close()

    def drop(self) -> None:
        """Remove the file, unless it was kept or let go."""
        if not self._file.closed:
            self._file.close()
            self._path.unlink(missing_ok=True)


class Files:
    """The folder of large originals beside a database; it is made when the first one comes."""

    def __init__(self, place: Path) -> None:
        """Look at nothing yet."""
        self.place = place

    def lay(self, parts: Iterable[bytes]) -> LaidFile:
        """Write an original, encrypted and padded, down to the disk; memory holds one part.

        Raises:
            NoRoom: the disk is full; nothing of it is left there.
        """
        own = pyrage.x25519.Identity.generate()
        key, source = str(own), Padded(parts)
        path, file = self._write(name_of(key), lambda file: encrypt(source, file, own.to_public()))
        return LaidFile(path, file, key, source.size, source.sha256())

    def _write(self, name: str, write: Callable[[BinaryIO], None]) -> tuple[Path, BinaryIO]:
        """Write a new file down to the disk, whole or not at all, and hold it as ours."""
        path = self.place / (name + _NEW)
        with _room():
            if not self.place.is_dir():
                self.place.mkdir(mode=0o700, exist_ok=True)
                settle(self.place.parent)
            file = _locked(path)
            try:
                write(file)
                os.fsync(file.fileno())
                settle(self.place)
            except BaseException:
                file.close()
                path.unlink(missing_ok=True)
                raise
        return path, file

    def read(self, key: str, size: int) -> Iterator[bytes]:
        """Give what a key's file holds, in parts of up to 1 MiB; nothing where there is no file.

        Raises:
            AlteredOriginal: the file is not as it was written.
        """
        path = self.find(name_of(key))
        if path is None:
            return
        left = size
        with _opened(path) as file, contextlib.closing(pulled(file, key)) as parts:
            for part in parts:
                if left > 0:
                    yield part[:left]
                left -= len(part)

    def find(self, name: str) -> Path | None:
        """Give the path of a file, whether or not it has its lasting name yet."""
        for ending in (_DONE, _NEW, _DONE):  # it may get it between two looks
            path = self.place / (name + ending)
            if path.is_file():
                return path
        return None

    def names(self) -> set[str]:
        """Give the names of the files that were kept here."""
        return {path.stem for path in self._all() if path.suffix == _DONE}

    def left_behind(self) -> list[Path]:
        """Give the files without a lasting name that nobody writes any more."""
        return [path for path in self._all() if path.suffix == _NEW and _is_left(path)]

    def tidy(self, named: Collection[str]) -> None:
        """Give files that rows name their lasting names, and remove what else was left behind."""
        for path in self.left_behind():
            with contextlib.suppress(FileNotFoundError, PermissionError):
                if path.stem in named:
                    path.replace(path.with_suffix(_DONE))
                else:
                    path.unlink()

    def remove(self, names: Iterable[str]) -> None:
        """Remove files whose keys are gone."""
        removed = False
        for name in names:
            for ending in (_NEW, _DONE):
                path = self.place / (name + ending)
                removed |= path.is_file()
                path.unlink(missing_ok=True)
        if removed:
            settle(self.place)

    def copy(self, name: str, there: Files) -> LaidFile | None:
        """Copy a file as it is into another folder, down to the disk; None where it is gone.

        Raises:
            NoRoom: the disk is full; nothing of it is left there.
        """
        path = self.find(name)
        if path is None:
            return None
        with path.open("rb") as source:
            made = there._write(name, lambda file: shutil.copyfileobj(source, file, PART))
        return LaidFile(*made, key="", size=0, sha256="")

    def clear(self) -> None:
        """Remove our files, and the folder if nothing else is in it."""
        for path in self._all():
            path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.place.rmdir()

    def _all(self) -> list[Path]:
        try:
            return [path for path in self.place.iterdir() if _OURS.fullmatch(path.name)]
        except FileNotFoundError:
            return []


def _locked(path: Path) -> BinaryIO:
    """Make a new file that nobody else can read, and hold it as ours while we write it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # not every file system has locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return open(descriptor, "wb", buffering=0)  # noqa: PTH123 - a descriptor, kept open


def _is_left(path: Path) -> bool:
    """Tell whether nobody writes a file any more. Where that cannot be told, somebody does."""
    if sys.platform == "win32":
        return True  # a file that is open there can be neither renamed nor removed
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _room() -> Iterator[None]:
    """Tell a full disk as the rest of the vault does."""
    try:
        yield
    except OSError as trouble:
        if trouble.errno in _FULL:
            raise NoRoom(of="disk", code=trouble.errno or 0) from None
        raise


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError:
        raise AlteredOriginal(why="unreadable") from None
