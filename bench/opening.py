"""Opening: seconds to open a vault of many reports, beside the hardening of its passphrase.

``python -m bench opening --reports=1000000`` fills a vault with that many small reports, in entries
of a thousand, and times what every command does before its own work: keys, proofs of the engine,
schema, identity, head, and the comparison with what was seen before. An empty vault stands beside.
"""

from __future__ import annotations

import hashlib
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dripstone.journal import Head, seal
from dripstone.records import Origin, Report, Sealed, canonical, report_id, stored, with_nonce
from dripstone.vault import seen, sqlite
from dripstone.vault.database import connect
from dripstone.vault.rows import Sqlite
from dripstone.vault.slots import Keys, keys_of

REPORTS = 50_000
TOGETHER = 1000
ROUNDS = 5
PASSPHRASE = "a passphrase for the bench"
ANN = "Ann Tester"


def main() -> None:
    """Print the seconds to open both vaults, and those of the passphrase."""
    many = next((int(a[10:]) for a in sys.argv if a.startswith("--reports=")), REPORTS)
    with tempfile.TemporaryDirectory() as place:
        small, large = Path(place) / "small", Path(place) / "large"
        sqlite.create(small, PASSPHRASE, by=ANN).close()
        _fill(large, many)
        size = (large / "vault.db").stat().st_size / 1e6
        print(f"Opening: a vault of {many:,} reports, {size:,.0f} MB, and an empty one")
        for name, folder in (("empty", small), (f"{many:,} reports", large)):
            began = time.process_time()
            keys = keys_of(sqlite.slots_of(folder), PASSPHRASE)
            hardening = time.process_time() - began
            rounds = sorted(_open(folder, keys) for _ in range(ROUNDS))
            told = statistics.median(rounds)
            print(f"  {name:<20} {told * 1000:7.1f} ms (to {rounds[-1] * 1000:.1f} ms),", end=" ")
            print(f"beside {hardening:.2f} s CPU for the passphrase")


def _open(folder: Path, keys: Keys) -> float:
    began = time.perf_counter()
    with Sqlite(connect(folder / sqlite.DATABASE, keys.database), sealed=keys.sealed) as vault:
        vault.signers()
        seen.standing(vault, vault.head())
    return time.perf_counter() - began


def _fill(folder: Path, many: int) -> None:
    with sqlite.create(folder, PASSPHRASE, by=ANN) as vault:
        private = vault.private_key(ANN)
        *_, last = vault.entries()
    keys = keys_of(sqlite.slots_of(folder), PASSPHRASE)
    connection = connect(folder / sqlite.DATABASE, keys.database)
    made = _reports(many)
    while some := list(itertools.islice(made, TOGETHER)):
        sealed = tuple(Sealed(digest=hashlib.sha256(body).hexdigest()) for _, body in some)
        last = seal(
            Head(number=last.number, seal=last.seal),
            at="2031-05-01T00:00:00Z",
            by=ANN,
            did="rows",
            nonce="0" * 32,
            private=private,
            sealed=sealed,
            signed=last.signature,
        )
        number = last.number
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO journal VALUES (?, ?)", (number, stored(last).decode()))
        connection.executemany(
            "INSERT INTO records (id, body, entry, place) VALUES (?, ?, ?, ?)",
            ((name, body.decode(), number, place) for place, (name, body) in enumerate(some)),
        )
        connection.executemany(
            "INSERT INTO originals (report, part, bytes) VALUES (?, 0, ?)",
            ((name, name.encode()) for name, _ in some),
        )
        connection.execute("COMMIT")
    connection.close()


def _reports(many: int) -> Iterator[tuple[str, bytes]]:
    for number in range(many):
        sha = hashlib.sha256(str(number).encode()).hexdigest()
        one = Report(
            id=report_id(sha),
            sha256=sha,
            size=30,
            media_type="text/plain",
            origin=Origin(kind="row", name=f"register.csv/row {number}"),
            received_at="2031-05-01T00:00:00Z",
            received_by=ANN,
        )
        yield one.id, with_nonce(canonical(one), f"{number:032x}")


if __name__ == "__main__":
    main()
