"""Demands: what is asked of whom, one demand for each thing asked.

    find    Page → Drafts

A demand needs a verb of asking and what is asked: "urge them to release …", "call for an
investigation", "demand that …", "must …" in somebody's mouth. To condemn is not to demand.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_nouns import implied, of_calls, of_duty
from dripstone.read.finders.demand_parts import Ask, draft_of, is_official, listed, type_of
from dripstone.read.finders.demand_pleas import pleas
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import answer

_FORCES = ("demands", "urges", "requests", "recommends")
_PHRASE = ("noun", "name", "adjective", "determiner", "pronoun", "number")
_CUES = ("asking", "asking_nouns", "duty", "impossible", "wanting", "imperatives")


def find(page: Page) -> Iterator[Draft]:
    """Give every demand of a page, each thing asked apart."""
    for told in page.told:
        seen: set[Span] = set()
        for draft in _sentence(page, told):
            if draft.trigger not in seen:
                seen.add(draft.trigger)
                yield draft


def _sentence(page: Page, told: Told) -> Iterator[Draft]:
    for word in page.lexicon.marked(told.sentence, *_CUES):
        if page.lexicon.has("asking", word) and word.kind == "verb":
            yield from _asked(page, told, word)
        elif page.lexicon.has("asking_nouns", word) and word.kind == "noun":
            yield from of_calls(page, told, word)
        elif page.lexicon.has("duty", word) and word.kind == "auxiliary":
            yield from of_duty(page, told, word)
        elif page.lexicon.has("impossible", word):
            yield from implied(page, told, word)
        elif word.kind == "verb" and page.lexicon.has("wanting", word):
            yield from _asked(page, told, word)
        elif word.kind == "verb" and page.lexicon.has("imperatives", word):
            yield from pleas(page, told, word)


def _asked(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    sentence = told.sentence
    if verb.relation == "adjectival" or _is_hypothetical(page, told, verb):
        return
    force = next((f for f in _FORCES if page.lexicon.has(f, verb)), "requests")
    asks = page.lexicon.has("asking", verb)
    lemma = page.lexicon.lemma_of["asking" if asks else "wanting"][verb.low]
    for what, target in _contents(page, sentence, verb, lemma, asks=asks):
        type_ = type_of(page, sentence, what)
        addressees: tuple[Answer, ...] = tuple(
            answer(page, told, one) for one in _all(sentence, target)
        )
        if type_ is None and not (what.kind == "verb" and is_official(addressees)):
            continue
        by, work = _asker(page, told, verb)
        if not addressees and work is not None:
            addressees = _sent_to(page, told, work)
        if by is None and not addressees and verb.form == "infinitive" and what.kind != "verb":
            continue  # "had come to ask for their wages"
        yield draft_of(
            page,
            told,
            Ask(
                verb=verb,
                force=force,
                by=by,
                addressees=addressees,
                work=_shown(told, work),
                firm=True,
            ),
            what,
            type_ or "act",
        )


def _contents(
    page: Page, sentence: Sentence, verb: Word, lemma: str, *, asks: bool = True
) -> Iterator[tuple[Word, Word | None]]:
    """Give what is asked, each thing apart, with the one who is asked.

    To want asks for nothing, unless somebody else is to do it.
    """
    target = _target(page, sentence, verb, lemma)
    asked_of: tuple[str, ...] = ("open_complement", "complement")
    if lemma in ("appeal", "plead", "call", "press"):
        asked_of = (*asked_of, "adverbial")  # "appealed to both sides to spare civilians"
    for inner in sentence.children(verb, *asked_of):
        if inner.relation == "adverbial" and inner.form != "infinitive":
            continue
        if inner.kind != "verb" and inner.relation == "complement":
            continue
        own = sentence.child(inner, "subject", "passive_subject")
        asked = own if own is not None and own.kind != "pronoun" else target
        asked = None if is_passive(sentence, inner) and asked == own else asked
        if own is None and not (asks and _infinitive(sentence, inner)):
            continue
        if (
            own is not None
            and lemma in ("ask", "suggest", "say", "insist", "advise")
            and not _bare(sentence, inner)
        ):
            continue
        yield from ((one, asked) for one in (inner, *listed(sentence, inner)))
        yield from _left_out(page, sentence, inner)
    yield from ((noun, target) for noun in _nouns(page, sentence, verb, lemma))


def _left_out(page: Page, sentence: Sentence, inner: Word) -> Iterator[tuple[Word, Word | None]]:
    """Read "and the ministry to return it", «а мэра — извиниться»: the asking verb is left out."""
    for what in sentence.words[inner.index + 1 :]:
        if what.kind != "verb" or what.form != "infinitive":
            continue
        before = list(reversed(sentence.words[inner.index + 1 : what.index]))
        while before and (before[0].low == "to" or before[0].kind == "mark"):
            before.pop(0)
        phrase = list(itertools.takewhile(lambda w: w.kind in _PHRASE, before))
        rest = [w for w in before[len(phrase) :] if w.kind != "preposition"]
        joined = bool(rest) and rest[0].kind == "conjunction" and rest[0].relation != "connective"
        whom = next((w for w in phrase if w.kind in ("noun", "name")), None)
        if joined and whom is not None and page.is_somebody(sentence, whom):
            yield what, whom


def _infinitive(sentence: Sentence, inner: Word) -> bool:
    bare = sentence.bare and inner.form == "infinitive"
    return bare or any(w.low == "to" for w in sentence.children(inner, "auxiliary"))


def _bare(sentence: Sentence, inner: Word) -> bool:
    """Tell "that police release them" and "that police should …" from a plain statement."""
    helpers = sentence.children(inner, "auxiliary", "passive_auxiliary")
    return inner.form == "infinitive" or any(w.low in ("should", "must", "be") for w in helpers)


def _target(page: Page, sentence: Sentence, verb: Word, lemma: str) -> Word | None:
    if is_passive(sentence, verb):
        return sentence.child(verb, "passive_subject")
    cases: tuple[str, ...] = ("to", "of", "from")
    if lemma in ("call", "appeal", "plead", "press"):
        cases = ("on", "upon", "to")
    elif sentence.bare and lemma in ("request", "ask"):
        cases = (*cases, "near")  # «запросила у министерства»
    named = next((w for w in sentence.obliques(verb, *cases) if w.kind != "verb"), None)
    if named is not None and lemma not in ("ask", "urge"):
        return named
    own = sentence.child(verb, "object", "recipient")
    inner = sentence.child(verb, "open_complement", "complement")
    if (own is not None and page.is_personal(own)) or (own is not None and inner is not None):
        return own
    subject = None if inner is None else sentence.child(inner, "subject")
    return subject or named


def _nouns(page: Page, sentence: Sentence, verb: Word, lemma: str) -> Iterator[Word]:
    """Give the nouns asked for: "call for an investigation", "demand justice"."""
    listed = page.lexicon.rest["demand_nouns"]
    found = sentence.obliques(verb, "for")
    if lemma in ("demand", "urge", "seek", "request", "recommend", "order", "want"):
        found += sentence.children(verb, "object")
    if lemma in ("want", "seek"):
        found += sentence.obliques(verb, "of")  # «хочет экспертизы»
    if lemma == "insist":
        found += sentence.obliques(verb, "on", "at")
    for noun in found:
        for one in (noun, *sentence.conjuncts(noun)):
            if one.low in listed and one.kind in ("noun", "name"):
                yield one


def _asker(page: Page, told: Told, verb: Word) -> tuple[Answer | None, Word | None]:
    """Give who asks, and the petition or statement that asks on their behalf."""
    sentence = told.sentence
    by = actor(sentence, verb) or _mistaken(sentence, verb)
    if by is not None and by.low in page.lexicon.cues["works"] and by.kind == "noun":
        issuer = _issuer(sentence, by)
        return (None if issuer is None else answer(page, told, issuer)), by
    by = None if by is None else _before_relative(sentence, verb, by)
    documents = page.lexicon.cues["documents"]
    known = by is not None and (by.low == "it" or _may_ask(page, sentence, verb, by))
    if by is None or not (known or by.low in documents):
        return None, None
    return answer(page, told, by), _work_beside(page, sentence, verb)


def _may_ask(page: Page, sentence: Sentence, verb: Word, by: Word) -> bool:
    """Tell who asks: whoever urges or calls on somebody; the law alone may "demand" too."""
    if page.is_somebody(sentence, by):
        return True
    return by.kind in ("noun", "name") and not page.lexicon.has("demands", verb)


def _mistaken(sentence: Sentence, verb: Word) -> Word | None:
    """Give the noun of "the rapporteur called for …", where the parser finds no sentence."""
    head = sentence.head(verb)
    alone = head is not None and head.relation == "root" and head.kind in ("noun", "name")
    return head if alone and verb.relation == "reduced" and verb.form == "past" else None


def _issuer(sentence: Sentence, work: Word) -> Word | None:
    """Give who made or brought a petition: "they delivered a petition", "a letter from …"."""
    head = sentence.head(work)
    if head is not None and head.kind == "verb" and work.relation == "object":
        issuer = actor(sentence, head)
        above = sentence.head(head)
        if issuer is None and head.relation == "open_complement" and above is not None:
            issuer = actor(sentence, above)
        if issuer is not None:
            return issuer
    return next(iter(sentence.obliques(work, "by", "from")), None)


def _work_beside(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the statement in "released a statement urging …"."""
    head = sentence.head(verb)
    if verb.relation != "adverbial" or head is None or not page.lexicon.has("publishes", head):
        return None
    works = page.lexicon.cues["works"]
    return next((w for w in sentence.children(head, "object") if w.low in works), None)


