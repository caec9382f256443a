"""Seeing: a vault as somebody up to a level may see it. What stands above is not there for them.

    View      vault, level → the same vault without what stands above
    Heights   vault → how high each report, text, finding and match stands, followed by the journal

A record stands as high as the highest of what it speaks of: a suggestion and a decision as their
finding, a finding as the report that it rests on. Records of other kinds are for the restricted
level. Handles are numbers and nothing else; they are there for everybody, so that a number means
one incident to all. Nothing is written here that the vault itself does not write.

Source: vocabulary ``levels``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from threading import RLock
from typing import Self, TypeVar

import msgspec

from dripstone.errors import NoSuchRecord
from dripstone.flow.custody import guarded
from dripstone.journal import Head, Line
from dripstone.journal.check import Kept
from dripstone.records import (
    Custody,
    Decision,
    Entry,
    Finding,
    Handle,
    Looked,
    MapChoice,
    MapSheet,
    Match,
    OwnPlace,
    Receipt,
    Record,
    Report,
    Signer,
    Suggestion,
    Text,
    Version,
    short,
)
from dripstone.vault import Laid, Moment, Vault
from dripstone.vault.search import Index

PUBLIC, TEAM, RESTRICTED, SEALED = 0, 1, 2, 3
R = TypeVar("R", bound=Record)
_AT_ONCE = 256  #: suggestions that are looked through together

_RAISES: tuple[type[Record], ...] = (Report, MapSheet, Custody, Version)
_FOLLOWED: tuple[type[Record], ...] = (*_RAISES, Text, Suggestion, Decision)


class Heights:
    """How high everything stands, kept up to date from the journal. Threads may share one."""

    def __init__(self, vault: Vault) -> None:
        """Read everything once."""
        self._vault = vault
        self._lock = RLock()
        self._reports: dict[str, Report] = {}
        self._why: dict[type[Record], list[Record]] = {Custody: [], Version: [], Decision: []}
        self._levels: dict[str, int] = {}  #: by report, as it holds now
        self._report_of: dict[str, str] = {}  #: by text
        self._own: dict[str, tuple[str, int]] = {}  #: by finding: its text and its own level
        self._pairs: dict[str, tuple[str, ...]] = {}  #: by match: a, b and the texts quoted
        self._people: set[str] = set()  #: matches of people
        self._read_to = vault.head().number
        for kind in _FOLLOWED:
            for record in vault.all(kind):
                self._take(record)
        self._settle()

    def fresh(self) -> None:
        """Take up what was written since."""
        with self._lock:
            raises = False
            for entry in self._vault.entries(after=self._read_to):
                here = (one.id for one in entry.sealed if self._vault.holds(one.id))
                for identity in here:
                    raises = self._take(self._vault.get(identity)) or raises
                self._read_to = entry.number
            if raises:
                self._settle()

    def above(self, level: int) -> frozenset[str]:
        """Give the reports that stand above a level."""
        with self._lock:
            return frozenset(i for i, height in self._levels.items() if height > level)

    def of(self, record: Record) -> int:
        """Say how high a record stands; what is not known here stands at the top."""
        if isinstance(record, Handle):
            return PUBLIC
        if isinstance(record, OwnPlace):
            return record.level
        if isinstance(record, MapChoice):
            return TEAM
        if isinstance(record, Receipt):
            return TEAM  # its lines are looked at one by one
        reports = _reports_of(record)
        if reports:
            return max(self._report(one) for one in reports)
        return self._of_said(record)

    def _of_said(self, record: Record) -> int:
        """Say how high that stands which says something of findings or pairs."""
        found = record.of if isinstance(record, Suggestion) else record
        if isinstance(found, Match):
            return self._match(found.id)
        if isinstance(found, Finding):
            return self._finding(found)
        if isinstance(record, Decision):
            made = self._finding(record.corrected) if record.corrected is not None else None
            return max(self._said_of(record.on, SEALED if made is None else made), made or 0)
        on = record.demand if isinstance(record, Looked) else getattr(record, "on", ())
        several = on if isinstance(on, tuple) else (on,)
        return max((self._said_of(one) for one in several), default=RESTRICTED)

    def report(self, identity: str) -> int:
        """Say how high a report stands now."""
        return self._report(identity)

    def _report(self, identity: str) -> int:
        return self._levels.get(identity, SEALED)

    def _text(self, identity: str) -> int:
        return self._report(self._report_of.get(identity, ""))

    def _finding(self, finding: Finding) -> int:
        return max(finding.level, *(self._text(a.text) for a in finding.anchors))

    def _said_of(self, on: str, unknown: int = SEALED) -> int:
        """Say how high that stands which something is said of."""
        if on in self._own:
            text, own = self._own[on]
            return max(own, self._text(text))
        if on in self._pairs:
            return self._match(on)
        return self._levels.get(on, unknown)

    def _match(self, identity: str) -> int:
        """Say how high a pair stands: two mentions of a person, at least as people do."""
        known = RESTRICTED if identity in self._people else PUBLIC
        a, b, *texts = self._pairs.get(identity, ("", ""))
        ends = (self._said_of(one, PUBLIC) for one in (a, b))
        return max(known, *ends, *(self._text(one) for one in texts), TEAM)

    def _take(self, record: Record) -> bool:
        """Note where a record stands; tell whether it may raise a report."""
        match record:
            case Report():
                self._reports[record.id] = record
                self._levels.setdefault(record.id, SEALED)  # until it is settled
                return True
            case Custody() | Version():
                self._why[type(record)].append(record)
                return True
            case Text():
                self._report_of[record.id] = record.report
            case Suggestion(of=Match() as match):
                self._take_match(match)
            case Suggestion(of=Finding() as finding):
                self._take_finding(finding)
            case Decision():
                if record.corrected is not None:
                    self._take_finding(record.corrected)
                if record.verb == "withdraw" and record.on in self._reports:
                    self._why[Decision].append(record)
                    return True
        return False

    def _take_finding(self, finding: Finding) -> None:
        _, before = self._own.get(finding.id, ("", PUBLIC))
        self._own[finding.id] = (finding.text, max(before, finding.level))

    def _take_match(self, match: Match) -> None:
        texts = {a.text for e in match.evidence for a in e.anchors}
        self._pairs[match.id] = (match.a, match.b, *sorted(texts))
        if match.kind == "person":
            self._people.add(match.id)

    def _settle(self) -> None:
        """Work out the level of each report from what was told and withdrawn."""
        held = guarded(
            self._reports,
            self._why[Custody],  # type: ignore[arg-type]
            self._why[Decision],  # type: ignore[arg-type]
            self._why[Version],  # type: ignore[arg-type]
        )
        self._levels = {identity: report.level for identity, report in held.items()}


def _reports_of(record: Record) -> tuple[str, ...]:
    """Name the reports that a record stands and falls with."""
    match record:
        case Report():
            return (record.id,)
        case Text(report=report) | Custody(report=report):
            return (report,)
        case Version(newer=newer, older=older):
            return (newer, older)
    return ()


class View:
    """A vault up to a level. Everything is asked of the vault itself; nothing is copied."""

    def __init__(self, vault: Vault, heights: Heights, level: int) -> None:
        """Show a vault up to ``level``; what is sealed is never shown."""
        self._vault = vault
        self._heights = heights
        self.level = min(level, RESTRICTED)

    def fresh(self) -> Self:
        """Take up what was written since."""
        self._heights.fresh()
        return self

    def hidden(self) -> frozenset[str]:
        """Give the reports that are not there for this level."""
        return self._heights.above(self.level)

    def shows(self, record: Record) -> bool:
        """Tell whether a record is there for this level."""
        return self._heights.of(record) <= self.level

    def height(self, report: str) -> int:
        """Say how high a report stands now."""
        return self._heights.report(report)

    def add_signer(self, name: str, *, by: str | None = None) -> Signer:
        """Give a person a signing key."""
        return self._vault.add_signer(name, by=by)

    def moment(self) -> Moment:
        """Give how far everything reaches now."""
        return self._vault.moment()

    def signers(self, moment: Moment | None = None) -> tuple[Signer, ...]:
        """Give the people who may write."""
        return self._vault.signers(moment)

    def commit(
        self,
        *records: Record,
        did: str,
        by: str,
        originals: Mapping[str, bytes | Laid] | None = None,
        notes: Mapping[str, str] | None = None,
        shut: Collection[str] = (),
        erase: Collection[str] = (),
    ) -> Entry | None:
        """Write as the vault does."""
        return self._vault.commit(
            *records,
            did=did,
            by=by,
            originals=originals,
            notes=notes,
            shut=shut,
            erase=erase,
        )

    def lay(self, parts: Iterable[bytes]) -> Laid:
        """Write a large original as the vault does."""
        return self._vault.lay(parts)

    def sign(self, words: bytes, *, by: str) -> str:
        """Sign as the vault does."""
        return self._vault.sign(words, by=by)

    def get(self, identity: str) -> Record:
        """Find a record by its identity."""
        record = self._vault.get(identity)
        if not self.shows(record):
            raise NoSuchRecord(kind="record", id=short(identity))
        return self._trimmed(record)

    def stored(self, identity: str) -> bytes:
        """Give a record's bytes as they are stored; of what is shown in part, none."""
        if not self._whole(identity):
            raise NoSuchRecord(kind="record", id=short(identity))
        return self._vault.stored(identity)

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here."""
        return self._vault.holds(identity) and self.shows(self._vault.get(identity))

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind."""
        return (self._trimmed(r) for r in self._vault.all(kind) if self.shows(r))

    def about(self, *identities: str) -> Iterator[Record]:
        """Give what is said about findings or matches."""
        return (r for r in self._vault.about(*identities) if self.shows(r))

    def waiting(self, order: str = "report", *, start: int = 0, limit: int) -> Iterator[Suggestion]:
        """Give suggestions of what nobody decided on, in an order."""
        return islice(self._waiting(order), start, start + limit)

    def how_many_wait(self, most: int) -> int:
        """Count what nobody decided on, and stop at ``most``."""
        return sum(1 for _ in islice(self._waiting("report"), most))

    def _waiting(self, order: str) -> Iterator[Suggestion]:
        at = 0
        while here := tuple(self._vault.waiting(order, start=at, limit=_AT_ONCE)):
            yield from (one for one in here if self.shows(one))
            at += len(here)

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came."""
        self._proved(report)
        return self._vault.original(report)

    def original_parts(self, report: str) -> Iterator[bytes]:
        """Give a report's bytes in parts."""
        return self._vault.original_parts(report) if self._there(report) else iter(())

    def originals(self, moment: Moment | None = None) -> Iterator[str]:
        """Give the identities under which originals are kept."""
        return (one for one in self._vault.originals(moment) if self._there(one))

    def entries(self, after: int = 0, moment: Moment | None = None) -> Iterator[Entry]:
        """Give the journal's entries; below the restricted level, without their notes."""
        for entry in self._vault.entries(after, moment):
            yield entry if self.level >= RESTRICTED else msgspec.structs.replace(entry, notes=())

    def journal(self, moment: Moment | None = None) -> Iterator[Kept]:
        """Give the journal as it is stored, to those who may see its notes; nothing to others."""
        return self._vault.journal(moment) if self.level >= RESTRICTED else iter(())

    def chain(self, moment: Moment | None = None) -> Iterator[bytes]:
        """Give the journal's entries as they are stored; nothing below the restricted level."""
        return self._vault.chain(moment) if self.level >= RESTRICTED else iter(())

    def places(self, identities: Collection[str]) -> tuple[tuple[int, int], ...]:
        """Say where the journal sealed records that are there."""
        return self._vault.places([one for one in identities if self.holds(one)])

    def closed(self) -> tuple[tuple[int, int], ...]:
        """Say what stays shut to whoever opened the vault."""
        return self._vault.closed()

    def lines(self) -> tuple[Line, ...]:
        """Give the lines that joined, to those who may see the whole journal."""
        return self._vault.lines() if self.level >= RESTRICTED else ()

    def head(self) -> Head:
        """Give the last entry's number and seal."""
        return self._vault.head()

    def sealed_bytes(self, moment: Moment | None = None) -> Iterator[tuple[str, bytes]]:
        """Give every stored record that is there for this level."""
        return (one for one in self._vault.sealed_bytes(moment) if self._whole(one[0]))

    def index(self) -> Index:
        """Give the index for searching, up to this level."""
        return self._vault.index().upto(self.level)

    @property
    def whole(self) -> Vault:
        """Give the vault itself, for work that shows nothing of it."""
        return self._vault

    def unsound(self) -> Iterator[str]:
        """Give the places where the storage itself is damaged."""
        return self._vault.unsound()

    def close(self) -> None:
        """Do nothing: whoever opened the vault closes it."""

    def __enter__(self) -> Self:
        """Give the view."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing."""

    def _whole(self, identity: str) -> bool:
        record = self._vault.get(identity)
        return self.shows(record) and self._trimmed(record) == record

    def _there(self, report: str) -> bool:
        return self._heights.report(report) <= self.level

    def _proved(self, report: str) -> None:
        if not self._there(report):
            raise NoSuchRecord(kind="report", id=short(report))

    def _trimmed(self, record: R) -> R:
        """Leave out the lines of a receipt that tell of reports which are not there."""
        if not isinstance(record, Receipt):
            return record
        kept = tuple(line for line in record.lines if self._tells(line.report, line.of))
        return msgspec.structs.replace(record, lines=kept)

    def _tells(self, *reports: str | None) -> bool:
        named = [one for one in reports if one is not None]
        return bool(named) and all(self._there(one) for one in named)
