"""Demands: what is asked of whom, one demand for each thing asked.

    find    Page → Drafts

A demand needs a verb of asking and what is asked: "urge them to release …", "call for an
investigation", "demand that …", "must …" in somebody's mouth. To condemn is not to demand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dripstone.languages.parsed import Sentence, Word
from dripstone.languages.times import find_times
from dripstone.read.answers import against_day
from dripstone.read.arguments import actor, answer, is_passive, speaking
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import Heard, chain
from dripstone.records import When, Who

_FORCES = ("demands", "urges", "requests", "recommends")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Ask:
    """A verb of asking, with who asks, whom, and in which work."""

    verb: Word
    force: str
    by: Answer | None
    addressees: tuple[Answer, ...]
    work: Answer | None
    firm: bool  #: an infinitive or a clause follows, so that any verb is something asked


def find(page: Page) -> Iterator[Draft]:
    """Give every demand of a page, each thing asked apart."""
    for told in page.told:
        seen: set[Span] = set()
        for draft in _sentence(page, told):
            if draft.trigger not in seen:
                seen.add(draft.trigger)
                yield draft


def _sentence(page: Page, told: Told) -> Iterator[Draft]:
    for word in page.lexicon.marked(told.sentence, "asking", "asking_nouns", "duty", "impossible"):
        if page.lexicon.has("asking", word) and word.kind == "verb":
            yield from _asked(page, told, word)
        elif page.lexicon.has("asking_nouns", word) and word.kind == "noun":
            yield from _noun(page, told, word)
        elif page.lexicon.has("duty", word) and word.kind == "auxiliary":
            yield from _must(page, told, word)
        elif page.lexicon.has("impossible", word):
            yield from _without(page, told, word)


# Verbs of asking.


def _asked(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    sentence = told.sentence
    if verb.relation == "adjectival" or _is_hypothetical(page, told, verb):
        return
    force = next(f for f in _FORCES if page.lexicon.has(f, verb))
    lemma = page.lexicon.lemma_of["asking"][verb.low]
    for what, target in _contents(page, sentence, verb, lemma):
        type_ = _type(page, sentence, what)
        addressees: tuple[Answer, ...] = tuple(
            answer(page, told, one) for one in _all(sentence, target)
        )
        if type_ is None and not (what.kind == "verb" and _official(addressees)):
            continue
        by, work = _asker(page, told, verb)
        if not addressees and work is not None:
            addressees = _sent_to(page, told, work)
        yield _draft(
            page,
            told,
            _Ask(
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
    page: Page, sentence: Sentence, verb: Word, lemma: str
) -> Iterator[tuple[Word, Word | None]]:
    """Give what is asked, each thing apart, with the one who is asked."""
    target = _target(page, sentence, verb, lemma)
    for inner in sentence.children(verb, "open_complement", "complement"):
        if inner.kind != "verb" and inner.relation == "complement":
            continue
        own = sentence.child(inner, "subject", "passive_subject")
        asked = own if own is not None and own.kind != "pronoun" else target
        asked = None if is_passive(sentence, inner) and asked == own else asked
        if own is None and not _infinitive(sentence, inner):
            continue
        if (
            own is not None
            and lemma in ("ask", "suggest", "say", "insist", "advise")
            and not _bare(sentence, inner)
        ):
            continue
        yield from ((one, asked) for one in (inner, *_listed(sentence, inner)))
    yield from ((noun, target) for noun in _nouns(page, sentence, verb, lemma))


def _listed(sentence: Sentence, inner: Word) -> list[Word]:
    """Give the other infinitives of a list, those too that the parser hangs below the last one."""
    found = [w for w in sentence.conjuncts(inner) if w.kind == "verb"]
    for one in (inner, *found):
        for late in sentence.children(one, "adverbial"):
            comma = sentence.words[late.index - 2 : late.index]
            if (
                late.form == "infinitive"
                and len(comma) == 2
                and comma[0].text == ","
                and comma[1].low == "to"
            ):
                found.append(late)
    return found


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
    cases = (
        ("on", "upon", "to")
        if lemma in ("call", "appeal", "plead", "press")
        else ("to", "of", "from")
    )
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
    if lemma in ("demand", "urge", "seek", "request", "recommend", "order"):
        found += sentence.children(verb, "object")
    for noun in found:
        for one in (noun, *sentence.conjuncts(noun)):
            if one.low in listed and one.kind in ("noun", "name"):
                yield one


def _asker(page: Page, told: Told, verb: Word) -> tuple[Answer | None, Word | None]:
    """Give who asks, and the petition or statement that asks on their behalf."""
    sentence = told.sentence
    by = actor(sentence, verb)
    if by is not None and by.low in page.lexicon.cues["works"] and by.kind == "noun":
        issuer = _issuer(sentence, by)
        return (None if issuer is None else answer(page, told, issuer)), by
    by = None if by is None else _before_relative(sentence, verb, by)
    documents = page.lexicon.cues["documents"]
    known = by is not None and (by.low == "it" or page.is_somebody(sentence, by))
    if by is None or not (known or by.low in documents):
        return None, None
    return answer(page, told, by), _work_beside(page, sentence, verb)


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


def _official(addressees: tuple[Answer, ...]) -> bool:
    return any(
        isinstance(v, Who) and v.type not in (None, "activists", "person", "media")
        for _, v in addressees
    )


def _is_hypothetical(page: Page, told: Told, verb: Word) -> bool:
    helpers = [w.low for w in told.sentence.children(verb, "auxiliary", "negation")]
    return any(page.lexicon.has("unasked", w) for w in helpers)


# Nouns, duties, and what is implied.


def _noun(page: Page, told: Told, noun: Word) -> Iterator[Draft]:
    """Read "calls for an investigation" and "demands for his release"."""
    sentence = told.sentence
    for asked in sentence.obliques(noun, "for"):
        type_ = page.lexicon.rest["demand_nouns"].get(asked.low)
        if type_ is None:
            continue
        owner = sentence.child(noun, "possessor") or next(
            iter(sentence.obliques(noun, "by", "from")), None
        )
        ask = _Ask(
            verb=noun,
            force="demands" if page.lexicon.has("demanding", noun) else "urges",
            by=None if owner is None else answer(page, told, owner),
            addressees=(),
            work=None,
            firm=False,
        )
        yield _draft(page, told, ask, asked, type_)


def _must(page: Page, told: Told, helper: Word) -> Iterator[Draft]:
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
    for what in (verb, *_listed(sentence, verb)):
        type_ = _type(page, sentence, what)
        if type_ is not None and _official((addressee,)) and not _negated(sentence, verb):
            ask = _Ask(
                verb=helper, force="implies", by=by, addressees=(addressee,), work=None, firm=True
            )
            yield _draft(page, told, ask, what, type_)


def _without(page: Page, told: Told, word: Word) -> Iterator[Draft]:
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
            ask = _Ask(verb=word, force="implies", by=by, addressees=(), work=None, firm=False)
            yield _draft(page, told, ask, noun, page.lexicon.rest["demand_nouns"][noun.low])


# What all of them share.


def _draft(page: Page, told: Told, ask: _Ask, what: Word, type_: str) -> Draft:
    sentence = told.sentence
    span = _what(sentence, what)
    slots: dict[str, Answer] = {"what": (span, None)}
    if ask.by is not None:
        slots["who"] = ask.by
    heard = _heard(page, told, ask.verb)
    missing = [] if ask.by is not None else ["who"]
    return Draft(
        kind="demand",
        type=type_,
        trigger=(what.start, what.end),
        told=told,
        heard=heard,
        rule=f"demand.{ask.force}",
        why=_why(ask, what, type_),
        confidence=0.85 if type_ != "act" and ask.force != "implies" else 0.65,
        slots=slots,
        not_stated=tuple(missing),
        more=((ask.verb.start, ask.verb.end),),
        addressees=ask.addressees,
        force=ask.force,
        urgent=_urgent(page, sentence, what, span),
        deadline=_deadline(page, told, ask.verb, span),
        work=ask.work,
    )


def _urgent(page: Page, sentence: Sentence, what: Word, span: Span) -> bool:
    """Tell "at once" and "immediately" in what is asked, or beside its verb."""
    said = " ".join(page.words(span).lower().split())
    beside = [w.low for w in sentence.children(what, "adverb")]
    cues = page.lexicon.cues.get("urgent", frozenset())
    return any(re.search(rf"\b{re.escape(cue)}\b", said) or cue in beside for cue in cues)


def _deadline(page: Page, told: Told, verb: Word, span: Span) -> Answer | None:
    """Give the day by which it is asked: "by 15 June"."""
    against = against_day(page, told, verb)
    found = find_times(
        told.sentence.content, span[0], told.sentence.end, language=page.language, against=against
    )
    for one in found:
        value = one.value
        if isinstance(value, When) and value.relation == "before" and one.start < span[1] + 2:
            return (one.start, one.end), value
    return None


def _heard(page: Page, told: Told, verb: Word) -> Heard:
    found = chain(page, told, verb)
    return Heard(
        hops=found.hops, stance="demanded", polarity="affirms", cues=((verb.start, verb.end),)
    )


def _what(sentence: Sentence, what: Word) -> Span:
    """Give the words of one thing asked, without the things that are listed beside it."""
    below = sentence.below(what, leave_out=frozenset({"conjunct", "coordinator"}))
    late = {w.index for w in _listed(sentence, what) for w in sentence.below(w)}
    words = [w for w in below if w.kind != "mark" and w.index not in late]
    words = [
        w
        for w in words
        if not (w.head == what.index and w.relation in ("subject", "case", "connective"))
    ]
    words = [w for w in words if w.index >= what.index - 3]
    objects = sentence.children(what, "object", "oblique", "modifier")
    ends = [sentence.phrase(w)[1] for w in objects if w.index not in late]
    last = max([words[-1].end, *ends]) if words else what.end
    start = words[0].start if words else what.start
    passive = sentence.child(what, "passive_subject")
    if passive is not None and passive.kind != "pronoun":
        start = sentence.phrase(passive)[0]
    if what.kind == "verb" and not objects and _after(sentence, what):
        return start, sentence.clause(_after(sentence, what)[-1])[1]  # "release and drop charges …"
    limit = min([w.start for w in _after(sentence, what)], default=last)
    return start, min(last, _before(sentence, limit))


def _after(sentence: Sentence, what: Word) -> list[Word]:
    return [
        w
        for w in (*sentence.conjuncts(what), *_listed(sentence, what))
        if w.index > what.index and w.kind == what.kind
    ]


def _before(sentence: Sentence, place: int) -> int:
    """Give where the last full word before a place ends, joining words left aside."""
    ends = [
        w.end
        for w in sentence.words
        if w.end <= place
        and w.kind not in ("mark", "conjunction")
        and w.low != "to"
        and w.relation != "adverb"
    ]
    return ends[-1] if ends else place


def _type(page: Page, sentence: Sentence, what: Word) -> str | None:
    rest = page.lexicon.rest
    if what.kind != "verb":
        noun_type: str | None = rest["demand_nouns"].get(what.low)
        return noun_type
    nouns = [
        lemma
        for near in sentence.children(
            what, "object", "oblique", "particle", "attribute", "passive_subject"
        )
        for one in (near, *sentence.conjuncts(near))
        for lemma in page.lexicon.lemma(one)
    ]
    for lemma in page.lexicon.lemma(what):
        for noun in nouns:
            if f"{lemma} {noun}" in rest["demand_phrases"]:
                return str(rest["demand_phrases"][f"{lemma} {noun}"])
    return next(
        (
            rest["demand_phrases"][m]
            for m in page.lexicon.lemma(what)
            if m in rest["demand_phrases"]
        ),
        None,
    )


def _all(sentence: Sentence, target: Word | None) -> list[Word]:
    """Give every addressee apart; adjectives joined before one noun are one phrase."""
    if target is None:
        return []
    return [target, *(w for w in sentence.conjuncts(target) if w.kind in ("noun", "name"))]


def _negated(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.children(verb, "negation"))


def _why(ask: _Ask, what: Word, type_: str) -> str:
    return f"“{ask.verb.text}” asks for something, and “{what.text}” is what is asked ({type_})"
