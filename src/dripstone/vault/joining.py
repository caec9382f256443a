"""Joining: the lines of other copies of a vault, in the rows of an open database.

lines_in    connection → Lines that joined
put_line    entries and records of a line → rows; a line that is here grows
Came        what a line brings
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from dripstone.journal import Line
from dripstone.vault.boxes import Boxes
from dripstone.vault.database import told

Ask = Callable[..., list[Any]]
_PAGE = 64  #: rows that are read at a time
_LINES = "SELECT line, parent, fork, first FROM lines ORDER BY line"
_ENTRIES = """
    SELECT number, CAST(body AS BLOB) FROM line_journal
    WHERE line = ? AND number > ? ORDER BY number LIMIT ?
"""
_RECORDS = "SELECT entry, place, id, CAST(body AS BLOB) FROM line_records WHERE line = ?"


class Came(NamedTuple):
    """What a line brings: entries by number, records by entry and place."""

    first: str  #: seal of its first entry
    parent: str  #: the same of the line that it left; empty for our own journal
    fork: int
    entries: dict[int, bytes]
    records: dict[tuple[int, int], tuple[str, bytes | None]]


def lines_in(ask: Ask, boxes: Boxes) -> tuple[Line, ...]:
    """Give the lines that joined, each read when it is asked for."""
    return tuple(
        Line(line, parent, fork, first, _entries(ask, line), _records(ask, boxes, line))
        for line, parent, fork, first in ask(_LINES)
    )


def _entries(ask: Ask, line: int) -> Callable[[], Iterator[bytes]]:
    def read() -> Iterator[bytes]:
        after = 0
        while rows := ask(_ENTRIES, line, after, _PAGE):
            yield from (raw for _, raw in rows)
            after = rows[-1][0]

    return read


def _records(
    ask: Ask, boxes: Boxes, line: int
) -> Callable[[], Mapping[tuple[int, int], tuple[str, bytes | None]]]:
    def read() -> Mapping[tuple[int, int], tuple[str, bytes | None]]:
        rows = ask(_RECORDS, line)
        here = {(entry, place): (name, body) for entry, place, name, body in rows}
        return here | boxes.doubles(line)

    return read


def put_line(connection: Any, came: Came) -> None:  # noqa: ANN401 - the engine ships no types
    """Write a line, or what is new of one that is here. Whoever calls holds the vault alone."""
    do = connection.execute
    with told():
        rows = dict(do("SELECT first, line FROM lines").fetchall())
        line = rows.get(came.first)
        if line is None:
            line = 1 + max(rows.values(), default=0)
            parent = rows[came.parent] if came.parent else 0
            do("INSERT INTO lines VALUES (?, ?, ?, ?)", (line, parent, came.fork, came.first))
        last = do("SELECT coalesce(max(number), 0) FROM line_journal WHERE line = ?", (line,))
        after = last.fetchone()[0]
        connection.executemany(
            "INSERT INTO line_journal VALUES (?, ?, ?)",
            ((line, n, raw.decode("utf-8")) for n, raw in came.entries.items() if n > after),
        )
        connection.executemany(
            "INSERT INTO line_records VALUES (?, ?, ?, ?, ?)",
            (
                (line, entry, place, name, None if body is None else body.decode("utf-8"))
                for (entry, place), (name, body) in came.records.items()
                if entry > after
            ),
        )
