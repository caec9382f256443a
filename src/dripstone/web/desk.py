"""Desk: what the vault holds, laid out for the pages and kept up to date from the journal.

Pages are made in several threads: each question is answered whole, and what is given out is no
longer changed.

Desk     everything that is here, by report
Sheet    one text with all that was suggested and said of it
Listed   one line of the list of reports
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import RLock

from dripstone import review
from dripstone.errors import NoSuchRecord
from dripstone.flow.seeing import View
from dripstone.records import (
    AnyFinding,
    Assignment,
    Decision,
    MapSheet,
    Match,
    Receipt,
    Record,
    Report,
    Suggestion,
    Text,
    short,
)
from dripstone.vault import Vault
from dripstone.web.levels import may_shut, sealed, shown, shut
from dripstone.web.piles import Pile, counted, kept_back
from dripstone.web.sheets import Listed, Sheet, sheet

_WORKED_ON = 40  #: texts whose suggestions are held ready: people work side by side
_KINDS: tuple[type[Record], ...] = (Report, Text, Suggestion, Decision, Receipt, Assignment)


class Desk:
    """All that the pages show, read from the vault once and then followed through its journal."""

    def __init__(self, vault: Vault) -> None:
        """Lay out what is there now."""
        self.vault = vault
        self._lock = RLock()
        self._begin()

    @property
    def reports(self) -> dict[str, Report]:
        """Give the reports that are here now, by identity."""
        with self._lock:
            return dict(self._reports)

    @property
    def pairs(self) -> dict[str, dict[str, Suggestion]]:
        """Give what was suggested of pairs up to now, by match."""
        with self._lock:
            return dict(self._pairs)

    @property
    def said_of_pairs(self) -> dict[str, Decision]:
        """Give what people said of pairs up to now, by decision."""
        with self._lock:
            return dict(self._said_of_pairs)

    def _begin(self) -> None:
        """Lay out everything, but for what is sealed."""
        self.shut = shut(self.vault)
        self._reports: dict[str, Report] = {}
        self._piles: dict[str, Pile] = {}
        self._texts: dict[str, list[str]] = {}  #: by report, the newest last
        self._why: dict[str, str] = {}  #: by report, the class name of the error
        self._pairs: dict[str, dict[str, Suggestion]] = {}  #: by match
        self._said_of_pairs: dict[str, Decision] = {}
        self._assignments: list[Assignment] = []
        self._text_of: dict[str, str] = {}  #: by finding
        #: what was suggested of the texts used last, and of how many suggestions that is
        self._there: dict[str, tuple[int, dict[str, list[Suggestion]]]] = {}
        self._read_to = 0
        for entry in self.vault.entries():
            self._read_to = entry.number
        for kind in _KINDS:
            for record in self.vault.all(kind):
                self._take(record)

    def fresh(self) -> Desk:
        """Take up what anybody wrote since, and give the desk back."""
        with self._lock:
            shutting = False
            for entry in self.vault.entries(after=self._read_to):
                self._read_to = entry.number
                for one in entry.sealed:
                    shutting = self._take_up(one.id) or shutting
            if (shutting or isinstance(self.vault, View)) and shut(self.vault) != self.shut:
                self._begin()
            return self

    def _take_up(self, identity: str) -> bool:
        """Take up one record, if it is here; tell whether it may seal a report."""
        if not self.vault.holds(identity):
            return False
        record = self.vault.get(identity)
        self._take(record)
        return may_shut(record)

    def task(self, person: str) -> review.Task:
        """Give what somebody is asked to decide on."""
        with self._lock:
            return review.task(self._assignments, person)

    def covered(self, person: str) -> frozenset[str]:
        """Give the findings and pairs whose decisions somebody does not see before their own."""
        with self._lock:
            task = self.task(person)
            if not task.blind:
                return frozenset()
            hidden = [d for p in self._piles.values() for d in self._unseen(p, task)]
            hidden += kept_back(task, self._said_of_pairs.values(), None, ())
        return frozenset(i for d in hidden for i in (d.on, d.corrected.id if d.corrected else d.on))

    def said_to(self, person: str) -> dict[str, Decision]:
        """Give what people said of pairs, as far as somebody may see it before their own word."""
        task, said = self.task(person), self.said_of_pairs
        hidden = {d.id for d in kept_back(task, said.values(), None, ())}
        return {i: d for i, d in said.items() if i not in hidden}

    def _unseen(self, pile: Pile, task: review.Task) -> list[Decision]:
        asked = set(pile.suggestions.values())
        return kept_back(task, pile.decisions.values(), pile.report, asked)

    def listed(self, by: str = "") -> list[Listed]:
        """Give one line for each report, those with something to decide first."""
        with self._lock:
            task = self.task(by)
            lines = [self._line(report, task) for report in self._reports.values()]
        return sorted(lines, key=lambda line: (line.to_decide == 0, not line.read))

    def sheet(self, report: str, text: str | None = None, *, by: str = "") -> Sheet:
        """Lay out one report's newest text, or the one named, with every anchor checked again.

        What others said, and ``by`` is not to see before their own word, is left out.

        Raises:
            NoSuchRecord: no such report or text is here, or it could not be read.
        """
        with self._lock:
            texts = self._texts.get(report, [])
            named = text or (texts[-1] if texts else "")
            if named not in texts:
                raise NoSuchRecord(kind="text", id=short(named or report))
            pile = self._piles[named]
            hidden = {d.id for d in self._unseen(pile, self.task(by))}
            made, said = (
                self._made(pile),
                [d for d in pile.decisions.values() if d.id not in hidden],
            )
        return self._sheet(self._reports[pile.report], self.vault.get(named), made, said)

    def kept(self, report: str) -> Report:
        """Find a report whose original may be shown, whether or not it has words.

        Raises:
            NoSuchRecord: no such report is here.
        """
        with self._lock:
            found = self._reports.get(report)
            if found is None or report in self.shut:
                raise NoSuchRecord(kind="report", id=short(report))
        shown(found.id, self._level(found))
        return found

    def unread(self, report: str) -> bool:
        """Tell whether a report is here of which no words were read."""
        with self._lock:
            return report not in self._texts

    def finding(self, on: str) -> AnyFinding | None:
        """Find a finding, suggested or made by a person; None for what is none, as a mention."""
        with self._lock:
            if on not in self._text_of:
                return None
        for said in self.vault.about(on):
            found = said.of if isinstance(said, Suggestion) else None
            if isinstance(said, Decision):
                found = said.corrected
            if found is not None and found.id == on and not isinstance(found, Match):
                return found
        return None

    def text_of(self, on: str) -> str:
        """Give the text that a finding rests on; nothing of what is none."""
        with self._lock:
            return self._text_of.get(on, "")

    def matches(self) -> Iterator[Match]:
        """Give each pair that anybody asked about, once."""
        for those in self.pairs.values():
            one = next(iter(those.values())).of
            assert isinstance(one, Match)
            yield one

    def report_of(self, text: str) -> Listed | None:
        """Give the line of the report that a text was read from."""
        with self._lock:
            pile = self._piles.get(text)
            return self._line(self._reports[pile.report]) if pile else None

    def _sheet(
        self,
        report: Report,
        text: Record,
        made: dict[str, list[Suggestion]],
        said: list[Decision],
    ) -> Sheet:
        assert isinstance(text, Text)
        laid = sheet(report, text, made, said)
        shown(report.id, max([self._level(report), *(one.level for one in laid.findings)]))
        return laid

    def _level(self, report: Report) -> int:
        """Say how high a report stands now, where that is told."""
        return self.vault.height(report.id) if isinstance(self.vault, View) else report.level

    def _made(self, pile: Pile) -> dict[str, list[Suggestion]]:
        """Fetch what was suggested of one text; of those that people work on, once."""
        many, made = self._there.pop(pile.id, (-1, {}))
        if many != len(pile.suggestions):
            made = {}
            for identity in pile.suggestions:
                one = self.vault.get(identity)
                assert isinstance(one, Suggestion)
                made.setdefault(one.of.id, []).append(one)
        self._there[pile.id] = (len(pile.suggestions), made)  # the last used stands last
        if len(self._there) > _WORKED_ON:
            del self._there[next(iter(self._there))]
        return made

    def _line(self, report: Report, task: review.Task | None = None) -> Listed:
        if report.id in self.shut:
            return Listed(report=report, read=False, sealed=True)
        shown(report.id, self._level(report))
        texts = self._texts.get(report.id)
        if not texts:
            return Listed(report=report, read=False, why=self._why.get(report.id, ""))
        pile = self._piles[texts[-1]]
        counts = [self._counts(self._piles[t], task) for t in texts]
        every, to_decide, accepted = (sum(column) for column in zip(*counts, strict=True))
        return Listed(
            report=report,
            title=pile.title,
            publisher=pile.publisher or report.origin.came_from,
            published=pile.published,
            language=pile.language,
            suggestions=every,
            to_decide=to_decide,
            accepted=accepted,
            why=self._why.get(report.id, ""),
        )

    def _counts(self, pile: Pile, task: review.Task | None) -> tuple[int, int, int]:
        """Count a pile; for whoever judges it blind, by what they may see."""
        hidden = {d.id for d in self._unseen(pile, task)} if task else set[str]()
        if not hidden:
            return pile.counted()
        seen = [d for d in pile.decisions.values() if d.id not in hidden]
        return counted(pile.suggestions.values(), seen)

    def _take(self, record: Record) -> None:
        match record:
            case Assignment():
                self._assignments.append(record)
            case MapSheet():
                pass  # is kept as a report, and read by nobody as one
            case Report():
                self._reports[record.id] = record
            case Text():
                if record.id not in self._piles and record.report not in self.shut:
                    self._piles[record.id] = Pile(record)
                    self._texts.setdefault(record.report, []).append(record.id)
            case Suggestion():
                self._take_suggestion(record)
            case Decision():
                self._take_decision(record)
            case Receipt():
                failed = (line for line in record.lines if line.report and line.why)
                self._why |= {line.report or "": line.why or "" for line in failed}
            case _:
                pass

    def _take_suggestion(self, one: Suggestion) -> None:
        if isinstance(one.of, Match):
            # Words that are not here are sealed: what is said of them is not shown either.
            if all(a.text in self._piles for e in one.of.evidence for a in e.anchors):
                self._pairs.setdefault(one.of.id, {})[one.id] = one
            return
        if sealed(one.of):
            return
        pile = self._piles.get(one.of.text)
        if pile is not None:
            pile.suggestions[one.id] = one.of.id
            pile.counts = None
            self._text_of[one.of.id] = pile.id

    def _take_decision(self, one: Decision) -> None:
        if one.on in self._pairs:
            self._said_of_pairs[one.id] = one
            return
        text = self._text_of.get(one.on) or (one.corrected.text if one.corrected else None)
        pile = self._piles.get(text or "")
        if pile is None or (one.corrected is not None and sealed(one.corrected)):
            return
        pile.decisions.setdefault(one.id, one)
        pile.counts = None
        if one.corrected is not None:
            self._text_of[one.corrected.id] = pile.id
