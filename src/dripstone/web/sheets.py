"""Sheets: a report as the pages see it.

Listed   one line of the list of reports
Sheet    one text with all that was suggested and said of it
sheet    text, suggestions, decisions → Sheet, every anchor checked again
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dripstone import review
from dripstone.errors import WordsNotFound
from dripstone.records import (
    AnyFinding,
    Decision,
    Match,
    Report,
    Suggestion,
    Text,
    Value,
    find_again,
    unchanged,
)
from dripstone.review.orders import ORDERS, Queued

OPEN = ("suggested", "disputed")


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
    read: bool = True  #: it has a text
    sealed: bool = False
    why: str = ""  #: class name of what kept it from being read, or from being understood

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
        waiting = [i for i in (*ids[at:], *ids[:at]) if self.waits_for(i, by)]
        skipped = [i for i in waiting if self._last_word(i, by) == "skip"]
        fresh = [i for i in waiting if i not in skipped]
        return next(iter((*fresh, *skipped)), None)

    def waits_for(self, on: str, by: str, *, again: bool = False) -> bool:
        """Tell whether a finding is open, and this person has not taken a side in a dispute.

        ``again``: they are asked for a second word, whatever state the first one led to.
        """
        state = self.state(on)
        if again and state not in ("corrected", "withdrawn"):
            return self._last_word(on, by) in (None, "skip")
        return state == "suggested" or (
            state == "disputed" and self._last_word(on, by) in (None, "skip")
        )

    def _last_word(self, on: str, by: str) -> str | None:
        said = [d.verb for d in self.now.history.get(on, ()) if d.by == by]
        return said[-1] if said else None


def sheet(
    report: Report,
    text: Text,
    suggestions: Mapping[str, Sequence[Suggestion]],
    decisions: Iterable[Decision],
) -> Sheet:
    """Lay out one text; ``suggestions`` are by identity of the finding."""
    said = tuple(decisions)
    every = [one for those in suggestions.values() for one in those]
    now = review.settled(every, said)
    # A correction that its author took back is nobody's word, and asks nobody for theirs.
    findings = tuple(
        f for f in _in_order(every, said) if f.id in suggestions or now.states[f.id] != "suggested"
    )
    return Sheet(
        report=report,
        text=text,
        findings=findings,
        suggestions={on: tuple(those) for on, those in suggestions.items()},
        now=now,
        altered=frozenset(f.id for f in findings if not _stands(f, text)),
        whole=_whole(text),
    )


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
    except WordsNotFound:
        return False
    return True
