"""Conversations as text (WhatsApp, Signal): from lines to messages.

    open_    bytes → Opened

The text stays as the program wrote it, so that every word has its place in the export. A message
begins where a line begins with a date and a time; lines without go on with the one before. Whether
19/5 or 5/19 is meant is told by the file itself where a number is beyond twelve, or where only one
order keeps the messages in the order of their time. Where both fit, nothing is taken: the warning
``day_month_open`` says so, and a person can say the order.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence

from dripstone.read.formats import Opened
from dripstone.read.formats.encodings import decode, lines
from dripstone.read.formats.messages import Message

VERSION = "1"

_SLACK = dt.timedelta(days=1)  #: clocks of two telephones differ
_MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_S = "[ \u202f\xa0]"
# The heads of messages, in any order of day, month and year, with or without brackets.
_HEAD = re.compile(
    rf"^[{_MARKS}]*\[?"
    r"(?P<when>(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{2,4})\.?,?"
    rf"{_S}(?:(?P<early>[AaPp])\.?[Mm]\.?{_S})?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    rf"(?:{_S}?(?P<half>[AaPp])\.?{_S}?[Mm]\.?)?)"
    rf"(?:\][{_MARKS} ]*|{_S}[-–]{_S})"
    rf"(?:(?P<author>[^:\n]{{1,100}}):(?:{_S}|$))?",
    re.MULTILINE,
)


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Tell the messages of an exported conversation apart."""
    decoded = decode(data)
    content = lines(decoded.content)
    heads = [*_HEAD.finditer(content)]
    order = _order(heads)
    messages = tuple(_messages(content, heads, order))
    warnings = [*decoded.warnings]
    warnings += ["day_month_open"] if order is None and heads else []
    unread = sum(one.at is None for one in messages)
    warnings += [f"dates_unread:{unread}"] if unread else []
    return Opened(
        content=content,
        messages=messages,
        rows=tuple(one.start for one in messages),
        warnings=tuple(warnings),
    )


def _messages(content: str, heads: list[re.Match[str]], order: str | None) -> Iterator[Message]:
    ends = [found.start() for found in heads[1:]]
    for found, end in itertools.zip_longest(heads, ends, fillvalue=len(content)):
        assert isinstance(found, re.Match)
        day_first, month_first = _moment(found, "day"), _moment(found, "month")
        author = (found["author"] or "").strip(" \u202f\xa0~") or None
        settled = day_first if order in {"day", "year"} else month_first
        yield Message(
            start=found.start(),
            words=min(found.end(), end),
            end=found.end() + len(content[found.end() : end].rstrip()),
            author=author,
            author_at=found.start("author") + found["author"].index(author) if author else None,
            at=day_first if order is None else settled,
            month_first=month_first if order is None else None,
            at_from=found.start("when"),
            at_to=found.end("when"),
        )


def _order(heads: Sequence[re.Match[str]]) -> str | None:
    """Say what comes first: day, month or year; None where the file leaves it open."""
    if not heads:
        return None
    if all(len(found["a"]) == 4 for found in heads):
        return "year"
    fits = [order for order in ("day", "month") if _fits(heads, order)]
    return fits[0] if len(fits) == 1 else None


def _fits(heads: Sequence[re.Match[str]], order: str) -> bool:
    """Tell whether all dates are dates and follow each other, if their numbers stand so."""
    read = [_moment(found, order) for found in heads]
    if any(moment is None for moment in read):
        return False
    moments = [dt.datetime.fromisoformat(moment) for moment in read if moment]
    return all(a <= b + _SLACK for a, b in itertools.pairwise(moments))


def _moment(found: re.Match[str], order: str) -> str | None:
    """Read a head's moment in the time of the telephone, whose zone an export does not tell."""
    a, b, c = (int(found[name]) for name in "abc")
    if len(found["a"]) == 4:
        year, month, day = a, b, c
    else:
        year, (day, month) = c, (a, b) if order == "day" else (b, a)
        year += 2000 if len(found["c"]) == 2 else 0
    hour, half = int(found["hour"]), (found["half"] or found["early"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        read = dt.datetime(year, month, day, hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None
    return read.isoformat()
