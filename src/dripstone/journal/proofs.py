"""Proofs: an OpenTimestamps file, from the hash of what is dated to what attests it.

    is_proof     bytes → whether they begin as such a file
    read_proof   bytes → Proof     every way in it is followed; nothing is asked of anybody

A way is a row of operations on octets (put before, put after, hash) that ends in an attestation: a
calendar's promise, or the claim that what came out is the merkle root of a block of Bitcoin.
Whether that block has such a root is for ``blocks`` to say.

Source: the detached timestamp file of OpenTimestamps, version 1.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

from dripstone.errors import NotATimestamp
from dripstone.records import Value

BEGINS = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
LARGEST = 1 << 16  #: octets of a file; those of four calendars have some 3,000
_LONGEST = 4096  #: octets that an operation may take or give
_DEEPEST = 256  #: operations one after another
_PAYLOAD = 8192  #: octets of an attestation
_ANOTHER = 0xFF  #: after what follows, there is more to be done with the same octets
_ATTESTED = 0x00
_VERSION = 1
_BITCOIN = bytes.fromhex("0588960d73d71901")
_PENDING = bytes.fromhex("83dfe30d2ef90c8e")
_CALENDAR = re.compile(rb"[A-Za-z0-9._/:-]{1,1000}")
_HIGHEST = 1 << 31  #: of a block's number
_HASHES = {0x02: ("sha1", 20), 0x03: ("ripemd160", 20), 0x08: ("sha256", 32), 0x67: ("", 32)}
_Way = tuple[bytes | None, int]  #: octets, None once nobody here can follow; operations so far


class Attested(Value, frozen=True, kw_only=True):
    """Where a way ends."""

    kind: str  #: bitcoin, promised, or other: another chain, or a hash that cannot be computed here
    digest: str = ""  #: what came out, hexadecimal; of a block, its merkle root as a header has it
    height: int = 0  #: number of the block, as the proof says
    calendar: str = ""  #: address of whoever promises


class Proof(Value, frozen=True, kw_only=True):
    """What an OpenTimestamps file says."""

    algorithm: str
    digest: str  #: of what is dated, hexadecimal
    attested: tuple[Attested, ...]


def is_proof(raw: bytes) -> bool:
    """Tell an OpenTimestamps file by how it begins."""
    return raw.startswith(BEGINS)


def read_proof(raw: bytes) -> Proof:
    """Read a detached timestamp file, and follow each of its ways.

    Raises:
        NotATimestamp: it is none, or is cut off, or goes on after its end (``shape``); it is
            larger or deeper than such files may be (``size``).
    """
    if len(raw) > LARGEST:
        raise NotATimestamp(why="size")
    try:
        return _read(_Octets(raw))
    except (IndexError, ValueError, KeyError):
        raise NotATimestamp(why="shape") from None


class _Octets:
    """The octets of a file, taken from the front."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._place = 0

    def take(self, many: int) -> bytes:
        """Give the next octets."""
        if many > len(self._raw) - self._place:
            raise ValueError
        self._place += many
        return self._raw[self._place - many : self._place]

    def one(self) -> int:
        """Give the next octet."""
        return self.take(1)[0]

    def number(self, most: int) -> int:
        """Give a number: seven bits an octet, the lowest first."""
        value, shift = 0, 0
        while True:
            octet = self.one()
            value |= (octet & 0x7F) << shift
            shift += 7
            if value > most or shift > 70:
                raise ValueError
            if not octet & 0x80:
                return value

    def words(self, most: int) -> bytes:
        """Give octets that say how many they are."""
        return self.take(self.number(most))

    def need_end(self) -> None:
        """Prove that nothing is left."""
        if self._place != len(self._raw):
            raise ValueError


def _read(octets: _Octets) -> Proof:
    if octets.take(len(BEGINS)) != BEGINS or octets.number(_VERSION) != _VERSION:
        raise ValueError
    algorithm, length = _HASHES[octets.one()]
    digest = octets.take(length)
    attested = tuple(_ends(octets, digest))
    octets.need_end()
    return Proof(algorithm=algorithm or "keccak256", digest=digest.hex(), attested=attested)


def _ends(octets: _Octets, digest: bytes) -> Iterator[Attested]:
    """Follow every way; what is waiting are the octets that more has to be done with."""
    waiting: list[_Way] = [(digest, 0)]
    while waiting:
        message, deep = waiting[-1]
        tag = octets.one()
        if tag == _ANOTHER:
            tag = octets.one()
        else:
            waiting.pop()
        if tag == _ATTESTED:
            yield _attestation(octets, message)
        else:
            if deep == _DEEPEST:
                raise NotATimestamp(why="size")
            waiting.append((_done(tag, octets, message), deep + 1))


def _done(tag: int, octets: _Octets, message: bytes | None) -> bytes | None:
    """Do one operation; what cannot be computed here comes to nothing, and the file is read on."""
    if tag in {0xF0, 0xF1}:
        added = octets.words(_LONGEST)
        if not added:
            raise ValueError
        made = None if message is None else message + added if tag == 0xF0 else added + message
    else:
        operation = _OPERATIONS[tag]
        made = None if message is None else operation(message)
    if made is not None and len(made) > _LONGEST:
        raise NotATimestamp(why="size")
    return made


def _hashed(name: str) -> Callable[[bytes], bytes | None]:
    def hashed(message: bytes) -> bytes | None:
        try:
            return hashlib.new(name, message, usedforsecurity=False).digest()
        except ValueError:
            return None  # some builds of openssl leave RIPEMD-160 out

    return hashed


_OPERATIONS: dict[int, Callable[[bytes], bytes | None]] = {
    0x02: _hashed("sha1"),
    0x03: _hashed("ripemd160"),
    0x08: _hashed("sha256"),
    0x67: lambda _: None,  # Keccak as it was before it became SHA-3
    0xF2: lambda message: message[::-1],
    0xF3: lambda message: message.hex().encode("ascii"),
}


def _attestation(octets: _Octets, message: bytes | None) -> Attested:
    kind, payload = octets.take(8), _Octets(octets.words(_PAYLOAD))
    digest = "" if message is None else message.hex()
    if kind == _PENDING:
        calendar = payload.words(1000)
        payload.need_end()
        if not _CALENDAR.fullmatch(calendar):
            raise ValueError
        return Attested(kind="promised", digest=digest, calendar=calendar.decode("ascii"))
    if kind == _BITCOIN:
        height = payload.number(_HIGHEST)
        payload.need_end()
        followed = message is not None and len(message) == 32
        return Attested(kind="bitcoin" if followed else "other", digest=digest, height=height)
    return Attested(kind="other", digest=digest)
