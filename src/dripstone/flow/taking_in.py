"""Taking in: files → kept reports, frozen texts, suggestions, and a receipt that adds up.

Each report is written twice, together with some others: when its bytes are kept, and when it has
been read. Whatever ends the work in between, what was written is safe and nothing of it is half
there, and the same command takes up where it stopped.
"""

from __future__ import annotations

import functools
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from dripstone import keep, languages, read
from dripstone.errors import (
    Asked,
    DripstoneError,
    EndMissing,
    HidesItself,
    MissingExtra,
    NoSuchLanguage,
    NoText,
    PartLacksExtra,
    PartNotServed,
    TooLarge,
    Unreadable,
)
from dripstone.flow.clock import Tell, now, quiet
from dripstone.flow.earlier import Earlier
from dripstone.flow.inside import Inside
from dripstone.flow.keeping import Keeping
from dripstone.flow.peers import Peers
from dripstone.flow.places import places_of
from dripstone.flow.recognised import recognised
from dripstone.flow.recordings import Recordings, transcripts_last
from dripstone.flow.rows import Rows
from dripstone.flow.vouching import TokenJudge, Vouching
from dripstone.keep import capture
from dripstone.keep.capture.large import Large, counted
from dripstone.keep.capture.recognising import recogniser
from dripstone.read.columns import Columns
from dripstone.read.formats import LIMITS, WORDLESS
from dripstone.read.formats.child import guard
from dripstone.read.opening import is_sheet, open_text
from dripstone.read.readers import Reader
from dripstone.records import (
    Collected,
    Custody,
    Finding,
    Line,
    Origin,
    Receipt,
    Record,
    Report,
    Suggestion,
    Text,
    custody,
    random_id,
    report_id,
)
from dripstone.vault import Laid, Vault
from dripstone.vocabulary.gazetteer import Gazetteer

