"""Demand askers: who asks, and the petition or statement that asks on their behalf.

asker      verb → who asks, and in which work
sent_to    work → to whom a petition goes
written_to verb → to whom somebody writes "asking for the works to be halted"
shown      work → its words
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.drafts import Answer
from dripstone.read.finders.demand_heads import who_adopts
from dripstone.read.page import Page, Told
from dripstone.read.who import answer

_COMES = ("come", "came", "comes", "coming", "go", "went", "gone", "going", "return", "returned")


def asker(page: Page, told: Told, verb: Word) -> tuple[Answer | None, Word | None]:
    """Give who asks, and the petition or statement that asks on their behalf."""
    sentence = told.sentence
    writes = _writes(page, sentence, verb)
    if writes is not None and (writer := actor(sentence, writes)) is not None:
        return answer(page, told, writer), None
    by = (
        _agent(sentence, verb)
        or actor(sentence, verb)
        or _mistaken(sentence, verb)
        or who_adopts(page, sentence, verb)
    )
    if by is not None and by.low in page.lexicon.cues["works"] and by.kind == "noun":
        issuer = _issuer(sentence, by)
        if issuer is None and not sentence.bare:
            issuer = by  # "the statement urged them to …"
        return (None if issuer is None else answer(page, told, issuer)), by
    by = _who_goes_to(page, sentence, verb) or by or _first_word(page, sentence, verb)
    by = None if by is None else _before_relative(sentence, verb, by)
    documents = page.lexicon.cues["documents"]
    known = by is not None and (by.low == "it" or _may_ask(page, sentence, verb, by))
    if by is None or not (known or by.low in documents):
        return None, None
    return answer(page, told, by), _work_beside(page, sentence, verb)


def _writes(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the verb of "have written to the ministry seeking …", hung by the parser on it."""
    first = sentence.first_of(verb)
    head = sentence.head(first)
    beside = first.form == "gerund" and first.relation in ("adverbial", "reduced")
    if sentence.bare or not beside or head is None:
        return None
    above = sentence.head(head)
    hung = head.kind in ("noun", "name") and head.relation == "oblique"
    return above if hung and above is not None and page.lexicon.has("writes_to", above) else None


def _first_word(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who «Учителя хотят, чтобы …» begins with, whom the parser takes for its object."""
    object_ = sentence.child(verb, "object", "recipient") if sentence.bare else None
    if object_ is None or object_.index or object_.form != "plural":
        return None
    return object_ if page.is_somebody(sentence, object_) else None


def _who_goes_to(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who "took to the streets to call on them", "is writing to urge you", "struck to …"."""
    head = sentence.head(verb)
    if sentence.bare or verb.form != "infinitive" or head is None or head.kind != "verb":
        return None
    if verb.relation not in ("adverbial", "open_complement", "complement"):
        return None
    asks = page.lexicon.has("asking", head) or page.lexicon.has("wanting", head)
    if asks or head.low in _COMES:
        return None  # "had come to ask for their wages"
    by = actor(sentence, head)
    return by if by is not None and page.is_somebody(sentence, by) else None


def _agent(sentence: Sentence, verb: Word) -> Word | None:
    """Give who asks in "was asked by the family to reopen it"."""
    return None if sentence.bare else sentence.child(verb, "agent")


def _may_ask(page: Page, sentence: Sentence, verb: Word, by: Word) -> bool:
    """Tell who asks: whoever urges or calls on somebody; the law alone may "demand" too."""
    if page.is_somebody(sentence, by) or page.lexicon.has("quantities", by):
        return True
    if page.lexicon.has("asks_for_many", by) or page.lexicon.has("bodies", by):
        return True
    if sentence.bare and by.index and sentence.words[by.index - 1].text == "«":
        return True  # «„Дом милости“ требует»
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
    signed = sentence.child(work, "reduced")
    near = [] if signed is None else sentence.children(signed, "agent")
    return next(iter([*sentence.obliques(work, "by", "from"), *near]), None)


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


def sent_to(page: Page, told: Told, work: Word) -> tuple[Answer, ...]:
    """Give to whom a petition goes: "a petition to prosecutors", "handed it to the mayor"."""
    sentence = told.sentence
    head = sentence.head(work)
    found = sentence.obliques(work, "to")
    if not found and head is not None and head.kind == "verb":
        found = sentence.children(head, "recipient") + sentence.obliques(head, "to")
    return tuple(answer(page, told, one) for one in found[:1])


def written_to(page: Page, told: Told, verb: Word) -> tuple[Answer, ...]:
    """Give to whom they wrote, where they "wrote to the minister asking for …"."""
    sentence = told.sentence
    writes = _writes(page, sentence, verb)
    head = writes or sentence.head(sentence.first_of(verb))
    hung = None if writes is None else sentence.head(sentence.first_of(verb))
    beside = writes is not None or (
        sentence.first_of(verb).relation == "adverbial" and verb.form == "gerund"
    )
    if sentence.bare or head is None or not beside or not page.lexicon.has("writes_to", head):
        return ()
    ends = [*sentence.obliques(head, "to"), *sentence.children(head, "recipient", "object")]
    ends = ends if hung is None else [hung]
    found = [w for w in ends if page.is_somebody(sentence, w) or page.lexicon.has("bodies", w)]
    return tuple(answer(page, told, w) for w in found[:1])


def shown(told: Told, work: Word | None) -> Answer | None:
    """Give the words of the work that asks."""
    if work is None:
        return None
    return (told.sentence.phrase(work, alone=True), None)
