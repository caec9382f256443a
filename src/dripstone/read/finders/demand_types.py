"""Demand types: what English asks for by a verb or noun together with what stands beside it.

told_apart    what is asked → a type of demand, a wrong one (``NONE``), or nothing that is known
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

NONE = "none"  #: whatever its word may mean elsewhere, nothing is asked by it here
OPEN = "open"  #: its own words tell


def told_apart(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give the type that words beside a verb or noun tell, before its own word is asked."""
    if sentence.bare:
        return _leaves_office(page, sentence, what)
    if what.kind != "verb":
        return _from_post(page, sentence, what)
    found = _of_its_own(sentence, what, page.lexicon.lemma(what))
    own = sentence.child(what, "object", "passive_subject")
    if found is not None or own is None:
        return None if found == OPEN else found
    if page.lexicon.has("chances", own):
        inner = sentence.child(own, "reduced", "relative", "complement")
        return None if inner is None else _alone(page, inner)
    if page.lexicon.has("moves_out", what):
        return _moved(page, sentence, what, own)
    return _described(page, sentence, what)


def _leaves_office(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Read «министр должен уйти»: with nowhere to go to, it is from the post."""
    goes = what.kind == "verb" and "уйти" in page.lexicon.lemma(what)
    whom = sentence.child(what, "subject")
    office = whom is not None and page.lexicon.has("office_holders", whom)
    return "dismiss" if goes and office and not sentence.children(what, "oblique") else None


def _of_its_own(sentence: Sentence, what: Word, lemmas: tuple[str, ...]) -> str | None:
    """Give what "look", "seek" and "go" ask for, which say little alone."""
    if "look" in lemmas:
        return OPEN if sentence.obliques(what, "into", "at") else NONE
    if "seek" in lemmas or "apply" in lemmas:
        return NONE  # "where they can seek asylum"
    return _to_go(sentence, what) if "go" in lemmas else None


def _moved(page: Page, sentence: Sentence, what: Word, own: Word) -> str | None:
    """Read "suspend the chief": people are moved out of their post, a thing is taken away."""
    people = page.is_somebody(sentence, own) and own.kind != "pronoun"
    if people or own.low in ("him", "her"):
        return "dismiss"
    return "stop" if "remove" in page.lexicon.lemma(what) else None


def _to_go(sentence: Sentence, what: Word) -> str:
    """Read "the bishops want you to go": of somebody in office it is from there."""
    head = sentence.head(what)
    ends = sentence.children(
        what, "oblique", "object", "adverb", "adverbial", "particle", "attribute"
    )
    wants = head is not None and head.low.startswith(("want", "need"))
    return NONE if ends or not wants else "dismiss"


def _alone(page: Page, inner: Word) -> str:
    """Give what "the opportunity to see a doctor" asks for: to see people is access."""
    if inner.low in ("see", "meet", "visit", "consult", "speak", "contact", "call"):
        return "access"
    phrases: dict[str, str] = page.lexicon.rest["demand_phrases"]
    return phrases.get(inner.low, "permit")


def _from_post(page: Page, sentence: Sentence, noun: Word) -> str | None:
    """Read "the suspension of the superintendent": of people it is from their post."""
    if not page.lexicon.has("moving_out", noun):
        return None
    of = [*sentence.obliques(noun, "of"), *sentence.children(noun, "possessor")]
    return "dismiss" if any(page.is_somebody(sentence, w) for w in of) else None


def _described(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Read "take disciplinary measures", where the adjective tells."""
    phrases: dict[str, str] = page.lexicon.rest["demand_phrases"]
    own = sentence.children(what, "object", "passive_subject")
    beside = [w.low for noun in own for w in sentence.children(noun, "adjectival", "compound")]
    pairs = (f"{lemma} {one}" for lemma in page.lexicon.lemma(what) for one in beside)
    return next((phrases[pair] for pair in pairs if pair in phrases), None)
