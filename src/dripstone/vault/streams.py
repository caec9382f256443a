"""Streams: parts of any length → an age file for one key, and back, with a part in memory.

Padded     parts → what is encrypted: all of them, hashed on the way, and then zeros
padded     length → the length that is written, which many others share
encrypt    Padded, file, recipient → None
pulled     age file, key → parts

Source: age, https://age-encryption.org/v1; Padmé, Nikitin et al., Reducing Metadata Leakage from
Encrypted Files and Communication with PURBs, PoPETs 2019, section 4.
"""

from __future__ import annotations

import contextlib
import hashlib
import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from typing import BinaryIO

import pyrage

from dripstone.errors import AlteredOriginal
from dripstone.vault.plan import PART

_ZEROS = bytes(PART)
_WAITING = 2  #: parts that are decrypted ahead of whoever reads


def padded(size: int) -> int:
    """Give the length that a file of some length is written with: at most an eighth more."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    kept = exponent.bit_length()
    mask = (1 << max(exponent - kept, 0)) - 1
    return (size + mask) & ~mask


class Padded:
    """What is read from parts: all of them, hashed on the way, and then zeros."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = iter(parts)
        self._part, self._at = b"", 0
        self._hashed = hashlib.sha256()
        self.size = 0
        self._zeros: int | None = None  #: still to come; None before the last part
        self.trouble: BaseException | None = None

    def sha256(self) -> str:
        """Give the hash of what was read so far, without the zeros."""
        return self._hashed.hexdigest()

    def read(self, most: int) -> bytes:
        """Give up to so many octets, and none at the end."""
        some = self._part[self._at : self._at + most]
        if not some:
            try:
                self._part, self._at = self._next(), 0
            except BaseException as trouble:
                self.trouble = trouble  # what encrypts would tell it as an error of its own
                raise
            some = self._part[:most]
        self._at += len(some)
        return some

    def _next(self) -> bytes:
        for part in self._parts:
            if part:
                self._hashed.update(part)
                self.size += len(part)
                return part
        if self._zeros is None:
            self._zeros = padded(self.size) - self.size
        some = _ZEROS[: self._zeros]
        self._zeros -= len(some)
        return some


class _Down:
    """A file that keeps what went wrong with it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.trouble: BaseException | None = None

    def write(self, some: bytes) -> int:
        left = memoryview(some)
        try:
            while left:
                left = left[self._file.write(left) :]
        except BaseException as trouble:
            self.trouble = trouble
            raise
        return len(some)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""


def encrypt(source: Padded, file: BinaryIO, recipient: object) -> None:
    """Write an age file; what goes wrong with its parts or on the disk comes out as it was."""
    down = _Down(file)
    try:
        pyrage.encrypt_io(source, down, [recipient])
    except (pyrage.EncryptError, OSError):
        for trouble in (source.trouble, down.trouble):
            if trouble is not None:
                raise trouble from None
        raise


def pulled(file: BinaryIO, key: str) -> Generator[bytes]:
    """Give what is in an age file while a thread decrypts it; the thread ends with the reading."""
    ahead = _Ahead()

    def work() -> None:
        try:
            pyrage.decrypt_io(file, ahead, [pyrage.x25519.Identity.from_str(key)])
            ahead.end(None)
        except (pyrage.DecryptError, pyrage.IdentityError, OSError):
            ahead.end(AlteredOriginal(why="changed"))
        except BaseException as trouble:  # noqa: BLE001 - told to whoever reads
            ahead.end(trouble)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield from ahead.parts()
    finally:
        ahead.leave()
        thread.join()


class _Ahead:
    """What was decrypted and nobody took yet, in parts of 1 MiB."""

    def __init__(self) -> None:
        self._queue: queue.Queue[bytes | BaseException | None] = queue.Queue(_WAITING)
        self._gathered = bytearray()
        self._left = False

    def write(self, some: bytes) -> int:
        self._gathered += some
        if len(self._gathered) >= PART:
            self._give(bytes(self._gathered[:PART]))
            del self._gathered[:PART]
        return len(some)

    def flush(self) -> None:
        """Do nothing: parts are given whole."""

    def end(self, trouble: BaseException | None) -> None:
        with contextlib.suppress(BrokenPipeError):
            if trouble is None and self._gathered:
                self._give(bytes(self._gathered))
            self._give(trouble)

    def _give(self, one: bytes | BaseException | None) -> None:
        if self._left:
            raise BrokenPipeError
        self._queue.put(one)

    def parts(self) -> Iterator[bytes]:
        while (one := self._queue.get()) is not None:
            if isinstance(one, BaseException):
                raise one
            yield one

    def leave(self) -> None:
        """Take nothing more: whoever waits to give goes on, and then ends."""
        self._left = True
        with contextlib.suppress(queue.Empty):
            while True:
                self._queue.get_nowait()
