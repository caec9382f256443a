"""Rows: from a table's cells to words, a block of lines a row.

    written    sheets of rows → Written    ``column: value`` lines, with the place of each row

The first row names the columns where it looks like names; otherwise they have letters, as in any
spreadsheet. The row of names is kept as the first row, so that row 7 here is row 7 there. Blank
cells are left out; a blank row keeps its number and has no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dripstone.records import Value

Row = Sequence[str]

_FIGURES = re.compile(r"[\d\s.,:/+%€$₽()–-]+")


class Written(Value, frozen=True, kw_only=True):
    """A table in words."""

    content: str
    pages: tuple[int, ...]  #: start of each sheet, code points
    rows: tuple[int, ...]  #: start of each row, code points
    ragged: int  #: rows with more or fewer cells than the first


def written(sheets: Sequence[tuple[str, Sequence[Row]]]) -> Written:
    """Write sheets out, one after another; where there are several, each begins with its name."""
    blocks: list[str] = []
    pages: list[int] = []
    starts: list[int] = []
    at = ragged = 0
    for name, rows in sheets:
        pages.append(at)
        kept = _without_blank_end(rows)
        ragged += sum(len(row) != len(kept[0]) for row in kept if any(row))
        for number, block in enumerate(_blocks(kept)):
            words = f"{name}\n{block}".rstrip("\n") if number == 0 and len(sheets) > 1 else block
            starts.append(at)
            if words:
                blocks.append(words)
                at += len(words) + 2
    return Written(
        content="\n\n".join(blocks), pages=tuple(pages), rows=tuple(starts), ragged=ragged
    )


def _without_blank_end(rows: Sequence[Row]) -> Sequence[Row]:
    last = max((n for n, row in enumerate(rows, 1) if any(c.strip() for c in row)), default=0)
    return rows[:last]


def _blocks(rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    named = len(rows) > 1 and _names_columns(rows[0])
    if named:
        yield "; ".join(" ".join(cell.split()) for cell in rows[0] if cell.strip())
    names = [" ".join(cell.split()) for cell in rows[0]] if named else []
    for row in rows[1:] if named else rows:
        yield "\n".join(_cells(row, names))


def _cells(row: Row, names: Sequence[str]) -> Iterator[str]:
    for index, cell in enumerate(row):
        words = cell.strip()
        if words:
            name = names[index] if index < len(names) and names[index] else _letters(index)
            yield f"{name}: {words}"


def _names_columns(row: Row) -> bool:
    """Tell a row of names: different short words, no figures, no dates."""
    names = [cell.strip() for cell in row if cell.strip()]
    return (
        len(names) >= 2
        and len(set(names)) == len(names)
        and all(len(n) <= 60 and "\n" not in n and not _FIGURES.fullmatch(n) for n in names)
    )


def _letters(index: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA."""
    letters = ""
    index += 1
    while index:
        index, left = divmod(index - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters
