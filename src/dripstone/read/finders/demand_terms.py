"""Demand terms: what is asked by saying what comes of it, or by when it is to be done.

terms    "will not go until …", "unless … we will", "gave him until Friday to …" → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_kinds import is_negated, type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, holds_power, is_official, listed
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking


def terms(page: Page, told: Told) -> Iterator[Draft]:
    """Give what a sentence makes a condition of, or sets somebody a time for."""
    sentence = told.sentence
    if sentence.bare or page.is_teaser(told):
        return
    for joins in page.lexicon.marked(sentence, "on_terms"):
        inner = sentence.head(joins)
        main = None if inner is None else sentence.head(inner)
        if joins.relation == "connective" and inner is not None and main is not None:
            yield from _conditions(page, told, joins, inner, main)
    for verb in page.lexicon.marked(sentence, "gives_time"):
        yield from _given(page, told, verb)
    for verb in page.lexicon.marked(sentence, "reminds"):
        yield from _reminded(page, told, verb)


def _conditions(page: Page, told: Told, joins: Word, inner: Word, main: Word) -> Iterator[Draft]:
    sentence = told.sentence
    held = _holds_out(page, sentence, joins, inner, main)
    by = _by(page, told, main) if held else None
    if by is None or inner.relation != "adverbial" or _in_power(page, by):
        return
    own = sentence.child(inner, "subject", "passive_subject")
    if own is None or (own.low in ("i", "we") and not is_passive(sentence, inner)):
        return
    some = page.is_somebody(sentence, own) or is_official((answer(page, told, own),))
    named = not is_passive(sentence, inner) and (some or page.lexicon.has("lands", own))
    asked = (answer(page, told, own),) if named else ()
    for what in (inner, *listed(sentence, inner)):
        type_ = type_of(page, sentence, what)
        if type_ is not None:
            ask = Ask(verb=joins, force="demands", by=by, addressees=asked, work=None, firm=True)
            yield draft_of(page, told, ask, what, type_)


def _holds_out(page: Page, sentence: Sentence, joins: Word, inner: Word, main: Word) -> bool:
    """Tell "will not leave until they are freed" from "did not sleep until the guard let go"."""
    above = [main, *(w for w in sentence.above(main) if w.kind == "verb")][:3]
    helps = {w.low for w in sentence.children(main, "auxiliary", "negation")}
    wills = bool(helps & {"will", "'ll", "wo", "would", "shall", "going"})
    says_so = wills or any(page.lexicon.has("holds_out", w) for w in above)
    negated = is_negated(sentence, main) or any(page.lexicon.has("turns_down", w) for w in above)
    only = joins.index > 0 and sentence.words[joins.index - 1].low == "only"
    if joins.low == "if" and not only:
        return is_negated(sentence, inner) and any(page.lexicon.has("threatens", w) for w in above)
    if joins.low == "unless" or only:
        return says_so or negated
    return says_so and (negated or any(page.lexicon.has("goes_on_with", w) for w in above))


def _by(page: Page, told: Told, main: Word) -> Answer | None:
    """Give who holds out: the subject, or who says so where that is "they"."""
    sentence = told.sentence
    subject = actor(sentence, main)
    climbs = iter(w for w in sentence.above(main) if w.kind == "verb")
    while subject is None and (above := next(climbs, None)) is not None:
        subject = actor(sentence, above)
    ours = subject is not None and sentence.child(subject, "possessor")
    if subject is not None and subject.kind != "pronoun" and not (ours and ours.kind == "pronoun"):
        body = page.lexicon.has("bodies", subject) or page.lexicon.has("asks_for_many", subject)
        if body or page.is_somebody(sentence, subject):
            return answer(page, told, subject)
        subject = None
    voice = chain(page, told, main).hops[-1]
    if voice.span is not None:
        return voice.span, speaking(page, voice.who or "", voice.stands_for)
    return None if subject is None else answer(page, told, subject)


def _in_power(page: Page, by: Answer) -> bool:
    return holds_power(page, by)


def _reminded(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "reminded Lanth of its duty to protect judges"."""
    sentence = told.sentence
    by, whom = actor(sentence, verb), sentence.child(verb, "object")
    duty = next((w for w in sentence.words[verb.index :] if page.lexicon.has("duties", w)), None)
    inner = None if duty is None else sentence.child(duty, "reduced", "relative", "complement")
    if by is None or whom is None or inner is None or inner.kind != "verb":
        return
    asked = (answer(page, told, whom),)
    for what in (inner, *listed(sentence, inner)):
        type_ = type_of(page, sentence, what)
        if type_ is not None:
            own = answer(page, told, by)
            ask = Ask(verb=verb, force="urges", by=own, addressees=asked, work=None, firm=True)
            yield draft_of(page, told, ask, what, type_)


def _given(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "gave the prosecutor until Friday to file charges", "gave the army a week to leave"."""
    sentence = told.sentence
    by = actor(sentence, verb)
    whom = sentence.child(verb, "recipient", "object")
    inner = next(
        (
            w
            for w in sentence.words[verb.index + 1 :]
            if w.kind == "verb" and any(a.low == "to" for a in sentence.children(w, "auxiliary"))
        ),
        None,
    )
    if by is None or whom is None or inner is None or not page.is_somebody(sentence, whom):
        return
    between = sentence.words[whom.index + 1 : inner.index]
    timed = any(page.lexicon.has("terms_set", w) for w in between)
    if not timed or _in_power(page, answer(page, told, by)):
        return
    asked = (answer(page, told, whom),)
    for what in (inner, *listed(sentence, inner)):
        type_ = type_of(page, sentence, what)
        if type_ is not None:
            own = answer(page, told, by)
            ask = Ask(verb=verb, force="demands", by=own, addressees=asked, work=None, firm=True)
            yield draft_of(page, told, ask, what, type_)
