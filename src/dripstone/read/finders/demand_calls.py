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
from dripstone.read.finders.demand_families import by_words
from dripstone.read.finders.demand_kinds import is_negated, type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, listed
from dripstone.read.page import Page, Told
from dripstone.read.who import answer

_CLAUSES = ("complement", "open_complement", "relative", "reduced", "adverbial")
_HELD = ("object", "subject", "passive_subject")
_REFUSED = ("reject", "refus", "den", "ignor", "dismiss", "turn", "receiv", "accept", "grant")
_LEAD = 6  #: words between "demands" and what opens their list
_AFTER = 7  #: words after a verb that tell what it asks
_PARTS = frozenset({":", ",", ";", "(", ")"})
_SAYING_WHICH = frozenset({"as", "such", "follows", "these", "the", "following", "four", "two"})
_ON = ("on", "upon", "to", "from")


def called(page: Page, told: Told, noun: Word) -> Iterator[Draft]:
    """Read what a noun of asking asks with a clause or after a colon, in a language with "to"."""
    sentence = told.sentence
    if sentence.bare:
        return
    own = owner(sentence, noun)
    if own is not None and page.lexicon.has("orders_people", own):
        return  # "the kidnappers' demands: …"
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
        type_ = bidden(page, sentence, what) or type_of(page, sentence, what)
        if type_ is not None:
            yield draft_of(page, told, _ask(page, told, noun, own), what, type_)


def owner(sentence: Sentence, noun: Word) -> Word | None:
    """Give whose call it is: "the union's demand", "they renewed their call"."""
    own = sentence.child(noun, "possessor") or next(
        iter(sentence.obliques(noun, "by", "from")), None
    )
    verb = sentence.head(noun)
    if own is None and verb is not None and verb.kind == "noun" and sentence.case(noun) == "of":
        return owner(sentence, verb)  # "presented a list of demands"
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
    opens = _opens(page, sentence, noun)
    if opens is None:
        return
    known = page.lexicon.rest["demand_nouns"]
    within = False  # a thing that begins with a verb
    for word in sentence.words[opens.index + 1 :]:
        if bidden(page, sentence, word) is not None:
            within = True
            yield word
        elif word.text in _PARTS or word.kind == "conjunction":
            within = False
        elif not within and word.kind == "noun" and word.low in known:
            yield from () if sentence.children(word, "case") else (word,)


def _opens(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give what opens the list: the colon of "our demands are simple: …", "demands, including"."""
    for word in sentence.words[noun.index + 1 : noun.index + _LEAD]:
        if word.text == ":" or page.lexicon.has("includes", word):
            return word
        is_ = page.lexicon.has("is", word) or word.kind in ("adjective", "adverb")
        if not (is_ or word.text == "," or word.low in _SAYING_WHICH):
            return None
    return None


def bidden(page: Page, sentence: Sentence, word: Word) -> str | None:
    """Give the type of a verb that begins a thing in a list: "…: free them, drop the charges"."""
    has = page.lexicon.has
    if not (has("imperatives", word) or has("slogan_words", word)) or not word.index:
        return None
    before = sentence.words[word.index - 1]
    if before.low == "to" and word.index > 1:
        before = sentence.words[word.index - 2]
    if before.text not in _PARTS and before.low not in ("and", "or", "including", "include"):
        return None
    after = sentence.words[word.index + 1 :][:_AFTER]
    objects = ("determiner", "pronoun", "noun", "name", "adjective", "number")
    if not after or after[0].kind not in objects:
        return None
    return by_words(page, word.low, [w.low for w in after])


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
