"""Every: what exhaustive reading shows beside the rest, so that no nominated sentence is silent.

    said     Page → Drafts    who says what, whatever it is about
    rest     Page, places told → Drafts    sentences that a word nominated and nobody tied

Only a reader who asks for everything gets these: they cost time and seldom tell of an act.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, as_worded
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import chain

_CONTENT = ("complement", "parataxis")


def said(page: Page) -> Iterator[Draft]:
    """Give "X said that …" with its content, and "according to X"."""
    if not page.exhaustive:
        return
    for told in page.told:
        for verb in told.sentence.words:
            if verb.kind == "verb" and page.lexicon.has("reporting", verb):
                draft = _said(page, told, verb)
                if draft is not None:
                    yield draft


def _said(page: Page, told: Told, verb: Word) -> Draft | None:
    by, content = actor(told.sentence, verb), _content(told.sentence, verb)
    if by is None or content is None:
        return None
    slots: dict[str, Answer] = {"who": as_worded(page, told, by), "what": (content, None)}
    return Draft(
        kind="event",
        type="utterance",
        trigger=(verb.start, verb.end),
        told=told,
        heard=chain(page, told, verb),
        rule="every.said",
        why=f"“{verb.text}” says that what follows is somebody's words",
        confidence=0.3,
        verb=verb.text,
        slots=slots,
    )


def _content(sentence: Sentence, verb: Word) -> Span | None:
    """Give the words that a reporting verb brings: the clause, with "that" and its end."""
    clause = sentence.child(verb, *_CONTENT)
    if clause is None:
        return None
    own = {verb.index, *(w.index for w in sentence.below(verb) if not _under(sentence, w, clause))}
    words = [w for w in sentence.below(clause) if w.index not in own]
    words = _whole([w for w in words if w.kind != "mark"], verb)
    return (words[0].start, words[-1].end) if words else None


def _under(sentence: Sentence, word: Word, clause: Word) -> bool:
    return word == clause or clause in sentence.above(word)


def _whole(words: list[Word], verb: Word) -> list[Word]:
    """Keep the words on one side of the verb: the longer stretch."""
    before = [w for w in words if w.index < verb.index]
    after = [w for w in words if w.index > verb.index]
    return max(before, after, key=len)


def rest(page: Page, told_of: set[int]) -> Iterator[Draft]:
    """Give the sentences that a word nominated, where nothing was found: by place of a finding."""
    if not page.exhaustive:
        return
    for told in page.told:
        sentence = told.sentence
        if any(sentence.start <= place < sentence.end for place in told_of):
            continue
        word = next((w for w in sentence.words if page.lexicon.nominates(w.low)), None)
        first = word or sentence.words[0]
        yield Draft(
            kind="event",
            type="incident",
            trigger=(first.start, first.end),
            told=told,
            heard=chain(page, told, first),
            rule="every.rest",
            why=f"“{first.text}” may tell of something; nothing was tied to it",
            confidence=0.05,
            verb=first.text,
        )
