"""Demand types: what English asks for by a verb or noun together with what stands beside it.

told_apart    what is asked → a type of demand, a wrong one (``NONE``), or nothing that is known
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

NONE = "none"  #: whatever its word may mean elsewhere, nothing is asked by it here


def told_apart(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give the type that words beside a verb or noun tell, before its own word is asked."""
    if sentence.bare:
        return None
    if what.kind != "verb":
        return _from_post(page, sentence, what)
    lemmas = page.lexicon.lemma(what)
    if "look" in lemmas:
        into = sentence.obliques(what, "into", "at")
        return None if into else NONE
    if "seek" in lemmas or "apply" in lemmas:
        return NONE  # "where they can seek asylum"
    own = sentence.child(what, "object", "passive_subject")
    if own is not None and page.lexicon.has("moves_out", what):
        people = page.is_somebody(sentence, own) and own.kind != "pronoun"
        return "dismiss" if people or own.low in ("him", "her") else _or_stop(lemmas)
    return _described(page, sentence, what)


def _from_post(page: Page, sentence: Sentence, noun: Word) -> str | None:
    """Read "the suspension of the superintendent": of people it is from their post."""
    if not page.lexicon.has("moving_out", noun):
        return None
    of = [*sentence.obliques(noun, "of"), *sentence.children(noun, "possessor")]
    return "dismiss" if any(page.is_somebody(sentence, w) for w in of) else None


def _or_stop(lemmas: tuple[str, ...]) -> str | None:
    return "stop" if "remove" in lemmas else None


def _described(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Read "take disciplinary measures", where the adjective tells."""
    phrases: dict[str, str] = page.lexicon.rest["demand_phrases"]
    own = sentence.children(what, "object", "passive_subject")
    beside = [w.low for noun in own for w in sentence.children(noun, "adjectival", "compound")]
    pairs = (f"{lemma} {one}" for lemma in page.lexicon.lemma(what) for one in beside)
    return next((phrases[pair] for pair in pairs if pair in phrases), None)
