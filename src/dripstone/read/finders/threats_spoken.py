"""Threats spoken: «ей сказали: „Следующей будешь ты“», „закопаем тебя“, in quotation marks.

    spoken_threats    Page, Told → Drafts, each with the places of the words of the threat

Words that announce harm to "you" within a quotation, which somebody is told outside it. Where
nobody is told, nobody is named: such words are offered no further.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.drafts import Draft
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import as_worded


def spoken_threats(page: Page, told: Told) -> Iterator[tuple[Draft, set[int]]]:
    """Give the threat that a sentence quotes, with whom it is told to, and where it stands."""
    sentence = told.sentence
    if not sentence.bare:
        return
    for verb in page.lexicon.marked(sentence, "harms_you", "befalls_you"):
        if not page.quoted(verb.start) or not _to_you(page, sentence, verb):
            continue
        hearer = _hearer(page, sentence, verb)
        if hearer is not None:
            yield _draft(page, told, verb, hearer), _inside(page, sentence)
            return


def _to_you(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "you will regret it" and "we will find you" from "we will find the guilty"."""
    if page.lexicon.has("befalls_you", verb):
        return True
    near = page.lexicon.marked(sentence, "second_person")
    return any(page.quoted(w.start) for w in near)


def _hearer(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who is told of it outside the quotation, the nearest."""
    near = (
        w
        for w in sentence.words
        if (w.relation in ("recipient", "object") or sentence.case(w) == "on")
        and not page.quoted(w.start)
    )
    people = [w for w in near if page.is_somebody(sentence, w)]
    return min(people, key=lambda w: abs(w.index - verb.index), default=None)


def _inside(page: Page, sentence: Sentence) -> set[int]:
    return {w.index for w in sentence.words if page.quoted(w.start)}


def _draft(page: Page, told: Told, verb: Word, hearer: Word) -> Draft:
    sentence, telling = told.sentence, told.sentence.head(hearer)
    by = actor(sentence, telling) if telling is not None and telling.kind == "verb" else None
    slots = {"to_whom": as_worded(page, told, hearer)}
    if by is not None and by != hearer and page.is_somebody(sentence, by):
        slots["who"] = as_worded(page, told, by)
    return Draft(
        kind="act",
        type="body.threat",
        trigger=(verb.start, verb.end),
        told=told,
        heard=chain(page, told, telling or verb),
        rule="verb.threat",
        why=f"“{verb.text}” in a quotation that somebody is told: harm is to come to them",
        confidence=0.6,
        verb=verb.text,
        slots=slots,
        not_stated=() if "who" in slots else ("who",),
    )
