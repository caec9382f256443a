"""Threats: "If you tell anyone, we will come to your mother", in the mouth of whoever says it.

    threats    Page, Told → Drafts

A condition put to "you" and an announcement by "we" or "I", within one quotation that somebody
speaks. Whether it was meant is for a reader to judge: it is offered with low confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.drafts import Draft
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import as_worded


def threats(page: Page, told: Told) -> Iterator[Draft]:
    """Give the threats that somebody speaks in a sentence."""
    sentence = told.sentence
    for helper in page.lexicon.marked(sentence, "announces"):
        verb = sentence.head(helper)
        if verb is None:
            continue
        if helper.relation != "auxiliary" or not page.spoken_by(verb.start):
            continue
        who, you = sentence.child(verb, "subject"), _condition(page, sentence, verb)
        if who is None or you is None or not page.lexicon.has("first_persons", who):
            continue
        if page.lexicon.has("harmless", verb):
            continue
        heard = chain(page, told, verb)
        yield Draft(
            kind="act",
            type="body.threat",
            trigger=(helper.start, verb.end),
            told=told,
            heard=Heard(hops=heard.hops, stance="attributed", polarity="affirms", cues=()),
            rule="verb.threat",
            why=f"“if you …, {who.text} {helper.text} {verb.text}” in a quotation: a condition put "
            "to somebody, and what is to follow",
            confidence=0.5,
            verb=_announced(sentence, helper, verb),
            slots={"who": as_worded(page, told, who), "to_whom": as_worded(page, told, you)},
        )


def _condition(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the "you" of a condition that hangs on what is announced."""
    for clause in sentence.children(verb, "adverbial"):
        conditional = any(
            page.lexicon.has("conditions", w) for w in sentence.children(clause, "connective")
        )
        subject = sentence.child(clause, "subject")
        if conditional and subject is not None and page.lexicon.has("second_person", subject):
            return subject
    return None


def _announced(sentence: Sentence, helper: Word, verb: Word) -> str:
    end = max(w.end for w in sentence.below(verb) if w.start >= helper.start and w.kind != "mark")
    return " ".join(sentence.content[helper.start : end].split())
