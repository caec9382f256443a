"""Paragraphs: where each stretch of prose begins and ends, in linear time.

paragraphs    content → Paragraphs    one a line, or one a block where lines are wrapped
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dripstone.records import Value

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_ENDS = ".!?…:;\"”»’')]"
_WIDEST = 110  #: characters; longer lines are paragraphs by themselves
_WRAPPED = 0.3  #: share of lines that run on in lower case, above which lines are wrapped


class Paragraph(Value, frozen=True, kw_only=True):
    """A stretch of prose, without the space around it."""

    start: int  #: code points
    end: int
    apart: bool  #: does an empty line stand before it?


def paragraphs(content: str) -> list[Paragraph]:
    """Split a text into paragraphs. Places are those of the text as it stands."""
    lines = list(_lines(content))
    return list(_joined(lines, content)) if _wrapped(lines, content) else lines


def _lines(content: str) -> Iterator[Paragraph]:
    breaks, before = 2, 0
    for found in _LINE.finditer(content):
        words = found[0].strip()
        breaks += content.count("\n", before, found.start()) + content.count(
            "\u2029", before, found.start()
        )
        before = found.end()
        if words:
            start = found.start() + found[0].index(words[0])
            yield Paragraph(start=start, end=start + len(words), apart=breaks > 1)
            breaks = 0


def _wrapped(lines: list[Paragraph], content: str) -> bool:
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.apart]
    if len(pairs) < 3 or max(line.end - line.start for line in lines) > _WIDEST:
        return False
    runs_on = sum(_open(a, content) and content[b.start].islower() for a, b in pairs)
    return runs_on / len(pairs) > _WRAPPED


def _open(line: Paragraph, content: str) -> bool:
    return content[line.end - 1] not in _ENDS


def _joined(lines: list[Paragraph], content: str) -> Iterator[Paragraph]:
    width = max(line.end - line.start for line in lines)
    begun, last = lines[0], lines[0]
    for line in lines[1:]:
        short = last.end - last.start < 0.7 * width
        if line.apart or (short and not content[line.start].islower()):
            yield Paragraph(start=begun.start, end=last.end, apart=begun.apart)
            begun = line
        last = line
    yield Paragraph(start=begun.start, end=last.end, apart=begun.apart)
