"""Keeping: reports on their way into a vault, written some thousands at a time, all or none.

Kept       what may be asked of a vault while a batch is under way
Keeping    a vault with the reports that are about to be written
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

from dripstone.records import Record, Report
from dripstone.vault import Laid, Vault

R = TypeVar("R", bound=Record)

_REPORTS = 500  #: written together at first, and twice as many each time
_MOST = 4000  #: written together at most
_OCTETS = 64 * 2**20  #: held before they are written


class _Batch:
    """Reports with their bytes, and what is written with them."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.originals: dict[str, bytes | Laid] = {}
        self.octets = 0


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

    A full batch is written beside the work, which goes on meanwhile; ``flush`` waits for it, and
    until then nobody is told that anything is kept. Whatever ends the work loses at most a batch
    that is being written and what was read meanwhile, and nothing of it is half there; the same
    command brings it again.
    """

    def __init__(self, vault: Vault, *, by: str) -> None:
        """Begin with nothing held back."""
        self._vault = vault
        self._by = by
        self._held = _Batch()
        self._going = _Batch()  #: being written
        self._full = _REPORTS
        self._absent: set[str] = set()  #: looked for and not here, until ``holds`` has told so
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeping")
        self._written: Future[None] | None = None

    def keep(self, report: Report, data: bytes | Laid, *more: Record) -> None:
        """Take a new report with its bytes, and what is to be written with it."""
        self._absent.discard(report.id)
        self._held.records[report.id] = report
        self._held.originals[report.id] = data
        self._held.octets += report.size
        self.add(*more)
        if len(self._held.originals) >= self._full or self._held.octets >= _OCTETS:
            self._begin()

    def add(self, *records: Record) -> None:
        """Take what is to be written with the reports."""
        self._held.records |= {one.id: one for one in records}

    def _begin(self) -> None:
        """Begin to write what is held, once what was held before is written."""
        self._wait()
        self._going, self._held = self._held, _Batch()
        self._full = min(2 * self._full, _MOST)
        self._written = self._writer.submit(self._write, self._going)

    def _wait(self) -> None:
        if self._written is not None:
            self._written.result()
        self._written, self._going = None, _Batch()

    def _write(self, batch: _Batch) -> None:
        """Write a batch: one entry of the journal seals it."""
        if batch.records:
            self._vault.commit(
                *batch.records.values(),
                did="keep" if batch.originals else "custody",
                by=self._by,
                originals=batch.originals,
                notes={"reports": str(len(batch.originals))},
            )

    def flush(self) -> None:
        """Write all that is held.

        Raises:
            NoSigner, Busy, NoRoom: as the vault does; nothing of the batch is kept then.
        """
        self._wait()
        batch, self._held = self._held, _Batch()
        self._write(batch)

    def has_time(self) -> bool:
        """Tell whether a batch is being written, and is not so large that it alone fills memory."""
        going = self._written is not None and not self._written.done()
        return going and self._going.octets <= 2 * _OCTETS

    def get(self, identity: str) -> Record:
        """Find a record by its identity."""
        held = self._held.records.get(identity) or self._going.records.get(identity)
        return self._vault.get(identity) if held is None else held

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here, or about to be."""
        if identity in self._held.records:
            return True
        if identity in self._absent:
            self._absent.discard(identity)
            return False
        self._wait()
        return self._vault.holds(identity)

    def look_for(self, identities: Collection[str]) -> None:
        """Ask once whether any of many is here, because mostly none is; ``holds`` tells of each."""
        self._wait()
        # What is held is not in the vault yet, and will be by the time that it is asked for.
        absent = set(identities) - self._held.records.keys()
        self._absent = set() if self._vault.places(identities) else absent

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind."""
        self.flush()
        return self._vault.all(kind)

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came."""
        for batch in (self._held, self._going):
            if report in batch.originals:
                data = batch.originals[report]
                if isinstance(data, bytes):
                    return data
                self.flush()
        return self._vault.original(report)

    def parts(self, report: str) -> Iterator[bytes]:
        """Give a report's bytes in parts."""
        self.flush()
        return self._vault.original_parts(report)
