"""Arguments: who does it and to whom it is done, as the words of the sentence say, never as they hint.

actor      who governs a verb, or None: a passive without "by" has none
patient    to whom a verb or an act's noun is done
doer       by whom
who        a noun phrase as a Who, with what its words say of its kind
resolved   the name that a pronoun goes back to
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dripstone import vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Told
from dripstone.records import Who

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_LINKS = frozenset({"conjunct"})


def actor(sentence: Sentence, verb: Word) -> Word | None:
    """Give the subject of an active verb, its own, shared or controlled."""
    own = sentence.child(verb, "subject")
    if own is not None:
        return antecedent(sentence, own, verb)
    if is_passive(sentence, verb):
        return None
    head = sentence.head(verb)
    if head is None or sentence.child(verb, "passive_subject"):
        return None
    if verb.relation == "conjunct":
        return (
            actor(sentence, head)
            if head.kind == "verb" and not is_passive(sentence, head)
            else None
        )
    if verb.relation == "open_complement":
        return _controller(sentence, head)
    if verb.relation in ("reduced",) and verb.form == "gerund":
        return head
    if verb.relation == "adverbial" and verb.form == "gerund" and head.kind == "verb":
        return actor(sentence, head) or sentence.child(head, "passive_subject")
    return None


def _controller(sentence: Sentence, head: Word) -> Word | None:
    """Give who "to detain" is said of: the object of "ordered them", else the subject."""
    told = sentence.child(head, "object")
    if told is not None:
        return told
    if is_passive(sentence, head):
        return patient(sentence, head)
    return actor(sentence, head)


def antecedent(sentence: Sentence, word: Word, verb: Word) -> Word:
    """Give the noun that "who" or "that" stands for; any other word is itself."""
    step = sentence.first_of(verb)
    if word.low in _RELATIVE and step.relation in ("relative", "reduced"):
        head = sentence.head(step)
        return head if head is not None else word
    return word


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Tell a passive verb: "were detained", "activists detained on Monday", "the detained men"."""
    if sentence.children(verb, "passive_auxiliary", "passive_subject", "agent"):
        return True
    if verb.form not in ("participle", "past"):
        return False
    if verb.relation in ("reduced", "adjectival"):
        return sentence.child(verb, "subject", "object") is None or verb.relation == "adjectival"
    helped = sentence.child(verb, "auxiliary", "subject", "object")
    if verb.relation == "conjunct" and verb.form == "participle" and helped is None:
        head = sentence.head(verb)
        return head is not None and head.kind == "verb" and is_passive(sentence, head)
    return False


def patient(sentence: Sentence, verb: Word) -> Word | None:
    """Give to whom a verb is done, its own, or shared with the verb it is joined to."""
    if is_passive(sentence, verb):
        return _passive_patient(sentence, verb)
    own = sentence.child(verb, "object", "recipient")
    if own is not None:
        return antecedent(sentence, own, verb)
    return _shared_object(sentence, verb)


def _passive_patient(sentence: Sentence, verb: Word) -> Word | None:
    own = sentence.child(verb, "passive_subject")
    if own is not None:
        return antecedent(sentence, own, verb)
    head = sentence.head(verb)
    if head is None:
        return None
    if verb.relation in ("reduced", "adjectival"):
        return head
    if verb.relation == "conjunct":
        active = sentence.child(head, "passive_subject") is None and not is_passive(sentence, head)
        return actor(sentence, head) if active else _passive_patient(sentence, head)
    if verb.relation in ("open_complement", "complement"):
        return _controller(sentence, head)
    if verb.relation == "adverbial" and sentence.child(verb, "subject") is None:
        return actor(sentence, head) or sentence.child(head, "passive_subject")
    return None


def _shared_object(sentence: Sentence, verb: Word) -> Word | None:
    """Share the object of "arrested and beat him" backwards, over "and" alone."""
    for joined in sentence.children(verb, "conjunct"):
        if joined.kind == "verb" and not sentence.child(verb, "oblique"):
            own = sentence.child(joined, "object")
            if own is not None and joined.form == verb.form and not is_passive(sentence, joined):
                return own
    return None


