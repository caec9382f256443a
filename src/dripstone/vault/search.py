"""Search: the index that lies in the vault beside the records, and what it answers.

    Index     up to a level: what matches, best first; names that sound alike
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
import itertools
import json
from collections.abc import Collection, Iterable, Iterator
from importlib import resources
from threading import RLock
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from dripstone.vault.database import roll_back, told
from dripstone.vault.search_pen import LEVELS, PARTS, Bodies, Pen, Row

MOST = 4000  #: matches of a level that are ranked; of more, the newest come first
_SINGLY = 100  #: reports that are looked in one by one
_WEIGHTS = "1.0, 1.0, 0.0"  #: of words, names and tags
_DERIVED = "search_%"
_THESE = "(SELECT value FROM json_each(?))"


class Best(NamedTuple):
    """What matched."""

    scores: dict[int, float]  #: by number, the best first; the newest first among equals
    more: bool  #: there are more than were looked at


class Part(NamedTuple):
    """A part of a text."""

    number: int  #: of the report
    start: int
    end: int


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
                pen = Pen(self._connection, self._bodies, self._reached(recipe) or 0)
                yield pen
                pen.settle()
                self._connection.execute("COMMIT")
            except BaseException:
                roll_back(self._connection)
                raise

    def forget(self) -> None:
        """Drop the index; the next search makes it anew."""
        with self.writing(""):
            pass

    def drop(self) -> None:
        """Drop the index within a transaction that is open, so that no other can fill it before."""
        self._make_anew("")

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
        tables_made(self._connection)
        self._connection.execute("INSERT OR REPLACE INTO search VALUES (1, ?, 0)", (recipe,))

    def matching(
        self,
        kind: str,
        match: str,
        words: str = "",
        *,
        only: int | None = None,
        within: Collection[int] | None = None,
    ) -> Best:
        """Give what matches: parts of texts (``in_texts``) or findings (``in_findings``).

        ``match`` is an expression of FTS5, ``words`` the part of it that ranks; ``within`` are the
        only numbers of reports to look in. What matches is ranked by BM25 within each level, and
        the best of each level comes to one. Where a level has more than ``MOST`` matches, of
        everything or of the words alone, order would say little and cost much: then the newest
        come first.
        """
        tables = self.tables(kind, only)
        found = {table: self._newest(table, match, within) for table in tables}
        more = any(len(rows) > MOST for rows in found.values())
        every = sorted(itertools.chain.from_iterable(found.values()), reverse=True)
        if more or not words or not self._few(tables, words):
            return Best(dict.fromkeys(every[:MOST], 1.0), more)
        scores = {row: score for table in tables for row, score in self._ranked(table, words)}
        return Best(
            {r: scores[r] for r in sorted(every, key=scores.__getitem__, reverse=True)}, more
        )

    def _newest(self, table: str, match: str, within: Collection[int] | None) -> list[int]:
        """Give the newest matches in one table, one more than are ranked."""
        asked = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - ours
        last = f"ORDER BY rowid DESC LIMIT {MOST + 1}"
        if within is None:
            return [row for (row,) in self._ask(f"{asked} {last}", match)]
        if len(within) > _SINGLY:
            near = f"{asked} AND (+rowid / {PARTS}) IN {_THESE} {last}"
            return [row for (row,) in self._ask(near, match, json.dumps([*within]))]
        near = f"{asked} AND rowid >= ? AND rowid < ?"
        spans = ((number * PARTS, (number + 1) * PARTS) for number in within)
        return [row for span in spans for (row,) in self._ask(near, match, *span)]

    def _few(self, tables: Iterable[str], words: str) -> bool:
        """Tell whether no table has more matches of the words than are ranked."""
        return all(len(self._newest(table, words, None)) <= MOST for table in tables)

    def _ranked(self, table: str, words: str) -> Iterator[tuple[int, float]]:
        """Score the matches of the words in one table: the best comes to one."""
        rows = self._ask(
            f"SELECT rowid, bm25({table}, {_WEIGHTS}) FROM {table}"  # noqa: S608 - ours
            f" WHERE {table} MATCH ? LIMIT {MOST}",
            words,
        )
        best = min((score for _, score in rows), default=0.0)
        return ((row, score / best if best else 1.0) for row, score in rows)

    def parts(self, ids: Iterable[int]) -> dict[int, Part]:
        """Give parts of texts by their numbers."""
        rows = self._given("SELECT id, start, end FROM search_parts WHERE id IN", ids)
        return {row: Part(row // PARTS, start, end) for row, start, end in rows}

    def findings(self, ids: Iterable[int]) -> dict[int, Row]:
        """Give findings by their numbers."""
        rows = self._given(
            "SELECT id, finding, number, state, earliest, latest, level FROM search_findings"
            " WHERE id IN",
            ids,
        )
        return {row: Row(*rest) for row, *rest in rows}

    def texts(self, numbers: Iterable[int]) -> dict[int, tuple[str, str, int]]:
        """Give the report, its newest text and its level by the report's number."""
        question = "SELECT number, report, text, level FROM search_reports WHERE number IN"
        return {number: tuple(rest) for number, *rest in self._given(question, numbers)}

    def report(self, beginning: str) -> str | None:
        """Give the one report whose identity begins so; None where none or several do."""
        rows = self._ask(
            "SELECT report FROM search_reports"
            " WHERE level <= ? AND substr(report, 1, length(?2)) = ?2 LIMIT 2",
            self.level,
            beginning,
        )
        return str(rows[0][0]) if len(rows) == 1 else None

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


def tables_made(connection: Any) -> None:  # noqa: ANN401 - the engine ships no types
    """Make the tables of the index, where there are none."""
    for statement in _statements():
        connection.execute(statement)


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
