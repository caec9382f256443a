"""Desk: what the vault holds, laid out for the pages and kept up to date from the journal.

Desk     everything that is here, by report
Sheet    one text with all that was suggested and said of it
Listed   one line of the list of reports
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dripstone import review
from dripstone.errors import DripstoneError, NoSuchRecord, WordsNotFound
from dripstone.records import (
    AnyFinding,
    Decision,
    Match,
    Receipt,
    Record,
    Report,
    Suggestion,
    Text,
    Value,
    find_again,
    short,
    unchanged,
)
from dripstone.review.orders import ORDERS, Queued
from dripstone.vault import Vault

OPEN = ("suggested", "disputed")
_KINDS: tuple[type[Record], ...] = (Report, Text, Suggestion, Decision, Receipt)


class Listed(Value, frozen=True, kw_only=True):
    """One report as the list shows it."""

    report: Report
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    to_decide: int = 0
    accepted: int = 0
    suggestions: int = 0
    unread: str | None = None  #: class name of the error, or empty; None: it was read

    @property
    def done(self) -> int:
        """Give how many suggestions somebody decided."""
        return self.suggestions - self.to_decide


class Sheet(Value, frozen=True, kw_only=True):
    """One text, its findings in the order of its words, and what people said of them."""

    report: Report
    text: Text
    findings: tuple[AnyFinding, ...]
    suggestions: dict[str, tuple[Suggestion, ...]]  #: by identity of the finding
    now: review.Settled
    altered: frozenset[str]  #: findings whose words were not found again
    whole: bool  #: the text is the one that was frozen

    def number(self, on: str | None) -> int | None:
        """Give the number of a finding on this sheet."""
        return next((n for n, f in enumerate(self.findings) if f.id == on), None)

    @property
    def states(self) -> list[str]:
        """Give the state of each finding, by its number."""
        return [self.state(f.id) for f in self.findings]

    def state(self, on: str) -> str:
        """Say the state of a finding."""
        return self.now.states.get(on, "suggested")

    @property
    def to_decide(self) -> int:
        """Count what is still to decide."""
        return sum(1 for f in self.findings if self.state(f.id) in OPEN)

    @property
    def accepted(self) -> int:
        """Count what people stand behind."""
        return sum(1 for f in self.findings if self.state(f.id) == "accepted")

    def ordered(self, order: str) -> tuple[str, ...]:
        """Give the findings' identities in one of the orders of review."""
        arrange = ORDERS.get(order, ORDERS["report"])
        waiting = [
            Queued(on=f.id, state=self.state(f.id), suggestions=self.suggestions[f.id])
            for f in self.findings
            if f.id in self.suggestions
        ]
        told = [one.on for one in arrange(waiting)]
        return (*told, *(f.id for f in self.findings if f.id not in self.suggestions))

    def next_after(self, on: str | None, *, by: str, order: str) -> str | None:
        """Give the next finding that waits for this person: what they skipped comes last."""
        ids = self.ordered(order)
        at = ids.index(on) + 1 if on in ids else 0
        waiting = [i for i in (*ids[at:], *ids[:at]) if self._waits_for(i, by)]
        skipped = [i for i in waiting if self._last_word(i, by) == "skip"]
        fresh = [i for i in waiting if i not in skipped]
        return next(iter((*fresh, *skipped)), None)

    def _waits_for(self, on: str, by: str) -> bool:
        """Tell whether a finding is open, and this person has not taken a side in a dispute."""
        state = self.state(on)
        return state == "suggested" or (
            state == "disputed" and self._last_word(on, by) in (None, "skip")
        )

    def _last_word(self, on: str, by: str) -> str | None:
        said = [d.verb for d in self.now.history.get(on, ()) if d.by == by]
        return said[-1] if said else None


class _Pile:
    """What belongs to one text: identities only, so that many reports fit."""

    def __init__(self, text: Text) -> None:
        self.id = text.id
        self.report = text.report
        self.title = text.title.value if text.title else None
        self.publisher = text.publisher.value if text.publisher else None
        self.published = text.published.value if text.published else None
        self.language = text.language
        self.suggestions: dict[str, str] = {}  #: identity of a suggestion → of its finding
        self.decisions: dict[str, Decision] = {}
        self.counts: tuple[int, int, int] | None = None  #: findings, to decide, accepted

    def counted(self) -> tuple[int, int, int]:
        """Count once, until something changes."""
        if self.counts is None:
            states = review.settled((), self.decisions.values()).states
            open_ = dict.fromkeys(self.suggestions.values(), "suggested")
            every = open_ | {on: s for on, s in states.items() if s != "suggested" or on in open_}
            self.counts = (
                len(every),
                sum(1 for state in every.values() if state in OPEN),
                sum(1 for state in every.values() if state == "accepted"),
            )
        return self.counts


