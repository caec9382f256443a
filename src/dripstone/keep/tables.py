"""Tables: plain text whose lines all have the same cells.

is_table    words → whether it is a table of cells and not prose
"""

from __future__ import annotations

import re

_LINES = 50  #: looked at
_MARKS = "\t;,|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def is_table(words: str) -> bool:
    """Tell a table: three lines or more, each cut into the same three cells or more.

    Prose has commas too, but not as many in every line.
    """
    first = words.lstrip("\r\n ").partition("\n")[0]
    if '"' not in first and max(map(first.count, _MARKS)) < 2:
        return False
    lines = [line for line in _QUOTED.sub("q", words).splitlines()[:_LINES] if line.strip()]
    return len(lines) >= 3 and any(_cuts(lines, mark) for mark in _MARKS)


def _cuts(lines: list[str], mark: str) -> bool:
    counts = [line.count(mark) for line in lines]
    return counts[0] >= 2 and sum(c == counts[0] for c in counts) >= 0.9 * len(counts)
