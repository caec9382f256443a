"""Parts: a text in the pieces that a reader is asked about, one at a time.

parts       Text → Parts    a segment each; a long one in several, cut between sentences
sentence    Text, Segment, place → the sentence around it
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone import languages
from dripstone.errors import MissingExtra, NoSuchLanguage
from dripstone.read.reading import READ, segments_of
from dripstone.records import Segment, Text, Value

LONGEST = 4_000  #: characters that a reader is shown at once
_SHORTEST = 20  #: letters; less says nothing


class Part(Value, frozen=True, kw_only=True):
    """A piece of one segment."""

    content: str  #: the whole text
    start: int  #: code points
    end: int
    segment: Segment

    @property
    def words(self) -> str:
        """Give the words of this part."""
        return self.content[self.start : self.end]


def parts(text: Text) -> Iterator[Part]:
    """Cut what is read of a text into parts, none across two segments."""
    for segment in segments_of(text):
        if segment.role not in READ:
            continue
        for start, end in _pieces(text, segment):
            if sum(map(str.isalpha, text.content[start:end])) >= _SHORTEST:
                yield Part(content=text.content, start=start, end=end, segment=segment)


def sentence(text: Text, segment: Segment, place: int) -> tuple[int, int]:
    """Give the sentence that a place lies in; its segment, where no language tells any."""
    whole = (segment.start, segment.end)
    try:
        language = languages.reader(segment.language or text.language or "")
    except (NoSuchLanguage, MissingExtra):
        return whole
    told = language.sentences(text.content, *whole)
    return next(((start, end) for start, end in told if start <= place < end), whole)


def _pieces(text: Text, segment: Segment) -> Iterator[tuple[int, int]]:
    if segment.end - segment.start <= LONGEST:
        yield segment.start, segment.end
        return
    begin = last = segment.start
    for _, end in _sentences(text, segment):
        if end - begin > LONGEST and last > begin:
            yield begin, last
            begin = last
        last = end
    yield begin, last


def _sentences(text: Text, segment: Segment) -> Iterator[tuple[int, int]]:
    """Give sentences, or even steps where no language tells any."""
    try:
        language = languages.reader(segment.language or text.language or "")
    except (NoSuchLanguage, MissingExtra):
        steps = range(segment.start, segment.end, LONGEST)
        yield from ((at, min(at + LONGEST, segment.end)) for at in steps)
        return
    yield from language.sentences(text.content, segment.start, segment.end)
