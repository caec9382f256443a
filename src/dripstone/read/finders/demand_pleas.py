"""Demand pleas: what a quotation asks outright: "Free our colleague now," said the editor.

pleas    verb → Drafts, where it begins what somebody says
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_kinds import type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, holds_power, listed
from dripstone.read.page import Page, Speaker, Told
from dripstone.read.who import answer, speaking


def pleas(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read a verb that asks outright, in somebody's quoted words and at their beginning."""
    sentence = told.sentence
    spoken = page.spoken_by(verb.start)
    if not spoken or not _asks(page, sentence, verb, spoken[-1][0].start):
        return
    speaker = spoken[-1][1]
    by = (speaker.span, speaking(page, page.words(speaker.span), speaker.stands_for))
    if not sentence.bare and holds_power(page, by):
        return  # "„Open the door!“ the officer yelled"
    for what in (verb, *listed(sentence, verb)):
        type_ = type_of(page, sentence, what)
        if type_ is not None:
            ask = Ask(
                verb=verb,
                force="demands",
                by=by,
                addressees=_told(page, told, speaker),
                work=None,
                firm=True,
            )
            yield draft_of(page, told, ask, what, type_)


def _asks(page: Page, sentence: Sentence, verb: Word, opens: int) -> bool:
    """Tell "Free them!" from a bare verb within a sentence: nothing but "please" stands before."""
    bare = sentence.bare or verb.form == "infinitive"
    if not bare or sentence.child(verb, "subject", "passive_subject", "auxiliary", "negation"):
        return False
    after = sentence.words[verb.index + 1 : verb.index + 2]
    lets = bool(after) and after[0].low == "'s"  # "let's go" asks nobody else
    if lets or not sentence.child(verb, "object", "complement", "open_complement"):
        return False
    before = [w for w in sentence.words[: verb.index] if w.start >= opens and w.kind != "mark"]
    return all(page.lexicon.has("pleading", w) for w in before)


def _told(page: Page, told: Told, speaker: Speaker) -> tuple[Answer, ...]:
    """Give whom the speaker tells it: "… ," the miners told the governor."""
    sentence = told.sentence
    cue = None if speaker.cue is None else sentence.at(speaker.cue[0])
    if cue is None or cue.kind != "verb":
        return ()
    named = [*sentence.children(cue, "object", "recipient"), *sentence.obliques(cue, "to")]
    return tuple(answer(page, told, w) for w in named[:1] if page.is_somebody(sentence, w))
