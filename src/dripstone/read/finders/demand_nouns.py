"""Demand nouns: "calls for an inquiry", "must release", and what "without …" implies.

of_calls    noun of asking → Drafts
implied     "without … it is impossible" → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_calls import owner
from dripstone.read.finders.demand_kinds import type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, listed
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking

#: who agrees with a demand, or studies it, does not make it
_ON_ITS_TERMS = ("соглас", "несоглас", "ознаком", "столкн", "справ", "спор", "знаком")


def of_calls(page: Page, told: Told, noun: Word) -> Iterator[Draft]:
    """Read "calls for an investigation", "demands for his release", «с требованием закрыть»."""
    sentence = told.sentence
    asks = [
        (w, type_of(page, sentence, w))
        for w in (
            *_for_what(page, sentence, noun),
            *_named(page, sentence, noun),
            *_of_what(page, sentence, noun),
        )
        if w.low in page.lexicon.rest["demand_nouns"]
    ]
    asks += [(w, type_of(page, sentence, w)) for w in _infinitives(page, sentence, noun)]
    for asked, type_ in asks:
        if type_ is None or _was_refused(page, sentence, noun):
            continue
        own = owner(sentence, noun)  # "we renew our request for access"
        own = (_whose(sentence, noun) or own) if sentence.bare and asked.kind == "verb" else own
        firm = asked.kind == "verb"
        whom = _called_on(page, sentence, noun) if firm else _sent_to(page, sentence, noun)
        ask = Ask(
            verb=noun,
            force="demands" if page.lexicon.has("demanding", noun) else "urges",
            by=_caller(page, told, noun, own if own != whom else None),
            addressees=() if whom is None else (answer(page, told, whom),),
            work=None,
            firm=firm,
        )
        yield draft_of(page, told, ask, asked, type_)


def _for_what(page: Page, sentence: Sentence, noun: Word) -> list[Word]:
    """Give what a call is for, each thing apart: "its call for his release and an inquiry"."""
    found = sentence.obliques(noun, "for")
    if sentence.bare or not found:
        return found
    joined = [w for one in (*found, noun) for w in sentence.conjuncts(one)]
    known = page.lexicon.rest["demand_nouns"]
    return [*found, *(w for w in joined if w.low in known and w.index > found[0].index)]


def _of_what(page: Page, sentence: Sentence, noun: Word) -> list[Word]:
    """Give what is asked by «с требованием отставки мэра и отмены указа»."""
    head = sentence.head(noun)
    if not sentence.bare or sentence.case(noun) != "with" or head is None:
        return []
    if head.low.startswith(_ON_ITS_TERMS):
        return []  # «согласился с требованием следствия»
    offices = page.lexicon.cues["bodies"]
    found = [w for w in sentence.obliques(noun, "of") if w.index > noun.index]
    found = [w for w in found if w.low not in offices]
    return [one for w in found for one in (w, *sentence.conjuncts(w))]


def _was_refused(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell "her request for a doctor was ignored": what somebody once asked for themselves."""
    verb = sentence.head(noun)
    if sentence.bare and verb is not None and page.lexicon.has("decides_on", verb):
        return True  # «суд отказал в ходатайстве об освобождении»
    own = sentence.child(noun, "possessor")
    mine = own is not None and own.kind == "pronoun" and noun.relation != "object"
    return mine and not sentence.bare and page.lexicon.has("requests_of_one", noun)


def _infinitives(page: Page, sentence: Sentence, noun: Word) -> list[Word]:
    """Give the verbs of «с требованием остановить стройку и отпустить людей»."""
    if not sentence.bare:
        return []
    below = [w for w in sentence.children(noun) if w.kind == "verb"]
    wished = [w for w in below if page.lexicon.has("so_that", _joins(sentence, w))]
    theirs = noun.relation in ("object", "subject") and _whose(sentence, noun) is not None
    made = sentence.case(noun) == "with" or noun.relation == "root" or theirs
    if not (made or _is_voiced(page, sentence, noun)):
        return [*wished, *(w for one in wished for w in listed(sentence, one))]
    own = [*wished, *(w for w in below if w.form == "infinitive"), *_after_whom(sentence, noun)]
    return [*own, *(w for one in own for w in listed(sentence, one))]


def _joins(sentence: Sentence, verb: Word) -> str:
    """Give the last word that ties a clause to its noun: «ходатайство о том, чтобы …»."""
    return next((w.low for w in reversed(sentence.children(verb, "connective"))), "")


