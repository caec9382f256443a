"""Mishaps: what befell somebody and nobody did: a tram that hit him, a wall that collapsed.

by_accident    a verb → did it befall somebody in an accident or by illness?
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, doer, is_passive, office, patient
from dripstone.read.page import Page

#: what nobody does to anybody by accident
_DELIBERATE = (
    "liberty.arrest",
    "liberty.detention",
    "liberty.abduction",
    "justice",
    "privacy",
    "body.torture",
    "body.rape",
)
_OF_THE_BODY = ("body", "life")
_KINDS = ("compound", "adjectival", "possessor", "reduced", "modifier")


def by_accident(page: Page, sentence: Sentence, verb: Word, act: str) -> bool:
    """Tell what befell somebody in an accident or by illness; nobody is arrested by a flood."""
    if act.startswith(_DELIBERATE):
        return False
    if act.startswith(_OF_THE_BODY) and (
        _by_chance(page, sentence, verb) or _went_wrong(page, sentence, verb)
    ):
        return True
    near = sentence.obliques(verb, "in", "during", "by", "from", "of")
    near = [w for w in near if page.lexicon.has("accidents", w)]
    by = doer(sentence, verb) if near else None
    if near and _by_people(sentence, verb):
        return any(page.lexicon.has("mishaps", w) for w in near)
    if by is None or by in near or not page.is_somebody(sentence, by):
        return bool(near)
    return any(page.lexicon.has("mishaps", w) for w in near)  # not "killed them during a flood"


def _by_people(sentence: Sentence, verb: Word) -> bool:
    """Tell «троих избили», which somebody did, from «троих убило»."""
    active = sentence.bare and verb.kind == "verb" and verb.low.endswith(("ли", "ют", "ят", "ат"))
    return active and sentence.child(verb, "subject", "passive_subject") is None


def _by_chance(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "hit by a tram" and "struck by lightning" from what an army bus does."""
    by = doer(sentence, verb) if is_passive(sentence, verb) else actor(sentence, verb)
    if by is None or not page.lexicon.has("by_chance", by) or office(page, sentence, by):
        return False
    kinds = sentence.children(by, *_KINDS)
    driven = any(page.lexicon.has("officials", w) or page.lexicon.has("armed_kinds", w)
                 or w.relation == "reduced" for w in kinds)  # fmt: skip
    whom = patient(sentence, verb)
    together = whom is not None and page.lexicon.has("marchers", whom)
    return not driven and not together


def _went_wrong(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "killed when a boat sank" and "when a wall collapsed", with no fire beside it."""
    for clause in sentence.children(verb, "adverbial"):
        if page.lexicon.has("goes_wrong", clause) and not is_passive(sentence, clause):
            fire = page.lexicon.marked(sentence, "fire", "strife", "opens_fire")
            return not fire and sentence.child(clause, "object") is None
    return False
