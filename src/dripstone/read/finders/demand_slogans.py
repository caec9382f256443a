"""Demand slogans: what is chanted, painted on a banner or put as a headline, word by word.

slogans    Page, Told → Drafts    "Free the seven!", "No more raids", "Justice for …", "UN to …: …"

The parser loses itself in such words, so that they are read as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_families import by_words
from dripstone.read.finders.demand_parts import Ask, draft_of, holds_power
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import answer, speaking

_CALLED_OUT = frozenset({"!", '"', "“", "”", "«", "‘", "'"})
_LONGEST = 9  #: words of a slogan
_OPENING = 8  #: characters at most between the beginning of a sentence and a slogan that opens it
_SOON = 4  #: words of the next sentence in which it is said who chants
_HEADLINE = re.compile(
    r"(?P<by>[A-Z][\w'’ -]{1,40}?) (?:to|tells?|told|urges?|warns?) "
    r"(?P<whom>[A-Z][\w'’ -]{1,40}): (?P<verb>\w+)"
)
_TELLING = frozenset({"to", "of", "by", "from", "is", "are", "was", "and", "that", "has"})
_SHAPES = tuple(
    (re.compile(shape), type_)
    for shape, type_ in (
        (r"(?:no more|no to|down with|enough of|hands off|enough) .+", "stop"),
        (r"justice for .+", "prosecute"),
        (r"freedom for (?!all|speech|press).+", "release"),
        (r"where (?:is|are) (?:our|my|the) .+", "inform"),
        (r".+ must (?:go|resign)|.+ resign|.+ step down|.+ out", "dismiss"),
    )
)

Stretch = tuple[list[Word], Answer | None]


def slogans(page: Page, told: Told) -> Iterator[Draft]:
    """Give what the slogans of a sentence ask for."""
    sentence = told.sentence
    if sentence.bare or page.is_teaser(told):
        return
    if ":" in sentence.said:
        yield from _headline(page, told)
    if sentence.said.isdisjoint(_CALLED_OUT):
        return
    for words, by in _stretches(page, told):
        type_ = _type(page, words)
        if type_ is None or (by is not None and holds_power(page, by)):
            continue  # "the officer yelled: Open the door!"
        yield _draft(page, told, words, by, type_)


def _draft(
    page: Page,
    told: Told,
    words: list[Word],
    by: Answer | None,
    type_: str,
    asked: tuple[Answer, ...] = (),
) -> Draft:
    first = words[0]
    ask = Ask(verb=first, force="demands", by=by, addressees=asked, work=None, firm=True)
    span: Span = (first.start, words[-1].end)
    draft = draft_of(page, told, ask, first, type_)
    return replace(draft, slots={**draft.slots, "what": (span, None)})


def _stretches(page: Page, told: Told) -> Iterator[Stretch]:
    """Give the short quotations of a sentence, and the whole of it where it is called out."""
    sentence = told.sentence
    marked = page.lexicon.marked(sentence, "slogan_words")
    if not marked:
        return
    found: set[Span] = set()
    for word in marked:
        for number in page.around(word.start):
            quote = page.quotations[number]
            if (quote.start, quote.end) not in found:
                found.add((quote.start, quote.end))
                inside = [
                    w
                    for w in sentence.between(quote.start, quote.end)
                    if w.kind != "mark" and any(c.isalnum() for c in w.text)
                ]
                if inside and len(inside) <= _LONGEST:
                    yield inside, _crier(page, told, inside[0])
    spoken = [w for w in sentence.words if any(c.isalnum() for c in w.text)]
    loud = (
        sentence.words[-1].text == "!" or sentence.content[sentence.end : sentence.end + 1] == "!"
    )
    if loud and not found and 1 < len(spoken) <= _LONGEST and not page.quoted(spoken[0].start):
        yield spoken, None


def _crier(page: Page, told: Told, first: Word) -> Answer | None:
    """Give who chants it, carries it or is quoted with it."""
    spoken = page.spoken_by(first.start)
    speaker = spoken[-1][1] if spoken else None
    said = [] if speaker is None else page.words(speaker.span).lower().split()
    if speaker is not None and not page.lexicon.has("boards", said[-1]):
        return speaker.span, speaking(page, page.words(speaker.span), speaker.stands_for)
    at = page.told.index(told)
    starts = told.sentence.words[0].start >= first.start - _OPENING
    around = [told, *((page.told[at - 1],) if at and starts else ()), *page.told[at + 1 : at + 2]]
    for near in around:
        for verb in page.lexicon.marked(near.sentence, "cries", "holds_up"):
            by = _marcher(page, near.sentence, verb) or actor(near.sentence, verb)
            late = near is not told and verb.start > first.start
            far = late and verb.index > _SOON
            many = by is not None and page.lexicon.has("quantities", by)
            if by is not None and not far and (many or page.is_somebody(near.sentence, by)):
                return answer(page, near, by)
    return None


def _marcher(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who "marched to the palace chanting": the parser hangs the chanting on the palace."""
    head = sentence.head(verb)
    above = next((w for w in sentence.above(verb) if w.kind == "verb"), None)
    hung = verb.form == "gerund" and verb.relation == "reduced" and head is not None
    hung = hung and head is not None and not page.is_somebody(sentence, head)
    return actor(sentence, above) if hung and above is not None else None


def _type(page: Page, words: list[Word]) -> str | None:
    """Give what a slogan asks for."""
    low = [w.low for w in words]
    said = " ".join(low)
    fixed = next((type_ for shape, type_ in _SHAPES if shape.fullmatch(said)), None)
    if fixed is not None or len(low) < 2:
        return fixed
    bids = page.lexicon.has("slogan_words", words[0]) and low[1] not in _TELLING
    return by_words(page, low[0], low[1:]) if bids else None


def _headline(page: Page, told: Told) -> Iterator[Draft]:
    """Read "Rights body tells Lanth: release poet"."""
    sentence = told.sentence
    found = _HEADLINE.match(sentence.content, sentence.start, sentence.end)
    if found is None:
        return
    rest = sentence.between(found.start("verb"), sentence.end)
    type_ = by_words(page, rest[0].low, [w.low for w in rest[1:]]) if len(rest) > 1 else None
    by = _named(page, (found.start("by"), found.end("by")))
    if type_ is not None and not holds_power(page, by):
        asked = (_named(page, (found.start("whom"), found.end("whom"))),)
        yield _draft(page, told, rest, by, type_, asked)


def _named(page: Page, span: Span) -> Answer:
    return span, speaking(page, page.words(span), None)
