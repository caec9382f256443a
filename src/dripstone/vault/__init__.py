"""Vault: where it all rests. Every vault passes ``tests/vault/`` unchanged.

    memory       for notebooks, tests and reading a file without keeping it
    sqlite       one folder: an encrypted database and its key slots

A vault only grows. Records, originals and the journal entry that seals them are written together
or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

from dripstone.records import Entry, Record, Signer

R = TypeVar("R", bound=Record)


class Vault(Protocol):
    """What the rest of the house may ask of a vault."""

    def add_signer(self, name: str) -> Signer:
        """Give a person a signing key, kept in the vault, and journal it."""
        ...

    def signers(self) -> tuple[Signer, ...]:
        """Give the people who may write."""
        ...

    def commit(
        self,
        *records: Record,
        did: str,
        by: str,
        originals: Mapping[str, bytes] | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> Entry | None:
        """Write records, originals (by report identity) and one signed entry, all or nothing.

        A record whose identity is here already is passed over, and the first one stays; if that
        leaves nothing to write, nothing is written and None comes back.

        Raises:
            NoSigner: ``by`` has no signing key here.
            Busy: another process is writing and did not finish in time.
            NoRoom: the disk is full; nothing of this commit is kept.
        """
        ...

    def get(self, identity: str) -> Record:
        """Find a record by its identity.

        Raises:
            NoSuchRecord: nothing here has this identity.
        """
        ...

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here."""
        ...

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind, in the order in which they were committed."""
        ...

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came.

        Raises:
            NoSuchRecord: no original is kept under this identity.
            AlteredOriginal: the bytes do not match the report's hash.
        """
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Give the journal's entries beyond a number, in order."""
        ...

    def sealed_bytes(self) -> Iterator[tuple[str, bytes]]:
        """Give every stored record's identity and its bytes as stored, for checking."""
        ...

    def close(self) -> None:
        """Let go of the keys and the files."""
        ...
