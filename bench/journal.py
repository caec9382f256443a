"""Journal: CPU seconds and memory to prove a journal of many entries, as ``verify`` does.

``python -m bench journal --entries=1000000`` makes that many entries, each sealed and signed with
a real key, by two people in turns, and proves them in a process of its own. The fastest way of the
engine to read the same rows and hash them, with no journal at all, stands beside it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dripstone.journal import Head, hash_of_signature, seal
from dripstone.records import Entry, Sealed, stored
from dripstone.vault import sqlite
from dripstone.vault.database import connect
from dripstone.vault.slots import sub_key, unlock

ENTRIES = 100_000
PASSPHRASE = "a passphrase for the bench"
PEOPLE = ("Ann Tester", "Ben Tester")
PROVE = """
import hashlib, json, resource, sys, time
from pathlib import Path
from dripstone.journal import Chain, Peaks
from dripstone.vault import sqlite
vault = sqlite.open_(Path(sys.argv[1]), sys.argv[2])
before, wall = time.process_time(), time.perf_counter()
count = 0
if sys.argv[3] == "read":
    for raw in vault.chain():
        hashlib.sha256(raw)
        count += 1
else:
    chain, peaks = Chain(vault.signers(), each=sys.argv[3] == "each"), Peaks()
    for raw in vault.chain():
        peaks.add(chain.add_stored(raw).seal)
        count += 1
    assert chain.end() == vault.head() and peaks.size == count
print(json.dumps({"entries": count, "cpu": time.process_time() - before,
    "wall": time.perf_counter() - wall,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def main() -> None:
    """Print CPU seconds, microseconds an entry and the largest memory, for each way."""
    many = next((int(a[10:]) for a in sys.argv if a.startswith("--entries=")), ENTRIES)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        began = time.process_time()
        _fill(folder, many)
        size = (folder / "vault.db").stat().st_size / many
        print(f"Journal: {many:,} entries, {size:.0f} octets each in the file,", end=" ")
        print(f"made in {time.process_time() - began:.0f} s CPU")
        for way, told in (
            ("last", "verify: chain, tree, last signatures"),
            ("each", "verify: the same, every signature"),
            ("read", "read and hash, no journal"),
        ):
            if way != "each" or many <= ENTRIES:
                _tell(told, _run(folder, way))


def _tell(told: str, done: dict[str, float]) -> None:
    each = done["cpu"] / done["entries"] * 1e6
    print(f"  {told:<38} {done['cpu']:6.2f} s CPU, {done['wall']:6.2f} s wall,", end=" ")
    print(f"{each:5.1f} µs an entry, {done['peak']:.0f} MiB at most")


def _run(folder: Path, way: str) -> dict[str, float]:
    command = [sys.executable, "-c", PROVE, str(folder), PASSPHRASE, way]
    said = subprocess.run(command, capture_output=True, check=True, text=True)
    return json.loads(said.stdout)


def _fill(folder: Path, many: int) -> None:
    with sqlite.create(folder, PASSPHRASE, by=PEOPLE[0]) as vault:
        vault.add_signer(PEOPLE[1])
        keys = [vault.private_key(name) for name in PEOPLE]
        *_, last = vault.entries()
    key = sub_key(unlock(sqlite.slots_of(folder), PASSPHRASE), "database")
    connection = connect(folder / sqlite.DATABASE, key)
    connection.execute("BEGIN IMMEDIATE")
    rows = ((e.number, stored(e).decode()) for e in _entries(last, keys, many))
    connection.executemany("INSERT INTO journal (number, body) VALUES (?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()


def _entries(last: Entry, keys: list[bytes], many: int) -> Iterator[Entry]:
    for number in range(last.number, many):
        who = number % len(PEOPLE)
        last = seal(
            Head(number=number, seal=last.seal),
            at="2031-05-01T00:00:00.000000Z",
            by=PEOPLE[who],
            did="decide",
            nonce=os.urandom(16).hex(),
            private=keys[who],
            sealed=(Sealed(digest=hash_of_signature(last.signature)),),
            notes=(("verb", "accept"),),
            signed=last.signature,
        )
        yield last


if __name__ == "__main__":
    main()
