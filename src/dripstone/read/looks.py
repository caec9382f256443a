"""Looks: how an original looks, as far as that can be shown without trusting it.

    page        bytes of a PDF, number → that page, as places of words
    pictured    bytes of a PDF, number → that page, as a picture with the places of its letters
    pictures    → whether this installation makes such pictures
    markup      bytes of a saved page → words, headings, lists and tables, and nothing else
    boxes       text, page, words → where the words stand on their page
    Placed      text, page → the same for many words of one page
    PICTURES    media types that a browser shows as a picture

All are made in the child that opens files, which may hang or die.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

import msgspec

from dripstone.errors import Damaged, Protected, Unreadable
from dripstone.read.formats import Limits
from dripstone.read.formats.child import members_apart
from dripstone.read.formats.inside import Member
from dripstone.read.formats.inside.drawn import Drawn, Run, letter
from dripstone.read.formats.inside.pictured import Leaf, Line
from dripstone.records import Text, Value

PICTURES = (
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/bmp",
)
LIMITS = Limits(cpu=30, wall=60)
_PASSED_OVER = frozenset("-\u2010\u00ad")  #: hyphens at a line's end are not in the text

T = TypeVar("T")
MANY = 500  #: words; comparing more of them must not take the square of their number
Place = tuple[int, int]
"""A run and a letter in it."""


class Box(Value, frozen=True, kw_only=True):
    """Where words stand: points of the page, or pixels of its picture, from left and above."""

    x: float
    y: float
    width: float
    height: float


class Page(Value, frozen=True, kw_only=True):
    """One page of a PDF."""

    number: int  #: from 1
    of: int  #: how many there are
    drawn: Drawn | None  #: None: it cannot be read


class Pictured(Value, frozen=True, kw_only=True):
    """One page of a PDF as a picture."""

    number: int  #: from 1
    of: int  #: how many there are
    leaf: Leaf | None  #: None: it cannot be shown


def page(data: bytes, number: int) -> Page:
    """Draw one page of a PDF: the one asked for, or the last.

    Raises:
        Unreadable: its kinds say why nothing of the file can be read.
    """
    told = _one("drawn", data, number)
    drawn = msgspec.msgpack.decode(told.data, type=Drawn) if told.data else None
    return Page(number=int(told.name), of=told.many, drawn=drawn)


def pictures() -> bool:
    """Tell whether the extra is installed that makes pictures of pages."""
    return importlib.util.find_spec("pypdfium2") is not None


def pictured(data: bytes, number: int) -> Pictured:
    """Make a picture of one page of a PDF: the one asked for, or the last.

    Raises:
        Unreadable: its kinds say why nothing of the file can be shown, or not in time.
    """
    told = _one("pictured", data, number)
    leaf = msgspec.msgpack.decode(told.data, type=Leaf) if told.data else None
    return Pictured(number=int(told.name), of=told.many, leaf=leaf)


def _one(kind: str, data: bytes, number: int) -> Member:
    """Ask the child for one page.

    Raises:
        Unreadable: its kinds say why not.
    """
    told = [*members_apart(kind, data, str(number), limits=LIMITS)]
    if not told or told[0].error == "Damaged":
        raise Damaged(size=len(data), part="structure")
    if told[0].error == "Protected":
        raise Protected(size=len(data))
    return told[0]


def markup(data: bytes) -> str:
    """Give a saved page's words with headings, lists and tables.

    Raises:
        Unreadable: its kinds say why it cannot be.
    """
    made = next(iter(members_apart("plain", data, "", limits=LIMITS)), None)
    if made is None:
        raise Unreadable(size=len(data))
    return made.data.decode("utf-8")


def boxes(
    text: Text, number: int, page: Drawn | Leaf, spans: Iterable[tuple[int, int]]
) -> tuple[tuple[Box, ...], bool]:
    """Give the boxes of the words on one page, from 1; and whether all of them were found there.

    What stands on other pages is passed over.
    """
    return Placed(text, number, page).boxes(spans)


class Placed:
    """Where the letters of one page of a text stand."""

    def __init__(self, text: Text, number: int, page: Drawn | Leaf) -> None:
        """Lead the letters of the text, between where the page begins and ends, to their places."""
        starts = (*text.pages, len(text.content))
        self._first, self._last = starts[number - 1], starts[number]
        self._content = text.content
        self._page = page
        runs = page.runs if isinstance(page, Drawn) else page.lines
        self._known = dict(_aligned(text.content, self._first, self._last, runs))

    def boxes(self, spans: Iterable[tuple[int, int]]) -> tuple[tuple[Box, ...], bool]:
        """Give the boxes of words, and whether all of those on this page were found."""
        first, last = self._first, self._last
        inside = [(max(s, first), min(e, last)) for s, e in spans if s < last and e > first]
        wanted = [a for s, e in inside for a in range(s, e) if _counts(self._content[a])]
        places = [self._known[at] for at in wanted if at in self._known]
        found = tuple(_box(self._page, run, letters) for run, letters in _by_run(places))
        return found, len(places) == len(wanted)


def _counts(one: str) -> bool:
    return not one.isspace() and one not in _PASSED_OVER


def _aligned(
    content: str, first: int, last: int, runs: Sequence[Run | Line]
) -> Iterator[tuple[int, Place]]:
    """Lead each letter of the text to its place, passing over white space and hyphens."""
    ours = [at for at in range(first, last) if _counts(content[at])]
    theirs = [(r, i) for r, run in enumerate(runs) for i, c in enumerate(run.words) if _counts(c)]
    if "".join(content[at] for at in ours) == "".join(runs[r].words[i] for r, i in theirs):
        yield from zip(ours, theirs, strict=True)
        return
    yield from _word_by_word(content, ours, runs, theirs)


def _word_by_word(
    content: str, ours: Sequence[int], runs: Sequence[Run | Line], theirs: Sequence[Place]
) -> Iterator[tuple[int, Place]]:
    """Align by words, where lines were put in another order or letters were spelled anew."""
    one = list(_words(ours, lambda a, b: b == a + 1))
    other = list(_words(theirs, lambda a, b: b == (a[0], a[1] + 1)))
    spelled = (
        ["".join(content[at] for at in word) for word in one],
        ["".join(runs[r].words[i] for r, i in word) for word in other],
    )
    many = max(map(len, spelled)) > MANY
    for block in SequenceMatcher(None, *spelled, autojunk=many).get_matching_blocks():
        for n in range(block.size):
            yield from zip(one[block.a + n], other[block.b + n], strict=True)


def _words(letters: Sequence[T], beside: Callable[[T, T], bool]) -> Iterator[list[T]]:
    """Put letters together that stand beside each other."""
    word: list[T] = []
    for one in letters:
        if word and not beside(word[-1], one):
            yield word
            word = []
        word.append(one)
    if word:
        yield word


def _by_run(places: Iterable[Place]) -> Iterator[tuple[int, list[int]]]:
    found: dict[int, list[int]] = {}
    for run, at in places:
        found.setdefault(run, []).append(at)
    yield from found.items()


def _box(page: Drawn | Leaf, number: int, letters: Sequence[int]) -> Box:
    if isinstance(page, Leaf):
        return _around(page.lines[number].boxes[min(letters) : max(letters) + 1])
    run = page.runs[number]
    whole = sum(map(letter, run.words)) or 1.0
    before = sum(map(letter, run.words[: min(letters)])) / whole
    within = sum(map(letter, run.words[min(letters) : max(letters) + 1])) / whole
    return Box(
        x=run.x + before * run.width,
        y=page.height - run.y - run.size,
        width=within * run.width,
        height=run.size * 1.25,
    )


def _around(boxes: Sequence[tuple[float, float, float, float]]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    x, y = min(lefts), min(tops)
    return Box(x=x, y=y, width=max(rights) - x, height=max(bottoms) - y)
