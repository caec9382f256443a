"""Demand calls: what a noun of asking asks with a clause, or before a list.

called    "the demand that he be freed", "its call on the court to …", "their demands: …" → Drafts
owner     noun → whose call it is
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_contents import is_infinitive
from dripstone.read.finders.demand_kinds import is_negated, type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, listed
from dripstone.read.page import Page, Told
from dripstone.read.who import answer

_CLAUSES = ("complement", "open_complement", "relative", "reduced", "adverbial")
_HELD = ("object", "subject", "passive_subject")
_REFUSED = ("reject", "refus", "den", "ignor", "dismiss", "turn", "receiv", "accept", "grant")
_ON = ("on", "upon", "to", "from")


def called(page: Page, told: Told, noun: Word) -> Iterator[Draft]:
    """Read what a noun of asking asks with a clause or after a colon, in a language with "to"."""
    sentence = told.sentence
    if sentence.bare:
        return
    own = owner(sentence, noun)
    on = _called_on(page, sentence, noun)
    for inner in _clauses(sentence, noun, on):
        whom = on or sentence.child(inner, "subject")
        if whom is None and sentence.child(inner, "passive_subject") is None:
            continue
        asked = () if whom is None or _is_done(sentence, inner, on) else (answer(page, told, whom),)
        for what in (inner, *listed(sentence, inner)):
            type_ = "stop" if is_negated(sentence, what) else type_of(page, sentence, what)
            if type_ is not None:
                yield draft_of(page, told, _ask(page, told, noun, own, asked), what, type_)
    for what in _named(page, sentence, noun):
        type_ = type_of(page, sentence, what)
        if type_ is not None:
            yield draft_of(page, told, _ask(page, told, noun, own), what, type_)


def owner(sentence: Sentence, noun: Word) -> Word | None:
    """Give whose call it is: "the union's demand", "they renewed their call"."""
    own = sentence.child(noun, "possessor") or next(
        iter(sentence.obliques(noun, "by", "from")), None
    )
    verb = sentence.head(noun)
    refused = verb is not None and verb.low.startswith(_REFUSED)
    if verb is not None and noun.relation == "object" and (own is None or own.kind == "pronoun"):
        return own if refused else actor(sentence, verb) or own
    return own


def _called_on(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who is called on by "its call on the authorities to …"."""
    near = sentence.obliques(noun, *_ON)
    return next((w for w in near if page.is_somebody(sentence, w)), None)


def _clauses(sentence: Sentence, noun: Word, on: Word | None) -> Iterator[Word]:
    """Give the verbs of "that he be freed", "to free him" and "for him to be freed"."""
    head = sentence.head(noun)
    held = head is not None and head.kind == "verb" and noun.relation in _HELD
    is_ = held and head is not None and head.low in ("is", "was", "be", "remains")
    near = sentence.children(noun, *_CLAUSES)
    near += sentence.children(head, *_CLAUSES) if held and head is not None else []
    for inner in near:
        if inner.kind != "verb" or inner.index < noun.index:
            continue
        joins = {w.low for w in sentence.children(inner, "connective")}
        of_noun = inner.head == noun.index
        asked = is_infinitive(sentence, inner) and ("for" in joins or on is not None)
        bare = inner.form == "infinitive" or is_passive(sentence, inner)
        if asked or ("that" in joins and bare and (of_noun or is_)):
            yield inner


def _is_done(sentence: Sentence, inner: Word, on: Word | None) -> bool:
    return on is None and is_passive(sentence, inner)


def _named(page: Page, sentence: Sentence, noun: Word) -> Iterator[Word]:
    """Give what is asked in "their demands: an inquiry, …" and "among their demands are …"."""
    head = sentence.head(noun)
    among = sentence.case(noun) == "among" and head is not None and page.lexicon.has("is", head)
    if among and head is not None:
        for one in sentence.children(head, "subject", "attribute"):
            yield from (one, *sentence.conjuncts(one))
    after = sentence.words[noun.index + 1 : noun.index + 2]
    if not after or after[0].text != ":":
        return
    known = page.lexicon.rest["demand_nouns"]
    for word in sentence.words[after[0].index + 1 :]:
        if word.kind == "noun" and word.low in known and not sentence.children(word, "case"):
            yield word


def _ask(
    page: Page, told: Told, noun: Word, own: Word | None, asked: tuple[Answer, ...] = ()
) -> Ask:
    return Ask(
        verb=noun,
        force="demands" if page.lexicon.has("demanding", noun) else "urges",
        by=None if own is None else answer(page, told, own),
        addressees=asked,
        work=None,
        firm=True,
    )
