"""Runs: a frozen text cut where marks begin and end, so that a browser counts nothing.

    blocks    text, findings → segments of runs, each with the findings and parts that cover it

Everything is counted in code points here; put together, the runs are the text to the letter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from dripstone.records import AnyFinding, Demand, Quote, Text, Value

Span = tuple[int, int, str]
"""Start, end, and the number of a finding (``3``) or of one of its parts (``3-who``)."""


class Run(Value, frozen=True, kw_only=True):
    """Words that one set of marks covers."""

    words: str
    marks: tuple[int, ...] = ()  #: numbers of findings, the one that covers least first
    parts: tuple[str, ...] = ()  #: number and part, as in ``3-who``


class Block(Value, frozen=True, kw_only=True):
    """A segment, or the space between two."""

    role: str  #: the segment's role; ``between`` for what lies in none
    runs: tuple[Run, ...]
    row: int | None = None
    blank: bool = False  #: nothing but white space


def blocks(
    text: Text, findings: Sequence[AnyFinding], *, without: Collection[str] = ()
) -> tuple[Block, ...]:
    """Cut a text into segments, and each at every place where a finding or part of one changes.

    Findings are numbered by their place in ``findings``; those named in ``without`` get no mark.
    """
    spans = sorted(_spans(findings, without), key=lambda s: s[0])
    made, ahead = [], 0
    active: list[Span] = []
    for start, end, role, row in _stretches(text):
        while ahead < len(spans) and spans[ahead][0] < end:
            active.append(spans[ahead])
            ahead += 1
        active = [s for s in active if s[1] > start]
        words = text.content[start:end]
        made.append(
            Block(
                role=role,
                row=row,
                runs=tuple(_runs(text.content, start, end, active)),
                blank=not words.strip(),
            )
        )
    return tuple(made)


def _stretches(text: Text) -> Iterator[tuple[int, int, str, int | None]]:
    """Give segments and the spaces between them, so that nothing is left out."""
    at = 0
    for segment in text.segments:
        if segment.start > at:
            yield at, segment.start, "between", None
        yield segment.start, segment.end, segment.role, segment.row
        at = segment.end
    if at < len(text.content):
        yield at, len(text.content), "between", None


def _runs(content: str, start: int, end: int, spans: Iterable[Span]) -> Iterator[Run]:
    """Cut one stretch, sweeping over the places where marks begin and end."""
    inside = [(max(s, start), min(e, end), what) for s, e, what in spans]
    changes: dict[int, tuple[list[Span], list[Span]]] = {start: ([], []), end: ([], [])}
    for one in inside:
        changes.setdefault(one[0], ([], []))[0].append(one)
        changes.setdefault(one[1], ([], []))[1].append(one)
    active: dict[Span, None] = {}
    places = sorted(changes)
    for at, until in pairwise(places):
        for one in changes[at][1]:
            active.pop(one, None)
        active.update(dict.fromkeys(changes[at][0]))
        yield _run(content[at:until], active)


def _run(words: str, active: Iterable[Span]) -> Run:
    shortest = sorted(active, key=lambda span: span[1] - span[0])
    covering = dict.fromkeys(what for _, _, what in shortest)
    return Run(
        words=words,
        marks=tuple(int(what) for what in covering if what.isdigit()),
        parts=tuple(what for what in covering if not what.isdigit()),
    )


def _spans(findings: Sequence[AnyFinding], without: Collection[str]) -> Iterator[Span]:
    for n, finding in enumerate(findings):
        if finding.id in without:
            continue
        for words in dict.fromkeys(a.span for a in finding.anchors):
            yield *words, str(n)
        for name, (start, end) in parts(finding):
            yield start, end, f"{n}-{name}"


def parts(finding: AnyFinding) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name the parts of a finding and the places of their words."""
    for name, slot in finding.slots.filled():
        if slot.anchor is not None:
            yield name, slot.anchor.span
    for n, voice in enumerate(finding.attribution):
        if voice.anchor is not None:
            yield f"voice{n}", voice.anchor.span
        if voice.cue is not None:
            yield f"cue{n}", voice.cue.span
    for n, cue in enumerate(finding.cues):
        yield f"hedge{n}", cue.span
    if isinstance(finding, Quote):
        yield "inner", finding.inner.span
        if finding.speaker is not None and finding.speaker.anchor is not None:
            yield "speaker", finding.speaker.anchor.span
    if isinstance(finding, Demand):
        yield from _asked(finding)


def _asked(demand: Demand) -> Iterator[tuple[str, tuple[int, int]]]:
    named = [(f"addressee{n}", slot) for n, slot in enumerate(demand.addressees)]
    for name, slot in (*named, ("deadline", demand.deadline), ("work", demand.work)):
        if slot is not None and slot.anchor is not None:
            yield name, slot.anchor.span
