"""Beside plain: the vault's own tables, encrypted and in plain SQLite, with the same rows.

The peer is the same engine without a key: the same schema with its triggers and generated columns,
the same rows in the same transactions, the same cache, the write-ahead log, every commit brought
to the disk. So the ratio says what encryption costs, and nothing else. Rows are worked out before
any clock starts. Both take turns, several times, each time in new files.

    python -m bench.beside_plain                    20,000 reports, five turns
    python -m bench.beside_plain --reports=50000 --rounds=3
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from bench.search import invented, questions
from dripstone.flow.tagging import tags_of_text
from dripstone.languages.stems import words_and_names_of
from dripstone.records import Report, Text
from dripstone.vault.database import SETTINGS, connect, grow, scripts
from dripstone.vault.pages import NEW
from dripstone.vault.plan import written
from dripstone.vault.search import tables_made
from dripstone.vault.search_words import expression, parsed

TARGET = 1.25
REPORTS, ROUNDS = 20_000, 5
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


def main() -> None:
    """Print what each piece of work takes of both, and the ratio with its spread."""
    asked = dict(a[2:].split("=") for a in sys.argv[1:] if a.startswith("--") and "=" in a)
    reports, rounds = int(asked.get("reports", REPORTS)), int(asked.get("rounds", ROUNDS))
    print(f"Beside plain SQLite {dbapi2.sqlite_version}, same tables and rows: {reports:,} reports")
    rows = _rows(reports)
    asking = [*_expressions()]
    print("Time of ours by that of plain SQLite; below 1, ours is faster.")
    told: dict[str, list[tuple[Took, Took]]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            ours, plain = _encrypted(Path(folder) / "ours"), _plain(Path(folder) / "plain")
            for name, work in _works(rows, asking).items():
                told.setdefault(name, []).append((_timed(work, ours), _timed(work, plain)))
            ours.close()
            plain.close()
    for name, pairs in told.items():
        _tell(name, pairs)


def _works(rows: Rows, asking: Sequence[str]) -> dict[str, Callable[[Any], object]]:
    return {
        "records and originals, kept": lambda to: _put(
            to, _KEPT, {_RECORD: rows.records, _ORIGINAL: rows.originals}
        ),
        "full text, filled": lambda to: _put(to, _INDEXED, {_FOUND: rows.found}),
        "full text, asked": lambda to: [to.execute(_BEST, (q,)).fetchall() for q in asking],
        "a record by its identity": lambda to: [
            to.execute("SELECT body FROM records WHERE id = ?", row[1:2]).fetchall()
            for row in rows.records[::5]
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


def _plain(path: Path) -> Any:
    made = dbapi2.connect(path, isolation_level=None)
    made.executescript(SETTINGS)
    grow(made, scripts())
    tables_made(made)
    return made


def _timed(work: Callable[[Any], object], where: object) -> Took:
    cpu, clock = time.process_time(), time.perf_counter()
    work(where)
    return Took(time.process_time() - cpu, time.perf_counter() - clock)


def _tell(name: str, pairs: Sequence[tuple[Took, Took]]) -> None:
    print(f"  {name}")
    for spelled, at in (("processor time", 0), ("the clock", 1)):
        ratios = sorted(a[at] / b[at] for a, b in pairs)
        ours, plain = (statistics.median(pair[n][at] for pair in pairs) for n in (0, 1))
        print(
            f"    by {spelled:<15} {ours:6.2f} s ÷ {plain:6.2f} s = {statistics.median(ratios):.2f}"
            f"  (from {ratios[0]:.2f} to {ratios[-1]:.2f} over {len(ratios)} turns):"
            f" the target of {TARGET} {_verdict(ratios)}"
        )


def _verdict(ratios: Sequence[float]) -> str:
    """Say whether a target holds; turns that lie on both sides of it say nothing."""
    if ratios[-1] <= TARGET:
        return "holds"
    return "does not hold" if ratios[0] > TARGET else "is not decided"


if __name__ == "__main__":
    main()
