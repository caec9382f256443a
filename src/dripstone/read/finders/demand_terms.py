"""Demand terms: what is asked by saying what comes of it, or by when it is to be done.

terms    "will not go until …", "unless … we will", "gave him until Friday to …" → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_contents import is_infinitive
from dripstone.read.finders.demand_kinds import is_negated, type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, holds_power, is_official, listed
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking


def terms(page: Page, told: Told) -> Iterator[Draft]:
    """Give what a sentence makes a condition of, or sets somebody a time for."""
    sentence = told.sentence
    if page.is_teaser(told):
        return
    if sentence.bare:
        yield from _unless(page, told)
    for joins in () if sentence.bare else page.lexicon.marked(sentence, "on_terms"):
        inner = sentence.head(joins)
        main = None if inner is None else sentence.head(inner)
        if joins.relation == "connective" and inner is not None and main is not None:
            yield from _conditions(page, told, joins, inner, main)
    for verb in page.lexicon.marked(sentence, "gives_time"):
        yield from _given(page, told, verb)
    for verb in page.lexicon.marked(sentence, "reminds"):
        yield from _reminded(page, told, verb)
    for verb in page.lexicon.marked(sentence, "bids_office"):
        yield from _told_to(page, told, verb)


def _unless(page: Page, told: Told) -> Iterator[Draft]:
    """Read «не уйдём, пока не выпустят всех», «грозит уйти, если долги не погасят»."""
    sentence = told.sentence
    for joins in page.lexicon.marked(sentence, "on_terms"):
        inner = sentence.head(joins)
        if inner is None or inner.kind != "verb":
            continue
        only = joins.low == "если" and sentence.words[joins.index - 1].low in ("только", "лишь")
        if is_negated(sentence, inner) == only:
            continue
        by = _voiced(page, told, joins) if only else _threatens(page, told, joins, inner)
        if by is None or holds_power(page, by):
            continue
        own = sentence.child(inner, "subject")
        body = own is not None and page.lexicon.has("bodies", own)
        some = own is not None and (body or page.is_somebody(sentence, own))
        yield from _asked(page, told, joins, inner, by, own if some else None)


def _voiced(page: Page, told: Told, joins: Word) -> Answer | None:
    """Give who says «вернёмся, только если отпустят всех»."""
    voice = chain(page, told, joins).hops[-1]
    if voice.span is None:
        return None
    return voice.span, speaking(page, voice.who or "", voice.stands_for)


def _threatens(page: Page, told: Told, joins: Word, inner: Word) -> Answer | None:
    """Give who threatens something, or will not do it while it is so."""
    sentence = told.sentence
    threat = next(iter(page.lexicon.marked(sentence, "threatens")), None)
    main = threat or sentence.head(inner)
    still = page.lexicon.has("until_not", joins)
    if main is None or (threat is None and not (still and is_negated(sentence, main))):
        return None
    return _by(page, told, main)


def _asked(
    page: Page, told: Told, cue: Word, inner: Word, by: Answer, whom: Word | None
) -> Iterator[Draft]:
    """Give each thing that a clause asks."""
    asked = () if whom is None else (answer(page, told, whom),)
    agrees = page.lexicon.has("agrees_to", inner)
    to_do = told.sentence.child(inner, "open_complement") if agrees else None
    first = to_do or inner  # "until they agree to reopen it"
    for what in (first, *listed(told.sentence, first)):
        type_ = type_of(page, told.sentence, what)
        if type_ is not None:
            ask = Ask(verb=cue, force="demands", by=by, addressees=asked, work=None, firm=True)
            yield draft_of(page, told, ask, what, type_)


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
    yield from _asked(page, told, joins, inner, by, own if named else None)


def _holds_out(page: Page, sentence: Sentence, joins: Word, inner: Word, main: Word) -> bool:
    """Tell "will not leave until they are freed" from "did not sleep until the guard let go"."""
    above = [main, *(w for w in sentence.above(main) if w.kind == "verb")][:3]
    helps = {w.low for w in sentence.children(main, "auxiliary", "negation")}
    wills = bool(helps & {"will", "'ll", "wo", "would", "shall", "going"})
    wills = wills or bool(helps & {"can", "could", "may"} and joins.low in ("if", "unless"))
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
    duty = next((w for w in sentence.words[verb.index :] if page.lexicon.has("owed_duty", w)), None)
    inner = None if duty is None else sentence.child(duty, "reduced", "relative", "complement")
    if by is None or whom is None or inner is None or inner.kind != "verb":
        return
    yield from _asked(page, told, verb, inner, answer(page, told, by), whom)


def _told_to(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "told the ministry to close the wing", "expect the company to pay": of an office."""
    sentence = told.sentence
    by = actor(sentence, verb)
    inner = sentence.child(verb, "open_complement", "complement")
    if by is None or inner is None or not is_infinitive(sentence, inner):
        return
    whom = sentence.child(verb, "object") or sentence.child(inner, "subject")
    if whom is None or is_negated(sentence, verb) or not _is_bound(page, told, whom):
        return
    who = answer(page, told, by)
    body = page.lexicon.has("asks_for_many", by) or page.lexicon.has("bodies", by)
    if (body or page.is_somebody(sentence, by)) and not holds_power(page, who):
        yield from _asked(page, told, verb, inner, who, whom)


def _is_bound(page: Page, told: Told, whom: Word) -> bool:
    office = page.lexicon.has("in_office", whom) or page.lexicon.has("lands", whom)
    return office or is_official((answer(page, told, whom),))


def _given(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "gave the prosecutor until Friday to file charges", "gave the army a week to leave"."""
    sentence = told.sentence
    by = actor(sentence, verb)
    whom = sentence.child(verb, "recipient", "object")
    inner = next(
        (
            w
            for w in sentence.words[verb.index + 1 :]
            if w.kind == "verb" and is_infinitive(sentence, w)
        ),
        None,
    )
    if by is None or whom is None or inner is None:
        return
    if not (page.is_somebody(sentence, whom) or is_official((answer(page, told, whom),))):
        return
    between = sentence.words[whom.index + 1 : inner.index]
    timed = any(page.lexicon.has("terms_set", w) for w in between)
    if not timed or _in_power(page, answer(page, told, by)):
        return
    yield from _asked(page, told, verb, inner, answer(page, told, by), whom)
