"""Cards: what a reviewer is shown of one finding.

card    sheet, finding → Card
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone import vocabulary
from dripstone.records import (
    SLOTS,
    AnyFinding,
    Decision,
    Demand,
    Quote,
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
        kind=wording.KINDS.get(finding.kind, finding.kind.replace("_", " ")),
        label=label,
        definition=definition,
        state=state,
        state_label=vocabulary.label("certainty", state, language),
        open=state in OPEN,
        rows=(*_rows(finding), *_more(finding)),
        chain=tuple(wording.chain(finding.attribution, language)),
        stance=wording.scheme_label("certainty", finding.stance, language),
        polarity=wording.scheme_label("certainty", finding.polarity, language),
        made=tuple((s, wording.how_sure(s.confidence)) for s in sheet.suggestions.get(on, ())),
        history=history,
        mine=any(d.by == by for d in history),
        altered=on in sheet.altered or not sheet.whole,
        segment=wording.ROLES.get(segment.role, "") if segment else "",
        instead_of=None if before is None else sheet.findings[before],
        seen=history[-1].id if history else "",
    )


def _rows(finding: AnyFinding) -> Iterator[Row]:
    """Give the seven slots: what is said, what is said to be open, what nothing is said of."""
    for name in SLOTS:
        slot: Slot | None = getattr(finding.slots, name)
        label = wording.SLOT_NAMES[name]
        if slot is not None:
            yield _said(name, label, slot)
        else:
            state = "not_stated" if name in finding.not_stated else "silent"
            yield Row(name=name, label=label, state=state)


def _more(finding: AnyFinding) -> Iterator[Row]:
    if isinstance(finding, Quote):
        label = wording.SLOT_NAMES["speaker"]
        if finding.speaker is None:
            yield Row(name="speaker", label=label, state="not_stated")
        else:
            yield _said("speaker", label, finding.speaker)
    if isinstance(finding, Demand):
        for n, slot in enumerate(finding.addressees):
            yield _said(f"addressee{n}", wording.SLOT_NAMES["addressee"], slot)
        if not finding.addressees:
            yield Row(name="addressee0", label=wording.SLOT_NAMES["addressee"], state="not_stated")
        for name, extra in (("deadline", finding.deadline), ("work", finding.work)):
            if extra is not None:
                yield _said(name, wording.SLOT_NAMES[name], extra)


def _said(name: str, label: str, slot: Slot) -> Row:
    return Row(
        name=name,
        label=label,
        words=slot.text,
        told=wording.told(slot.value),
        part=name if slot.anchor else None,
        at=slot.anchor.start if slot.anchor else None,
    )
