"""Attributions: who says, thinks or wants what, whatever it is about.

    find    Page → Drafts    exhaustive reading only

Each has the words of who it is, the cue with its helpers ("has also called for"), and what is said,
believed, asked or judged: a clause, what is done to a noun ("criticized the plan"), or the sentence
around "according to". Words within somebody's quotation are theirs, and are not taken apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import cited, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders import attribution_headlines as headlines
from dripstone.read.finders.attribution_parts import (
    begun,
    by_agent,
    carried,
    light,
    minded,
    on_to_quoted,
    up_to_quoted,
)
from dripstone.read.finders.attribution_passive import of_seeming, said_of, was_asked
from dripstone.read.finders.attribution_said import (
    SUBJECTS,
    content_of,
    of_a_noun,
    source_of,
    with_case,
)
from dripstone.read.heard import Heard, Hop
from dripstone.read.page import Page, Span, Told
from dripstone.read.spans import of_cue, of_said, of_source, whole
from dripstone.read.voices import chain, outer
from dripstone.records import Who

#: what a feeling is about: "worried about"
_FELT = ("about", "of", "over", "with", "at", "by", "for")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Said:
    """One attribution, by the places of its words."""

    word: Word
    cue: Span
    source: Span | None
    content: Span | None
    why: str
    more: Span | None = None  #: of whom it is said, where that is part of what is said


def find(page: Page) -> Iterator[Draft]:
    """Give every attribution of a page that stands outside quotations."""
    if not page.exhaustive:
        return
    spoken = {s.cue: s.span for s in page.speakers if s is not None and s.cue is not None}
    for told in page.told:
        for word in told.sentence.words:
            if not page.spoken_by(word.start):
                for one in _word(page, told, word, spoken):
                    yield _draft(page, told, one)
    yield from _headlines(page)


def _headlines(page: Page) -> Iterator[Draft]:
    for who, colon, said in headlines.spoken(page):
        near = page.told_at(said[0])
        if near is None:
            continue
        told = Told(sentence=near.sentence, segment=page.segment_at(who[0]))
        hop = Hop(who=page.words(who), mode="paraphrases", span=who, cue=colon)
        yield Draft(
            kind="event",
            type="utterance",
            trigger=colon,
            told=told,
            heard=Heard(
                hops=(*outer(page, told), hop), stance="attributed", polarity="affirms", cues=()
            ),
            rule="every.said",
            why="a headline names its speaker before a colon",
            confidence=0.3,
            verb=page.words(said),
            slots={"who": (who, Who(text=page.words(who))), "what": (said, None)},
        )


def _word(page: Page, told: Told, word: Word, spoken: dict[Span, Span]) -> Iterator[_Said]:
    sentence = told.sentence
    if page.lexicon.has("according", word):
        yield from _according(page, sentence, word)
    elif (verb := minded(page, sentence, word)) is not None:
        yield from _minded(page, sentence, word, verb)
    elif word.kind == "verb" and word.relation != "adjectival":
        yield from _verb(page, sentence, word, spoken)
    elif word.kind == "noun" and page.lexicon.has("view_nouns", word):
        yield from _noun(page, sentence, word)


def _according(page: Page, sentence: Sentence, cue: Word) -> Iterator[_Said]:
    """Read "…, according to X" and "According to X, …": the rest of the sentence is X's."""
    named = cited(sentence, cue)
    to = sentence.words[cue.index + 1 : cue.index + 2]
    if named is None or not to or to[0].low != "to":
        return
    source = of_source(sentence, named)
    yield _Said(
        word=cue,
        cue=(cue.start, to[0].end),
        source=source,
        content=whole(page, sentence, (cue.start, source[1])),
        why="“according to” names whose words the rest of the sentence is",
    )


