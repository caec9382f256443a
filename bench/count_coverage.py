"""Coverage: in invented populations of known size, how often does the truth lie where we say?

    python bench/count_coverage.py --tables 200 [--longest 64000] [--write docs/why/statistics.md]

Prints a table and, with ``--write``, puts it between the page's markers. Every failure is listed.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from count_populations import POPULATIONS, SIZE, draw

from dripstone.count import Estimate, estimate

HEAD = (
    "| population | tables | estimated | truth ≥ floor | truth ≤ upper end | "
    "median floor | median middle | middle within ×1.25 |"
)
MARKS = "<!-- coverage: measured -->", "<!-- /coverage -->"


def main():
    """Measure, print and perhaps write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--tables", type=int, default=200)
    ask.add_argument("--longest", type=int, default=64_000)
    ask.add_argument("--write", type=Path)
    options = ask.parse_args()
    names = list(POPULATIONS)
    started = time.process_time()
    rows = []
    for i in range(options.tables):
        rows.append(measure(names[i % len(names)], i, options.longest))
        print(f"{i + 1}/{options.tables} {rows[-1]}", file=sys.stderr, flush=True)
    rows.extend(measure("hidden", i, options.longest) for i in range(10))
    told = report(rows, time.process_time() - started)
    print(told)
    if options.write:
        write(options.write, told)


def measure(name, seed, longest):
    """Estimate one table and say where the truth lies."""
    table = draw(name, seed)
    result = estimate(table, seed=seed, longest=longest)
    if not isinstance(result, Estimate):
        floor = result.floor.low if result.floor else result.documented
        return name, seed, len(table.lists), table.documented, floor, None, None, result.codes
    return (
        name,
        seed,
        len(table.lists),
        table.documented,
        result.at_least,
        result.middle,
        result.high,
        (),
    )


def report(rows, seconds):
    """Write the table in Markdown."""
    lines = [
        f"{len(rows)} tables of {SIZE} people, 3 to 5 lists, {seconds:.0f} CPU seconds.",
        "",
        HEAD,
        "|-|-|-|-|-|-|-|-|",
    ]
    groups = {name: [r for r in rows if r[0] == name] for name in (*POPULATIONS, "hidden")}
    every = [r for r in rows if r[0] != "hidden"]
    for name, group in (*groups.items(), ("all but hidden", every)):
        lines.append(line(name, group))
    lines.extend(["", "Where the truth lies below the floor:", ""])
    below = [r for r in every if r[5] is not None or r[6] is not None if r[4] > SIZE]
    lines.extend(
        f"- {name}, table {seed}, {lists} lists: documented {n}, floor {floor}, middle {middle}"
        for name, seed, lists, n, floor, middle, _, _ in below
    )
    lines.append("" if below else "- nowhere")
    return "\n".join(lines)


def line(name, group):
    """Sum one population up."""
    good = [r for r in group if r[6] is not None]
    if not good:
        return f"| {name} | {len(group)} | 0 | – | – | – | – | – |"
    floors = sorted(r[4] for r in good)
    middles = sorted(r[5] for r in good if r[5] is not None)
    near = sum(SIZE / 1.25 <= m <= SIZE * 1.25 for m in middles)
    held = sum(r[4] <= SIZE for r in good)
    under = sum(r[6] >= SIZE for r in good)
    middle = middles[len(middles) // 2] if middles else "–"
    return (
        f"| {name} | {len(group)} | {len(good)} | {100 * held / len(good):.1f} % | "
        f"{100 * under / len(good):.1f} % | {floors[len(floors) // 2]} | {middle} | "
        f"{near} of {len(middles)} |"
    )


def write(page, told):
    """Put the table between the page's markers."""
    words = page.read_text(encoding="utf-8")
    before, rest = words.split(MARKS[0], 1)
    _, after = rest.split(MARKS[1], 1)
    page.write_text(f"{before}{MARKS[0]}\n{told}\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
