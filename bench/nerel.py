"""Names: how many of a corpus's people, places and organisations are found, exactly as marked.

    NEREL=FOLDER [NEREL_TEXTS=100] python -m bench nerel

The folder holds ``*.txt`` with ``*.ann`` beside them in brat's stand-off format, as NEREL does; it
is not part of the project. Of names within names only the outermost counts. A name is found when
its kind and both of its ends are those marked. Only scored here, never learned from.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from dripstone.languages.ru.names import find_names

#: The corpus's kinds, by ours.
KINDS = {
    "PERSON": "person",
    "ORGANIZATION": "organisation",
    "CITY": "place",
    "COUNTRY": "place",
    "STATE_OR_PROVINCE": "place",
    "DISTRICT": "place",
    "LOCATION": "place",
}


def marked(ann: Path) -> set[tuple[int, int, str]]:
    """Read the outermost names of one text; a name in several pieces is left out."""
    found = []
    for line in ann.read_text("utf-8").splitlines():
        if line.startswith("T"):
            kind, *place = line.split("\t")[1].split(" ")
            if len(place) == 2 and kind in KINDS:
                found.append((int(place[0]), int(place[1]), KINDS[kind]))
    return {
        one
        for one in found
        if not any(o[0] <= one[0] and one[1] <= o[1] and o[:2] != one[:2] for o in found)
    }


def told(folder: Path, most: int | None) -> dict[str, Counter[str]]:
    """Count right, found and marked names of each kind."""
    counts = {kind: Counter() for kind in ("person", "place", "organisation")}
    for text in sorted(folder.glob("*.txt"))[:most]:
        content = text.read_text("utf-8")
        lines, start = [], 0
        for line in content.splitlines(keepends=True):
            lines += find_names(content, start, start + len(line.rstrip())) if line.strip() else []
            start += len(line)
        ours, theirs = set(map(tuple, lines)), marked(text.with_suffix(".ann"))
        for kind, count in counts.items():
            mine = {o for o in ours if o[2] == kind}
            gold = {t for t in theirs if t[2] == kind}
            count.update(right=len(mine & gold), found=len(mine), marked=len(gold))
    return counts


def main() -> None:
    """Print precision, recall and F1 of each kind."""
    folder = os.environ.get("NEREL")
    if not folder or not Path(folder).is_dir():
        print("names: set NEREL to a folder of texts in brat's format to measure this")
        return
    most = os.environ.get("NEREL_TEXTS")
    print("names, exact, outermost: precision, recall, F1")
    for kind, count in told(Path(folder), int(most) if most else None).items():
        precision = count["right"] / max(1, count["found"])
        recall = count["right"] / max(1, count["marked"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"  {kind:12} {precision:.3f} {recall:.3f} {f1:.3f}  ({count['marked']} marked)")