def doer(sentence: Sentence, verb: Word) -> Word | None:
    """Give who does it: the subject of an active verb, "by …" of a passive one, else None."""
    if not is_passive(sentence, verb):
        return actor(sentence, verb)
    by = next(iter(sentence.children(verb, "agent")), None)
    if by is None:
        by = next(iter(sentence.obliques(verb, "by", "at the hands of")), None)
    if by is None:
        joined = [w for w in sentence.conjuncts(verb) if w.kind == "verb"]
        last = joined[-1] if joined else None
        by = (
            sentence.child(last, "agent")
            if last is not None and last.form == "participle"
            else None
        )
    return by


def of_noun(sentence: Sentence, noun: Word) -> Word | None:
    """Give to whom an act's noun is done: "of the men", "his", "on activists"."""
    named = sentence.obliques(noun, "of", "against", "on", "upon", "targeting")
    owner = sentence.children(noun, "possessor")
    return next(iter((*named, *owner)), None)


def by_noun(sentence: Sentence, noun: Word) -> Word | None:
    """Give who does what a noun tells: "arrests by the police"."""
    return next(iter(sentence.obliques(noun, "by", "at the hands of")), None)


def who(page: Page, sentence: Sentence, word: Word) -> Who:
    """Give a noun phrase as a person, group or body, by what its words say; never a trait."""
    start, end = sentence.phrase(word)
    words = page.words((start, end))
    named = word.kind == "name"
    type_ = _institution(words.lower())
    return Who(text=words, kind=_kind(page, word, words, type_), named=named, type=type_)


def _kind(page: Page, word: Word, words: str, type_: str | None) -> str:
    if word.kind == "pronoun":
        return "person" if page.lexicon.has("singular", word) else "group"
    if type_ is not None and word.form != "plural":
        level = vocabulary.term("institutions", type_).level or "unknown"
        return level if word.low not in _people(page) else "person"
    if word.kind == "number" or word.form == "plural" or word.low in ("people", "men", "women"):
        return (
            "organisation"
            if page.lexicon.rest and word.low in ("forces", "authorities")
            else "group"
        )
    if word.kind == "name":
        return "person" if 2 <= len(words.split()) <= 4 else "unknown"
    return "person" if page.lexicon.personal(word.low) else "unknown"


def _people(page: Page) -> frozenset[str]:
    return page.lexicon.cues["people_of_office"]


@functools.cache
def _offices() -> Mapping[str, str]:
    """Give the words of the vocabulary's institutions, in lower case, longest first."""
    found = {
        word.lower(): term.id
        for term in vocabulary.scheme("institutions")
        for listed in term.words.values()
        for word in listed.any
    }
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _institution(words: str) -> str | None:
    padded = f" {words} "
    for word, id in _offices().items():
        if f" {word} " in padded or f" {word}s " in padded:
            return id
    return None


def resolved(page: Page, pronoun: Word, told: Told, sentence: Sentence) -> str | None:
    """Give the name that "he", "she" or "they" goes back to: the last one that acted before it.

    None where no single name can be meant, or when it lies more than two paragraphs back.
    """
    if pronoun.low not in page.lexicon.cues["singular"]:
        return None
    for other in reversed(page.told):
        if other.sentence.start > sentence.start or told.segment - other.segment > 2:
            continue
        if page.text.segments[other.segment].of != page.segment(told).of:
            continue
        for word in other.sentence.words:
            if word.start >= pronoun.start or any(page.around(word.start)):
                continue
            if word.kind == "name" and word.relation in ("subject", "apposition"):
                named = other.sentence.phrase(word, alone=True)
                if page.lexicon.has("reporting", _head(other.sentence, word)):
                    return page.words(named)
    return None


def _head(sentence: Sentence, word: Word) -> Word:
    head = sentence.head(word)
    return word if head is None else head
