"""Intervals: rows of documented, at least, middle and an upper end that is drawn as untestable.

draw_rows    rows → Picture      one row a stratum, a method, a list left out or a setting
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dripstone.count.pictures.svg import (
    ACCENT,
    DARK,
    SOFT,
    WIDTH,
    Picture,
    axis,
    dot,
    line,
    picture,
    rect,
    scale,
    text,
)
from dripstone.count.words import about, at_most, say
from dripstone.records import Value

LEFT, ROW = 230, 46


class Row(Value, frozen=True, kw_only=True):
    """One line of the picture. None: not estimated, which is said and never drawn as zero."""

    label: str
    documented: int | None = None
    low: int | None = None
    middle: int | None = None
    high: int | None = None
    note: str = ""


def draw_rows(kind: str, rows: Sequence[Row], *, language: str = "en", note: str = "") -> Picture:
    """Draw rows on one axis: dark to the floor, hatched from there to the upper end."""
    known = [n for r in rows for n in (r.documented, r.low, r.middle, r.high) if n is not None]
    top = 1.05 * max(known, default=1)
    place = scale(0, top, LEFT, WIDTH - 30)
    height = 60 + ROW * len(rows) + 40
    body = [text(20, 26, say(f"pictures.{kind}.title", language))]
    body.extend(axis(place, 0, top, height - 40, 40))
    for i, row in enumerate(rows):
        body.extend(_row(row, 50 + ROW * i, place, language))
    return picture(
        kind,
        title=say(f"pictures.{kind}.title", language),
        description=" ".join(filter(None, (say(f"pictures.{kind}.description", language), note))),
        header=[say(f"pictures.columns.{c}", language) for c in COLUMNS],
        rows=[(r.label, r.documented, r.low, r.middle, r.high, r.note) for r in rows],
        body=body,
        height=height,
    )


COLUMNS = ("row", "documented", "at_least", "middle", "upper", "note")


def _row(row: Row, y: float, place: Callable[[float], float], language: str) -> list[str]:
    parts = [text(LEFT - 12, y + 15, row.label[:34], anchor="end")]
    zero = place(0)
    if row.low is not None:
        parts.append(rect(zero, y + 3, place(row.low) - zero, 16, fill=DARK))
        if row.high is not None:
            wide = place(row.high) - place(row.low)
            parts.append(rect(place(row.low), y + 3, wide, 16, fill="url(#hatch)"))
    if row.documented is not None:
        x = place(row.documented)
        parts.append(line(x, y, x, y + 22, stroke=ACCENT, width=3))
    if row.middle is not None:
        parts.append(dot(place(row.middle), y + 11))
    said = row.note if row.low is None else _said(row, language)
    parts.append(text(LEFT, y + 34, said, fill=SOFT))
    return parts


def _said(row: Row, language: str) -> str:
    words = at_most(row.low or 0, not_below=row.documented or 0)
    middle = "" if row.middle is None else about(row.middle)
    return say("pictures.row", language, low=words, middle=middle or "–")
