"""Scores: precision, recall and F1, printed beside those of the last stored run.

    Count          right, found and marked, adding up
    folder_of      name → folder        an outside set's folder, from an environment variable
    shown          name, scores → lines printed, and stored with ``--store``
    as_text        lines → Text         words of an outside set, as reading takes them

Figures are stored in ``results.json`` beside this file.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dripstone.records import Segment, Stated, Text, report_id, sha256_of, text_id

RESULTS = Path(__file__).with_name("results.json")


@dataclass(slots=True)
class Count:
    """How many were right, how many we found, how many are marked."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def add(self, found: set[object], marked: set[object]) -> None:
        """Add one text's or sentence's."""
        self.right += len(found & marked)
        self.found += len(found)
        self.marked += len(marked)

    @property
    def scores(self) -> tuple[float, float, float]:
        """Give precision, recall and F1; 0 where nothing was found or marked."""
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.marked if self.marked else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def folder_of(variable: str) -> Path | None:
    """Give the folder that an environment variable names; say so and give None without one."""
    named = os.environ.get(variable)
    if named and Path(named).is_dir():
        return Path(named)
    print(f"{variable} names no folder: this set is not part of the project, and is not scored")
    return None


def limit(variable: str) -> int | None:
    """Give how many texts to take, from an environment variable; None is all."""
    return int(os.environ.get(variable, "0")) or None


def shown(bench: str, scores: Mapping[str, Count | float]) -> None:
    """Print every score beside the stored one; store them when asked to."""
    before = stored().get(bench, {})
    rows = {name: _row(one) for name, one in scores.items()}
    print(f"{bench}: precision, recall, F1; F1 of the stored run in brackets")
    for name, row in rows.items():
        figures = "  ".join(f"{figure:5.3f}" for figure in row)
        last = before.get(name)
        print(f"  {name:<34} {figures}" + (f"  ({last[-1]:5.3f})" if last else ""))
    if "--store" in sys.argv:
        every = stored() | {bench: rows}
        RESULTS.write_text(json.dumps(every, indent=1, sort_keys=True) + "\n", "utf-8")


def _row(one: Count | float) -> list[float]:
    return [round(f, 3) for f in (one.scores if isinstance(one, Count) else (one,))]


def stored() -> dict[str, dict[str, list[float]]]:
    """Give the figures of the stored runs, by benchmark and name."""
    return json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}


def as_text(
    content: str,
    *,
    segments: Sequence[Segment] = (),
    published: str | None = None,
    language: str = "en",
) -> Text:
    """Freeze words as one text of a language."""
    digest = sha256_of(content)
    report = report_id(digest)
    return Text(
        id=text_id(report, "bench", "1", digest),
        report=report,
        sha256=digest,
        content=content,
        format="bench",
        format_version="1",
        language=language,
        segments=tuple(segments),
        published=Stated(value=published, where="metadata") if published else None,
    )


def in_lines(lines: Iterable[str], *, role: str = "body") -> tuple[str, list[Segment]]:
    """Put lines under each other: their content, and a segment for each, empty ones left out."""
    content, segments = "", []
    for line in lines:
        words = line.strip("\n")
        if words.strip():
            start = len(content) + len(words) - len(words.lstrip())
            segments.append(Segment(role=role, start=start, end=len(content) + len(words.rstrip())))
        content += words.replace("\n", " ") + "\n"
    return content, segments
