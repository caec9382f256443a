"""Beside plain: the vault's own tables, encrypted and in plain SQLite, with the same rows.

The peer is the same engine without a key, with the schema that an engineer who puts JSON into
SQLite would write for the same questions, and which is ours: an index for identities, one for the
kind that is read from the JSON, one for what is said about a thing. It has the same rows in the
same transactions, the same cache, the write-ahead log, every commit brought to the disk. So the
ratio says what encryption costs, and nothing else. Rows are worked out before any clock starts.

The peer comes twice: as SQLite comes, with pages of 4 KiB, and with pages as large as ours, which
serve it well too. All three take turns, each time in new files.

    python -m bench.beside_plain                    20,000 reports, nine turns
    python -m bench.beside_plain --reports=50000 --rounds=5
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlcipher3 import dbapi2

from bench.search import invented, questions
from bench.turns import decided, told
from dripstone.flow.tagging import tags_of_text
from dripstone.languages.stems import words_and_names_of
from dripstone.records import Report, Text
from dripstone.vault.database import LOG, SETTINGS, connect, grow, scripts
from dripstone.vault.pages import NEW
from dripstone.vault.plan import written
from dripstone.vault.search import tables_made
from dripstone.vault.search_words import expression, parsed

T = TypeVar("T")
TARGET = 1.25
REPORTS, ROUNDS = 20_000, 9
_DEFAULT = 4096  #: octets of SQLite's pages, as it comes
PUT = "put in"
_KEPT = 4000  #: reports in one transaction, as many as are kept together
_INDEXED = 1700  #: the same of the index
_RECORD = "INSERT INTO records (position, id, body, entry, place) VALUES (?, ?, ?, ?, ?)"
_ORIGINAL = "INSERT INTO originals (position, report, part, bytes) VALUES (?, ?, ?, ?)"
_FOUND = "INSERT INTO search_in_texts_1 (rowid, words, names, tags) VALUES (?, ?, ?, ?)"
_BEST = """
    SELECT rowid, bm25(search_in_texts_1, 1.0, 1.0, 0.0) AS score FROM search_in_texts_1
    WHERE search_in_texts_1 MATCH ? ORDER BY score LIMIT 20
