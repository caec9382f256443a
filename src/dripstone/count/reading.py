"""Reading: from a sheet of text, or a data frame, to tables.

    read_table     text → Table            all rows together
    read_strata    text → Tables           one for each combination of the columns that are no list
    strata_columns text → names            the columns that are no list
    from_frame     frame → Table           polars or pandas, neither of which is imported here
    count_csv      text → Estimate or Refusal     what the command line does with a file's text
    as_json        result → bytes          the same result, the same bytes

Three shapes are read: patterns with a ``count``; one row for each person, with a 0 or 1 for each
list; one row for each ``person`` and ``list``. Nothing here raises for bad data: what is wrong
becomes a fault of the table, and an estimate says it.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from dripstone.count.checks import Answers
from dripstone.count.results import Estimate, Refusal
from dripstone.count.strata import Strata
from dripstone.count.tables import Table, broken, from_cells, from_people

COUNTS = frozenset({"count", "n", "number", "people", "freq", "frequency", "число", "количество"})
PEOPLE = frozenset({"person", "person_id", "id", "individual", "человек"})
LISTS = frozenset({"list", "source", "origin", "список", "источник"})
REPEATED = "entries that repeat a person on a list"
_Rows = list[dict[str, str]]


class Frame(Protocol):
    """What a data frame must do to be read: name its columns and give each."""

    @property
    def columns(self) -> Iterable[str]:
        """Give the names of the columns."""

    def __getitem__(self, name: str, /) -> Iterable[object]:
        """Give a column."""


def read_table(text: str, *, linkage: str = "") -> Table:
    """Read a sheet as one table, whatever its strata."""
    rows = _rows(text)
    if not rows:
        return broken("not_a_table")
    return _tabulate(rows, _columns(rows), (), linkage)


def read_strata(
    text: str, *, within: Sequence[str] | None = None, linkage: str = ""
) -> tuple[Table, ...]:
    """Read a sheet as one table for each combination of ``within``, or of all other columns."""
    rows = _rows(text)
    if not rows:
        return (broken("not_a_table"),)
    lists = tuple(c for c in _columns(rows) if c not in (within or ()))
    by = _others(rows, lists) if within is None else tuple(within)
    unknown = [name for name in by if name not in rows[0]]
    if unknown:
        return (broken("no_such_column", column=unknown[0]),)
    groups: dict[tuple[str, ...], _Rows] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(c, "") for c in by), []).append(row)
    found = []
    for key, members in sorted(groups.items()):
        stratum = tuple(zip(by, key, strict=True))
        table = _tabulate(members, lists, stratum, linkage)
        found.append(msgspec.structs.replace(table, stratum=stratum))
    return tuple(found)


def strata_columns(text: str) -> tuple[str, ...]:
    """Name the columns of a sheet that are no list, no count and no person."""
    rows = _rows(text)
    return _others(rows, _columns(rows)) if rows else ()


def from_frame(
    frame: Frame,
    *,
    lists: Sequence[str] | None = None,
    count: str | None = None,
    person: str | None = None,
    linkage: str = "",
) -> Table:
    """Read a polars or pandas frame as one table; ``lists`` name its columns of 0 and 1."""
    renamed = {count: "count", person: "person"}
    columns = {renamed.get(c, str(c)): [_plain(v) for v in frame[c]] for c in frame.columns}
    names = list(columns)
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    if not rows:
        return broken("not_a_table")
    return _tabulate(rows, tuple(lists) if lists else _columns(rows), (), linkage)


def count_csv(
    text: str, *, seed: int = 1, answers: Answers | None = None, longest: int | None = None
) -> Estimate | Refusal:
    """Estimate from a sheet's text."""
    return read_table(text).estimate(seed=seed, answers=answers, longest=longest)


def as_json(result: Estimate | Refusal | Strata) -> bytes:
    """Spell a result as JSON with sorted keys, its sentences in English and Russian beside it."""
    told = {
        "kind": type(result).__name__.lower(),
        "sentence": {code: result.sentence(code) for code in ("en", "ru")},
        **msgspec.to_builtins(result),
    }
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _rows(text: str) -> _Rows:
    lines = text.lstrip("\ufeff").strip("\r\n")
    first = lines.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    if not first.count(separator) or "\0" in lines:
        return []
    reader = csv.DictReader(io.StringIO(lines), delimiter=separator, restval="", restkey="")
    try:
        read = [
            {(k or "").strip(): (v or "").strip() for k, v in row.items() if isinstance(v, str)}
            for row in reader
        ]
    except csv.Error:  # a NUL, or a field longer than any cell
        return []
    return [row for row in read if any(row.values())]


