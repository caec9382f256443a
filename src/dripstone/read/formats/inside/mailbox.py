"""Mailboxes: from one file of many messages to each of them, byte for byte.

    members    bytes → Members

A message begins after a line that begins with ``From `` and ends with a year, at the beginning or
after an empty line. Lines that a program guarded with ``>From`` stay as they are: which of them
were guarded cannot be told.

Source: RFC 4155, appendix A.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dripstone.read.formats.inside import Member, Room

_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\d{4}[^\r\n]{0,40}\r?\n")


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give each message, in the order of the box."""
    room = Room()
    begins = [*_BEGINS.finditer(data)]
    ends = [found.start() for found in begins[1:]]
    for nth, (found, end) in enumerate(
        itertools.zip_longest(begins, ends, fillvalue=len(data)), start=1
    ):
        assert isinstance(found, re.Match)
        yield _message(data[found.end() : end], nth, room)


def _message(data: bytes, nth: int, room: Room) -> Member:
    told = f"message {nth}"
    error = room.refuses(len(data)) or (None if data.strip() else "NoText")
    if error is not None:
        return Member(name=told, kind="message", size=len(data), error=error)
    room.take(len(data))
    return Member(name=told, kind="message", size=len(data), data=data)
