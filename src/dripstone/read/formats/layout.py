"""Layout: from lines on pages to paragraphs.

paragraphs    Lines → paragraphs of one page
joined        pages → content and where each page begins
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterable, Iterator

from dripstone.records import Value

_ENDS = (".", "!", "?", "…", ":", ";", '"', "”", "»", ")", ".’")
_ITEM = re.compile(r"(?:[•▪‣◦*·–—-]|\(?\d{1,3}[.)]|\(?[a-zа-я][.)])\s")
_CUT = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\n([^\W\d_]+)")


class Line(Value, frozen=True, kw_only=True):
    """One line of a page; without places where they could not be told."""

    words: str
    x: float = 0.0  #: points from the left
    y: float = 0.0  #: points from below
    size: float = 0.0  #: of the letters, points


def paragraphs(lines: list[Line]) -> Iterator[str]:
    """Join a page's lines into paragraphs, still with a line end where each line ended."""
    if not lines:
        return
    pitch = _pitch(lines)
    width = statistics.quantiles((len(line.words) for line in lines), n=10)[-1] if lines[1:] else 0
    words = lines[0].words
    for before, line in itertools.pairwise(lines):
        if _beside(before, line):
            words += "\t" + line.words
        elif _begins(before, line, pitch, width):
            yield words
            words = line.words
        else:
            words += "\n" + line.words
    yield words


def joined(pages: Iterable[list[str]]) -> tuple[str, tuple[int, ...]]:
    """Join pages into one text: paragraphs apart by an empty line, and where each page begins.

    A paragraph that runs over a page's end is one paragraph. A word cut by a hyphen is joined
    where the report writes it without one elsewhere, or never writes it with one.
    """
    whole = [list(page) for page in pages]
    known = _Words("\n".join(words for page in whole for words in page))
    content, starts = "", []
    for page in whole:
        goes_on = bool(page) and _goes_on(content, page[0])
        content += "" if not content else " " if goes_on else "\n\n" if page else ""
        starts.append(len(content))
        content += "\n\n".join(known.flowing(words) for words in page)
    return content, tuple(starts)


def _pitch(lines: list[Line]) -> float:
    """Give the usual way from one line down to the next, in points."""
    steps = [a.y - b.y for a, b in itertools.pairwise(lines) if a.y - b.y > 0.5]
    return statistics.median_low(steps) if steps else 0.0


def _beside(before: Line, line: Line) -> bool:
    """Tell the next cell of a row of a table."""
    return line.size > 0 and abs(before.y - line.y) < 0.3 * line.size and line.x > before.x


def _begins(before: Line, line: Line, pitch: float, width: float) -> bool:
    """Tell whether a line begins a paragraph."""
    if _ITEM.match(line.words):
        return True
    if line.size > 0 and before.size > 0:
        step = before.y - line.y
        if abs(before.size - line.size) > 0.1 * line.size or step > 1.3 * pitch:
            return True
        if step > 0 and line.x - before.x > 0.8 * line.size and before.words.endswith(_ENDS):
            return True
    full = len(before.words) / max(1.0, width)
    return full < 0.5 or (
        full < 0.7 and (before.words.endswith(_ENDS) or not line.words[:1].islower())
    )


def _goes_on(before: str, words: str) -> bool:
    return bool(before) and not before.endswith(_ENDS) and words[:1].islower()


class _Words:
    """How a report itself writes its words."""

    def __init__(self, content: str) -> None:
        self.written = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", content.lower()))

    def flowing(self, words: str) -> str:
        """Let a paragraph's lines flow into one."""
        return _CUT.sub(self._uncut, words).replace("\n", " ")

    def _uncut(self, found: re.Match[str]) -> str:
        before, after = found[1], found[2]
        whole, hyphened = (before + after).lower(), f"{before}-{after}".lower()
        apart = hyphened in self.written and whole not in self.written
        return f"{before}-{after}" if apart or after[0].isupper() else before + after
