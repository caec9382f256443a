"""Gather: fragments → a section of the changelog.

Run as ``python changes/gather.py VERSION``; fragments that were gathered are removed.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
CHANGELOG = HERE.parent / "CHANGELOG.md"


def section(version: str, fragments: dict[str, str]) -> str:
    """Write one section, a line a fragment, in the order of the rooms' names."""
    lines = [f"- **{name.split('-')[0]}**: {text}" for name, text in sorted(fragments.items())]
    return "\n".join((f"## {version}", "", *lines, ""))


def main() -> None:
    """Move every fragment into the changelog."""
    (version,) = sys.argv[1:]
    files = [f for f in HERE.glob("*.md") if f.name != "README.md"]
    made = section(version, {f.stem: " ".join(f.read_text("utf-8").split()) for f in files})
    head, _, rest = CHANGELOG.read_text("utf-8").partition("\n## ")
    old = f"\n## {rest}" if rest else ""
    CHANGELOG.write_text(f"{head.rstrip()}\n\n{made}{old}", "utf-8")
    for file in files:
        file.unlink()


if __name__ == "__main__":
    main()
