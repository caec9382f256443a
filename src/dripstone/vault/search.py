"""Search: the index that lies in the vault beside the records, and what it answers.

    Index     up to a level: what matches, best first; names that sound alike
    Pen       writes to it, inside one transaction
    Best      what matched, with its score, and whether there is more
    in_memory    an index of its own, for a vault that is in memory too

The index is derived: ``flow.indexing`` says what goes into it. Each level has tables of its own,
and ``Index.tables`` is the one place that says which of them somebody may be answered from: what
stands above is not looked at, so that neither a hit nor a count, an order nor the time that an
answer takes depends on it.
"""

from __future__ import annotations

import contextlib
import functools
import json
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from threading import RLock
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from dripstone.vault.database import roll_back, told

LEVELS = (0, 1, 2)  #: what is sealed has no table
PARTS = 256  #: of one text at most
MOST = 5000  #: matches of each level that are ranked: the newest, where there are more
_WEIGHTS = "1.0, 1.0, 0.0"  #: of words, names and tags
_DERIVED = "search_%"
_THESE = "(SELECT value FROM json_each(?))"

Bodies = Callable[[int, int], list[tuple[int, bytes]]]
"""Position, how many → positions and bodies of the records after it."""


class Best(NamedTuple):
    """What matched."""

    scores: dict[int, float]  #: by number, the best first; the newest first among equals
    more: bool  #: there are more than were looked at


class Part(NamedTuple):
    """A part of a text."""

    number: int  #: of the report
    start: int
    end: int


class Row(NamedTuple):
    """A finding as the index knows it."""

    finding: str
    number: int
    state: str
    earliest: str | None
    latest: str | None