def _is_voiced(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell «прозвучал призыв …», «выдвинули требование …» and «присоединились к требованию …»."""
    verb = sentence.head(noun)
    if verb is None or sentence.children(verb, "negation"):
        return False
    if noun.relation == "subject":
        return page.lexicon.has("is_heard", verb)
    joined = sentence.case(noun) == "to" and page.lexicon.has("joins_call", verb)
    return joined or (noun.relation == "object" and page.lexicon.has("puts_call", verb))


def _after_whom(sentence: Sentence, noun: Word) -> list[Word]:
    """Give «наказать» of «с призывом к полиции наказать виновных», wherever it was hung."""
    for whom in sentence.obliques(noun, "to"):
        at = sentence.between(*sentence.phrase(whom))[-1].index + 1
        after = sentence.words[at : at + 1]
        return [w for w in after if w.form == "infinitive" and w.head != noun.index]
    return []


def _whose(sentence: Sentence, noun: Word) -> Word | None:
    """Give whose «требование блока» is."""
    return next((w for w in sentence.obliques(noun, "of") if w.index > noun.index), None)


def _called_on(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who is called on by «призыв к властям освободить его»."""
    near = [*sentence.obliques(noun, "to", "for"), *sentence.children(noun, "recipient")]
    verb = next((w for w in sentence.above(noun) if w.kind == "verb"), None)
    if verb is not None:
        near += [w for w in sentence.obliques(verb, "to", "for") if w.index > noun.index]
        first = _at_first(page, sentence, verb) if sentence.bare else None
        ends = sentence.children(verb, "recipient") if sentence.bare else []
        near += [w for w in ends if w != first]
    return next((w for w in near if page.is_somebody(sentence, w)), None)


def _sent_to(page: Page, sentence: Sentence, work: Word) -> Word | None:
    """Give to whom «направили в мэрию петицию за …» says that it went."""
    verb = sentence.head(work)
    if verb is None or not sentence.bare or not page.lexicon.has("works", work):
        return None
    ends = [*sentence.children(verb, "recipient"), *sentence.obliques(verb, "to", "into")]
    known = (w for w in ends if page.lexicon.has("bodies", w) or page.is_somebody(sentence, w))
    return next((w for w in known if w.index != 0), None)


def _caller(page: Page, told: Told, noun: Word, owner: Word | None) -> Answer | None:
    """Give who calls: the owner of the call, else who comes out with it."""
    if owner is None and told.sentence.bare:
        verb = next((w for w in told.sentence.above(noun) if w.kind != "noun"), None)
        owner = actor(told.sentence, verb) if verb is not None and verb.kind == "verb" else None
        owner = None if owner == noun else owner
        owner = owner or (None if verb is None else _at_first(page, told.sentence, verb))
        owner = owner or (None if verb is None else _who_came(page, told.sentence, verb))
        owner = owner or (None if verb is None else _whose_work(page, told.sentence, verb))
        owner = owner if owner is not None and page.is_somebody(told.sentence, owner) else None
        work = told.sentence.head(noun)  # «петиция с требованием отстранить директора»
        if owner is None and work is not None and page.lexicon.has("works", work):
            owner = work
    return None if owner is None else answer(page, told, owner)


def _at_first(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who «Вдовы передали премьеру письмо» begins with, whom the parser takes for its end."""
    first = sentence.words[0]
    taken = first in sentence.children(verb, "object", "recipient", "oblique")
    handed = sentence.children(verb, "object", "recipient")
    many = page.is_somebody(sentence, first) and not sentence.children(first, "case")
    return first if taken and many and len(handed) > 1 and first.index < verb.index else None


def _who_came(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who «Более двухсот человек вышли …» names, whom the parser takes for its object."""
    if not page.lexicon.has("goes_to", verb):
        return None
    return next((w for w in sentence.children(verb, "object") if w.index < verb.index), None)


def _whose_work(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the union of «В заявлении союза содержится призыв …»."""
    works = (w for w in sentence.obliques(verb, "in") if page.lexicon.has("works", w))
    return next((own for work in works if (own := _whose(sentence, work)) is not None), None)


def _named(page: Page, sentence: Sentence, noun: Word) -> list[Word]:
    """Give what is asked in "their demands include …" and "the main demand is …"."""
    verb = sentence.head(noun)
    told = verb is not None and (page.lexicon.has("is", verb) or page.lexicon.has("includes", verb))
    if verb is None or not told or noun.relation != "subject":
        return []
    named = sentence.children(verb, "attribute", "object")
    return [w for one in named for w in (one, *sentence.conjuncts(one))]


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
