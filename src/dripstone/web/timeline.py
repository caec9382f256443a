"""Timeline: when things are told to have happened, each as long as it is vague.

timeline    claims → Spans on one scale, and those of which no day can be told
Span        one claim's time: from its earliest to its latest day, open where it is open
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dripstone.records import AnyFinding, Value, When
from dripstone.web import wording
from dripstone.web.notes import Notes, Ref

WIDE = 1000.0  #: of the drawing
ROW = 26.0
_ROOM = 60.0  #: at each side, for ends that are open


class Span(Value, frozen=True, kw_only=True):
    """One claim's time."""

    finding: AnyFinding
    label: str
    words: str  #: as the report says it
    days: str  #: what the words come to
    edtf: str | None
    note: Ref
    x: float
    width: float
    y: float
    open_before: bool  #: nothing says how early it may have begun
    open_after: bool


class Timeline(Value, frozen=True, kw_only=True):
    """All spans, in the order of their earliest day."""

    spans: tuple[Span, ...]
    first: str | None
    last: str | None
    undated: tuple[tuple[AnyFinding, str, Ref], ...]  #: the claim, its words or none, its note
    height: float
    wide: float = WIDE


def timeline(claims: Iterable[AnyFinding], notes: Notes, language: str) -> Timeline:
    """Lay out when each claim says that it happened. Nothing is put at the middle of a range."""
    dated: list[tuple[AnyFinding, str, When]] = []
    undated: list[tuple[AnyFinding, str, Ref]] = []
    for claim in claims:
        slot = claim.slots.when
        when = slot.value if slot is not None and isinstance(slot.value, When) else None
        if slot is not None and when is not None and (when.earliest or when.latest):
            dated.append((claim, slot.text, when))
        else:
            undated.append((claim, slot.text if slot else "", notes.of(claim)))
    dated.sort(key=lambda d: (d[2].earliest or d[2].latest or "", d[2].latest or "9", d[0].id))
    first, last = _ends([when for _, _, when in dated])
    spans = (
        _span(n, claim, words, when, notes, language, (first, last))
        for n, (claim, words, when) in enumerate(dated)
        if first is not None and last is not None
    )
    return Timeline(
        spans=tuple(spans),
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        undated=tuple(undated),
        height=len(dated) * ROW + 40,
    )


def _ends(whens: Sequence[When]) -> tuple[date | None, date | None]:
    days = [day for when in whens for told in (when.earliest, when.latest) if (day := _day(told))]
    return (min(days), max(days)) if days else (None, None)


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:  # a year before the first, or one of another calendar
        return None


def _span(
    n: int,
    claim: AnyFinding,
    words: str,
    when: When,
    notes: Notes,
    language: str,
    ends: tuple[date | None, date | None],
) -> Span:
    first, last = ends
    assert first is not None
    assert last is not None
    start, end = _day(when.earliest), _day(when.latest)
    scale = (WIDE - 2 * _ROOM) / max((last - first).days + 1, 1)
    left = 0.0 if start is None else _ROOM + (start - first).days * scale
    right = WIDE if end is None else _ROOM + ((end - first).days + 1) * scale
    slot = claim.slots.when
    return Span(
        finding=claim,
        label=wording.term_of(claim, language)[0],
        words=words,
        days=wording.days(when.earliest, when.latest, language),
        edtf=when.edtf,
        note=notes.of(claim, slot.anchor if slot else None),
        x=round(left, 1),
        width=round(max(right - left, 3.0), 1),
        y=n * ROW + 4,
        open_before=start is None,
        open_after=end is None,
    )
