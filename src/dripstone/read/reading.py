"""Reading: from one text to its page, and from its page to what may be suggested.

stretches    Text → the sentences worth parsing, by place
page_of      Text, parsed sentences → Page
Checked      which suggestions stand, and how many were refused
checked      Suggestions → Checked    one proof for every producer: the words stand in the text
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dripstone.errors import WordsNotFound
from dripstone.languages import Language
from dripstone.languages.lexicon import Lexicon
from dripstone.languages.parsed import Sentence, Stretch
from dripstone.read import dashes
from dripstone.read.asked import Asked
from dripstone.read.dialogue import turns
from dripstone.read.entries import entries
from dripstone.read.page import Page, Told
from dripstone.read.quotations import Quotation, quotations
from dripstone.read.speech import spoken
from dripstone.records import Anchor, Claim, Demand, Quote, Segment, Suggestion, Text, find_again

_NONE: Mapping[tuple[int, int], str] = {}
_WORD = re.compile(r"[\w-]+")
_ITEM = re.compile(r"^(?:[—–\-•*▪●]|\(?\w{1,2}[.)])\s|[;,]$|\s\d[.)]$")
_BRINGS = re.compile(r":\s*(?:\(?\d{1,2}[.)])?$|:\s*\(?1[.)]\s[^\n]*[;,]$")  #: «Прошу: 1) …;»
_TITLE = re.compile(  #: "Our demands", under which each line is one
    r"\W*(?:[\w'’]+ ){0,3}(?:recommendations?|demands?|requests|требования|рекомендации)\W*$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
#: roles of segments that are read
READ = frozenset({"headline", "standfirst", "body", "caption", "teaser", "quoted", "row"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Nominated:
    """The sentences of a text that are worth parsing, and how many there were."""

    stretches: tuple[Stretch, ...]
    segments: tuple[int, ...]  #: for each stretch, the index of its segment
    sentences: int
    words: int
    untold: bool = True  #: were segments read whose language nobody could tell?


def nominated(
    text: Text,
    language: Language,
    *,
    exhaustive: bool = False,
    untold: bool = True,
    apart: Mapping[tuple[int, int], str] = _NONE,
) -> Nominated:
    """Choose the sentences that hold a word of the lexicon; exhaustively, of an office too.

    Of the segments that are in this language, and, with ``untold``, in none that could be told.
    ``apart`` are sentences in another language than their segment: each is its own language's.
    """
    lexicon = language.lexicon()
    offices = _sought(lexicon) if exhaustive else frozenset()
    chosen: list[tuple[Stretch, int]] = []
    sentences = words = 0
    lists = False
    named = {turn.segment: turn.start for turn in turns(text, lexicon)}
    for number, segment in enumerate(segments_of(text)):
        if segment.role not in READ:
            continue
        own = _in(segment, language.CODE, untold=untold)
        for first, end in _sentences(text, segment, language, apart, own=own):
            sentences += 1
            start = max(first, min(named.get(number, 0), end))
            said = text.content[start:end]
            words += said.count(" ") + 1
            if _LETTER.search(said) is None:
                continue
            holds = lexicon.nominates(said) or not offices.isdisjoint(_WORD.findall(said.lower()))
            goes_on = lists and _ITEM.search(said) is not None  # of what is asked line by line
            brings = holds and (_BRINGS.search(said) or _TITLE.match(said)) is not None
            lists = goes_on or brings
            if holds or goes_on:
                chosen.append((Stretch(content=text.content, start=start, end=end), number))
    return Nominated(
        stretches=tuple(s for s, _ in chosen),
        segments=tuple(n for _, n in chosen),
        sentences=sentences,
        words=words,
        untold=untold,
    )


def _sentences(
    text: Text,
    segment: Segment,
    language: Language,
    apart: Mapping[tuple[int, int], str],
    *,
    own: bool,
) -> Iterable[tuple[int, int]]:
    """Give a segment's sentences in a language: all but those apart, or those apart alone."""
    if own:
        every = language.sentences(text.content, segment.start, segment.end)
        return (one for one in every if apart.get(one, language.CODE) == language.CODE)
    return (
        (start, end)
        for (start, end), code in apart.items()
        if code == language.CODE and segment.start <= start < segment.end
    )