def _before_relative(sentence: Sentence, verb: Word, by: Word) -> Word:
    """In "the Council the latest body to demand …", it is the Council that demands."""
    if verb.relation != "relative" or by.kind != "noun":
        return by
    first = min(w.index for w in sentence.below(by))
    before = sentence.words[first - 1] if first else by
    return before if before.kind == "name" else by


def _sent_to(page: Page, told: Told, work: Word) -> tuple[Answer, ...]:
    """Give to whom a petition goes: "a petition to prosecutors", "handed it to the mayor"."""
    sentence = told.sentence
    head = sentence.head(work)
    found = sentence.obliques(work, "to")
    if not found and head is not None and head.kind == "verb":
        found = sentence.children(head, "recipient") + sentence.obliques(head, "to")
    return tuple(answer(page, told, one) for one in found[:1])


def _shown(told: Told, work: Word | None) -> Answer | None:
    if work is None:
        return None
    return (told.sentence.phrase(work, alone=True), None)


def _is_hypothetical(page: Page, told: Told, verb: Word) -> bool:
    helpers = [w.low for w in told.sentence.children(verb, "auxiliary", "negation")]
    return any(page.lexicon.has("unasked", w) for w in helpers)


def _all(sentence: Sentence, target: Word | None) -> list[Word]:
    """Give every addressee apart; adjectives joined before one noun are one phrase."""
    if target is None:
        return []
    return [target, *(w for w in sentence.conjuncts(target) if w.kind in ("noun", "name"))]
