"""Keeping: files into an encrypted vault, sealed and signed, against ``cp`` and ``sha256sum``.

``python -m bench.keeping`` keeps 5,000 small files and 500 MB of large ones; ``--small 100000`` and
``--large 20`` (in GB) are the full counts. Both ways run in turns on the same files, and each
writes its copy to a new place.
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
from collections.abc import Callable
from pathlib import Path

from dripstone import flow
from dripstone.vault import sqlite

ROUNDS = 3
TARGET = 0.60
_PIECE = 100 * 10**6  #: octets of a large file
_COPY = 'cp -r "$1" "$2" && find "$2" -type f -print0 | xargs -0 sha256sum > "$2.sums"'
_WORDS = (
    "police", "square", "detained", "held", "hours", "water",
    "witness", "town", "morning", "lawyer", "told", "court",
)  # fmt: skip


def main() -> None:
    """Print files and megabytes a second of both, and the ratio with its spread."""
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
    ours, theirs = [], []
    for _ in range(rounds):
        os.sync()  # what earlier rounds still write to the disk is nobody's time here
        ours.append(_kept(folder / "vault", files))
        os.sync()
        theirs.append(_copied(files, folder / "copy"))
    for name, times in (("dripstone: keep", ours), ("cp, then sha256sum", theirs)):
        wall, cpu = (statistics.median(one[n] for one in times) for n in (0, 1))
        print(f"  {name:<22} {amount / cpu:>10,.0f} {unit} a CPU second,"
              f" {amount / wall:>10,.0f} by the clock")  # fmt: skip
    for n, of in ((1, "processor time"), (0, "the clock")):
        ratios = sorted(b[n] / a[n] for a, b in zip(ours, theirs, strict=True))
        spread = f"from {ratios[0]:.2f} to {ratios[-1]:.2f} over {rounds} rounds"
        print(
            f"  ratio by {of:<15} {statistics.median(ratios):.2f}  ({spread}):"
            f" the target of {TARGET:.2f} {_verdict(ratios)}"
        )


def _verdict(ratios: list[float]) -> str:
    """Say whether a target holds; rounds that lie on both sides of it say nothing."""
    if ratios[0] >= TARGET:
        return "holds"
    return "does not hold" if ratios[-1] < TARGET else "is not decided: the disk was too busy"


def _kept(vault: Path, files: Path) -> tuple[float, float]:
    """Keep files in a new vault, whose passphrase was hardened before the clock starts."""
    with sqlite.create(vault, "a passphrase for the bench", by="bench") as made:
        took = _timed(lambda: flow.only_keep(made, [files], by="bench"))
        assert sum(1 for _ in made.originals()) == sum(
            1 for one in files.rglob("*") if one.is_file()
        )
    _cleared(vault)
    return took


def _copied(files: Path, to: Path) -> tuple[float, float]:
    took = _timed(lambda: subprocess.run(["sh", "-c", _COPY, "sh", files, to], check=True))
    _cleared(to)
    return took


def _timed(work: Callable[[], object]) -> tuple[float, float]:
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
