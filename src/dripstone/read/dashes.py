"""Dashes: speech that dashes set off, as Russian reports do.

lines     content, stretches → Quotations    «— Нас били, — сказал Петров. — Мы кричали.»
parted    content, Quotations → Quotations   the author's words taken out of «…, — сказал он. — …»

Only lines with words of the author's own are speech; a dash alone may begin an item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from dripstone.read.quotations import Quotation

#: The author's words: after a stop and a dash, in lower case, up to a stop or the end.
_ASIDE = re.compile(
    r"(?P<said>[,!?…])(?P<before>\s*[—–]\s+)(?P<aside>[^\W\d_A-ZА-ЯЁ][^—–\n]{1,200}?)"
    r"(?P<after>[.,:]\s*[—–]\s+|[.…]?\s*$)"
)
_LEAD = re.compile(r"[—–]\s+(?=\S)")
_LONGEST = 6000  #: characters of one line

Speaks = Callable[[str], bool]


def lines(
    content: str, stretches: Iterable[tuple[int, int]], speaks: Speaks
) -> Iterator[Quotation]:
    """Find the speech of lines that begin with a dash and hold words of the author's."""
    for start, end in stretches:
        lead = _LEAD.match(content, start, min(end, start + 8))
        if lead is None or end - start > _LONGEST:
            continue
        pieces = list(_pieces(content, lead.end(), end, speaks))
        if len(pieces) > 1 or (pieces and pieces[0][1] < end):
            for number, (begin, stop) in enumerate(pieces):
                yield _spoken(begin if number else start, stop, (begin, stop))


def parted(content: str, found: Iterable[Quotation], speaks: Speaks) -> Iterator[Quotation]:
    """Take the author's words out of quotations that hold them."""
    for one in found:
        begin, stop = one.inner
        pieces = list(_pieces(content, begin, stop, speaks)) if stop - begin <= _LONGEST else []
        if one.depth or len(pieces) < 2:
            yield one
            continue
        for number, (start, end) in enumerate(pieces):
            last = number == len(pieces) - 1
            yield msgspec.structs.replace(
                one,
                start=start if number else one.start,
                end=one.end if last else end,
                inner=(start, end),
                spoken=True,
            )


def _spoken(start: int, end: int, inner: tuple[int, int]) -> Quotation:
    return Quotation(start=start, end=end, inner=inner, spoken=True)


def _pieces(content: str, start: int, end: int, speaks: Speaks) -> Iterator[tuple[int, int]]:
    """Give the stretches of speech between the author's words."""
    at = start
    for found in _ASIDE.finditer(content, start, end):
        if not speaks(found["aside"]):
            continue
        yield at, found.start("said" if found["said"] == "," else "before")
        at = found.end()
    if at < end:
        yield at, end