_AHEAD = 64 * 2**20  #: octets that are read while others are written
_FILES_AHEAD = 8000  #: the same in files
_TOGETHER = 256  #: files that the vault is asked for together, where so many come
_AT_ONCE = 50  #: reports whose reading is written together


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What came of opening and reading one report: a text with suggestions, or a trouble."""

    text: Text | None = None
    suggestions: tuple[Suggestion, ...] = ()
    language: str | None = None  #: that it was read in; None when no reader serves it
    unread: dict[str, str] = msgspec.field(default_factory=dict)  #: language → error's name
    refused: int = 0  #: suggestions whose words were not found again, or that were none
    reasons: dict[tuple[str, str], int] = msgspec.field(default_factory=dict)  #: by maker and why
    trouble: DripstoneError | None = None


One = Callable[[tuple[Report, bytes]], Reading]
Run = Callable[[One, Iterable[tuple[Report, bytes]]], Iterable[Reading]]
"""``map``, or anything that maps: a process pool's, a cluster's."""


def take_in(
    vault: Vault,
    paths: Iterable[Path],
    *,
    by: str,
    came_from: str | None = None,
    reason: str | None = None,
    url: str | None = None,
    first: str | None = None,
    columns: Columns | None = None,
    told: Collected | None = None,
    ocr: str | None = None,
    system: str | None = None,
    gazetteer: Gazetteer | None = None,
    readers: Iterable[Reader] = (),
    token_judge: TokenJudge | None = None,
    run: Run = map,
    tell: Tell = quiet,
) -> Receipt:
    """Keep every file under these paths, read what can be read, and give a receipt.

    ``came_from`` says who gave or published them, ``reason`` why they were collected. Running it
    again on the same files does only what was not done. ``first`` says what comes first in dates of
    conversations that leave it open, day or month. ``columns`` says what the columns of tables
    mean: each row then becomes a report with a claim of its own. ``told`` is what is known of how
    they were collected and agreed to. ``ocr`` names languages in which words are recognised in
    pictures and scans. ``system`` says whose exports the tables and data are, where their own
    columns do not tell. ``gazetteer`` holds places beside those that are noted in the
    vault. ``readers`` are asked besides our own finders; what they say meets the same proof.
    ``token_judge`` says whether the time stamps hold that others asked for, and that came along.

    Raises:
        NoRecogniser: ``ocr`` is given, and this machine cannot; nothing was kept.
    """
    started = now()
    gazetteer = places_of(vault, gazetteer)
    program = recogniser(ocr) if ocr is not None else ""
    shelf = Shelf(vault, by=by, tell=tell, system=system)
    shelf.told = told or Collected()
    shelf.vouching.token_judge = token_judge
    if columns is not None:
        shelf.rows = Rows(
            vault, shelf.earlier, columns, by=by, came_from=came_from, gazetteer=gazetteer
        )
    given = Origin(kind="hand", name="", came_from=came_from, reason=reason, url=url, first=first)
    lines = [*shelf.keep_all(paths, given)]
    one = functools.partial(read_one, gazetteer=gazetteer, readers=tuple(readers))
    lines = [*shelf.read_all(lines, run, one)]
    if ocr is not None:
        found = recognised(vault, lines, languages=ocr, program=program, kept=shelf.kept)
        lines += shelf.read_all([*found], run, one)
    return accounted(vault, tuple(lines), did="take_in", by=by, started=started)


def only_keep(
    vault: Vault,
    paths: Iterable[Path],
    *,
    by: str,
    came_from: str | None = None,
    reason: str | None = None,
    url: str | None = None,
    told: Collected | None = None,
    tell: Tell = quiet,
) -> Receipt:
    """Keep every file under these paths and read none; ``take_in`` reads them whenever it is run.

    Raises:
        NoSigner, Busy, NoRoom: as the vault does.
    """
    started = now()
    shelf = Shelf(vault, by=by, tell=tell, system=None)
    shelf.told = told or Collected()
    given = Origin(kind="hand", name="", came_from=came_from, reason=reason, url=url)
    lines = tuple(shelf.keep_all(paths, given))
    return accounted(vault, lines, did="keep", by=by, started=started)


def read_only(
    path: Path,
    *,
    came_from: str | None = None,
    exhaustive: bool = False,
    gazetteer: Gazetteer | None = None,
    readers: Iterable[Reader] = (),
) -> Reading:
    """Read one file without keeping it; ``readers`` are asked besides our own finders.

    Raises:
        NoSuchPath: there is no such file.
        Unreadable: no format here opens it, or it is damaged.
    """
    found = next(iter(capture.gather([path])))
    data = found.read()
    report = keep.describe(data, origin=found.origin, by="", at=now())
    text = open_text(report, data)
    said = read.suggest(
        text,
        publisher=came_from,
        exhaustive=exhaustive,
        gazetteer=gazetteer,
        readers=readers,
    )
    return _as_reading(text, said)


def read_one(
    kept: tuple[Report, bytes],
    *,
    gazetteer: Gazetteer | None = None,
    readers: Iterable[Reader] = (),
) -> Reading:
    """Open and read one report: pure, so that it runs in another process unchanged."""
    report, data = kept
    if report.size > LIMITS.octets:
        return Reading(trouble=TooLarge(size=report.size, limit=LIMITS.octets))
    try:
        text = open_text(report, data)
    except Unreadable as trouble:
        return Reading(trouble=trouble)
    said = read.suggest(
        text, publisher=report.origin.came_from, gazetteer=gazetteer, readers=readers
    )
    return _as_reading(text, said)


def _as_reading(text: Text, said: read.Reading) -> Reading:
    return Reading(
        text=text,
        language=said.language,
        suggestions=said.suggestions,
        refused=sum(said.refused.values()),
        reasons=said.reasons,
        unread=said.unread,
    )


class _Came(NamedTuple):
    """A file as it was read, or why it was not."""

    name: str
    report: Report | None = None
    data: bytes | Laid = b""
    why: str | None = None


def _octets(came: _Came) -> int:
    """Give the length of a file, which fills memory; of large ones, each holds a file open."""
    return came.report.size if came.report else 0


class Shelf:
    """One batch on its way into a vault."""

    def __init__(self, vault: Vault, *, by: str, tell: Tell, system: str | None) -> None:
        self.vault = vault
        self.by = by
        self.tell = tell
        self.keeping = Keeping(vault, by=by)
        self.earlier = Earlier(self.keeping)
        self.inside = Inside(self.keeping, self.kept)
        self.rows: Rows | None = None
        self.peers = Peers(self.keeping, self._kept_as, system=system)
        self.recordings = Recordings(self.keeping)
        self.vouching = Vouching(self.keeping)
        self.told = Collected()
        self._exports: list[Line] = []
        self._read: list[Record] = []
        self._counts = Counter[str]()

    def keep_all(self, paths: Iterable[Path], origin: Origin) -> Iterator[Line]:
        """Keep the bytes of each file before anything parses them.

        Exports of other systems come last: what they say of other files is compared with those.
        """
        came = self._ahead(transcripts_last(capture.gather(paths)), origin)
        for done, one in enumerate(came, start=1):
            yield from self._with_members(self._keep(one))
            self.tell("keep", done, None)
        yield from self._exported()

    def _ahead(self, every: Iterable[capture.Found], given: Origin) -> Iterator[_Came]:
        """Read files, and go on reading while what was read before is being written."""
        held = deque[_Came]()
        octets = 0
        for found in every:
            held.append(self._came(found, given))
            octets += _octets(held[-1])
            room = octets < _AHEAD and len(held) < _FILES_AHEAD
            if room and (len(held) < _TOGETHER or self.keeping.has_time()):
                continue
            self._look_for(held)
            while held and not (room and self.keeping.has_time()):
                octets -= _octets(held[0])
                yield held.popleft()
        self._look_for(held)
        yield from held

    def _look_for(self, held: Collection[_Came]) -> None:
        if len(held) > 1:
            self.keeping.look_for([one.report.id for one in held if one.report])

    def keep_one(self, data: bytes, origin: Origin) -> Iterator[Line]:
        """Keep bytes that came by another way than a file, and what is in them."""
        yield from self._with_members(self.kept(data, origin))
        yield from self._exported()

    def _with_members(self, whole: Line) -> Iterator[Line]:
        for one in self.inside.with_members(whole):
            line = self.vouching.of_package(one)
            self.peers.note(line)
            if self.vouching.is_certificate(line):
                self.inside.wordless.add(line.report or "")
            if self.vouching.holds_back(line):
                self.inside.wordless.add(line.report or "")
            elif self.rows is None and self.peers.is_one(line):
                self._exports.append(line)
            else:
                yield from self._with_rows(line)

    def _exported(self) -> Iterator[Line]:
        for line in self._exports:
            self.inside.wordless.add(line.report or "")
            yield from self.peers.of_export(line)
        self._exports = []
        yield from self.vouching.proofs()
        self.keeping.flush()

    def _with_rows(self, line: Line) -> Iterator[Line]:
        if self.rows is None or line.report is None or not is_sheet(self._report(line.report)):
            yield line
            return
        self.inside.wordless.add(line.report)
        self.keeping.flush()
        yield from self.rows.of_table(line)

    def _came(self, found: capture.Found, given: Origin) -> _Came:
        """Read a file and describe it."""
        origin = msgspec.structs.replace(
            found.origin,
            came_from=given.came_from,
            reason=given.reason,
            url=given.url,
            first=given.first,
        )
        try:
            if found.large:
                return self._came_large(found, origin)
            data = found.read()
        except Asked as trouble:  # of the file; what is wrong with the vault is told at once
            return _Came(found.origin.name, why=type(trouble).__name__)
        report = keep.describe(data, origin=origin, by=self.by, at=now())
        return _Came(found.origin.name, report, data)

    def _came_large(self, found: capture.Found, origin: Origin) -> _Came:
        """Lay a large file down while it is read once; one that is here already is only read."""
        with found.open() as file:
            if self.earlier.came_before(origin.place, len(file)):
                size, hashed = counted(file.parts())
                if self.keeping.holds(report_id(hashed)):
                    return _Came(found.origin.name, self._described(file, origin, size, hashed))
            laid = self.vault.lay(file.parts())
            report = self._described(file, origin, laid.size, laid.sha256)
        return _Came(found.origin.name, report, laid)

    def _described(self, file: Large, origin: Origin, size: int, hashed: str) -> Report:
        return keep.describe(file, origin=origin, by=self.by, at=now(), size=size, sha256=hashed)

    def _keep(self, came: _Came) -> Line:
        report = came.report
        if report is None:
            return Line(item=came.name, became="refused", why=came.why)
        origin = self.recordings.of_transcript(report.origin)
        if origin is not report.origin:
            report = msgspec.structs.replace(report, origin=origin)
        line = self._put(report, came.data)
        self.recordings.note(line, came.name)
        return line

    def kept(self, data: bytes, origin: Origin) -> Line:
        """Keep bytes, whether they came as a file or out of a container."""
        return self._put(keep.describe(data, origin=origin, by=self.by, at=now()), data)

    def _kept_as(self, data: bytes, origin: Origin, media_type: str, level: int) -> Line:
        """Keep the bytes of a derived report, whose kind is known."""
        report = keep.describe(data, origin=origin, by=self.by, at=now(), kind=media_type)
        return self._put(msgspec.structs.replace(report, level=max(level, report.level)), data)

    def _put(self, report: Report, data: bytes | Laid) -> Line:
        line = Line(
            item=report.origin.name, became="already_here", report=report.id, of=report.origin.of
        )
        if self.keeping.holds(report.id):
            self._came_again(report)
            if not isinstance(data, bytes):
                data.drop()
            return line
        newer = self.earlier.version_of(report)
        with_it: list[Record] = [newer] if newer else []
        with_it += [self._custody(report)] if self.told != Collected() else []
        self.keeping.keep(report, data, *with_it)
        return msgspec.structs.replace(line, became="new_version" if newer else "kept")

    def _custody(self, report: Report) -> Custody:
        return custody(
            report.id, origin=report.origin, told=self.told, by=self.by, at=report.received_at
        )

    def _came_again(self, report: Report) -> None:
        """Write down that bytes which are here came in another way, or with more told of them."""
        if self.told != Collected() or report.origin != self._report(report.id).origin:
            self.keeping.add(self._custody(report))

    def read_all(self, lines: list[Line], run: Run, one: One) -> Iterator[Line]:
        """Read each report that has no text yet, in the order of the lines."""
        self.keeping.flush()
        lines = [self._wordless(line) for line in lines]
        unread = self._unread(lines)
        wanted = ((report, self._bytes_of(report)) for report in map(self._report, unread))
        came = dict[str, Line]()
        # Of two items with the same bytes the first one tells what came of them.
        by_report = {line.report: line for line in reversed(lines) if line.report}
        for done, (identity, reading) in enumerate(
            zip(unread, run(one, wanted), strict=True), start=1
        ):
            came[identity] = self._written(by_report[identity], reading)
            self.tell("read", done, len(unread))
        self._write_read()
        for line in lines:
            yield came.pop(line.report or "", line)

    def _wordless(self, line: Line) -> Line:
        """Say of a picture or a recording that it holds no words: to be kept is all it wants."""
        if line.report is None or self._report(line.report).media_type not in WORDLESS:
            return line
        self.inside.wordless.add(line.report)
        became = "kept_wordless" if line.became == "kept" else line.became
        return msgspec.structs.replace(line, became=became, why=line.why or NoText.__name__)

    def _bytes_of(self, report: Report) -> bytes:
        """Give what is to be opened; nothing of what is larger than that."""
        return b"" if report.size > LIMITS.octets else self.vault.original(report.id)

    def _write_read(self) -> None:
        """Write what was read of some reports: one entry of the journal seals it."""
        if self._read:
            notes = {name: str(many) for name, many in self._counts.items()}
            self.vault.commit(*self._read, did="read", by=self.by, notes=notes)
        self._read, self._counts = [], Counter()

    def _unread(self, lines: list[Line]) -> list[str]:
        here = [line.report for line in lines if line.report is not None]
        again = any(line.became == "already_here" for line in lines)
        done = (self._have_been_read() if again else set()) | self.inside.wordless
        return [i for i in dict.fromkeys(here) if i not in done]

    def _have_been_read(self) -> set[str]:
        """Give the reports whose texts something was suggested from.

        The others are read again: their language's packages may have been installed since.
        """
        spoken = {s.of.text for s in self.vault.all(Suggestion) if isinstance(s.of, Finding)}
        return {text.report for text in self.vault.all(Text) if text.id in spoken}

    def _report(self, identity: str) -> Report:
        report = self.keeping.get(identity)
        assert isinstance(report, Report)
        return report

    def _written(self, line: Line, reading: Reading) -> Line:
        if reading.text is None:
            why = type(reading.trouble).__name__ if reading.trouble else None
            return msgspec.structs.replace(line, became="kept_unread", why=why)
        text = reading.text
        newer = self.earlier.version_as_told(self._report(text.report), text.url)
        records: list[Record] = [text, *([newer] if newer else []), *reading.suggestions]
        self._read += records
        self._counts.update(
            reports=1, suggestions=len(reading.suggestions), refused=reading.refused
        )
        self._counts.update({f"refused.{why}": many for why, many in _whys(reading).items()})
        if self._counts["reports"] >= _AT_ONCE:
            self._write_read()
        unspoken = reading.language is None and not reading.suggestions
        became = "new_version" if newer else line.became
        return msgspec.structs.replace(
            line,
            became="kept_no_reader" if unspoken and became == "kept" else became,
            why=line.why or _doubt(text) or _unread(reading, text),
            suggestions=len(reading.suggestions),
            refused=reading.refused,
            language=text.language if unspoken else None,
        )


def _doubt(text: Text) -> str | None:
    """Name the error that tells of words which did not come, though others did."""
    if "end_missing" in text.warnings:
        return EndMissing.__name__
    return HidesItself.__name__ if "hides_itself" in text.warnings else None


def _unread(reading: Reading, text: Text) -> str | None:
    """Name the error that kept a text, or segments of it, from being read."""
    if reading.language is None:
        return languages.lacking(text.language)
    names = {MissingExtra.__name__: PartLacksExtra, NoSuchLanguage.__name__: PartNotServed}
    return next((names[why].__name__ for why in sorted(reading.unread.values())), None)


def _whys(reading: Reading) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for (_, why), many in reading.reasons.items():
        counts[why] += many
    return dict(sorted(counts.items()))


def accounted(vault: Vault, lines: tuple[Line, ...], *, did: str, by: str, started: str) -> Receipt:
    """End a batch with its receipt: the person's key signs the entry that seals it."""
    receipt = Receipt(
        id=random_id("rct"), did=did, by=by, started=started, ended=now(), lines=lines
    )
    opened = {} if did == "keep" else {"opened": guard()}
    vault.commit(receipt, did="receipt", by=by, notes={**_account(receipt), **opened})
    return receipt


def _account(receipt: Receipt) -> dict[str, str]:
    kinds = dict.fromkeys(line.became for line in receipt.lines)
    return {"in": str(receipt.items), **{kind: str(receipt.count(kind)) for kind in kinds}}