class Desk:
    """All that the pages show, read from the vault once and then followed through its journal."""

    def __init__(self, vault: Vault) -> None:
        """Lay out what is there now."""
        self.vault = vault
        self.reports: dict[str, Report] = {}
        self.piles: dict[str, _Pile] = {}
        self.texts: dict[str, list[str]] = {}  #: by report, the newest last
        self.unread: dict[str, str] = {}  #: by report, the class name of the error
        self._text_of: dict[str, str] = {}  #: by finding
        self._open: tuple[str, int] = ("", 0)  #: the text on the desk, and how much was suggested
        self._there: dict[str, list[Suggestion]] = {}
        self._read_to = 0
        self._begin()

    def _begin(self) -> None:
        for entry in self.vault.entries():
            self._read_to = entry.number
        for kind in _KINDS:
            for record in self.vault.all(kind):
                self._take(record)

    def fresh(self) -> Desk:
        """Take up what anybody wrote since, and give the desk back."""
        for entry in self.vault.entries(after=self._read_to):
            self._read_to = entry.number
            for sealed in entry.sealed:
                if self.vault.holds(sealed.id):
                    self._take(self.vault.get(sealed.id))
        return self

    def listed(self) -> list[Listed]:
        """Give one line for each report, those with something to decide first."""
        lines = [self._line(report) for report in self.reports.values()]
        return sorted(lines, key=lambda line: (line.to_decide == 0, line.unread is not None))

    def sheet(self, report: str, text: str | None = None) -> Sheet:
        """Lay out one report's newest text, or the one named, with every anchor checked again.

        Raises:
            NoSuchRecord: no such report or text is here, or it could not be read.
        """
        texts = self.texts.get(report, [])
        named = text or (texts[-1] if texts else "")
        if named not in texts:
            raise NoSuchRecord(kind="text", id=short(named or report))
        return self._sheet(self.piles[named], self.vault.get(named))

    def where(self, on: str) -> str | None:
        """Give the text that a finding rests on."""
        return self._text_of.get(on)

    def _sheet(self, pile: _Pile, text: Record) -> Sheet:
        assert isinstance(text, Text)
        made = self._made(pile)
        every = [s for those in made.values() for s in those]
        now = review.settled(every, pile.decisions.values())
        told = _in_order(every, pile.decisions.values())
        # A correction that its author took back is nobody's word, and asks nobody for theirs.
        findings = tuple(f for f in told if f.id in made or now.states[f.id] != "suggested")
        return Sheet(
            report=self.reports[pile.report],
            text=text,
            findings=findings,
            suggestions={on: tuple(those) for on, those in made.items()},
            now=now,
            altered=frozenset(f.id for f in findings if not _stands(f, text)),
            whole=_whole(text),
        )

    def _made(self, pile: _Pile) -> dict[str, list[Suggestion]]:
        """Fetch what was suggested of one text; of the text on the desk, once."""
        if self._open != (pile.id, len(pile.suggestions)):
            made: dict[str, list[Suggestion]] = {}
            for identity in pile.suggestions:
                one = self.vault.get(identity)
                assert isinstance(one, Suggestion)
                made.setdefault(one.of.id, []).append(one)
            self._open, self._there = (pile.id, len(pile.suggestions)), made
        return self._there

    def _line(self, report: Report) -> Listed:
        texts = self.texts.get(report.id)
        if not texts:
            return Listed(report=report, unread=self.unread.get(report.id, ""))
        pile = self.piles[texts[-1]]
        counts = [self.piles[t].counted() for t in texts]
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
        )

    def _take(self, record: Record) -> None:
        match record:
            case Report():
                self.reports[record.id] = record
            case Text():
                if record.id not in self.piles:
                    self.piles[record.id] = _Pile(record)
                    self.texts.setdefault(record.report, []).append(record.id)
            case Suggestion():
                self._take_suggestion(record)
            case Decision():
                self._take_decision(record)
            case Receipt():
                failed = (line for line in record.lines if line.report and line.why)
                self.unread |= {line.report or "": line.why or "" for line in failed}
            case _:
                pass

    def _take_suggestion(self, one: Suggestion) -> None:
        if isinstance(one.of, Match):
            return
        pile = self.piles.get(one.of.text)
        if pile is not None:
            pile.suggestions[one.id] = one.of.id
            pile.counts = None
            self._text_of[one.of.id] = pile.id

    def _take_decision(self, one: Decision) -> None:
        text = self._text_of.get(one.on) or (one.corrected.text if one.corrected else None)
        pile = self.piles.get(text or "")
        if pile is None:
            return
        pile.decisions.setdefault(one.id, one)
        pile.counts = None
        if one.corrected is not None:
            self._text_of[one.corrected.id] = pile.id


def _in_order(
    suggestions: Sequence[Suggestion], decisions: Iterable[Decision]
) -> Iterator[AnyFinding]:
    """Give each finding once, corrections and additions too, in the order of the words."""
    found: dict[str, AnyFinding] = {}
    for one in suggestions:
        if not isinstance(one.of, Match):
            found.setdefault(one.of.id, one.of)
    for said in decisions:
        if said.corrected is not None:
            found[said.corrected.id] = said.corrected
    yield from sorted(found.values(), key=lambda f: (f.anchors[0].start, -f.anchors[0].end))


def _stands(finding: AnyFinding, text: Text) -> bool:
    """Tell whether every word that a finding quotes is found again."""
    try:
        for words in finding.every_anchor():
            find_again(words, text)
    except WordsNotFound:
        return False
    return True


def _whole(text: Text) -> bool:
    try:
        unchanged(text)
    except DripstoneError:
        return False
    return True
