"""Row: one row of a table that became a report of its own.

open_    bytes → Opened
laid_out    names, cells → Laid    the words of a row, and where each cell's words stand
"""

from __future__ import annotations

from collections.abc import Sequence

from dripstone.read.formats import Opened
from dripstone.records import Value

VERSION = "1"


class Laid(Value, frozen=True, kw_only=True):
    """A row in words."""

    content: str
    places: dict[str, tuple[int, int]]  #: of each cell's words, by its column, code points


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take a row as it was written: a line a cell, the column's name before it."""
    return Opened(content=data.decode("utf-8", errors="replace"), rows=(0,))


def laid_out(names: Sequence[str], cells: Sequence[str]) -> Laid:
    """Write a row as ``column: value`` lines; blank cells are left out."""
    lines: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for index, cell in enumerate(cells):
        words = cell.strip()
        if words:
            name = names[index] if index < len(names) and names[index] else f"column {index + 1}"
            begin = at + len(name) + 2
            places.setdefault(name, (begin, begin + len(words)))
            lines.append(f"{name}: {words}")
            at = begin + len(words) + 1
    return Laid(content="\n".join(lines), places=places)
