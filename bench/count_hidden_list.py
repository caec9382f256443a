"""Hide a list and estimate its size from the others: tests whose truth is known.

    python bench/count_hidden_list.py REFERENCE.json [--longest 64000]

Among the people of one list, those on the others are documented and those on none of them are
not; their number is known. The file of public tables is not part of the project.

Source: Binette and Steorts (2022), On the reliability of multiple systems estimation for
estimating the number of victims of human trafficking, JRSS A 185, 640–676.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from dripstone.count import Estimate, estimate, from_cells

FEWEST = 3  #: other lists


def hidden(data):
    """Give each list's name, its size and the table of its people on the others."""
    names = data["lists"]
    for place, name in enumerate(names):
        inside = {k: n for k, n in data["cells"].items() if k[place] == "1"}
        cells = {}
        for pattern, n in inside.items():
            rest = pattern[:place] + pattern[place + 1 :]
            cells[rest] = cells.get(rest, 0) + n
        others = [n for n in names if n != name]
        yield name, sum(inside.values()), from_cells(cells, others)


def main():
    """Run all tests and sum them up by method."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("reference", type=Path)
    ask.add_argument("--longest", type=int, default=64_000)
    options = ask.parse_args()
    given = json.loads(options.reference.read_text(encoding="utf-8"))["datasets"]
    tests, refused = {}, {}
    for dataset, data in given.items():
        if "truth_N" in data or len(data["lists"]) <= FEWEST:
            continue
        for name, truth, table in hidden(data):
            result = estimate(table, seed=1, longest=options.longest)
            print(dataset, name, truth, result.documented, told(result), flush=True)
            if not isinstance(result, Estimate):
                refused[result.codes[0]] = refused.get(result.codes[0], 0) + 1
                low = result.floor.low if result.floor else None
                tests.setdefault("floor of refusals", []).append((truth, None, low, None))
                continue
            whole = (truth, result.middle, result.at_least, result.high)
            tests.setdefault("estimate", []).append(whole)
            for method in result.passed:
                row = (truth, method.middle, method.low, method.high)
                tests.setdefault(method.name, []).append(row)
    for name, rows in tests.items():
        print(summed(name, rows))
    print("refused:", refused)


def told(result):
    """Say a result in short."""
    if isinstance(result, Estimate):
        return f"{result.at_least} {result.middle} {result.high}"
    return f"refused {result.codes} floor {result.floor.low if result.floor else None}"


def summed(name, rows):
    """Give one line of the table."""
    lows = [(t, low) for t, _, low, _ in rows if low is not None]
    highs = [(t, high) for t, _, _, high in rows if high is not None]
    logs = sorted(math.log(m / t) for t, m, _, _ in rows if m)
    held = sum(low <= t for t, low in lows)
    under = sum(t <= high for t, high in highs)
    middle = f"{logs[len(logs) // 2]:+.2f}" if logs else "–"
    return (
        f"| {name} | {len(rows)} | truth ≥ low: {held} of {len(lows)} | "
        f"truth ≤ high: {under} of {len(highs)} | median log ratio {middle} |"
    )


if __name__ == "__main__":
    main()
