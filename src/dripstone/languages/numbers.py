"""Numbers: from words to HowMany, as ranges, never sums, never zero from silence.

find_numbers   content, span → what is said of how many
"""

from __future__ import annotations

import re

from dripstone.languages.found import Found
from dripstone.records import HowMany

_DIGITS = re.compile(r"(?<![\w.,:/-])\d{1,9}(?= (?:people|persons|men|women)\b)")


def find_numbers(content: str, start: int, end: int, *, language: str) -> tuple[Found, ...]:
    """Find what ``content[start:end]`` says of how many."""
    return tuple(
        Found(
            start=m.start(),
            end=m.end(),
            value=HowMany(text=m[0], min=int(m[0]), max=int(m[0]), best=int(m[0]), rule="exact"),
        )
        for m in _DIGITS.finditer(content, start, end)
    )
