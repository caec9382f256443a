"""Passages: words of a text between their neighbours, with labels where something is hidden.

words_at   text, spots, anchor → Words
frame      text, anchor → how far the same message, cell or prose goes
shown      text, spots, place → the words there, each label whole
sentences  words → places of its sentences, roughly

No length tells a hidden name: where a text hides anything, places in it are withheld, and what
stands before and after is measured with the labels in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dripstone.publish.shields.names import Spot
from dripstone.publish.shields.row import Words
from dripstone.records import CONTEXT, Anchor, Text, find_again, overlapping

PASSAGE = 120  #: code points on each side, for people who read
_STOP = re.compile(r"\n+|[.!?…][\"'”’»)]*\s+(?=[^a-zа-яё\s])")
REACH = 240  #: code points of the text beyond which nothing around the words is looked at


def words_at(
    text: Text,
    spots: Sequence[Spot],
    anchor: Anchor,
    *,
    hide: Callable[[str], str],
    within: tuple[int, int] | None = None,
) -> Words:
    """Prove that the words stand in the text, and give what may be shown of them.

    ``within`` is how far before and after them may be looked, in code points of the text.

    ``hide`` goes over each piece once more: a word that was cut short may look like a name.

    Raises:
        WordsNotFound: the words are not at their place.
    """
    find_again(anchor, text)
    start, end = anchor.span
    opens, closes = within or (0, len(text.content))
    before = tuple(_pieces(text, spots, max(opens, start - REACH), start))
    after = tuple(_pieces(text, spots, end, min(end + REACH, closes)))
    return Words(
        exact=hide(shown(text, spots, start, end)),
        before=hide(_last(before, CONTEXT)),
        after=hide(_first(after, CONTEXT)),
        passage=(hide(_paragraph_before(before)), hide(_paragraph_after(after))),
        start=None if spots else start,
        end=None if spots else end,
        page=anchor.page,
        row=anchor.row,
    )


def frame(text: Text, anchor: Anchor) -> tuple[int, int]:
    """Say how far around an anchor somebody may look for what belongs to its words.

    The next message of a conversation is somebody else's, and its head names them or their
    telephone; the next cell of a row may hold what nobody asked about.
    """
    if not text.rows:
        return 0, len(text.content)
    segment = overlapping(text, anchor)
    if segment is None:
        return anchor.span
    if segment.author is not None or segment.at is not None:
        return segment.start, max(segment.end, anchor.end)
    begins = text.content.rfind("\n", 0, anchor.start) + 1
    ends = text.content.find("\n", anchor.end)
    return begins, ends if ends >= 0 else len(text.content)


def shown(text: Text, spots: Sequence[Spot], start: int, end: int) -> str:
    """Give the words from ``start`` to ``end``; a label that begins or ends outside comes whole."""
    return "".join(_pieces(text, spots, start, end))


def sentences(content: str) -> Iterator[tuple[int, int]]:
    """Split a text roughly into sentences, each by its place; none runs over a line's end."""
    at = 0
    for stop in _STOP.finditer(content):
        yield at, stop.end()
        at = stop.end()
    if at < len(content):
        yield at, len(content)


def _pieces(text: Text, spots: Sequence[Spot], start: int, end: int) -> Iterator[str]:
    """Give single letters and whole labels, in order."""
    at = start
    for spot in spots:
        if spot.end <= start or spot.start >= end:
            continue
        yield from text.content[at : max(at, spot.start)]
        yield spot.label
        at = spot.end
    yield from text.content[at:end]


def _last(pieces: Sequence[str], most: int) -> str:
    return "".join(reversed(tuple(_up_to(reversed(pieces), most))))


def _first(pieces: Sequence[str], most: int) -> str:
    return "".join(_up_to(pieces, most))


def _up_to(pieces: Iterable[str], most: int) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > most:
            return
        yield piece


def _paragraph_before(pieces: Sequence[str]) -> str:
    whole = "".join(pieces)
    near = _last(pieces, PASSAGE)
    cut = len(near) < len(whole) and not whole[: len(whole) - len(near)][-1:].isspace()
    near = near.partition(" ")[2] if cut and not near.startswith("[") else near
    return near.rpartition("\n")[2]


def _paragraph_after(pieces: Sequence[str]) -> str:
    whole = "".join(pieces)
    near = _first(pieces, PASSAGE)
    cut = len(near) < len(whole) and not whole[len(near) :][:1].isspace()
    near = near.rpartition(" ")[0] if cut and not near.endswith("]") else near
    return near.partition("\n")[0]
