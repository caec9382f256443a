"""Page: a text as finders see it: its parsed sentences, its quotations, and whose words they are.

Page        a text with all that was told apart in it
Told        a sentence and the segment it stands in
Speaker     who says the words of a quotation, and the words that tell it
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dripstone.languages.found import Found
from dripstone.languages.lexicon import Lexicon
from dripstone.languages.parsed import Sentence, Word
from dripstone.read import names
from dripstone.read.entries import Entry
from dripstone.read.quotations import Quotation
from dripstone.records import Anchor, Segment, Text

if TYPE_CHECKING:
    from dripstone.vocabulary.gazetteer import Gazetteer

Span = tuple[int, int]  #: start and end, code points

OF_OTHERS = frozenset({"row", "quoted"})  #: whose author, where they have one, wrote their words
_LEAD = 40  #: characters of "Read more" before a link's title, at most
_OPENS = "[(<*•→►» "  #: may stand before those
_BACK = 24  #: sentences that a pronoun may go back over


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Told:
    """A sentence, and where it stands."""

    sentence: Sentence
    segment: int  #: index of the segment


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Speaker:
    """Who says the words of a quotation."""

    span: Span
    mode: str  #: quotes, cites
    cue: Span | None
    stands_for: str | None = None
    spoken: str | None = None  #: ISO date on which the words were spoken, where the report says it


@dataclass(frozen=True, kw_only=True, repr=False)
class Page:
    """A text with all that was told apart in it."""

    text: Text
    lexicon: Lexicon
    language: str
    publisher: str | None
    exhaustive: bool
    gazetteer: Gazetteer | None
    told: tuple[Told, ...]
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker | None, ...] = ()  #: one for each quotation
    modes: tuple[str, ...] = ()  #: one for each quotation: direct, document, saying, title, scare

    introduced: Mapping[int, Speaker] = field(default_factory=dict)  #: paragraphs told by another
    entries: Mapping[int, Entry] = field(default_factory=dict)  #: whom lists and forms tell of

    @functools.cached_property
    def _places(self) -> dict[Span, tuple[Found, ...]]:
        return {}

    @functools.cached_property
    def anchored(self) -> dict[Span, Anchor]:
        """Hold the anchors that were taken, for whatever else rests on the same words."""
        return {}

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self.quotations]

    @functools.cached_property
    def _deepest(self) -> int:
        return max((q.end - q.start for q in self.quotations), default=0)

    def places(self, start: int, end: int) -> tuple[Found, ...]:
        """Find the places that a stretch of the text names."""
        from dripstone.languages.places import find_places  # noqa: PLC0415 -- loads a gazetteer

        found = self._places.get((start, end))
        if found is None:
            content, own = self.text.content, self.gazetteer
            found = find_places(content, start, end, language=self.language, gazetteer=own)
            self._places[start, end] = found
        return found

    @functools.cached_property
    def _around(self) -> dict[int, tuple[int, ...]]:
        return {}

    def around(self, place: int) -> tuple[int, ...]:
        """Give the numbers of the quotations that a place lies in, outermost first."""
        found = self._around.get(place)
        if found is None:
            first = bisect.bisect_left(self._starts, place - self._deepest)
            last = bisect.bisect_right(self._starts, place)
            near = range(max(first, last - 64), last)
            found = tuple(n for n in near if place < self.quotations[n].end)
            self._around[place] = found
        return found

    def quoted(self, place: int) -> bool:
        """Tell whether a place lies within quotation marks, whoever speaks."""
        return bool(self.around(place))

    def spoken_by(self, place: int) -> list[tuple[Quotation, Speaker]]:
        """Give the quotations around a place that somebody speaks, outermost first."""
        if not self.speakers:
            return []
        pairs = [(self.quotations[n], self.speakers[n]) for n in self.around(place)]
        return [(quotation, speaker) for quotation, speaker in pairs if speaker is not None]

    def words(self, span: Span) -> str:
        """Give the words at a place, white space and all."""
        return self.text.content[span[0] : span[1]]

    def before(self, told: Told) -> Iterator[Told]:
        """Give a sentence and those shortly before it, nearest first."""
        at = bisect.bisect_right(self._sentence_starts, told.sentence.start)
        return (self.told[number] for number in range(at - 1, max(-1, at - _BACK), -1))

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [told.sentence.start for told in self.told]

    def segment_at(self, place: int) -> int:
        """Give the index of the segment that a place lies in, or of the last one before it."""
        return bisect.bisect_right(self._segment_starts, place) - 1

    @functools.cached_property
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.text.segments]

    def told_at(self, place: int) -> Told | None:
        """Give the parsed sentence that begins last before a place, or the first one."""
        at = max(0, bisect.bisect_right(self._sentence_starts, place) - 1)
        return self.told[at] if self.told else None

    def in_segment(self, segment: int) -> list[Told]:
        """Give the parsed sentences of one segment."""
        first = bisect.bisect_left(self._told_segments, segment)
        last = bisect.bisect_right(self._told_segments, segment)
        return list(self.told[first:last])

    @functools.cached_property
    def _told_segments(self) -> list[int]:
        return [told.segment for told in self.told]

    def segment(self, told: Told) -> Segment:
        """Give the segment that a sentence stands in."""
        return self.text.segments[told.segment]

    def is_teaser(self, told: Told) -> bool:
        """Tell whether a sentence belongs to another article, whose author and date are unknown."""
        return self.segment(told).of is not None

    def titled(self, told: Told) -> Span | None:
        """Give the title of the other article that a sentence belongs to; None in our own."""
        opening = self.segment(told).of
        if opening is None:
            return None
        title = self.text.segments[opening]
        words = self.text.content[title.start : title.end]
        head, colon, _ = words.partition(":")
        own = len(head) + 1 if colon and len(head) < _LEAD else 0
        own = own if head.lower().lstrip(_OPENS) + ":" in self.leads else 0
        start = title.start + own + len(words[own:]) - len(words[own:].lstrip())
        return (start, title.end) if start < title.end else (title.start, title.end)

    @functools.cached_property
    def leads(self) -> frozenset[str]:
        """Give how a one-line link to another article begins: "read more:"."""
        from dripstone import languages  # noqa: PLC0415 -- a cycle otherwise

        return frozenset(languages.language(self.language).layout().inline)

    def published(self, told: Told) -> str | None:
        """Give the day that relative times of a sentence's own article count from, if known."""
        own = self.segment(told)
        if own.at is not None:
            return own.at.value[:10]
        another = own.author is not None and own.role in OF_OTHERS
        if another or self.is_teaser(told) or self.text.published is None:
            return None
        return self.text.published.value[:10]

    @functools.cached_property
    def full_names(self) -> tuple[names.Name, ...]:
        """Give the names of people in two words or more that the text holds."""
        parsed = names.full_names(told.sentence for told in self.told)
        return (*parsed, *dict.fromkeys(self.lexicon.names_in(self.text.content)))

    def is_personal(self, word: Word) -> bool:
        """Tell whether a word names somebody."""
        if word.kind == "pronoun":
            return word.low in self.lexicon.cues["people_pronouns"]
        if word.kind == "number":
            return word.low != "one"
        known = word.kind == "name" or word.entity == "organisation"
        return known or self.lexicon.personal(word.low)

    def is_somebody(self, sentence: Sentence, word: Word) -> bool:
        """Tell whether a phrase names somebody, "most of the officers" too."""
        key = ("somebody", word.index)
        found: bool | None = sentence.noted.get(key)
        if found is None:
            found = sentence.noted[key] = self._is_somebody(sentence, word)
        return found

    def _is_somebody(self, sentence: Sentence, word: Word) -> bool:
        if self.lexicon.has("quantities", word):
            of = next(iter(sentence.obliques(word, "of")), None)
            if of is not None:
                return self.is_personal(of)
            if word.relation == "passive_subject" and self.lexicon.has("several", word):
                return True  # "Several were beaten."
        if self.lexicon.has("aged", word) and sentence.children(word, "time"):
            return True  # "the 17-year-old"
        if word.low == "one" and (
            sentence.child(word, "determiner") is not None  # "no one"
            or (word.relation == "object" and not sentence.children(word))  # "killing one"
        ):
            return True
        beside = sentence.child(word, "apposition") if word.kind == "noun" else None
        if beside is not None and beside.kind == "name":
            return not self.places(beside.start, beside.end)  # "its head, Ana Brovik"
        known = self.is_personal(word) or self._named(sentence, word)
        counted = word.relation in ("subject", "passive_subject") and not sentence.bare
        return known or (counted and self._of_a_group(sentence, word))

    def _of_a_group(self, sentence: Sentence, word: Word) -> bool:
        """Tell the one of "a third was beaten" and "one was stabbed", of whom no more is said."""
        if any(w.relation != "determiner" for w in sentence.children(word)):
            return False
        one = word.low == "one" and word.relation == "passive_subject"
        return one or self.lexicon.has("one_of_them", word)

    def _named(self, sentence: Sentence, word: Word) -> bool:
        """Tell «экологиня Зоя Тарм», whose calling no list has, by the name after it."""
        named = sentence.children(word, "compound") if sentence.bare else []
        return word.kind == "noun" and any(
            w.entity == "person" and w.index == word.index + 1 for w in named
        )
