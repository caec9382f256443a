"""Drawn: the text layer of one page of a PDF, as places and sizes of words.

members    bytes, the number of a page → that page as a ``Drawn`` in MessagePack

It is a drawing of the text layer and not a picture of the page: what is painted, and how letters
look, is not in it. Where each letter of a run stands is worked out from usual widths.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec
import pypdf
from pypdf.errors import PyPdfError

from dripstone.read.formats.inside import Member
from dripstone.records import Value

MOST_RUNS = 20_000  #: of one page
_NARROW = frozenset("iljtfrI.,;:'!|()[]{}/\\`’‘“”\"-–\u00ad ")
_WIDE = frozenset("mwMWЖШЩЮЫФжшщюыфm@%—…")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    | dict.fromkeys(("\ufb05", "\ufb06"), "st")
)


class Run(Value, frozen=True, kw_only=True):
    """Words that the file places together. Points, from the left and from below."""

    words: str
    x: float
    y: float
    size: float
    width: float


class Drawn(Value, frozen=True, kw_only=True):
    """One page."""

    width: float
    height: float
    runs: tuple[Run, ...]
    cut: bool = False  #: there were more runs than are shown


def members(data: bytes, name: str) -> Iterator[Member]:
    """Give the page whose number ``name`` is, or the last one; ``many`` says how many there are."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Member(name="page 1", kind="page", error="Protected")
            return
        count = len(reader.pages)
    except PyPdfError:
        count = 0
    if not count:
        yield Member(name="page 1", kind="page", error="Damaged")
        return
    number = min(max(int(name), 1), count)
    yield msgspec.structs.replace(_member(reader, number - 1), many=count)


def _member(reader: pypdf.PdfReader, number: int) -> Member:
    try:
        page = drawn(reader.pages[number])
    except PyPdfError:
        return Member(name=str(number + 1), kind="page")
    return Member(name=str(number + 1), kind="page", data=msgspec.msgpack.encode(page))


def drawn(page: pypdf.PageObject) -> Drawn:
    """Give the runs of a page with their places."""
    found: list[Run] = []

    def note(words: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0]) or 1.0
        step = size * scale
        for line, part in enumerate(spelled_out(words).split("\n")):
            if part.strip():
                below = y - line * step * 1.2
                width = sum(map(letter, part)) * step
                found.append(Run(words=part, x=x, y=below, size=step, width=width))

    page.extract_text(visitor_text=note)
    left, low, right, high = (float(side) for side in page.mediabox)
    runs = tuple(msgspec.structs.replace(r, x=r.x - left, y=r.y - low) for r in found[:MOST_RUNS])
    return Drawn(
        width=abs(right - left) or 1.0,
        height=abs(high - low) or 1.0,
        runs=tuple(_fitted(runs)),
        cut=len(found) > MOST_RUNS,
    )


def spelled_out(words: str) -> str:
    """Give the letters that a drawn ligature stands for: a ligature is no spelling."""
    return words.translate(_LIGATURES)


def letter(one: str) -> float:
    """Give the usual width of a letter, in sizes of the letters."""
    if one in _NARROW:
        return 0.29
    if one in _WIDE:
        return 0.83
    return 0.66 if one.isupper() else 0.53


def _fitted(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Let no run reach over the next one on its line."""
    for run, after in zip(runs, (*runs[1:], None), strict=True):
        room = after.x - run.x if after and abs(after.y - run.y) < 0.3 * run.size else 0.0
        yield msgspec.structs.replace(run, width=room) if 0 < room < run.width else run
