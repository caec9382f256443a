"""Base: what every noun shares: frozen, keyword-only, quiet, and written in one way only.

canonical      record → bytes      the one spelling that is hashed, sealed and stored
with_nonce     bytes → bytes       the same with a number that nobody can guess, as it is stored
without_nonce  bytes → bytes       the spelling again
digest         record → hex        SHA-256 of that spelling
content_id     fields → identity   the same content has the same identity in every process
random_id      → identity          for what we hold about the world: lasts through merge and split
"""

from __future__ import annotations

import hashlib
import itertools
import os
import time
import uuid

import msgspec

_NONCE = b'{"_nonce":"'
_NONCED = len(_NONCE) + 32 + len('",')
_PAIRS = tuple(map("".join, itertools.product("abcdefghijklmnopqrstuvwxyz234567", repeat=2)))


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a record, without an identity of its own."""

    def __repr__(self) -> str:
        """Say the kind only: tracebacks travel, and values hold people's words."""
        return f"<{type(self).__name__}>"


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="record",
    tag=str.lower,
):
    """Something that the vault keeps and the journal seals."""

    id: str  #: prefix, underscore, 26 base32 characters

    def __repr__(self) -> str:
        """Say the kind and the first eight characters of the identity, never people or words."""
        return f"<{type(self).__name__} {short(self.id)}>"


def short(identity: str) -> str:
    """Give the prefix and the first eight characters, as errors and logs name records."""
    prefix, _, rest = identity.rpartition("_")
    return f"{prefix}_{rest[:8]}" if prefix else rest[:8]


def canonical(value: object) -> bytes:
    """Spell a record or value as UTF-8 JSON with sorted keys and no spaces."""
    return msgspec.json.encode(value, order="sorted")


def with_nonce(spelling: bytes, nonce: str) -> bytes:
    """Put 32 hexadecimal digits into a record's spelling, before its other fields.

    What was erased leaves its hash in the journal. With the nonce gone, whoever guesses every
    word of it cannot tell that they guessed right.
    """
    return _NONCE + nonce.encode("ascii") + b'",' + spelling[1:]


def without_nonce(stored: bytes) -> bytes:
    """Take the nonce out again, where there is one."""
    return b"{" + stored[_NONCED:] if stored.startswith(_NONCE) else stored


def digest(value: object) -> str:
    """Hash the canonical spelling: 64 hexadecimal digits of SHA-256."""
    return hashlib.sha256(canonical(value)).hexdigest()


def content_id(prefix: str, *fields: object) -> str:
    """Derive an identity from content alone, so that doing the same work twice doubles nothing."""
    return f"{prefix}_{_base32(hashlib.sha256(canonical(fields)).digest())}"


def random_id(prefix: str) -> str:
    """Mint a lasting identity whose order is the order of making.

    Source: UUID version 7, RFC 9562, section 5.7.
    """
    stamp = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10), "big")
    number = (stamp << 80) | (0x7 << 76) | ((noise >> 68) << 64)
    number |= (0b10 << 62) | (noise & ((1 << 62) - 1))
    return f"{prefix}_{_base32(uuid.UUID(int=number & ((1 << 128) - 1)).bytes)}"


def _base32(raw: bytes) -> str:
    """Spell the first 130 bits, two characters at a time; what is missing at the end is zero."""
    number = int.from_bytes(raw[:17].ljust(17, b"\0"), "big") >> 6
    return "".join([_PAIRS[number >> bits & 1023] for bits in range(120, -1, -10)])
