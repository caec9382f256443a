"""Times: from words to When, each resolved against the time of its own voice.

find_times   content, span → what is said of when
"""

from __future__ import annotations

import re

from dripstone.errors import NotADate
from dripstone.languages.found import Found
from dripstone.records import When
from dripstone.records.edtf import bounds

_ISO = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")


def find_times(
    content: str, start: int, end: int, *, language: str, against: str | None
) -> tuple[Found, ...]:
    """Find what ``content[start:end]`` says of when.

    ``against`` is the ISO date of the voice's own time; without it relative words stay open.
    """
    return tuple(
        Found(start=m.start(), end=m.end(), value=_stated(m[0]))
        for m in _ISO.finditer(content, start, end)
    )


def _stated(words: str) -> When:
    try:
        earliest, latest = bounds(words)
    except NotADate:
        return When(text=words, rule="no_such_date")
    return When(text=words, edtf=words, earliest=earliest, latest=latest, rule="date")
