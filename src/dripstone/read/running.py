"""Running: heads, feet and numbers of pages, which belong to the paper and not to the report.

    running    content, paragraphs, pages → numbers of the paragraphs that only the pages have

A line is one where it repeats at the edges of pages, but for its numbers, or numbers a page.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence

from dripstone.languages.layout import Layout
from dripstone.read.paragraphs import Paragraph

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]")
_BARE = re.compile(r"\d{1,4}")
_WORDS = re.compile(r"[^\W\d_]+")
_SHORT = 80  #: characters of a running head
_EDGE = 2  #: paragraphs from the edge of a page
_OFTEN = 3  #: pages on which a head runs


def running(
    content: str, parts: Sequence[Paragraph], pages: Sequence[int], layout: Layout
) -> frozenset[int]:
    """Give the paragraphs that are heads, feet or numbers of pages; the first head is a title."""
    numbers = {i for i, part in enumerate(parts) if _numbers(content, part, layout)}
    edges = _edges(content, parts, pages, numbers)
    if pages:
        numbers |= {i for i in edges if _BARE.fullmatch(content, parts[i].start, parts[i].end)}
    kinds = {i: _kind(content, parts[i]) for i in edges if i not in numbers}
    often = {kind for kind, many in Counter(kinds.values()).items() if many >= _OFTEN and kind}
    first: set[str] = set()
    heads: set[int] = set()
    for index, kind in sorted(kinds.items()):
        if kind in often and kind in first:
            heads.add(index)
        first.add(kind)
    return frozenset(numbers | heads) if pages or heads or len(numbers) > 1 else frozenset()


def _numbers(content: str, part: Paragraph, layout: Layout) -> bool:
    """Tell a line that numbers a page: "Page 2 of 5", "- 3 -"."""
    words = content[part.start : part.end]
    if len(words) > 24 or not any(map(str.isdigit, words)):
        return False
    said = _WORDS.findall(words.lower())
    if not said:
        return _NUMBER.fullmatch(words) is not None
    return said[0] in layout.page_words and set(said[1:]) <= set(layout.page_of)


def _edges(
    content: str, parts: Sequence[Paragraph], pages: Sequence[int], numbers: set[int]
) -> set[int]:
    """Give the paragraphs near the edges of pages, as the file or numbers of pages tell them."""
    starts = [part.start for part in parts]
    breaks = {bisect.bisect_left(starts, page) for page in pages}
    breaks |= {i for i in range(1, len(parts)) if "\f" in content[parts[i - 1].end : starts[i]]}
    near = {i + step for i in breaks for step in range(-_EDGE, _EDGE)}
    near |= {i + step for i in numbers for step in range(-1, 2)}
    return {i for i in near if 0 <= i < len(parts)}


def _kind(content: str, part: Paragraph) -> str:
    if part.end - part.start > _SHORT:
        return ""
    words = content[part.start : part.end]
    return "" if words.endswith((".", "!", "?")) else " ".join(_DIGITS.sub("#", words).split())
