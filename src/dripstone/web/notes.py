"""Notes: the footnotes of a page, each the exact words that a value rests on.

    Notes    finding, words → a number; at the end of the page, the words behind each number
    Ref      the number, where a value stands

A note is checked while the page is made: the report's bytes against the hash that it is named by,
its text against the hash that froze it, and the words against their place.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from urllib.parse import urlencode

from dripstone.errors import AlteredOriginal, NoSuchRecord, WordsNotFound
from dripstone.records import (
    Anchor,
    AnyFinding,
    Segment,
    Text,
    Value,
    find_again,
    overlapping,
    unchanged,
)
from dripstone.vault import Vault
from dripstone.web import wording
from dripstone.web.overview import Line, Overview, line_of

AROUND = 120  #: code points shown before and after the words, within their paragraph


class Ref(Value, frozen=True, kw_only=True):
    """A footnote's sign: its number, and the place in the note that it leads to."""

    number: int
    to: str


class Run(Value, frozen=True, kw_only=True):
    """Words of a note that are marked alike."""

    words: str
    marked: bool
    places: tuple[str, ...] = ()  #: places of the page that begin here


class Note(Value, frozen=True, kw_only=True):
    """One number and what is behind it: a finding's words, in their paragraphs."""

    number: int
    finding: AnyFinding
    pieces: tuple[tuple[Run, ...], ...]
    line: Line
    chain: tuple[wording.Hop, ...]
    wrong: str  #: empty: everything was as it was sealed; else ``original``, ``text`` or ``words``
    address: str


class Notes:
    """The footnotes of one page: a number for each finding, in the order of asking."""

    def __init__(self, vault: Vault, overview: Overview, language: str) -> None:
        """Begin without any."""
        self._vault = vault
        self._overview = overview
        self._language = language
        self._asked: dict[str, tuple[AnyFinding, dict[str, Anchor]]] = {}
        self._numbers: dict[str, int] = {}
        self._reports: dict[str, str] = {}

    def of(self, finding: AnyFinding, words: Anchor | None = None) -> Ref:
        """Give the sign of the words that a finding, or one value in it, rests on."""
        self._overview.here((finding.id,))
        _, places = self._asked.setdefault(finding.id, (finding, {}))
        number = self._numbers.setdefault(finding.id, len(self._asked))
        anchor = words or finding.anchors[0]
        place = f"w{number}" if words is None else f"w{number}-{anchor.start}-{anchor.end}"
        places.setdefault(place, anchor)
        return Ref(number=number, to=place)

    def __len__(self) -> int:
        """Count them."""
        return len(self._asked)

    @functools.cached_property
    def all(self) -> tuple[Note, ...]:
        """Give them in order, once everything was asked for."""
        asked = enumerate(self._asked.values(), start=1)
        return tuple(self._note(number, *one) for number, one in asked)

    @property
    def wrong(self) -> int:
        """Count those that are not as they were sealed."""
        return sum(1 for note in self.all if note.wrong)

    @property
    def level(self) -> int:
        """Give the highest level of what they show."""
        return max([1, *(max(n.finding.level, n.line.report.level) for n in self.all)])

    def _note(self, number: int, finding: AnyFinding, places: dict[str, Anchor]) -> Note:
        text = self._overview.texts[finding.text]
        wrong = self._report(text) or _words(text, places.values())
        query = urlencode({"on": finding.id, "text": text.id})
        return Note(
            number=number,
            finding=finding,
            pieces=tuple(_pieces(text, finding.anchors[0], places, number)),
            line=line_of(self._overview, text.id),
            chain=tuple(wording.chain(finding.attribution, self._language)),
            wrong=wrong,
            address=f"/reports/{text.report}?{query}",
        )

    def _report(self, text: Text) -> str:
        """Check a report's bytes and its frozen words, once for each page."""
        if text.id not in self._reports:
            self._reports[text.id] = self._checked(text)
        return self._reports[text.id]

    def _checked(self, text: Text) -> str:
        try:
            self._vault.original(text.report)
        except (AlteredOriginal, NoSuchRecord):
            return "original"
        try:
            unchanged(text)
        except WordsNotFound:
            return "text"
        return ""


def _words(text: Text, anchors: Iterable[Anchor]) -> str:
    try:
        for one in anchors:
            find_again(one, text)
    except WordsNotFound:
        return "words"
    return ""


def _pieces(
    text: Text, first: Anchor, places: Mapping[str, Anchor], number: int
) -> Iterator[tuple[Run, ...]]:
    """Show each paragraph that any of the words stand in, with all of them marked."""
    by_segment: dict[Segment | None, dict[str, Anchor]] = {}
    for place, anchor in {f"w{number}": first, **places}.items():
        by_segment.setdefault(overlapping(text, anchor), {})[place] = anchor
    for segment, inside in by_segment.items():
        bounds = (segment.start, segment.end) if segment else (0, len(text.content))
        yield tuple(_runs(text.content, bounds, inside))


def _runs(content: str, bounds: tuple[int, int], inside: Mapping[str, Anchor]) -> Iterator[Run]:
    first = min(a.start for a in inside.values())
    last = min(max(a.end for a in inside.values()), len(content))
    start, end = max(bounds[0], first - AROUND), max(last, min(bounds[1], last + AROUND))
    before, after = content[start:first], content[last:end]
    yield Run(words=_from_a_word(before, cut=start > bounds[0]), marked=False)
    ends = {first, last, *(p for a in inside.values() for p in a.span if first < p < last)}
    for at, until in pairwise(sorted(ends)):
        over = [place for place, a in inside.items() if a.start <= at and until <= a.end]
        begins = tuple(place for place in over if inside[place].start == at)
        yield Run(words=content[at:until], marked=bool(over), places=begins)
    yield Run(words=_to_a_word(after, cut=end < bounds[1]), marked=False)


def _from_a_word(words: str, *, cut: bool) -> str:
    return f"… {words.partition(' ')[2]}" if cut else words


def _to_a_word(words: str, *, cut: bool) -> str:
    return f"{words.rpartition(' ')[0]} …" if cut else words
