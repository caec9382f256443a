"""Check: whether everything is still there that the journal sealed, and nothing else.

    check    entries, records, originals → Verdict

Each entry lists the records it sealed, in the order of writing, and each report holds the hash of
its original. So the whole of a vault hangs on its last entry. Records are compared in step with
the entries: memory grows only with what is out of place. What an ``Erasure`` says is gone has to
be gone, and nothing else may be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

import msgspec

from dripstone.errors import Broken, BrokenJournal, WordsNotFound
from dripstone.journal.chain import Chain, Head, read_entry
from dripstone.records import (
    Entry,
    Erasure,
    Report,
    Signer,
    Text,
    Value,
    from_bytes,
    unchanged,
)

T = TypeVar("T")


class Kept(NamedTuple):
    """An entry as a vault keeps it, with the identities of what it sealed."""

    raw: bytes
    identities: tuple[str, ...]  #: in the order of ``sealed``; empty for what is not here


class _Due(NamedTuple):
    """A record that has to be there."""

    id: str
    digest: str
    place: tuple[int, int]  #: number of the entry, and place in it


class Trouble(Value, frozen=True, kw_only=True):
    """One thing that is not as it was sealed, by class and identity, never by its words."""

    kind: str  #: class name of the error: BrokenJournal, AlteredRecord, AlteredOriginal …
    where: str  #: identity of the record or report, "entry 12", or "entry 12, record 3"
    why: str  #: changed, lost, unsealed, moved, unreadable, erased (and still here) …


class Checked(Value, frozen=True, kw_only=True):
    """How many things were looked at."""

    entries: int = 0
    signers: int = 0
    records: int = 0
    originals: int = 0
    texts: int = 0
    erased: int = 0  #: records that went, as an entry says
    closed: int = 0  #: records that are sealed to whoever looked, and were not proved


class Verdict(Value, frozen=True, kw_only=True):
    """What was checked and everything that is not as it was sealed."""

    head: Head  #: as far as the chain could be proved
    checked: Checked
    troubles: tuple[Trouble, ...] = ()

    @property
    def sound(self) -> bool:
        """Tell whether everything is as it was sealed."""
        return not self.troubles


def check(
    entries: Iterable[Entry | Kept],
    signers: Iterable[Signer] | None,
    records: Iterable[tuple[str, bytes]],
    original: Callable[[str], Iterable[bytes]],
    originals: Iterable[str] = (),
    *,
    head: Head | None = None,
    each: bool = True,
    closed: Iterable[tuple[int, int]] = (),
) -> Verdict:
    """Compare a whole vault with its journal, and list every trouble instead of stopping.

    ``records`` are identities and stored bytes in the order of writing; ``original`` gives the
    parts of a report's original, and raises AlteredOriginal or gives nothing when there is none;
    ``originals`` names the reports that an original is kept for. ``entries``, ``signers``,
    ``head`` and ``each`` are as in ``verify``. ``closed`` are places of records that nobody can
    open with the keys at hand: they are counted and not proved.
    """
    work = _Check(original, closed)
    chain = Chain(signers, head=head, each=each)
    work.compare(work.sealed_by(chain, entries), _careful(records, work, "records"))
    for report in _careful(originals, work, "originals"):
        if report not in work.reports and "records" not in work.unreadable:
            work.note("AlteredOriginal", report, "unsealed")
    return work.verdict(chain)


class _Check:
    """A check under way: counts, troubles, and what is out of place."""

    def __init__(
        self, original: Callable[[str], Iterable[bytes]], closed: Iterable[tuple[int, int]]
    ) -> None:
        self.reports: set[str] = set()
        self._original = original
        self._troubles: list[Trouble] = []
        self._entries = self._records = self._originals = self._texts = self._erased = 0
        self._chain_holds = True
        self.gone: set[tuple[int, int]] = set()
        self._closed = set(closed)
        self._not_proved = 0
        self.unreadable: set[str] = set()

    def note(self, kind: str, where: str, why: str) -> None:
        self._troubles.append(Trouble(kind=kind, where=where, why=why))

    def sealed_by(self, chain: Chain, entries: Iterable[Entry | Kept]) -> Iterator[_Due]:
        """Give what the entries sealed, in order, proving the chain on the way."""
        for given in _careful(entries, self, "journal"):
            self._entries += 1
            entry, names = self._entry(chain, given)
            if entry is not None:
                for place, one in enumerate(entry.sealed):
                    name = names[place] if place < len(names) else ""
                    yield _Due(name or one.id, one.digest, (entry.number, place))
        if "journal" not in self.unreadable:
            self._prove(chain.end)

    def _entry(self, chain: Chain, given: Entry | Kept) -> tuple[Entry | None, tuple[str, ...]]:
        """Prove an entry; go on after the first break: what follows can only be compared."""
        if isinstance(given, Entry):
            self._prove(lambda: chain.add(given))
            return given, ()
        read = self._prove(lambda: chain.add_stored(given.raw))
        if read is None and "journal" not in self.unreadable:
            read = self._readable(given.raw)
        return read, given.identities

    def _readable(self, raw: bytes) -> Entry | None:
        try:
            return read_entry(self._entries, raw)
        except BrokenJournal:
            self.unreadable.add("journal")
            return None

    def _prove(self, step: Callable[[], T]) -> T | None:
        if not self._chain_holds:
            return None
        try:
            return step()
        except BrokenJournal as broken:
            self._chain_holds = False
            self.note("BrokenJournal", f"entry {broken.facts['entry']}", str(broken.facts["why"]))
            return None

    def compare(self, sealed: Iterator[_Due], records: Iterator[tuple[str, bytes]]) -> None:
        """Walk seals and records in step; keep the digests of those that came too early."""
        early: dict[str, tuple[int, str]] = {}
        lost: list[_Due] = []
        latest = -1
        for due in sealed:
            if due.id and due.id not in early:
                self._read_until(due.id, records, early)
            place, digest = early.pop(due.id, (-1, ""))
            if place < 0:
                lost.append(due)
                continue
            if digest != due.digest:
                self.note("AlteredRecord", due.id, "changed")
            if place < latest:
                self.note("AlteredRecord", due.id, "moved")
            latest = max(place, latest)
        self._read_until(None, records, early)
        self._account_for(lost, early)

    def _account_for(self, lost: list[_Due], early: dict[str, tuple[int, str]]) -> None:
        """Tell of what is not there though no one erased it, and of what nobody sealed.

        What could not be read to its end says nothing of what stands behind.
        """
        missing = {due.place: due.id for due in lost}
        for place in self.gone:
            if place not in missing:
                self.note("AlteredRecord", _spot(place), "erased")
        for place in self.gone & missing.keys():
            self._erased += 1
            del missing[place]
        for place in self._closed & missing.keys():
            self._not_proved += 1
            del missing[place]
        for place, identity in missing.items() if "records" not in self.unreadable else ():
            self.note("AlteredRecord", identity or _spot(place), "lost")
        for identity in early if "journal" not in self.unreadable else ():
            self.note("AlteredRecord", identity, "unsealed")

    def _read_until(
        self,
        wanted: str | None,
        records: Iterator[tuple[str, bytes]],
        early: dict[str, tuple[int, str]],
    ) -> None:
        for identity, body in records:
            place = self._records
            self._records += 1
            self._look_into(identity, body)
            if identity in early:
                self.note("AlteredRecord", identity, "twice")
                continue
            early[identity] = (place, hashlib.sha256(body).hexdigest())
            if identity == wanted:
                return

    def _look_into(self, identity: str, body: bytes) -> None:
        try:
            record = from_bytes(body)
        except (msgspec.DecodeError, UnicodeDecodeError):
            self.note("AlteredRecord", identity, "unreadable")
            return
        if record.id != identity:
            self.note("AlteredRecord", identity, "identity")
        if isinstance(record, Erasure):
            self.gone.update(record.gone)
        if isinstance(record, Text):
            self._look_into_text(record)
        if isinstance(record, Report):
            self._look_into_original(identity, record)

    def _look_into_text(self, text: Text) -> None:
        self._texts += 1
        try:
            unchanged(text)
        except WordsNotFound:
            self.note("WordsNotFound", text.id, "changed")

    def _look_into_original(self, identity: str, report: Report) -> None:
        self.reports.add(identity)
        self._originals += 1
        size, hashed = 0, hashlib.sha256()
        try:
            for part in self._original(identity):
                size += len(part)
                hashed.update(part)
        except Broken as broken:
            self.note(type(broken).__name__, identity, "unreadable")
            return
        if hashed.hexdigest() != report.sha256 or size != report.size:
            self.note("AlteredOriginal", identity, "changed" if size else "lost")

    def verdict(self, chain: Chain) -> Verdict:
        checked = Checked(
            entries=self._entries,
            signers=chain.signers,
            records=self._records,
            originals=self._originals,
            texts=self._texts,
            erased=self._erased,
            closed=self._not_proved,
        )
        return Verdict(head=chain.head, checked=checked, troubles=tuple(self._troubles))


def _spot(place: tuple[int, int]) -> str:
    return f"entry {place[0]}, record {place[1] + 1}"


def _careful(things: Iterable[T], work: _Check, where: str) -> Iterator[T]:
    """Give things until reading them fails, and say so as one more trouble."""
    try:
        yield from things
    except Broken as broken:
        work.unreadable.add(where)
        work.note(type(broken).__name__, where, "unreadable")
