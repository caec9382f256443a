"""What other processes do in tests: commit until they are killed, or a number of times."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from vault_things import ANN, PASSPHRASE, a_look, a_report

from dripstone.errors import NoRoom
from dripstone.vault import files, sqlite
from dripstone.vault.database import connect
from dripstone.vault.slots import FLOOR

LARGE = 1 << 16  #: octets from which an original has a file of its own in these processes


def opened(folder: str, key: bytes) -> sqlite.Sqlite:
    files.LARGE = LARGE
    return sqlite.Sqlite(connect(Path(folder) / "vault.db", key))


def a_batch(start: int):
    """Make what one commit writes: reports of 40 kB and of 100 kB with their bytes, three looks."""
    both = {}
    for data in (f"statement {start} ".encode() * 3000, f"recording {start} ".encode() * 7500):
        both[a_report(data)] = data
    looks = (a_look(start * 10 + n) for n in range(3))
    return (*both, *looks), {report.id: data for report, data in both.items()}


def commit_until_killed(folder: str, key: bytes, start: int, pipe) -> None:
    vault = opened(folder, key)
    number = start
    while True:
        records, originals = a_batch(number)
        entry = vault.commit(*records, did="keep", by=ANN, originals=originals)
        pipe.send((number, entry.number, entry.seal))
        number += 1


def commit_times(folder: str, key: bytes, start: int, times: int, pipe) -> None:
    vault = opened(folder, key)
    pipe.send("ready")
    pipe.recv()
    done = []
    for number in range(start, start + times):
        done.append(vault.commit(a_look(number), did="x", by=ANN).number)
        time.sleep(0.001)  # lets the other in; without it, one may be through before that one wakes
    vault.close()
    pipe.send(done)


def commit_until_full(folder: str, key: bytes, limit: int | None, pipe) -> None:
    """Commit until there is no more room; ``limit`` is the largest file allowed, in octets."""
    vault = opened(folder, key)
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    number, acknowledged = 1000, []
    try:
        while number < 3000:
            records, originals = a_batch(number)
            vault.commit(*records, did="keep", by=ANN, originals=originals)
            acknowledged.append(number)
            number += 1
    except NoRoom as full:
        held = vault.holds(records[0].id) or vault.holds(records[1].id)
        pipe.send((acknowledged, str(full), held))
    except Exception as other:  # noqa: BLE001 - told to the test
        pipe.send((acknowledged, repr(other), None))


def create_until_killed(folder: str, pipe) -> None:
    pipe.send("begun")
    sqlite.create(Path(folder), PASSPHRASE, by=ANN, cost=FLOOR).close()
    pipe.send("made")


def lay_until_killed(folder: str, key: bytes, pipe) -> None:
    """Lay a large original whose parts never end."""

    def parts():
        yield bytes(1 << 20)
        pipe.send("begun")
        while True:
            time.sleep(0.01)
            yield b"x"

    opened(folder, key).lay(parts())


def lay_and_read(place: str, size: int, pipe) -> None:
    """Lay and read so many MiB, and tell the most memory that was taken, in KiB."""
    here = files.Files(Path(place) / "originals")
    laid = here.lay(bytes([n % 251]) * (1 << 20) for n in range(size))
    read = sum(map(len, here.read(laid.key, laid.size)))
    pipe.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if read == size << 20 else -1)
