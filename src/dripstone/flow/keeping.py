"""Keeping: reports on their way into a vault, written some hundreds at a time, all or none.

Kept       what may be asked of a vault while a batch is under way
Keeping    a vault with the reports that are about to be written
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from dripstone.records import Record, Report
from dripstone.vault import Vault

R = TypeVar("R", bound=Record)

_REPORTS = 500  #: written together at most
_OCTETS = 64 * 2**20  #: held before they are written


class Kept(Protocol):
    """What may be asked of a vault while a batch is under way."""

    def get(self, identity: str) -> Record:
        """Find a record by its identity."""
        ...

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here."""
        ...

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind."""
        ...

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came."""
        ...


class Keeping:
    """A vault with the reports that are about to be written to it.

    Whatever ends the work loses at most one batch, and nothing of it is half there; the same
    command brings it again.
    """

    def __init__(self, vault: Vault, *, by: str) -> None:
        """Begin with nothing held back."""
        self._vault = vault
        self._by = by
        self._records: dict[str, Record] = {}
        self._originals: dict[str, bytes] = {}
        self._octets = 0

    def keep(self, report: Report, data: bytes, *more: Record) -> None:
        """Take a new report with its bytes, and what is to be written with it."""
        self._records[report.id] = report
        self._originals[report.id] = data
        self._octets += len(data)
        self.add(*more)
        if len(self._originals) >= _REPORTS or self._octets >= _OCTETS:
            self.flush()

    def add(self, *records: Record) -> None:
        """Take what is to be written with the reports."""
        self._records |= {one.id: one for one in records}

    def flush(self) -> None:
        """Write all that is held: one entry of the journal seals it.

        Raises:
            NoSigner, Busy, NoRoom: as the vault does; nothing of the batch is kept then.
        """
        if self._records:
            self._vault.commit(
                *self._records.values(),
                did="keep" if self._originals else "custody",
                by=self._by,
                originals=self._originals,
                notes={"reports": str(len(self._originals))},
            )
        self._records, self._originals, self._octets = {}, {}, 0

    def get(self, identity: str) -> Record:
        """Find a record by its identity."""
        held = self._records.get(identity)
        return self._vault.get(identity) if held is None else held

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here, or about to be."""
        return identity in self._records or self._vault.holds(identity)

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind."""
        self.flush()
        return self._vault.all(kind)

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came."""
        held = self._originals.get(report)
        return self._vault.original(report) if held is None else held
