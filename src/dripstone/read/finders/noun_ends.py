"""Noun ends: what a noun of an act must be of, and where it tells of nobody or of many cases.

sense_of        which act a noun tells of, by what it is of: not "the closure of the road"
none_or_many    "no arrests", "41 cases of torture": told, though of nobody by name
"""

from __future__ import annotations

from dripstone.languages.framing import says
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import of_noun
from dripstone.read.page import Page

#: neutral names of what leads to a search that something came of: «при», «во время», «после»
_IN_COURSE = ("at", "during", "after")


def sense_of(page: Page, sentence: Sentence, trigger: Trigger) -> Sense | None:
    """Choose among a noun's acts by what it is of; None where it is of nothing they are done to."""
    listed = page.lexicon.rest.get("nouns_of", {}).get(trigger.lemma)
    if listed is None or len(trigger.words) > 1:
        return _attempted(page, sentence, trigger)
    of = of_noun(sentence, trigger.word)
    every = [] if of is None else [of, *sentence.conjuncts(of), *sentence.obliques(of, "of")]
    every += sentence.children(trigger.word, "compound")
    fits = {act for act, words in listed if any(says(sentence, one, words) for one in every)}
    known = fits or {s.id for s in trigger.senses} - {act for act, _ in listed}
    return next((s for s in trigger.senses if s.id in known), None)


def _attempted(page: Page, sentence: Sentence, trigger: Trigger) -> Sense:
    """Tell "the attempted killing of his brother" from a killing."""
    sense = trigger.senses[0]
    tried = any(page.lexicon.has("attempted", w) for w in sentence.children(trigger.word))
    attempt = tried and sense.id.startswith("life.")
    return Sense(scheme=sense.scheme, id="life.attempt", part=sense.part) if attempt else sense


def none_or_many(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell "there were no arrests" and "we recorded 41 cases of torture"."""
    if sentence.bare:
        return _under_way(page, sentence, noun) or _searching(page, sentence, noun)
    said = [w for w in sentence.children(noun, "determiner") if page.lexicon.has("nobody", w)]
    verb = sentence.head(sentence.first_of(noun))
    if said:
        return verb is not None and page.lexicon.has("came_about", verb)
    case = verb if verb is not None and page.lexicon.has("cases", verb) else None
    counted = noun if case is None and noun.form == "plural" else case
    return counted is not None and case is not None and bool(sentence.children(counted, "number"))


def _under_way(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell «задержания продолжаются» and «прошли обыски»: many, of nobody by name."""
    verb = sentence.head(noun)
    many = noun.form == "plural" and noun.relation in ("subject", "passive_subject")
    if not many or verb is None or not page.lexicon.has("commits", verb):
        return False
    goes_on = page.lexicon.has("ceases", verb)  # «аресты не прекращаются»
    return goes_on == bool(sentence.children(verb, "negation"))


def _searching(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell «при обыске изъяли архив»: what was found in a search tells of it."""
    verb = sentence.head(noun)
    told = verb is not None and verb.kind == "verb" and verb.form in ("past", "participle")
    return told and sentence.case(noun) in _IN_COURSE and page.lexicon.has("searches", noun)
