"""Stamps: dates and times of day as a dateline gives them.

stamps    line → Stamps    each with its place, in ISO 8601, no zone assumed
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from dripstone.languages.layout import Layout
from dripstone.records import Value

_CLOCK = r"(?P<h>\d{1,2})[:.](?P<min>[0-5]\d)(?::\d\d)?\s?(?P<ap>[ap]\.?m\b\.?)?"
_TIME = rf"(?:[\s,|–—\-]{{0,5}}(?:at\s)?\s?{_CLOCK})?"


class Stamp(Value, frozen=True, kw_only=True):
    """A moment of a dateline."""

    iso: str  #: YYYY-MM-DD, with THH:MM where the line gives it
    start: int  #: code points
    end: int


def stamps(content: str, start: int, end: int, layout: Layout) -> Iterator[Stamp]:
    """Find full dates between two places, in order; a date without its year is none."""
    for found in _pattern(tuple(layout.months)).finditer(content, start, end):
        iso = _iso(found, layout)
        if iso is not None:
            yield Stamp(iso=iso, start=found.start(), end=found.start() + len(found[0].rstrip()))


@functools.cache
def _pattern(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(months, key=len, reverse=True)) or "(?!)"
    dates = (
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+(?P<m1>{names})\.?,?[\s\-]+(?P<y1>[12]\d{{3}})",
        rf"(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>[12]\d{{3}})",
        r"(?P<y3>[12]\d{3})-(?P<n3>\d{2})-(?P<d3>\d{2})(?:T|\b)",
        r"(?P<d4>\d{1,2})\.(?P<n4>\d{1,2})\.(?P<y4>[12]\d{3})",
        r"(?P<d5>\d{1,2})/(?P<n5>\d{1,2})/(?P<y5>[12]\d{3})",
    )
    return re.compile(rf"(?<![\w/])(?:{'|'.join(dates)})(?!\d){_TIME}", re.IGNORECASE)


def _iso(found: re.Match[str], layout: Layout) -> str | None:
    parts = found.groupdict()
    which = next(n for n in "12345" if parts[f"y{n}"])
    day = int(parts[f"d{which}"])
    named = parts.get(f"m{which}")
    month = layout.months[named.lower()] if named else int(parts[f"n{which}"])
    if which == "5" and day <= 12 and month <= 12 and day != month:
        return None  # day or month first? It cannot be told.
    if which == "5" and month > 12:
        day, month = month, day
    try:
        date = dt.date(int(parts[f"y{which}"]), month, day)
    except ValueError:
        return None
    return date.isoformat() + _time(parts)


def _time(parts: dict[str, str | None]) -> str:
    if parts["h"] is None or parts["min"] is None:
        return ""
    hour, half = int(parts["h"]), (parts["ap"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{parts['min']}" if hour < 24 else ""