def _verb(page: Page, sentence: Sentence, verb: Word, spoken: dict[Span, Span]) -> Iterator[_Said]:
    has = page.lexicon.has
    quoted = (verb.start, verb.end) in spoken
    reports = has("reporting", verb) or has("views", verb) or has("wants", verb) or quoted
    content, last = (content_of(page, sentence, verb) if reports else None), verb
    if content is None:
        content, last = with_case(page, sentence, verb)
    if content is None and not quoted:
        return
    parts = said_of(page, sentence, verb) or of_seeming(page, sentence, verb)
    more = None
    if parts is not None and parts[0] is not None:
        content, more, last = parts
    content = up_to_quoted(page, sentence, verb, content)
    if content is not None:
        content = on_to_quoted(page, sentence, verb, content)
    first = carried(page, sentence, verb) or begun(page, sentence, verb)
    if not quoted and not _tells(page, sentence, first):
        return
    nobody = has("seems", verb) and parts is not None
    nobody = nobody or was_asked(page, sentence, verb)
    source = None if nobody else source_of(page, sentence, first)
    if quoted and (source is None or page.quoted(source[0])):
        source = spoken[verb.start, verb.end]  # the parser took a quoted word for the speaker
    if source is None and not (nobody or is_passive(sentence, verb) or quoted):
        return
    last = by_agent(sentence, verb) or last
    yield _Said(
        word=verb,
        cue=of_cue(sentence, first, last=last, content=content),
        source=source,
        content=content,
        more=more,
        why=f"“{verb.text}” tells what somebody says, thinks, wants or asks",
    )


def _tells(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell what somebody says or wants from a purpose, and from what the author and readers do."""
    subject = sentence.child(verb, *SUBJECTS)
    if subject is not None:
        return not page.lexicon.has("speech_self", subject)
    return verb.form != "infinitive" or verb.relation == "root"


def _minded(page: Page, sentence: Sentence, word: Word, verb: Word) -> Iterator[_Said]:
    """Read "is confident that it will pass" and "were concerned about the vote"."""
    clause = sentence.child(word, "complement", "open_complement")
    noun = next(iter(sentence.obliques(word, *_FELT)), None)
    top = clause or noun
    if top is None:
        return
    after = None if clause is not None else sentence.children(top, "case")[0]
    content = of_said(page, sentence, top, word, after=after)
    subject = sentence.child(verb, *SUBJECTS)
    source = of_source(sentence, subject) if subject else source_of(page, sentence, verb)
    if content is None or source is None:
        return
    last = after if after is not None and after.index > word.index else word
    yield _Said(
        word=word,
        cue=of_cue(sentence, verb, last=last, content=content),
        source=source,
        content=content,
        why=f"“{word.text}” tells what somebody thinks or feels",
    )


def _noun(page: Page, sentence: Sentence, noun: Word) -> Iterator[_Said]:
    """Read "his claim that …", "Ana Brovik's criticism of the plan" and "made the claim that …"."""
    content, last = of_a_noun(page, sentence, noun)
    if content is None:
        return
    verb = light(page, sentence, noun)
    owner = sentence.child(noun, "possessor")
    if verb is not None:
        start = of_cue(sentence, verb, last=verb, content=content)[0]
        source = source_of(page, sentence, verb)
    else:
        by = owner or next(iter(sentence.obliques(noun, "by", "from")), None)
        start = _first(sentence, noun).start
        source = None if by is None else of_source(sentence, by)
    if source is None:
        return
    yield _Said(
        word=noun,
        cue=(start, last.end),
        source=source,
        content=content,
        why=f"“{noun.text}” is a word for what somebody says, thinks or wants",
    )


def _first(sentence: Sentence, noun: Word) -> Word:
    """Give the first adjective of a noun, where nothing but adjectives stands between."""
    first = noun
    for one in reversed(sentence.words[: noun.index]):
        if one.head != noun.index or one.relation not in ("adjectival", "compound"):
            break
        first = one
    return first


def _draft(page: Page, told: Told, one: _Said) -> Draft:
    slots: dict[str, Answer] = {}
    if one.source is not None:
        slots["who"] = (one.source, Who(text=page.words(one.source)))
    if one.content is not None:
        slots["what"] = (one.content, None)
    return Draft(
        kind="event",
        type="utterance",
        trigger=one.cue,
        told=told,
        heard=chain(page, told, one.word),
        rule="every.said",
        why=one.why,
        confidence=0.3,
        verb=" ".join(page.words(one.cue).split()),
        slots=slots,
        more=() if one.more is None else (one.more,),
        not_stated=() if one.source is not None else ("who",),
    )
