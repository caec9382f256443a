"""Long run: two processes against one, and memory over many articles.

    BENCH_ARTICLES=100000 python -m bench long_run

Articles come one by one out of a generator, each with another beginning. Memory is what this
process holds when a third, two thirds and all of them are read.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gold import lines
from dripstone import demo, keep, read
from dripstone.flow.taking_in import Reading, read_one
from dripstone.flow.workers import workers
from dripstone.read.opening import open_text
from dripstone.records import Origin, Report, Text

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "1500"))
Kept = tuple[Report, bytes]


def main() -> None:
    """Print memory at thirds of the run, then the seconds of one process and of two."""
    print(f"Long run: {ARTICLES:,} articles out of a generator, in English and Russian")
    _memory()
    runs = {many: _run(many) for many in (1, 2)}
    for many, run in runs.items():
        print(f"  {many} at once: {run.wall:8.1f} s  {run.words / run.wall:9,.0f} words a second")
    print(f"  two are {runs[1].wall / runs[2].wall:.2f} times as fast as one on this machine now")
    idle = max(runs[2].here, runs[2].there / 2)
    print(f"  by CPU seconds: {runs[1].there / idle:.2f} times as fast, were both cores idle")


@dataclass(frozen=True, slots=True)
class _Took:
    """What a run took, models already loaded."""

    wall: float
    words: int
    here: float  #: CPU seconds of the process that hands out
    there: float  #: CPU seconds of reading, all workers together


def _memory() -> None:
    marks = {ARTICLES * third // 3 for third in (1, 2, 3)}
    for number, _ in enumerate(read.suggest_many(_texts(ARTICLES)), start=1):
        if number in marks:
            print(f"  memory after {number:>8,} articles {_held():8.1f} MiB")


def _held() -> float:
    """Give the memory that this process holds now, in MiB."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / (1 << 20)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 10)


def _run(many: int) -> _Took:
    with workers(many) as run:
        for _ in run(_timed, _kept(8 * many)):  # every process has loaded its models
            pass
        wall, here, words, there = time.perf_counter(), time.process_time(), 0, 0.0
        for reading, cpu in run(_timed, _kept(ARTICLES)):
            there += cpu
            words += len(reading.text.content.split()) if reading.text is not None else 0
        return _Took(time.perf_counter() - wall, words, time.process_time() - here, there)


def _timed(kept: Kept) -> tuple[Reading, float]:
    before = time.process_time()
    reading = read_one(kept)
    return reading, time.process_time() - before


def _texts(many: int) -> Iterator[Text]:
    return (open_text(report, data) for report, data in _kept(many))


def _kept(many: int) -> Iterator[Kept]:
    bodies = [path.read_text("utf-8") for path in demo.reports() if path.suffix == ".txt"]
    bodies += [one["text"] for code in ("en", "ru") for one in lines(f"{code}.jsonl")]
    for number in range(many):
        body = bodies[number % len(bodies)]
        data = f"{body}\n\n{number + 1} {body.split('. ')[0]}.\n".encode()
        origin = Origin(kind="hand", name=f"{number}.txt")
        yield keep.describe(data, origin=origin, by="bench", at="2025-05-23T00:00:00Z"), data


if __name__ == "__main__":
    main()