"""


class Rows(NamedTuple):
    """What is put into the tables."""

    records: list[tuple[object, ...]]
    originals: list[tuple[object, ...]]
    found: list[tuple[object, ...]]


class Took(NamedTuple):
    """What a piece of work took, in seconds."""

    cpu: float
    clock: float


Turn = dict[str, Took]  #: by piece of work


def main() -> None:
    """Print what each piece of work takes of all three, and the ratios with their spread."""
    asked = dict(a[2:].split("=") for a in sys.argv[1:] if a.startswith("--") and "=" in a)
    reports, rounds = int(asked.get("reports", REPORTS)), int(asked.get("rounds", ROUNDS))
    print(f"Beside plain SQLite {dbapi2.sqlite_version}, same tables and rows: {reports:,} reports")
    rows = _rows(reports)
    works = _works(rows, [*_expressions()])
    print("Time of ours by that of plain SQLite; below 1, ours is faster.")
    makers: dict[str, Callable[[Path], Any]] = {
        "ours": _encrypted,
        f"pages of {_DEFAULT:,}": lambda path: _plain(path, _DEFAULT),
        f"pages of {NEW.size:,}": lambda path: _plain(path, NEW.size),
    }
    turns: dict[str, list[Turn]] = {name: [] for name in makers}
    for number in range(rounds):
        for name, make in _rotated([*makers.items()], number):
            os.sync()  # what the one before still writes to the disk is nobody's time here
            with tempfile.TemporaryDirectory() as folder:
                turns[name].append(_turn(make(Path(folder) / "rows.db"), works))
    ours = turns.pop("ours")
    for work in ours[0]:
        print(f"  {work}")
        for name, theirs in turns.items():
            _tell(name, [one[work] for one in ours], [one[work] for one in theirs])


def _rotated(these: list[T], by: int) -> list[T]:
    """Let another one begin each time."""
    by %= len(these)
    return these[by:] + these[:by]


def _turn(where: Any, works: Mapping[str, Callable[[Any], object]]) -> Turn:
    took = {name: _timed(work, where) for name, work in works.items()}
    where.close()
    put = [one for name, one in took.items() if name.endswith(PUT)]
    whole = Took(sum(one.cpu for one in put), sum(one.clock for one in put))
    return {**took, "both put in, records and index": whole}


def _works(rows: Rows, asking: Sequence[str]) -> dict[str, Callable[[Any], object]]:
    any_ = random.Random(7).sample(rows.records, len(rows.records) // 5)
    return {
        f"records and originals, {PUT}": lambda to: _put(
            to, _KEPT, {_RECORD: rows.records, _ORIGINAL: rows.originals}
        ),
        f"full text, {PUT}": lambda to: _put(to, _INDEXED, {_FOUND: rows.found}),
        "full text, asked": lambda to: [to.execute(_BEST, (q,)).fetchall() for q in asking],
        "a record by its identity, any": lambda to: [
            to.execute("SELECT body FROM records WHERE id = ?", row[1:2]).fetchall() for row in any_
        ],
    }


def _put(to: Any, together: int, rows: Mapping[str, Sequence[tuple[object, ...]]]) -> None:
    """Write as many reports together, with all rows that one has."""
    reports = min(map(len, rows.values()))
    for first in range(0, reports, together):
        to.execute("BEGIN IMMEDIATE")
        for statement, every in rows.items():
            each = len(every) // reports
            to.executemany(statement, every[first * each : (first + together) * each])
        to.execute("COMMIT")


def _rows(count: int) -> Rows:
    """Work out what a vault would store of reports and texts, and what its index would."""
    rows = Rows([], [], [])
    for number in range(count):
        for one in invented(number):
            if isinstance(one, Report | Text):
                place = len(rows.records) + 1
                rows.records.append((place, one.id, written(one).body.decode(), 1, place))
            if isinstance(one, Text):
                tags = " ".join(tags_of_text(one))
                rows.originals.append((number + 1, one.report, 0, one.content.encode()))
                rows.found.append((number + 1, *words_and_names_of(one.content), tags))
    return rows


def _expressions() -> Iterator[str]:
    for asked in questions().values():
        yield from (expression(parsed(one.words)) for one in asked if one.words)


def _encrypted(path: Path) -> Any:
    path.touch()
    made = connect(path, bytes(32), new=NEW)
    tables_made(made)
    return made


def _plain(path: Path, size: int) -> Any:
    made = dbapi2.connect(path, isolation_level=None)
    made.execute(f"PRAGMA page_size = {size}")
    made.executescript(SETTINGS)
    made.execute(f"PRAGMA wal_autocheckpoint = {LOG // size}")
    grow(made, scripts())
    tables_made(made)
    return made


def _timed(work: Callable[[Any], object], where: object) -> Took:
    cpu, clock = time.process_time(), time.perf_counter()
    work(where)
    return Took(time.process_time() - cpu, time.perf_counter() - clock)


def _tell(name: str, ours: Sequence[Took], theirs: Sequence[Took]) -> None:
    print(f"    beside plain SQLite, {name}")
    for spelled, at in (("processor time", 0), ("the clock", 1)):
        ratios = [a[at] / b[at] for a, b in zip(ours, theirs, strict=True)]
        both = (statistics.median(one[at] for one in some) for some in (ours, theirs))
        verdict = decided([one <= TARGET for one in ratios])
        print(
            f"      by {spelled:<15} {next(both):6.2f} s ÷ {next(both):6.2f} s = {told(ratios)}:"
            f" the target of {TARGET} {verdict}"
        )


if __name__ == "__main__":
    main()
