"""Keeping: files into an encrypted vault, sealed and signed, against ``cp`` and ``sha256sum``.

``python -m bench.keeping`` keeps 5,000 small files and 500 MB of large ones; ``--small 100000`` and
``--large 20`` (in GB) are the full counts. Both ways run in turns on the same files, each begins as
often as the other, and each writes its copy to a new place.

What ``cp`` takes for the same files differs several times over from one turn to the next, because
it makes a file each time and waits for no disk. So each of its turns is compared with ours beside
it; ``decided`` says when the turns say something; and the hardest comparison there is stands at the
end: our middle against the fastest turn that it had.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.turns import decided, told
from dripstone import cli, flow
from dripstone.vault import sqlite

ROUNDS = 5
TARGET = 0.60
_PIECE = 100 * 10**6  #: octets of a large file
_COPY = 'cp -r "$1" "$2" && find "$2" -type f -print0 | xargs -0 sha256sum > "$2.sums"'
Took = tuple[float, float]  #: seconds by the clock, and of processor time
_WORDS = (
    "police", "square", "detained", "held", "hours", "water",
    "witness", "town", "morning", "lawyer", "told", "court",
)  # fmt: skip


def main() -> None:
    """Print files and megabytes a second of both, and the ratio with its spread."""
    assert cli, "what the program sets for itself holds here too"
    asked = argparse.ArgumentParser()
    asked.add_argument("--small", type=int, default=5000)
    asked.add_argument("--large", type=float, default=0.5)
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    given, _ = asked.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.small:
            octets = _small(folder / "small", given.small)
            print(f"Keeping {given.small:,} small files ({octets / 1e6:,.0f} MB)")
            _compare(folder, folder / "small", given.small, "files", given.rounds)
        if given.large:
            octets = _large(folder / "large", int(given.large * 1e9))
            print(f"Keeping large files ({octets / 1e6:,.0f} MB)")
            _compare(folder, folder / "large", octets / 1e6, "MB", given.rounds)
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            print(f"  memory meanwhile, at most {most:,.0f} MB;"
                  " the passphrase's hardening takes 268 of it for a moment")  # fmt: skip


def _small(folder: Path, count: int) -> int:
    """Write statements of some hundred words, none like another."""
    chance = random.Random(7)
    octets = 0
    for n in range(count):
        path = folder / f"{n // 1000:03}" / f"statement-{n:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        words = " ".join(chance.choices(_WORDS, k=chance.randint(100, 500)))
        octets += path.write_text(f"Statement {n}.\n\n{words}.\n", "utf-8")
    return octets


def _large(folder: Path, octets: int) -> int:
    """Write recordings: bytes that nothing packs."""
    folder.mkdir()
    left, n = octets, 0
    while left > 0:
        data = random.Random(n).randbytes(min(_PIECE, left))
        (folder / f"recording-{n:04}.bin").write_bytes(data)
        left, n = left - len(data), n + 1
    return octets


def _compare(folder: Path, files: Path, amount: float, unit: str, rounds: int) -> None:
    ways = (
        lambda: _kept(folder / "vault", files),
        lambda: _copied(files, folder / "copy"),
    )
    turns = [_turn(ways, first=number % 2) for number in range(rounds)]
    ours, theirs = zip(*turns, strict=True)
    for name, times in (("dripstone: keep", ours), ("cp, then sha256sum", theirs)):
        wall, cpu = ([amount / one[n] for one in times] for n in (0, 1))
        print(f"  {name:<22} {_speeds(cpu)} {unit} a CPU second, {_speeds(wall)} by the clock")
    for n, of in ((1, "processor time"), (0, "the clock")):
        ratios = [b[n] / a[n] for a, b in turns]
        print(
            f"  ratio by {of:<15} {told(ratios)}: the target of {TARGET:.2f}"
            f" {decided([one >= TARGET for one in ratios])};"
            f" our middle by their fastest turn {_hardest(ours, theirs, n):.2f}"
        )


def _turn(ways: Sequence[Callable[[], Took]], *, first: int) -> tuple[Took, Took]:
    """Run both, one of them first; give ours and theirs."""
    took = dict[int, Took]()
    for one in (first, 1 - first):
        os.sync()  # what the one before still writes to the disk is nobody's time here
        took[one] = ways[one]()
    return took[0], took[1]


def _hardest(ours: Sequence[Took], theirs: Sequence[Took], n: int) -> float:
    return min(one[n] for one in theirs) / statistics.median(one[n] for one in ours)


def _speeds(speeds: Sequence[float]) -> str:
    return f"{statistics.median(speeds):>8,.0f} ({min(speeds):,.0f} to {max(speeds):,.0f})"


def _kept(vault: Path, files: Path) -> Took:
    """Keep files in a new vault, whose passphrase was hardened before the clock starts."""
    with sqlite.create(vault, "a passphrase for the bench", by="bench") as made:
        took = _timed(lambda: flow.only_keep(made, [files], by="bench"))
        assert sum(1 for _ in made.originals()) == sum(
            1 for one in files.rglob("*") if one.is_file()
        )
    _cleared(vault)
    return took


def _copied(files: Path, to: Path) -> Took:
    took = _timed(lambda: subprocess.run(["sh", "-c", _COPY, "sh", files, to], check=True))
    _cleared(to)
    return took


def _timed(work: Callable[[], object]) -> Took:
    """Give the time by the clock and the processor time, children's too."""
    cpu, wall = _cpu(), time.perf_counter()
    work()
    return time.perf_counter() - wall, _cpu() - cpu


def _cleared(made: Path) -> None:
    shutil.rmtree(made)
    os.sync()


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
