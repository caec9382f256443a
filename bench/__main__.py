"""Run the benchmarks: ``python -m bench [NAME …]``; each prints a ratio and the machine's noise."""

from __future__ import annotations

import importlib
import os
import sys

NAMES = (
    "starting", "reading", "keeping", "taking_in", "sheets", "search", "beside_plain", "gold",
    "nerel", "journal", "opening", "page",
)  # fmt: skip


def main() -> None:
    """Run the named benchmarks, or all."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    for name in [a for a in sys.argv[1:] if not a.startswith("--")] or NAMES:
        print()
        importlib.import_module(f"bench.{name}").main()
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