def _in(segment: Segment, code: str, *, untold: bool) -> bool:
    return segment.language == code or (untold and segment.language is None)


def _sought(lexicon: Lexicon) -> frozenset[str]:
    """Give the words beside those of acts that exhaustive reading parses a sentence for."""
    named = (
        *("officials", "measure_nouns", "measure_words"),
        *("views", "wants", "view_nouns", "views_with", "views_particle", "minds"),
        *("holds_view", "polls"),
    )
    return frozenset().union(*(lexicon.cues.get(name, frozenset()) for name in named))


def segments_of(text: Text) -> Sequence[Segment]:
    """Give a text's segments; a text without any is one body."""
    if text.segments or not text.content.strip():
        return text.segments
    return (Segment(role="body", start=0, end=len(text.content), language=text.language),)


def page_of(
    text: Text,
    language: Language,
    found: Nominated,
    parsed: Iterable[tuple[Sentence, ...]],
    asked: Asked,
) -> Page:
    """Put a text, its parsed sentences and its quotations together."""
    told = tuple(
        Told(sentence=sentence, segment=number)
        for sentences, number in zip(parsed, found.segments, strict=True)
        for sentence in sentences
    )
    page = Page(
        text=text,
        lexicon=language.lexicon(),
        language=language.CODE,
        publisher=asked.publisher,
        exhaustive=asked.exhaustive,
        gazetteer=asked.gazetteer,
        told=told,
        quotations=_all_quotations(text, language, found.untold),
        entries=entries(text, language.layout(), language.lexicon().personal),
    )
    return spoken(page)


def _all_quotations(text: Text, language: Language, untold: bool) -> tuple[Quotation, ...]:
    """Find what stands between marks, and in some languages what dashes set off."""
    lexicon = language.lexicon()
    mine = [s for s in text.segments if s.role in READ and _in(s, language.CODE, untold=untold)]
    found: Iterable[Quotation] = _quotations(text, mine)
    if lexicon.rest.get("dash_speech"):

        def speaks(words: str) -> bool:
            listed = any(lexicon.has("reporting", word) for word in words.lower().split())
            return listed or lexicon.tags_speech(words)

        read = [(s.start, s.end) for s in mine]
        found = [
            *dashes.parted(text.content, found, speaks),
            *dashes.lines(text.content, read, speaks),
        ]
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _quotations(text: Text, mine: Sequence[Segment]) -> Iterator[Quotation]:
    """Find quotations article by article, so that no teaser carries on another's words."""
    run: list[tuple[int, int]] = []
    last: tuple[str, int | None] | None = None
    ours = {segment.start for segment in mine}
    for segment in text.segments:
        kind = (segment.role, segment.of)
        if run and kind != last:
            yield from quotations(text.content, run)
            run = []
        last = kind
        if segment.start in ours:
            run.append((segment.start, segment.end))
    if run:
        yield from quotations(text.content, run)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Checked:
    """Suggestions whose words stand in the text, and how many others had."""

    standing: tuple[Suggestion, ...]
    refused: Counter[str]  #: by who made them


def checked(text: Text, suggestions: Iterable[Suggestion]) -> Checked:
    """Keep the suggestions whose every anchor is found again, whoever made them."""
    standing: dict[str, Suggestion] = {}
    refused: Counter[str] = Counter()
    proved: dict[int, Anchor] = {}
    for one in suggestions:
        if _stands(text, one, proved):
            standing.setdefault(one.of.id, one)
        else:
            refused[one.made_by] += 1
    return Checked(standing=tuple(standing.values()), refused=refused)


def _stands(text: Text, suggestion: Suggestion, proved: dict[int, Anchor]) -> bool:
    """Prove every anchor that was not proved for another suggestion, being the same object."""
    finding = suggestion.of
    if not isinstance(finding, Claim | Quote | Demand) or not finding.anchors:
        return False
    try:
        for words in finding.every_anchor():
            if id(words) not in proved:  # held there, so that no other object takes its place
                proved[id(words)] = find_again(words, text)
    except WordsNotFound:
        return False
    return all(slot.anchor is not None for _, slot in finding.slots.filled())
