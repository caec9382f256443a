"""Record: one item of another system's export that became a report of its own.

open_      bytes → Opened
written    names and words → bytes
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dripstone.read.formats import Opened

VERSION = "1"

_BETWEEN = "\n\n"  #: fields; within one there is no empty line
_BLANK = re.compile(r"\n\s*\n")


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take an item as it was written: a block a field, each a row of its own."""
    content = data.decode("utf-8", errors="replace")
    starts, at = [], 0
    for block in content.split(_BETWEEN):
        starts.append(at)
        at += len(block) + len(_BETWEEN)
    return Opened(content=content, rows=tuple(starts))


def written(lines: Iterable[tuple[str, str]]) -> bytes:
    """Write an item as ``name: words`` blocks."""
    return _BETWEEN.join(f"{name}: {_BLANK.sub(chr(10), words)}" for name, words in lines).encode()
