"""Cards: what a reviewer is shown of one finding.

card    sheet, finding → Card
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dripstone import vocabulary
from dripstone.languages.whys import reason
from dripstone.records import (
    SLOTS,
    AnyFinding,
    Decision,
    Demand,
    Quote,
    Segment,
    Slot,
    Suggestion,
    Value,
    overlapping,
)
from dripstone.web import wording
from dripstone.web.sheets import OPEN, Sheet


class Row(Value, frozen=True, kw_only=True):
    """One answer on a card."""

    name: str  #: slot or part
    label: str
    words: str = ""
    told: str = ""  #: what the words come to
    part: str | None = None  #: the part of the text that it flashes
    at: int | None = None  #: code points
    state: str = "said"  #: said, not_stated, silent


class Card(Value, frozen=True, kw_only=True):
    """One finding as it is shown."""

    on: str
    number: int
    finding: AnyFinding
    kind: str
    label: str
    definition: str
    state: str
    state_label: str
    open: bool
    rows: tuple[Row, ...]
    chain: tuple[wording.Hop, ...]
    stance: str
    polarity: str
    made: tuple[tuple[Suggestion, str], ...]  #: each with how sure it is, in words
    history: tuple[Decision, ...]
    mine: bool  #: the person at the page has a word here to take back
    altered: bool
    segment: str
    instead_of: AnyFinding | None = None
    seen: str = ""  #: identity of the last decision on it

    @property
    def voice(self) -> str:
        """Give the words of the innermost voice."""
        return (self.finding.attribution[-1].who or "") if self.finding.attribution else ""

    @property
    def mode(self) -> str:
        """Give how the innermost voice is told."""
        return self.finding.attribution[-1].mode if self.finding.attribution else "narrates"


def card(sheet: Sheet, on: str, *, by: str, language: str) -> Card | None:
    """Lay out one finding; None when the sheet has no such finding."""
    number = sheet.number(on)
    if number is None:
        return None
    finding = sheet.findings[number]
    label, definition = wording.term_of(finding, language)
    history = sheet.now.history.get(on, ())
    state = sheet.state(on)
    before = sheet.number(finding.supersedes) if finding.supersedes else None
    segment = overlapping(sheet.text, finding.anchors[0])
    return Card(
        on=on,
        number=number,
        finding=finding,
        kind=wording.named("kinds", finding.kind, language),
        label=label,
        definition=definition,
        state=state,
        state_label=vocabulary.label("certainty", state, language),
        open=state in OPEN,
        rows=(*_rows(finding, language), *_more(finding, language)),
        chain=tuple(wording.chain(finding.attribution, language)),
        stance=wording.scheme_label("certainty", finding.stance, language),
        polarity=wording.scheme_label("certainty", finding.polarity, language),
        made=tuple(
            (
                msgspec.structs.replace(s, why=reason(s.why, language)),
                wording.how_sure(s.confidence, language),
            )
            for s in sheet.suggestions.get(on, ())
        ),
        history=history,
        mine=any(d.by == by for d in history),
        altered=on in sheet.altered or not sheet.whole,
        segment=_stretch(segment, language) if segment else "",
        instead_of=None if before is None else sheet.findings[before],
        seen=history[-1].id if history else "",
    )


def _stretch(segment: Segment, language: str) -> str:
    """Say what a stretch of a report is for, whose it is and when it was written."""
    own = (one.value for one in (segment.author, segment.at) if one is not None)
    return " · ".join((wording.role(segment.role, language).lower(), *own))


def _rows(finding: AnyFinding, language: str) -> Iterator[Row]:
    """Give the seven slots: what is said, what is said to be open, what nothing is said of."""
    for name in SLOTS:
        slot: Slot | None = getattr(finding.slots, name)
        if slot is not None:
            yield _said(name, slot, language)
        else:
            state = "not_stated" if name in finding.not_stated else "silent"
            yield Row(name=name, label=_label(name, language), state=state)


def _more(finding: AnyFinding, language: str) -> Iterator[Row]:
    if isinstance(finding, Quote):
        yield _given("speaker", finding.speaker, language)
    if isinstance(finding, Demand):
        for n, slot in enumerate(finding.addressees or (None,)):
            yield _given(f"addressee{n}", slot, language)
        for name, extra in (("deadline", finding.deadline), ("work", finding.work)):
            if extra is not None:
                yield _said(name, extra, language)


def _given(name: str, slot: Slot | None, language: str) -> Row:
    if slot is None:
        return Row(name=name, label=_label(name, language), state="not_stated")
    return _said(name, slot, language)


def _said(name: str, slot: Slot, language: str) -> Row:
    return Row(
        name=name,
        label=_label(name, language),
        words=slot.text,
        told=wording.told(slot.value, language),
        part=name if slot.anchor else None,
        at=slot.anchor.start if slot.anchor else None,
    )


def _label(name: str, language: str) -> str:
    return wording.say(f"slots.{name.rstrip('0123456789')}", language)
