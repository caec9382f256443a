"""Dumps: from what ``mysqldump`` writes to the rows of its tables, in one pass.

    rows_of_dump    words → the name of a table and one of its rows, again and again

Nothing of the dump is run. Rows of a table whose columns are not told take numbers for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.errors import Damaged

Rows = list[dict[str, str]]

_CREATE = re.compile(r"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?`(\w{1,64})`\s*\(", re.IGNORECASE)
_COLUMN = re.compile(r"^\s*`(\w{1,64})`", re.MULTILINE)
_ENDS = re.compile(r"^\)", re.MULTILINE)
_INSERT = re.compile(
    r"INSERT\s+(?:IGNORE\s+)?INTO\s+`(\w{1,64})`\s*(\([^)]*\)\s*)?VALUES\s*", re.IGNORECASE
)
_VALUE = re.compile(
    r"\s*(?:(?P<text>'(?:[^'\\]++|\\.|'')*+')|(?P<plain>[^'\s,();]+))\s*(?P<ends>[,)])", re.DOTALL
)
_NEXT = re.compile(r"\s*([,;])?\s*")
_ESCAPED = re.compile(r"\\(.)|''", re.DOTALL)
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "b": "\b", "Z": "\x1a"}
_FOUND = re.compile(f"{_CREATE.pattern}|{_INSERT.pattern}", re.IGNORECASE)


def rows_of_dump(words: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each row of each table; a missing value has no name in it.

    Raises:
        Damaged: a list of values is cut off or broken; what came before was given.
    """
    columns: dict[str, list[str]] = {}
    at = 0
    while found := _FOUND.search(words, at):
        at = found.end()
        if found[1] is not None:
            end = _ENDS.search(words, at)
            body = words[at : end.start() if end else len(words)]
            columns[found[1].lower()] = _COLUMN.findall(body)
            continue
        table = found[2].lower()
        told = re.findall(r"`(\w+)`", found[3]) if found[3] else columns.get(table, [])
        while at < len(words) and words[at : at + 1] == "(":
            values, at = _row(words, at + 1)
            yield table, _by_name(told, values)
            gap = _NEXT.match(words, at)
            assert gap is not None
            at = gap.end()
            if gap[1] != ",":
                break


def _row(words: str, at: int) -> tuple[list[str | None], int]:
    values: list[str | None] = []
    while True:
        found = _VALUE.match(words, at)
        if found is None:
            raise Damaged(part="values", at=at)
        values.append(_meant(found))
        at = found.end()
        if found["ends"] == ")":
            return values, at


def _meant(found: re.Match[str]) -> str | None:
    if found["text"] is not None:
        return _ESCAPED.sub(
            lambda one: _MEANT.get(one[1], one[1]) if one[1] else "'", found["text"][1:-1]
        )
    plain = str(found["plain"])
    return None if plain.upper() == "NULL" else plain


def _by_name(names: list[str], values: list[str | None]) -> dict[str, str]:
    return {
        names[n] if n < len(names) else f"column {n + 1}": value
        for n, value in enumerate(values)
        if value is not None
    }
