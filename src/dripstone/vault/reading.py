"""Reading: stored bytes become records and originals again, or the reader is told.

read_back        identity, stored bytes → record
whole_original   vault, report → bytes that match the report's hash
proved_parts     the same in parts, so that memory holds one
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import msgspec

from dripstone.errors import AlteredOriginal, AlteredRecord, NoSuchRecord, TooLarge
from dripstone.records import Record, Report, from_bytes, short
from dripstone.vault import Vault

LARGEST = 1 << 30  #: octets of an original that is read into memory at once


def read_back(identity: str, body: bytes) -> Record:
    """Read a record from its stored bytes.

    Raises:
        AlteredRecord: the bytes are no record, or the record of another identity.
    """
    try:
        record: Record = from_bytes(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # The parser's own message may quote what stands there.
        raise AlteredRecord(record=short(identity), why="unreadable") from None
    if record.id != identity:
        raise AlteredRecord(record=short(identity), why="identity")
    return record


def whole_original(vault: Vault, report: str) -> bytes:
    """Put a report's original together and prove it.

    Raises:
        NoSuchRecord, AlteredOriginal: as in ``proved_parts``.
        TooLarge: it has more than 1 GiB; it can be read in parts.
    """
    record = vault.get(report)
    if isinstance(record, Report) and record.size > LARGEST:
        raise TooLarge(report=short(report), media_type=record.media_type, size=record.size)
    return b"".join(proved_parts(vault, report))


def proved_parts(vault: Vault, report: str) -> Iterator[bytes]:
    """Give a report's original in parts of up to 1 MiB; whether they are true, its end tells.

    Raises:
        NoSuchRecord: nothing, or something other than a report, has this identity.
        AlteredOriginal: the bytes do not match the report's hash.
    """
    record = vault.get(report)
    if not isinstance(record, Report):
        raise not_here("report", report)
    size, hashed = 0, hashlib.sha256()
    for part in vault.original_parts(report):
        size += len(part)
        if size > record.size:
            break
        hashed.update(part)
        yield part
    if size != record.size or hashed.hexdigest() != record.sha256:
        raise AlteredOriginal(report=short(report), why="changed" if size else "lost")


def not_here(kind: str, identity: str) -> NoSuchRecord:
    """Say that nothing has this identity. What is no identity may be a name, and is not said."""
    looks_like_one = re.fullmatch(r"[a-z]{2,8}_[a-z0-9]{1,26}", identity)
    return NoSuchRecord(kind=kind, id=short(identity) if looks_like_one else "(not an identity)")
