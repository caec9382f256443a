"""Plan: what one commit writes, decided the same way for every vault.

plan     records, originals → Plan    only what is new, every original proved
entry    Plan → Entry                 sealed, signed, with the time and a fresh nonce
dropped  a block → at its end, what was laid for it and not kept is gone
parts    bytes → parts of 1 MiB
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from dripstone.errors import AlteredOriginal, NoSigner, WrongState
from dripstone.journal import ADD_SIGNER, FOUND, Head, introduction, seal
from dripstone.records import (
    Decision,
    Entry,
    Record,
    Report,
    Sealed,
    Signer,
    Suggestion,
    Value,
    canonical,
    short,
    with_nonce,
)
from dripstone.vault import Laid
from dripstone.vault.reading import not_here

PART = 1 << 20  #: octets of an original in one row


class Written(Value, frozen=True, kw_only=True):
    """A record in the spelling that is stored and sealed."""

    id: str
    kind: str
    body: bytes
    about: tuple[str, ...] = ()  #: findings and matches that it speaks of

    def sealed(self) -> Sealed:
        """Give the record as the journal sees it."""
        return Sealed(id=self.id, digest=hashlib.sha256(self.body).hexdigest())


class Plan(Value, frozen=True, kw_only=True):
    """What a commit writes: new records in order, and new originals by report."""

    records: tuple[Written, ...]
    originals: tuple[tuple[str, bytes | Laid], ...]


def plan(
    records: Iterable[Record],
    originals: Mapping[str, bytes | Laid] | None,
    holds: Callable[[str], bool],
) -> Plan:
    """Leave out what is here already, and prove that each new report comes with its bytes.

    Raises:
        AlteredOriginal: a new report's bytes are missing or are not those that its hash is of.
        NoSuchRecord: there are bytes for a report that is neither here nor among the records.
    """
    given = originals or {}
    new: dict[str, Record] = {}
    for record in records:
        if record.id not in new and not holds(record.id):
            new[record.id] = record
    for report in given:
        if report not in new and not holds(report):
            raise not_here("report", report)
    reports = (record for record in new.values() if isinstance(record, Report))
    return Plan(
        records=tuple(written(record) for record in new.values()),
        originals=tuple((report.id, _proved(report, given.get(report.id))) for report in reports),
    )


@contextlib.contextmanager
def dropped(originals: Mapping[str, bytes | Laid] | None) -> Iterator[None]:
    """Drop at the end what was laid and not kept."""
    try:
        yield
    finally:
        for data in (originals or {}).values():
            if not isinstance(data, bytes):
                data.drop()


def written(record: Record) -> Written:
    """Spell a record as it is stored, with a fresh nonce."""
    body = with_nonce(canonical(record), os.urandom(16).hex())
    return Written(id=record.id, kind=kind_of(type(record)), body=body, about=about_of(record))


def as_written(identity: str, body: bytes) -> Written:
    """Take a record as another copy of the vault stored it."""
    return Written(id=identity, kind="", body=body)


def about_of(record: Record) -> tuple[str, ...]:
    """Name the finding or match that a record suggests or decides on, and what it makes of it."""
    match record:
        case Suggestion(of=of):
            return (of.id,)
        case Decision(on=on, corrected=corrected):
            return (on,) if corrected is None else (on, corrected.id)
    return ()


def kind_of(kind: type[Record]) -> str:
    """Give the word that a kind of record is stored under."""
    return str(kind.__struct_config__.tag)


def _proved(report: Report, data: bytes | Laid | None) -> bytes | Laid:
    if data is None:
        raise AlteredOriginal(report=short(report.id), why="missing")
    if not isinstance(data, bytes):  # it was hashed while it was laid
        size, hashed = data.size, data.sha256
    else:
        size, hashed = len(data), hashlib.sha256(data).hexdigest()
    if size != report.size or hashed != report.sha256:
        raise AlteredOriginal(report=short(report.id), why="changed")
    return data


def entry(
    what: Plan,
    after: Head,
    *,
    did: str,
    by: str,
    private: bytes,
    notes: Mapping[str, str] | None = None,
    signed: str = "",
) -> Entry:
    """Seal what is written, now, with a person's private key.

    ``signed`` is the signature of the entry before.

    Raises:
        WrongState: ``did`` is the journal's own word for introducing signers.
    """
    if did in {FOUND, ADD_SIGNER}:
        raise WrongState(did=did)
    sealed = tuple(record.sealed() for record in what.records)
    told = tuple((notes or {}).items())
    return _now(after, by=by, did=did, private=private, sealed=sealed, notes=told, signed=signed)


def introducing(signer: Signer, after: Head, *, by: str, private: bytes, signed: str = "") -> Entry:
    """Seal the introduction of a person by another, or of the founder by that same person.

    Raises:
        NoSigner: the name is empty.
    """
    if not signer.name.strip():
        raise NoSigner(people=0)
    did = FOUND if after.number == 0 else ADD_SIGNER
    told = introduction(signer)
    return _now(after, by=by, did=did, private=private, notes=told, signed=signed)


def _now(
    after: Head,
    *,
    by: str,
    did: str,
    private: bytes,
    sealed: tuple[Sealed, ...] = (),
    notes: tuple[tuple[str, str], ...] = (),
    signed: str = "",
) -> Entry:
    at = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    nonce = os.urandom(16).hex()
    return seal(
        after,
        at=at,
        by=by,
        did=did,
        nonce=nonce,
        private=private,
        sealed=sealed,
        notes=notes,
        signed=signed,
    )


def parts(data: bytes) -> Iterator[bytes]:
    """Cut bytes into parts of 1 MiB; an empty original is one empty part."""
    for start in range(0, max(len(data), 1), PART):
        yield data[start : start + PART]
