"""Sheets: rows per second of a table into an encrypted vault, each row with a claim of its own.

Also prints the memory that the process holds after a tenth and at the end: it should not grow with
the table but for what tells rows of an earlier time again.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from dripstone import flow
from dripstone.read.columns import columns_of
from dripstone.records import Suggestion
from dripstone.vault import sqlite

COLUMNS = """
key: case
act: what
victim: name
doer: by
date: day
place: town
source: told by
dates: day-first
acts: {detained: liberty.arrest, beaten: body.assault, killed: life.killing}
"""
TOWNS = ("Karvel", "Zhelnograd", "Tirana", "Moscow", "Grozny", "Lower Vesk")
ACTS = ("detained", "beaten", "killed")


def main() -> None:
    """Take in a tenth first, then the whole: the same rows again are passed over."""
    rows = next((int(word) for word in sys.argv[1:] if word.isdigit()), 100_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vault = sqlite.create(folder / "vault", "a passphrase for the bench", by="bench")
        for count in (rows // 10, rows, rows):
            _take(vault, _table(folder, count), count)
        vault.close()


def _take(vault: sqlite.Sqlite, path: Path, count: int) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    receipt = flow.take_in(vault, [path], by="bench", columns=columns_of(COLUMNS))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    said = sum(1 for _ in vault.all(Suggestion))
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count:>7} rows: {count / wall:,.0f} a second ({count / cpu:,.0f} a CPU second); "
        f"{receipt.items - 1} rows in the receipt, {receipt.count('already_here')} already here; "
        f"{said} suggestions in the vault; at most {held} MiB held"
    )


def _table(folder: Path, count: int) -> Path:
    path = folder / "register.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("case,what,name,by,day,town,told by,notes\n")
        for n in range(count):
            file.write(
                f"K-{n},{ACTS[n % 3]},Person {n},{'police' if n % 2 else ''},"
                f"{n % 28 + 1}/{n % 12 + 1}/{2001 + n % 24},{TOWNS[n % 6]},Witness {n % 700},"
                f'"Taken from the square, row {n}; held for {n % 30} hours without water."\n'
            )
    return path


if __name__ == "__main__":
    main()