class Index:
    """The index of one vault, up to a level. Threads share the vault's one connection."""

    def __init__(
        self,
        connection: Any,  # noqa: ANN401 - the engine ships no types
        lock: RLock,
        bodies: Bodies,
        *,
        level: int = LEVELS[-1],
    ) -> None:
        """Stand beside the records of an open vault."""
        self._connection = connection
        self._lock = lock
        self._bodies = bodies
        self.level = level

    def upto(self, level: int) -> Index:
        """Give the same index for somebody who may see less."""
        return Index(self._connection, self._lock, self._bodies, level=min(level, self.level))

    def tables(self, kind: str, only: int | None = None) -> tuple[str, ...]:
        """Name the tables that may be asked; ``only`` is one level that somebody asks for."""
        seen = (one for one in LEVELS if one <= self.level)
        return tuple(f"search_{kind}_{one}" for one in seen if only is None or one == only)

    @contextlib.contextmanager
    def reading(self, recipe: str) -> Iterator[bool]:
        """Hold one moment of the vault; say whether the index has all of it."""
        with self._lock, told():
            self._connection.execute("BEGIN")
            try:
                yield self._reached(recipe) is not None and not self._bodies_after(recipe)
            finally:
                roll_back(self._connection)

    @contextlib.contextmanager
    def writing(self, recipe: str) -> Iterator[Pen]:
        """Hold the vault alone; what the block writes is there with all of it, or not at all."""
        with self._lock, told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if self._reached(recipe) is None:
                    self._make_anew(recipe)
                yield Pen(self._connection, self._bodies, self._reached(recipe) or 0)
                self._connection.execute("COMMIT")
            except BaseException:
                roll_back(self._connection)
                raise

    def forget(self) -> None:
        """Drop the index; the next search makes it anew."""
        with self.writing("") as _:
            pass

    def _reached(self, recipe: str) -> int | None:
        rows = self._ask("SELECT position FROM search WHERE recipe = ?", recipe)
        return int(rows[0][0]) if rows else None

    def _bodies_after(self, recipe: str) -> bool:
        return bool(self._bodies(self._reached(recipe) or 0, 1))

    def _make_anew(self, recipe: str) -> None:
        made = self._ask(
            "SELECT type, name FROM sqlite_schema WHERE type = 'table' AND name LIKE ?"
            " ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC",
            _DERIVED,
        )
        for kind, name in made:
            # The tables of a virtual table go with it.
            self._connection.execute(f'DROP {kind} IF EXISTS "{name}"')
        for statement in _statements():
            self._connection.execute(statement)
        self._connection.execute("INSERT OR REPLACE INTO search VALUES (1, ?, 0)", (recipe,))

    def matching(
        self,
        kind: str,
        match: str,
        *,
        only: int | None = None,
        within: Iterable[int] | None = None,
    ) -> Best:
        """Give what matches: parts of texts (``in_texts``) or findings (``in_findings``).

        ``match`` is an expression of FTS5; ``within`` are the only numbers of reports to look in.
        The newest ``MOST`` of each level are ranked by BM25, against that level alone, and the
        best of each level comes to one.
        """
        given = () if within is None else (json.dumps([*within]),)
        scores: list[tuple[float, int]] = []
        more = False
        for table in self.tables(kind, only):
            rows = self._ask(_matching(table, near=bool(given)), match, *given)
            more = more or len(rows) > MOST
            best = min((score for _, score in rows), default=0.0)
            scores += ((score / best if best else 1.0, row) for row, score in rows[:MOST])
        scores.sort(reverse=True)
        return Best({row: round(score, 4) for score, row in scores}, more)

    def parts(self, ids: Iterable[int]) -> dict[int, Part]:
        """Give parts of texts by their numbers."""
        rows = self._given("SELECT id, start, end FROM search_parts WHERE id IN", ids)
        return {row: Part(row // PARTS, start, end) for row, start, end in rows}

    def findings(self, ids: Iterable[int]) -> dict[int, Row]:
        """Give findings by their numbers."""
        rows = self._given(
            "SELECT id, finding, number, state, earliest, latest FROM search_findings WHERE id IN",
            ids,
        )
        return {row: Row(*rest) for row, *rest in rows}

    def texts(self, numbers: Iterable[int]) -> dict[int, tuple[str, str, int]]:
        """Give the report, its newest text and its level by the report's number."""
        question = "SELECT number, report, text, level FROM search_reports WHERE number IN"
        return {number: tuple(rest) for number, *rest in self._given(question, numbers)}

    def published(
        self, numbers: Iterable[int], earliest: str | None, latest: str | None
    ) -> frozenset[int]:
        """Give those reports of these numbers that were published between two days."""
        rows = self._ask(
            f"SELECT number FROM search_reports JOIN search_texts USING (text, number)"  # noqa: S608
            f" WHERE published >= ? AND published <= ? AND number IN {_THESE}",
            earliest or "",
            latest or "9999-12-31",
            json.dumps([*numbers]),
        )
        return frozenset(number for (number,) in rows)

    def names(self, blocks: Iterable[str], only: int | None = None) -> dict[tuple[str, str], int]:
        """Give names and their kinds by their sounds without vowels, with how many findings."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for table in self.tables("names", only):
            question = f"SELECT name, kind, findings FROM {table} WHERE block IN"  # noqa: S608
            for name, kind, findings in set(self._given(question, blocks)):
                found.setdefault((name, kind), {})[table] = findings
        return {name: sum(counts.values()) for name, counts in found.items()}

    def _given(self, question: str, given: Iterable[object]) -> list[Any]:
        return self._ask(f"{question} {_THESE}", json.dumps([*given]))

    def _ask(self, question: str, *given: object) -> list[Any]:
        with self._lock, told():
            return list(self._connection.execute(question, given).fetchall())


class Pen:
    """Writes to the index, in a transaction that is open."""

    def __init__(self, connection: Any, bodies: Bodies, position: int) -> None:  # noqa: ANN401
        """Go on after ``position``."""
        self._run = connection.execute
        self._many = connection.executemany
        self._bodies = bodies
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
        row = self._run("SELECT number FROM search_reports WHERE report = ?", (report,)).fetchone()
        return row[0] if row else None

    def level(self, number: int) -> int:
        """Give the level that a report stands at."""
        row = self._run("SELECT level FROM search_reports WHERE number = ?", (number,)).fetchone()
        return int(row[0])

    def place(self, report: str, level: int) -> bool:
        """Note a report's level; say whether it was another before."""
        row = self._run("SELECT level FROM search_reports WHERE report = ?", (report,)).fetchone()
        if row is None:
            self._run("INSERT INTO search_reports (report, level) VALUES (?, ?)", (report, level))
        elif row[0] != level:
            self._run("UPDATE search_reports SET level = ? WHERE report = ?", (level, report))
        return row is not None and row[0] != level

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

    def newest_of(self, number: int) -> str | None:
        """Name the newest text of a report."""
        row = self._run("SELECT text FROM search_reports WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def about_text(self, text: str) -> tuple[int, str | None, str | None] | None:
        """Give the report's number, the language and the day of a text."""
        question = "SELECT number, language, published FROM search_texts WHERE text = ?"
        row = self._run(question, (text,)).fetchone()
        return tuple(row) if row else None

    def put_part(
        self, id: int, level: int, span: tuple[int, int], words: str, names: str, tags: str
    ) -> None:
        """Put a part of a text into the tables of its level."""
        self._run("INSERT INTO search_parts VALUES (?, ?, ?, ?)", (id, level, *span))
        self._put("in_texts", level, id, words, names, tags)

    def drop_parts(self, number: int) -> None:
        """Take the parts of a report's text out."""
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

    def put_finding(
        self,
        row: Row,
        level: int,
        words: str,
        names: str,
        tags: str,
        people: Iterable[tuple[int, str, str, tuple[str, ...]]],
    ) -> None:
        """Put a finding into the tables of its level; ``people``: level, name, kind and sounds."""
        named = [*people]
        made = self._run(
            "INSERT INTO search_findings"
            " (finding, number, level, state, earliest, latest, names)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*row[:2], level, *row[2:], json.dumps(named, ensure_ascii=False)),
        )
        self._put("in_findings", level, made.lastrowid, words, names, tags)
        for height, name, kind, blocks in named:
            self._many(
                f"INSERT INTO search_names_{height} VALUES (?, ?, ?, 1)"  # noqa: S608 - ours
                " ON CONFLICT DO UPDATE SET findings = findings + 1",
                ((block, name, kind) for block in blocks),
            )

    def drop_finding(self, finding: str) -> None:
        """Take a finding out, with the names that it alone gave."""
        row = self._run(
            "SELECT id, level, names FROM search_findings WHERE finding = ?", (finding,)
        ).fetchone()
        if row is None:
            return
        self._drop("in_findings", row[1], row[0])
        self._run("DELETE FROM search_findings WHERE id = ?", (row[0],))
        for height, name, kind, blocks in json.loads(row[2]):
            table, given = f"search_names_{height}", [(b, name, kind) for b in blocks]
            where = "WHERE block = ? AND name = ? AND kind = ?"
            self._many(f"UPDATE {table} SET findings = findings - 1 {where}", given)  # noqa: S608
            self._many(f"DELETE FROM {table} {where} AND findings <= 0", given)  # noqa: S608

    def _put(self, kind: str, level: int, row: int, *columns: str) -> None:
        self._run(
            f"INSERT INTO search_{kind}_{level} (rowid, words, names, tags) VALUES (?, ?, ?, ?)",  # noqa: S608
            (row, *columns),
        )

    def _drop(self, kind: str, level: int, row: int) -> None:
        self._run(f"DELETE FROM search_{kind}_{level} WHERE rowid = ?", (row,))  # noqa: S608


def _matching(table: str, *, near: bool) -> str:
    """Ask a table for its newest matches; ``near`` to reports that are given, alone."""
    within = f" AND (+rowid / {PARTS}) IN (SELECT value FROM json_each(?))"  # noqa: S608 - ours
    return (
        f"SELECT rowid, bm25({table}, {_WEIGHTS}) FROM {table}"  # noqa: S608 - ours
        f" WHERE {table} MATCH ?{within if near else ''} ORDER BY rowid DESC LIMIT {MOST + 1}"
    )


@functools.cache
def _statements() -> tuple[str, ...]:
    """Give the statements that make the index, those for each level three times."""
    script = (resources.files("dripstone.vault") / "sql" / "search.sql").read_text("utf-8")
    once, _, for_each = script.partition("-- once for each level\n")
    scripts = (once, *(for_each.format(level=level) for level in LEVELS))
    return tuple(part for one in scripts for part in one.split(";\n") if part.strip())


def in_memory(bodies: Bodies) -> Index:
    """Make an index in memory, for a vault that is there too; it is gone with it."""
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    step = (resources.files("dripstone.vault") / "sql" / "003_search.sql").read_text("utf-8")
    connection.executescript(step)
    return Index(connection, RLock(), bodies)