def _columns(rows: _Rows) -> tuple[str, ...]:
    """Find the columns that are lists: nothing but zeros, ones and gaps."""
    named = COUNTS | PEOPLE | LISTS
    return tuple(
        name
        for name in rows[0]
        if name.casefold() not in named
        and {row.get(name, "") for row in rows} <= {"0", "1", ""}
        and any(row.get(name) for row in rows)
    )


def _others(rows: _Rows, lists: tuple[str, ...]) -> tuple[str, ...]:
    named = COUNTS | PEOPLE | LISTS
    return tuple(c for c in rows[0] if c not in lists and c.casefold() not in named)


def _tabulate(
    rows: _Rows, lists: tuple[str, ...], stratum: tuple[tuple[str, str], ...], linkage: str
) -> Table:
    own = {name.casefold(): name for name in rows[0]}
    count = next((own[c] for c in own if c in COUNTS), None)
    person = next((own[c] for c in own if c in PEOPLE), None)
    source = next((own[c] for c in own if c in LISTS), None)
    within = dict(stratum)
    if person is not None and source is not None:
        return _long(rows, person, source, within, linkage)
    if not lists:
        return broken("not_a_table")
    for i, row in enumerate(rows, start=2):
        for column in (*lists, *((count,) if count else ())):
            if not row.get(column, ""):
                return broken("missing_value", lists=lists, row=i, column=column)
    if count is not None:
        return _patterns(rows, lists, count, within, linkage)
    return _wide(rows, lists, person, within, linkage)


def _long(rows: _Rows, person: str, source: str, within: Mapping[str, str], linkage: str) -> Table:
    people: dict[str, set[str]] = {}
    repeated = 0
    for i, row in enumerate(rows, start=2):
        for column in (person, source):
            if not row.get(column, ""):
                return broken("missing_value", row=i, column=column)
        on = people.setdefault(row[person], set())
        repeated += row[source] in on
        on.add(row[source])
    left_out = {REPEATED: repeated} if repeated else {}
    return from_people(people, stratum=within, excluded=left_out, linkage=linkage)


def _patterns(
    rows: _Rows, lists: tuple[str, ...], count: str, within: Mapping[str, str], linkage: str
) -> Table:
    cells: Counter[str] = Counter()
    for row in rows:
        pattern = "".join(row[name] for name in lists)
        number = _number(row[count])
        if number is None:
            return broken("bad_count", lists=lists, pattern=pattern, count=row[count])
        cells[pattern] += number
    return from_cells(cells, lists, stratum=within, linkage=linkage)


def _wide(
    rows: _Rows, lists: tuple[str, ...], person: str | None, within: Mapping[str, str], linkage: str
) -> Table:
    people: dict[str, set[str]] = {}
    repeated = 0
    for i, row in enumerate(rows):
        on = people.setdefault(row.get(person, "") if person else str(i), set())
        more = {name for name in lists if row[name] == "1"}
        repeated += len(on & more)
        on |= more
    left_out = {REPEATED: repeated} if repeated else {}
    return from_people(people, lists, stratum=within, excluded=left_out, linkage=linkage)


def _number(text: str) -> int | None:
    """Read a whole number from 0 on; 12.0 is one, 12.5 and -3 are not."""
    try:
        number = float(text.replace("\u202f", "").replace("\xa0", ""))
    except ValueError:
        return None
    return int(number) if number >= 0 and number == number // 1 else None


def _plain(value: object) -> str:
    """Spell a frame's value as a sheet would; nothing, and not-a-number, as nothing."""
    if value is None or value != value:  # noqa: PLR0124 -- what a missing number does
        return ""
    if isinstance(value, bool):
        return str(int(value))
    text = str(value)
    return {"True": "1", "False": "0", "1.0": "1", "0.0": "0"}.get(text, text)
