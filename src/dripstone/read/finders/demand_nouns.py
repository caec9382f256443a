"""Demand nouns: "calls for an inquiry", "must release", and what "without …" implies.

of_calls    noun of asking → Drafts
of_duty     "must", "should" in somebody's mouth → Drafts
implied     "without … it is impossible" → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Word
from dripstone.read.arguments import actor
from dripstone.read.drafts import Draft
from dripstone.read.finders.demand_parts import (
    Ask,
    draft_of,
    is_negated,
    is_official,
    listed,
    type_of,
)
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking


def of_calls(page: Page, told: Told, noun: Word) -> Iterator[Draft]:
    """Read "calls for an investigation" and "demands for his release"."""
    sentence = told.sentence
    for asked in sentence.obliques(noun, "for"):
        type_ = page.lexicon.rest["demand_nouns"].get(asked.low)
        if type_ is None:
            continue
        owner = sentence.child(noun, "possessor") or next(
            iter(sentence.obliques(noun, "by", "from")), None
        )
        verb = sentence.head(noun)
        if (
            verb is not None
            and noun.relation == "object"
            and (owner is None or owner.kind == "pronoun")
        ):
            owner = actor(sentence, verb) or owner  # "we renew our request for access"
        ask = Ask(
            verb=noun,
            force="demands" if page.lexicon.has("demanding", noun) else "urges",
            by=None if owner is None else answer(page, told, owner),
            addressees=(),
            work=None,
            firm=False,
        )
        yield draft_of(page, told, ask, asked, type_)


def of_duty(page: Page, told: Told, helper: Word) -> Iterator[Draft]:
    """Read "the authorities must release them" in somebody's mouth, asked of a body of office."""
    sentence, verb = told.sentence, told.sentence.head(helper)
    spoken = page.spoken_by(helper.start)
    if verb is None or helper.relation != "auxiliary":
        return
    subject = actor(sentence, verb)
    heard = chain(page, told, verb)
    if subject is None or not (spoken or len(heard.hops) > 1):
        return
    addressee = answer(page, told, subject)
    voice = heard.hops[-1]
    by = (
        None
        if voice.span is None
        else (voice.span, speaking(page, voice.who or "", voice.stands_for))
    )
    for what in (verb, *listed(sentence, verb)):
        type_ = type_of(page, sentence, what)
        if type_ is not None and is_official((addressee,)) and not is_negated(sentence, verb):
            ask = Ask(
                verb=helper, force="implies", by=by, addressees=(addressee,), work=None, firm=True
            )
            yield draft_of(page, told, ask, what, type_)


def implied(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    """Read "without the recognition of …, it is impossible to …" as an implied demand."""
    sentence = told.sentence
    for noun in sentence.words:
        if sentence.case(noun) == "without" and page.lexicon.rest["demand_nouns"].get(noun.low):
            voice = chain(page, told, word).hops[-1]
            by = (
                None
                if voice.span is None
                else (voice.span, speaking(page, voice.who or "", voice.stands_for))
            )
            ask = Ask(verb=word, force="implies", by=by, addressees=(), work=None, firm=False)
            yield draft_of(page, told, ask, noun, page.lexicon.rest["demand_nouns"][noun.low])
