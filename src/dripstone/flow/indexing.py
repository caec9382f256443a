"""Indexing: from records to what is searched, kept in step with them.

    catch_up    vault → how many records were taken up since the last time
    finding_of  what was said of a finding → the finding
    parts_of    a long text → parts of it

A text stands at the level of its report, a finding at the highest of its own and its texts'; the
name of a person at that of the roles they stand in. What is sealed is not indexed. An index that
another recipe made is made anew, from the records alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dripstone.flow.clock import Tell, quiet
from dripstone.flow.custody import guarded
from dripstone.flow.deciding import standing
from dripstone.flow.tagging import names_in, put_in, tag, tags_of_text
from dripstone.languages import stems
from dripstone.records import (
    AnyFinding,
    Custody,
    Decision,
    Finding,
    MapSheet,
    Record,
    Report,
    Suggestion,
    Text,
    Version,
    When,
    from_bytes,
)
from dripstone.vault import Vault
from dripstone.vault.search_pen import LEVELS, PARTS, Pen, Row

RECIPE = f"{stems.RECIPE}, index 4"
_AT_ONCE = 5000  #: records in one transaction
_PART = 32_000  #: code points in which words of one question are looked for together


def catch_up(vault: Vault, *, tell: Tell = quiet) -> int:
    """Bring the index in step with the records. Give how many were taken up.

    Raises:
        AlteredRecord: one of them can no longer be read.
        Busy, NoRoom: as in ``commit``.
    """
    index, taken = vault.index(), 0
    while True:
        with index.writing(RECIPE) as pen:
            bodies = pen.next(_AT_ONCE)
            if not bodies:
                return taken
            _Batch(vault, pen).take([from_bytes(body) for _, body in bodies])
            pen.reached(bodies[-1][0])
        taken += len(bodies)
        tell("index", taken, None)


class _Batch:
    """Some records that are new to the index, and what they change in it."""

    def __init__(self, vault: Vault, pen: Pen) -> None:
        self._vault = vault
        self._pen = pen
        self._reports: dict[str, Report] = {}  #: new ones, and others whose level may change
        self._texts: dict[str, Text] = {}  #: new, by identity
        self._new: dict[str, str] = {}  #: by report, the newest text
        self._findings: dict[str, AnyFinding | None] = {}
        self._decided: set[str] = set()
        self._after: dict[str, None] = {}  #: findings whose state may hang on these decisions

    def take(self, records: Iterable[Record]) -> None:
        """Write what records come to."""
        touched: dict[str, None] = {}  #: in order, so that numbers are given in the order of coming
        for record in records:
            touched |= dict.fromkeys(self._note(record))
        moved = self._settle(touched)
        for text in self._texts.values():
            self._note_text(text)
        for report in dict.fromkeys((*self._new, *moved)):
            self._put_text(report)
        for report in moved:
            number = self._pen.number(report)
            assert number is not None
            for identity in self._pen.findings_of(number):
                self._findings.setdefault(identity, None)
                self._decided.add(identity)
        # What was made of them later comes with its own decision: order hangs on records alone.
        for identity in self._after:
            self._decided.add(identity)
            if self._pen.holds(identity):
                self._findings.setdefault(identity, None)
        for identity, finding in self._findings.items():
            self._put_finding(identity, finding)

    def _note(self, record: Record) -> tuple[str, ...]:
        """Note what a record changes; give the reports whose level it may raise."""
        match record:
            case MapSheet():
                return ()
            case Report():
                self._reports[record.id] = record
                if record.origin.of is not None:
                    self._pen.tie(record.id, record.origin.of)
                return (record.id,)
            case Custody():
                self._pen.told(record.report, record.id)
                return (record.report,)
            case Version():
                self._pen.tie(record.newer, record.older)
                self._pen.told(record.newer, record.id)
                return record.older, record.newer
            case Text():
                self._texts[record.id] = record
                self._new[record.report] = record.id
            case Suggestion(of=Finding() as found):
                self._findings.setdefault(found.id, found)
            case Decision():
                return self._note_decision(record)
        return ()

    def _note_decision(self, one: Decision) -> tuple[str, ...]:
        if one.on.startswith("rep_"):
            self._pen.told(one.on, one.id)
            return (one.on,)
        for identity, found in ((one.on, None), *_made(one)):
            if not identity.startswith("mat_"):
                self._findings[identity] = self._findings.get(identity) or found
                self._decided.add(identity)
        self._after |= dict.fromkeys(_follows(self._vault, one))
        return ()

    def _settle(self, touched: Iterable[str]) -> list[str]:
        """Work out the levels of reports anew; give those that stand elsewhere than before."""
        moved: list[str] = []
        done: set[str] = set()
        for report in touched:
            if report not in done:
                near = self._near(report)
                done |= near.keys()
                now = self._guarded(near)
                moved += [i for i, one in now.items() if self._pen.place(i, one.level)]
        return moved

    def _guarded(self, near: dict[str, Report]) -> dict[str, Report]:
        """Raise the levels of reports that hang together, by the rule that holds for all."""
        records = dict.fromkeys(one for report in near for one in self._pen.told_of(report))
        told = [self._vault.get(one) for one in records]
        return guarded(
            near,
            [one for one in told if isinstance(one, Custody)],
            [one for one in told if isinstance(one, Decision)],
            [one for one in told if isinstance(one, Version)],
        )

    def _near(self, report: str) -> dict[str, Report]:
        """Give a report and all whose level may hold for it."""
        near: dict[str, Report] = {}
        ahead = [report]
        while ahead:
            step = ahead.pop()
            if step not in near and (found := self._report(step)) is not None:
                near[step] = found
                ahead += self._pen.tied(step)
        return near

    def _report(self, identity: str) -> Report | None:
        if identity not in self._reports:
            if not self._vault.holds(identity):
                return None
            found = self._vault.get(identity)
            if not isinstance(found, Report):
                return None
            self._reports[identity] = found
        return self._reports[identity]

    def _note_text(self, text: Text) -> None:
        number = self._pen.number(text.report)
        if number is not None:
            day = text.published.value[:10] if text.published else None
            self._pen.newest(text.id, number, text.language, day)

    def _put_text(self, report: str) -> None:
        """Put the newest text of a report in the place of what there was."""
        number = self._pen.number(report)
        if number is None:
            return
        self._pen.drop_parts(number)
        identity, level = self._pen.newest_of(number), self._pen.level(number)
        if identity is None or level not in LEVELS:
            return
        text = self._texts.get(identity) or self._vault.get(identity)
        assert isinstance(text, Text)
        tags = " ".join((tag("r", report), *tags_of_text(text)))
        for at, (start, end) in enumerate(parts_of(text.content)):
            words = text.content[start:end]
            self._pen.put_part(
                number * PARTS + at,
                level,
                (start, end),
                *stems.words_and_names_of(words),
                tags,
            )

    def _put_finding(self, identity: str, found: AnyFinding | None) -> None:
        """Put a finding in the place of what there was."""
        state = "suggested"
        if identity in self._decided or found is None:
            state = standing(self._vault, identity).state
            found = found or finding_of(identity, self._vault.about(identity))
        before = self._pen.drop_finding(identity)
        place = None if found is None else self._pen.about_text(found.text)
        if found is None or place is None:
            return
        number, language, published = place
        level = max(found.level, *(self._level_of(a.text) for a in found.every_anchor()))
        if level in LEVELS:
            when = found.slots.when.value if found.slots.when else None
            days = (when.earliest, when.latest) if isinstance(when, When) else (None, None)
            made = put_in(found, state=state, language=language, published=published)
            made = (*made[:2], f"{made[2]} {tag('r', self._pen.report(number))}")
            row = Row(identity, number, state, *days, level)
            self._pen.put_finding(row, *made, names_in(found, level), again=before)

    def _level_of(self, text: str) -> int:
        place = self._pen.about_text(text)
        return LEVELS[-1] + 1 if place is None else self._pen.level(place[0])


def _follows(vault: Vault, one: Decision) -> Iterator[str]:
    """Give what a decision may change: its finding, what was made of it, and so on."""
    seen, ahead = set[str](), [one.on, *(identity for identity, _ in _made(one))]
    while ahead:
        step = ahead.pop()
        if step in seen or step.startswith("mat_"):
            continue
        seen.add(step)
        yield step
        said = (d for d in vault.about(step) if isinstance(d, Decision))
        ahead += (identity for d in said for identity, _ in _made(d))


def _made(one: Decision) -> list[tuple[str, AnyFinding | None]]:
    return [] if one.corrected is None else [(one.corrected.id, one.corrected)]


def parts_of(content: str) -> Iterator[tuple[int, int]]:
    """Cut a long text into parts where a line or a word ends."""
    length = max(_PART, len(content) // (PARTS - 8) + 1)
    start = 0
    while len(content) - start > length:
        from_, to = start + length // 2, start + length
        cut = max(content.rfind("\n", from_, to), 0) or max(content.rfind(" ", from_, to), 0)
        end = cut or to
        yield start, end
        start = end
    if start < len(content) or not content:
        yield start, len(content)


def finding_of(identity: str, said: Iterable[Record]) -> AnyFinding | None:
    """Find what was suggested, or what a person made, in what was said of it."""
    for one in said:
        found = one.of if isinstance(one, Suggestion) else None
        if isinstance(one, Decision):
            found = one.corrected
        if isinstance(found, Finding) and found.id == identity:
            return found
    return None
