"""Tables in plain text: from lines of cells to rows.

    open_      bytes → Opened
    rows_of    bytes → rows of cells

Encoding and delimiter are told from the content. Nothing is computed: a cell that begins with ``=``
is words. Rows with more or fewer cells than the first are kept and counted.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from dripstone.read.formats import LIMITS, Opened
from dripstone.read.formats.encodings import decode, lines
from dripstone.read.formats.rows import written

VERSION = "1"

_SAMPLE = 65_536  #: code points
_MARKS = ",;\t|"
_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)  #: how Excel notes a delimiter


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Cut a table into rows and write each out with its columns' names."""
    rows, warnings = rows_of(data)
    table = written([("", rows)])
    warnings += [f"ragged_rows:{table.ragged}"] if table.ragged else []
    return Opened(content=table.content, rows=table.rows, warnings=tuple(warnings))


def rows_of(data: bytes) -> tuple[list[list[str]], list[str]]:
    """Give the cells of each row, and what is to be warned of."""
    decoded = decode(data)
    content = lines(decoded.content)
    said = _SAID.match(content)
    mark = said[1] if said else _delimiter(content[:_SAMPLE])
    rows, unclosed = _rows(content[said.end() :] if said else content, mark)
    return rows, [*decoded.warnings, *(["quote_unclosed"] if unclosed else [])]


def _rows(content: str, mark: str) -> tuple[list[list[str]], bool]:
    """Cut into rows; where a quote is never closed, take quotes for words.

    Read on, that quote would swallow the rest of the file into one cell.
    """
    csv.field_size_limit(LIMITS.code_points)
    try:
        return list(csv.reader(_text(content), delimiter=mark, strict=True)), False
    except csv.Error as trouble:
        unclosed = str(trouble) == "unexpected end of data"
    if unclosed:
        return list(csv.reader(_text(content), delimiter=mark, quoting=csv.QUOTE_NONE)), True
    return list(csv.reader(_text(content), delimiter=mark)), False


def _text(content: str) -> io.StringIO:
    return io.StringIO(content, newline="")


def _delimiter(sample: str) -> str:
    """Take the mark that cuts most rows alike, and among equals the one that cuts more."""
    return max(_MARKS, key=lambda mark: _alike(sample, mark))


def _alike(sample: str, mark: str) -> tuple[float, int]:
    rows = list(csv.reader(_text(sample), delimiter=mark))
    widths = Counter(len(row) for row in rows if row)
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    return (count / len(rows), width) if width > 1 else (0.0, 1)
