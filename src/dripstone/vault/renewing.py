"""Renewing: a copy of a vault gets what is new since it was made, and loses what was erased.

    renew    folder, passphrase, copy → Verdict    or BadCopy

Rows are only added, so what is new stands behind the last row of the copy. What left its table for
a box, or was erased, leaves it in the copy too. All of it is written in one transaction: a copy
whose renewal was interrupted is the one that it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dripstone.errors import AlreadyAVault, BadCopy
from dripstone.journal import Verdict
from dripstone.vault.checking import check
from dripstone.vault.database import connect, roll_back, told
from dripstone.vault.files import FOLDER, Files, LaidFile
from dripstone.vault.originals import beside, named
from dripstone.vault.pages import attach
from dripstone.vault.rows import Sqlite
from dripstone.vault.seen import standing
from dripstone.vault.slots import Keys, keys_of
from dripstone.vault.sqlite import DATABASE, put_slots, slots_of

GROWS = {
    "journal": "number",
    "records": "position",
    "originals": "position",
    "signers": "entry",
    "shut": "number",
    "lines": "line",
}
"""Tables whose new rows stand behind the last, with the column that tells."""

WHOLE = ("boxes", "accounts", "beside", "sealing", "line_journal", "line_records")
"""Tables of which rows come and go, or which have no such column; they are small."""

DERIVED = ("waiting", "search", "vault", "leaving")
"""Made by triggers or anew, or the same in both, or about files that are not yet removed."""


def renew(folder: Path, passphrase: str, target: Path) -> Verdict:
    """Bring a copy up to date, and read all of both.

    Raises:
        AlreadyAVault: the target holds another vault.
        BadCopy: ours is not sound, the copy has what ours has not, or it is not sound after it
            was brought up to date; in the first two cases it was not touched.
        NotAVault, WrongPassphrase, AlteredSlots, DamagedVault: as in ``sqlite.open_``.
        NoRoom: the disk is full; the copy is as it was.
    """
    slots, target = slots_of(folder), target.absolute()
    if slots_of(target).vault != slots.vault:
        raise AlreadyAVault
    keys = keys_of(slots, passphrase)
    with _opened(folder, keys) as ours:
        _sound(check(ours))
        with _opened(target, keys) as copy:
            if standing(ours, copy.head()) != "grown":
                raise BadCopy(troubles=0)
            copy.index().forget()
        _bring(folder / DATABASE, target / DATABASE, keys.database)
    put_slots(target, slots)
    with _opened(target, keys) as copy:
        return _sound(check(copy))


def _opened(folder: Path, keys: Keys) -> Sqlite:
    vault = Sqlite(connect(folder.absolute() / DATABASE, keys.database), sealed=keys.sealed)
    vault.tidy()
    return vault


def _sound(verdict: Verdict) -> Verdict:
    if not verdict.sound:
        raise BadCopy(troubles=len(verdict.troubles))
    return verdict


def _bring(here: Path, there: Path, key: bytes) -> None:
    connection = connect(here.absolute(), key)
    ours, theirs = beside(connection), Files(there.parent / FOLDER)
    laid: list[LaidFile] = []
    try:
        with told():
            attach(connection, there, key, "copy")
            for setting in ("secure_delete = ON", "synchronous = FULL"):
                connection.execute(f"PRAGMA copy.{setting}")
            for name in sorted(named(connection) - named(connection, "copy")):
                one = ours.copy(name, theirs)
                laid += [] if one is None else [one]
            connection.execute("BEGIN IMMEDIATE")
            try:
                before = named(connection, "copy")
                _write(connection)
                _part_with(connection, before - named(connection, "copy"))
                connection.execute("COMMIT")
            except BaseException:
                roll_back(connection)
                raise
            connection.execute("PRAGMA copy.wal_checkpoint(TRUNCATE)")
        for one in laid:
            one.keep()
    finally:
        for one in laid:
            one.drop()
        connection.close()


def _part_with(connection: Any, names: Iterable[str]) -> None:  # noqa: ANN401
    """Note files that the copy names no more; they are removed when it is opened."""
    rows = [(bytes.fromhex(name),) for name in names]
    connection.executemany("INSERT OR IGNORE INTO copy.leaving VALUES (?)", rows)


def _write(connection: Any) -> None:  # noqa: ANN401 - the engine ships no types
    do = connection.execute
    _take_out(connection)
    for table, column in GROWS.items():
        names = ", ".join(_columns(connection, table))
        do(
            f"INSERT INTO copy.{table} ({names}) SELECT {names} FROM main.{table}"  # noqa: S608
            f" WHERE {column} > (SELECT coalesce(max({column}), 0) FROM copy.{table})"
            f" ORDER BY {column}"
        )
    for table in WHOLE:
        names = ", ".join(_columns(connection, table))
        same = f"SELECT {names} FROM"
        gone = f"({same} copy.{table} EXCEPT {same} main.{table})"
        do(f"DELETE FROM copy.{table} WHERE ({names}) IN {gone}")  # noqa: S608
        do(f"INSERT INTO copy.{table} ({names}) {same} main.{table} EXCEPT {same} copy.{table}")
    do("DELETE FROM copy.shut WHERE box NOT IN (SELECT box FROM main.boxes)")
    do(
        "UPDATE copy.signers SET private_key = x'' WHERE length(private_key) AND entry IN"
        " (SELECT entry FROM main.signers WHERE private_key = x'')"
    )


def _take_out(connection: Any) -> None:  # noqa: ANN401
    """Take rows out of the copy that are in their table here no more.

    A row leaves its table only for a box: what was erased meanwhile goes through an empty one.
    """
    do = connection.execute
    for table, kind, columns in (
        ("originals", "original", "position, NULL, NULL"),
        ("records", "record", "position, entry, place"),
        ("line_records", "double", "line, entry, place"),
    ):
        told = columns.replace("NULL, NULL", "report, part")
        gone = f"SELECT {told} FROM copy.{table} EXCEPT SELECT {told} FROM main.{table}"  # noqa: S608
        rows = do(gone).fetchall()
        last = do("SELECT coalesce(max(number), 0) FROM copy.shut").fetchone()[0]
        for number, row in enumerate(rows, start=last + 1):
            spot = (row[0], None, None) if kind == "original" else row
            do(
                "INSERT INTO copy.shut VALUES (?, 0, ?, ?, ?, ?, x'', x'', NULL)",
                (number, kind, *spot),
            )
            where = " AND ".join(f"{name} IS ?" for name in told.split(", "))
            do(f"DELETE FROM copy.{table} WHERE {where}", row)  # noqa: S608
        do("DELETE FROM copy.shut WHERE box = 0")


def _columns(connection: Any, table: str) -> list[str]:  # noqa: ANN401
    """Name a table's own columns; those that are computed come by themselves."""
    rows = connection.execute(f"PRAGMA main.table_xinfo({table})").fetchall()
    return [row[1] for row in rows if row[6] == 0]
