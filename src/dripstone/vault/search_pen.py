"""Pen: writes to the index for searching, in a transaction that is open.

    Pen    what ``flow.indexing`` writes with
    Row    a finding as the index knows it

FTS5 goes on counting a row that was taken out of a table without contents: its words would go on
weighing in the order of all others. ``settle`` takes them off its count, so that what was sealed
leaves nothing behind, not even there.

Source: the format of the averages record, SQLite FTS5, fts5_index.c (``FTS5_AVERAGES_ROWID``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

LEVELS = (0, 1, 2)  #: what is sealed has no table
PARTS = 256  #: of one text at most
_AVERAGES = 1  #: the row of the table of data that holds how many rows and words there are

Bodies = Callable[[int, int], list[tuple[int, bytes]]]
"""Position, how many → positions and bodies of the records after it."""


class Row(NamedTuple):
    """A finding as the index knows it."""

    finding: str
    number: int
    state: str
    earliest: str | None
    latest: str | None
    level: int


class Pen:
    """Writes to the index, in a transaction that is open."""

    def __init__(self, connection: Any, bodies: Bodies, position: int) -> None:  # noqa: ANN401
        """Go on after ``position``."""
        self._run = connection.execute
        self._many = connection.executemany
        self._bodies = bodies
        self._gone: dict[str, list[int]] = {}  #: by table: rows, and words by column
        # What this transaction has read or written already, for it holds the vault alone.
        self._places: dict[str, tuple[int, int]] = {}  #: by report, number and level
        self._numbers: dict[int, str] = {}
        self._new: set[int] = set()  #: numbers that no text and no part has yet
        self._texts: dict[str, tuple[int, str | None, str | None]] = {}
        self.position = position

    def next(self, limit: int) -> list[tuple[int, bytes]]:
        """Give records that are not in the index yet, with their positions."""
        return self._bodies(self.position, limit)

    def reached(self, position: int) -> None:
        """Note how far the index has come."""
        self._run("UPDATE search SET position = ?", (position,))
        self.position = position

    def number(self, report: str) -> int | None:
        """Give a report's number, once its level is known."""
        placed = self._placed(report)
        return placed[0] if placed else None

    def report(self, number: int) -> str:
        """Give the report of a number."""
        return self._numbered(number)[0]

    def level(self, number: int) -> int:
        """Give the level that a report stands at."""
        return self._numbered(number)[1]

    def place(self, report: str, level: int) -> bool:
        """Note a report's level; say whether it was another before."""
        before = self._placed(report)
        if before is None:
            made = self._run(
                "INSERT INTO search_reports (report, level) VALUES (?, ?)", (report, level)
            )
            self._know(report, made.lastrowid, level)
            self._new.add(made.lastrowid)
        elif before[1] != level:
            self._run("UPDATE search_reports SET level = ? WHERE report = ?", (level, report))
            self._know(report, before[0], level)
        return before is not None and before[1] != level

    def _placed(self, report: str) -> tuple[int, int] | None:
        """Give a report's number and level."""
        if report not in self._places:
            question = "SELECT number, level FROM search_reports WHERE report = ?"
            row = self._run(question, (report,)).fetchone()
            if row is None:
                return None
            self._know(report, *row)
        return self._places[report]

    def _numbered(self, number: int) -> tuple[str, int]:
        """Give the report of a number, and its level."""
        if number not in self._numbers:
            question = "SELECT report, level FROM search_reports WHERE number = ?"
            report, level = self._run(question, (number,)).fetchone()
            self._know(report, number, level)
        report = self._numbers[number]
        return report, self._places[report][1]

    def _know(self, report: str, number: int, level: int) -> None:
        self._places[report] = number, level
        self._numbers[number] = report

    def tie(self, a: str, b: str) -> None:
        """Note that the level of one report may hold for another."""
        self._many("INSERT OR IGNORE INTO search_ties VALUES (?, ?)", ((a, b), (b, a)))

    def tied(self, report: str) -> list[str]:
        """Give the reports whose level may hold for one."""
        rows = self._run("SELECT b FROM search_ties WHERE a = ?", (report,)).fetchall()
        return [row[0] for row in rows]

    def told(self, report: str, record: str) -> None:
        """Note a record that may raise a report."""
        self._run("INSERT OR IGNORE INTO search_told VALUES (?, ?)", (report, record))

    def told_of(self, report: str) -> list[str]:
        """Give the records that may raise a report."""
        rows = self._run("SELECT record FROM search_told WHERE report = ?", (report,)).fetchall()
        return [row[0] for row in rows]

    def newest(self, text: str, number: int, language: str | None, published: str | None) -> None:
        """Note a text, which takes the place of the one before it."""
        given = (text, number, language, published)
        self._run("INSERT OR REPLACE INTO search_texts VALUES (?, ?, ?, ?)", given)
        self._run("UPDATE search_reports SET text = ? WHERE number = ?", (text, number))
        self._texts[text] = number, language, published

    def newest_of(self, number: int) -> str | None:
        """Name the newest text of a report."""
        row = self._run("SELECT text FROM search_reports WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def about_text(self, text: str) -> tuple[int, str | None, str | None] | None:
        """Give the report's number, the language and the day of a text."""
        if text not in self._texts:
            question = "SELECT number, language, published FROM search_texts WHERE text = ?"
            row = self._run(question, (text,)).fetchone()
            if row is None:
                return None
            self._texts[text] = tuple(row)
        return self._texts[text]

    def put_part(
        self, id: int, level: int, span: tuple[int, int], words: str, names: str, tags: str
    ) -> None:
        """Put a part of a text into the tables of its level."""
        self._run("INSERT INTO search_parts VALUES (?, ?, ?, ?)", (id, level, *span))
        self._put("in_texts", level, id, words, names, tags)

    def drop_parts(self, number: int) -> None:
        """Take the parts of a report's text out."""
        if number in self._new:  # nothing of it can be here
            self._new.discard(number)
            return
        between = (number * PARTS, (number + 1) * PARTS)
        rows = self._run(
            "SELECT id, level FROM search_parts WHERE id >= ? AND id < ?", between
        ).fetchall()
        for row, level in rows:
            self._drop("in_texts", level, row)
        self._run("DELETE FROM search_parts WHERE id >= ? AND id < ?", between)

    def findings_of(self, number: int) -> list[str]:
        """Name the findings of a report that are in the index."""
        question = "SELECT finding FROM search_findings WHERE number = ?"
        return [row[0] for row in self._run(question, (number,)).fetchall()]

    def holds(self, finding: str) -> bool:
        """Tell whether a finding is in the index."""
        question = "SELECT 1 FROM search_findings WHERE finding = ?"
        return self._run(question, (finding,)).fetchone() is not None

    def put_finding(
        self,
        row: Row,
        words: str,
        names: str,
        tags: str,
        people: Iterable[tuple[int, str, str, tuple[str, ...]]],
        *,
        again: int | None = None,
    ) -> None:
        """Put a finding into the tables of its level; ``people``: level, name, kind and sounds.

        ``again`` is the number that it had before, so that a decision changes no order.
        """
        named = [*people]
        made = self._run(
            "INSERT INTO search_findings"
            " (id, finding, number, level, state, earliest, latest, names)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (again, *row[:2], row.level, *row[2:5], json.dumps(named, ensure_ascii=False)),
        )
        self._put("in_findings", row.level, made.lastrowid, words, names, tags)
        for height, name, kind, blocks in named:
            self._many(
                f"INSERT INTO search_names_{height} VALUES (?, ?, ?, 1)"  # noqa: S608 - ours
                " ON CONFLICT DO UPDATE SET findings = findings + 1",
                ((block, name, kind) for block in blocks),
            )

    def drop_finding(self, finding: str) -> int | None:
        """Take a finding out, with the names that it alone gave; give the number that it had."""
        row = self._run(
            "SELECT id, level, names FROM search_findings WHERE finding = ?", (finding,)
        ).fetchone()
        if row is None:
            return None
        self._drop("in_findings", row[1], row[0])
        self._run("DELETE FROM search_findings WHERE id = ?", (row[0],))
        for height, name, kind, blocks in json.loads(row[2]):
            table, given = f"search_names_{height}", [(b, name, kind) for b in blocks]
            where = "WHERE block = ? AND name = ? AND kind = ?"
            self._many(f"UPDATE {table} SET findings = findings - 1 {where}", given)  # noqa: S608
            self._many(f"DELETE FROM {table} {where} AND findings <= 0", given)  # noqa: S608
        return int(row[0])

    def _put(self, kind: str, level: int, row: int, *columns: str) -> None:
        self._run(
            f"INSERT INTO search_{kind}_{level} (rowid, words, names, tags) VALUES (?, ?, ?, ?)",  # noqa: S608
            (row, *columns),
        )

    def _drop(self, kind: str, level: int, row: int) -> None:
        table = f"search_{kind}_{level}"
        question = f"SELECT sz FROM {table}_docsize WHERE id = ?"  # noqa: S608 - ours
        sizes = [1, *_numbers(self._run(question, (row,)).fetchone()[0])]
        before = self._gone.get(table, [0] * len(sizes))
        self._gone[table] = [a + b for a, b in zip(before, sizes, strict=True)]
        self._run(f"DELETE FROM {table} WHERE rowid = ?", (row,))  # noqa: S608 - ours

    def settle(self) -> None:
        """Take what was dropped off the counts that words are weighed by."""
        for table, gone in self._gone.items():
            self._run(f"INSERT INTO {table} ({table}) VALUES ('flush')")  # noqa: S608 - ours
            where = f"{table}_data WHERE id = {_AVERAGES}"
            stored = self._run(f"SELECT block FROM {where}").fetchone()[0]  # noqa: S608 - ours
            left = (a - b for a, b in zip(_numbers(stored), gone, strict=True))
            self._run(
                f"UPDATE {table}_data SET block = ? WHERE id = {_AVERAGES}",  # noqa: S608 - ours
                (_written(left),),
            )
        self._gone.clear()


def _numbers(raw: bytes) -> list[int]:
    """Read numbers as SQLite writes them: seven bits an octet, the highest first."""
    found, number = list[int](), 0
    for octet in raw:
        number = number << 7 | octet & 0x7F
        if not octet & 0x80:
            found.append(number)
            number = 0
    return found


def _written(numbers: Iterable[int]) -> bytes:
    return b"".join(_octets(number) for number in numbers)


def _octets(number: int) -> bytes:
    octets = [number & 0x7F]
    while number := number >> 7:
        octets.append(number & 0x7F | 0x80)
    return bytes(reversed(octets))
