"""EDTF: from a written date to the days that it can mean.

    bounds   EDTF → (earliest, latest)     ISO dates; None is open
    meet     two bounds → their overlap    None when no day fits both

Bounds are our own: ``~`` and ``?`` say how sure somebody is and widen nothing.

Source: ISO 8601-2:2019, clauses 4 to 9 (EDTF levels 0 to 2, as far as used here).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dripstone.errors import NotADate

_A_LEAP_YEAR = 2000

Bounds = tuple[str | None, str | None]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?[~?%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  #: first and last month, north


def bounds(edtf: str) -> Bounds:
    """Give the first and the last day that an EDTF string can mean; None is open.

    A season is counted by the months of the northern hemisphere; winter of a year may be that at
    its beginning or that at its end.

    Raises:
        NotADate: the string is not EDTF as written here, or names a day that does not exist.
    """
    if edtf[:1] in "[{" and edtf[-1:] in "]}":
        return _hull([_span(part.strip(), "..") for part in edtf[1:-1].split(",")])
    return _span(edtf, "/")


def meet(one: Bounds, other: Bounds) -> Bounds | None:
    """Give the days that lie within both bounds, or None when there are none."""
    starts = [day for day in (one[0], other[0]) if day is not None]
    ends = [day for day in (one[1], other[1]) if day is not None]
    earliest, latest = max(starts, default=None), min(ends, default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return None
    return earliest, latest


def _span(text: str, divider: str) -> Bounds:
    first, divided, last = text.partition(divider)
    if not divided:
        return _day(text)
    earliest, latest = _end(first)[0], _end(last)[1]
    if earliest is not None and latest is not None and earliest > latest:
        raise NotADate(length=len(text))
    return earliest, latest


def _end(text: str) -> Bounds:
    return (None, None) if text in ("", "..") else _day(text)


def _hull(parts: list[Bounds]) -> Bounds:
    starts, ends = [p[0] for p in parts], [p[1] for p in parts]
    return (
        None if None in starts else min(s for s in starts if s is not None),
        None if None in ends else max(e for e in ends if e is not None),
    )


def _day(text: str) -> Bounds:
    found = _DATE.fullmatch(text)
    if found is None or (found[1] == "0000"):
        raise NotADate(length=len(text))
    year, month, day = found.groups()
    if year == "XXXX":
        if month is not None and month != "XX":
            _within(_A_LEAP_YEAR, _A_LEAP_YEAR, int(month), day)
        return None, None
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if month is None or month == "XX":
        return f"{first}-01-01", f"{last}-12-31"
    return _within(int(first), int(last), int(month), day)


def _within(first: int, last: int, month: int, day: str | None) -> Bounds:
    if month in _SEASONS and day is None:
        return _season(first, last, *_SEASONS[month])
    try:
        if day is None or day == "XX":
            return _iso(first, month, 1), _iso(last, month, calendar.monthrange(last, month)[1])
        return _iso(first, month, int(day)), _iso(last, month, int(day))
    except (ValueError, calendar.IllegalMonthError):
        raise NotADate(length=10) from None


def _season(first: int, last: int, start: int, end: int) -> Bounds:
    turns = int(end < start)  # winter spans the new year, so the words fit two winters
    return (
        _iso(first - turns, start, 1),
        _iso(last + turns, end, calendar.monthrange(last + turns, end)[1]),
    )


def _iso(year: int, month: int, day: int) -> str:
    return dt.date(year, month, day).isoformat()
