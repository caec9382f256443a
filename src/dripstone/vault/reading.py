"""Reading: stored bytes become records and originals again, or the reader is told.

read_back        identity, stored bytes → record
whole_original   vault, report → bytes that match the report's hash
"""

from __future__ import annotations

import hashlib
import re

import msgspec

from dripstone.errors import AlteredOriginal, AlteredRecord, NoSuchRecord
from dripstone.records import Record, Report, from_bytes, short
from dripstone.vault import Vault


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
        NoSuchRecord: nothing, or something other than a report, has this identity.
        AlteredOriginal: the bytes do not match the report's hash.
    """
    record = vault.get(report)
    if not isinstance(record, Report):
        raise not_here("report", report)
    data = b"".join(vault.original_parts(report))
    if len(data) != record.size or hashlib.sha256(data).hexdigest() != record.sha256:
        raise AlteredOriginal(report=short(report), why="changed" if data else "lost")
    return data


def not_here(kind: str, identity: str) -> NoSuchRecord:
    """Say that nothing has this identity. What is no identity may be a name, and is not said."""
    looks_like_one = re.fullmatch(r"[a-z]{2,8}_[a-z0-9]{1,26}", identity)
    return NoSuchRecord(kind=kind, id=short(identity) if looks_like_one else "(not an identity)")
