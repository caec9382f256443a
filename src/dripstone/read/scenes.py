"""Scenes: other verbs of a sentence whose time and place are those of an act, too.

scenes    act's verb → verbs that happen when and where it does, nearest first
holds     act's word, place → may that be where it was, not where somebody is from or is taken
top_of    words → the one of them that governs the others

"Opened fire on Sunday, killing two" kills on Sunday; in "were killed when gunmen ambushed them at
the ford" both are one scene. What is told of "before", "after" or "by" something else is another.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

_APART = frozenset({"after", "before", "without", "for", "of", "about", "despite", "by", "from",
                    "against", "since", "until", "to"})  # fmt: skip
_WHY = frozenset({"for", "over", "because"})
_AT = frozenset({"in", "at", "near", "on", "outside", "inside", "behind", "beside", "opposite",
                 "under", "by", "along"})  # fmt: skip


def scenes(page: Page, sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Give the verbs whose time and place are those of an act, too, nearest first."""
    first = sentence.first_of(verb)
    above = sentence.head(first)
    below = first.relation == "adverbial" and above is not None and above.kind == "verb"
    if below and above is not None and _one_scene(page, sentence, first):
        yield above
    for own in dict.fromkeys((verb, first)):
        for clause in sentence.children(own, "adverbial"):
            if clause.kind == "verb" and _meanwhile(page, sentence, clause):
                yield clause
        for day in sentence.children(own, "oblique", "time", "modifier"):
            for clause in sentence.children(day, "relative"):  # "on the night when they fired"
                if _meanwhile(page, sentence, clause):
                    yield clause


def _one_scene(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "…, killing two" and "when they fired" from "after being held"."""
    return _goes_along(sentence, verb) or _meanwhile(page, sentence, verb)


def _goes_along(sentence: Sentence, verb: Word) -> bool:
    ties = {w.low for w in sentence.children(verb, "case", "connective")}
    goes = verb.form == "gerund" or _is_being(sentence, verb)
    return goes and not ties and sentence.case(verb) not in _APART


def _is_being(sentence: Sentence, verb: Word) -> bool:
    """Tell "was seen on 3 May, being led away"."""
    helped = sentence.children(verb, "passive_auxiliary") if verb.form == "participle" else ()
    return any(w.low == "being" for w in helped)


def _meanwhile(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a clause that begins with "when", "as" or «когда»."""
    begins = sentence.children(verb, "connective", "adverb")
    return any(page.lexicon.has("meanwhile", w) and w.index < verb.index for w in begins)


def holds(page: Page, sentence: Sentence, word: Word, place: Word) -> bool:
    """Tell where an act was from where somebody is from, is taken next, or what it was for."""
    chain = [place, *sentence.above(place)]
    case, noun = sentence.case(place).split(" ")[0], chain[1] if len(chain) > 1 else None
    beside = noun is not None and noun.kind != "verb" and place.relation == "modifier"
    if case in ("from", "to") and beside and noun != word:
        return False  # "women from Brest", "the door to the flat"
    for one in chain[1:]:
        if one.kind == "verb" or one == word:
            return _reaches(sentence, word, one, case)
        why = sentence.case(one).split(" ")[0] in _WHY and not page.lexicon.has("time_units", one)
        if why:
            return False  # "fined for taking part in a picket"
    return True


def _reaches(sentence: Sentence, word: Word, verb: Word, case: str) -> bool:
    """Tell whether the place of one verb is that of another that it is joined to.

    "Robbed them and drove them across the river" robs nobody across it.
    """
    own = next((w for w in (word, *sentence.above(word)) if w.kind == "verb"), word)
    if verb in (own, word):
        return True
    if verb.index < own.index:
        return case != "from"
    return case in _AT and sentence.child(verb, "subject", "passive_subject") is None


def top_of(sentence: Sentence, words: list[Word]) -> Word | None:
    """Give the word that governs some words beside each other."""
    return next((w for w in words if sentence.head(w) not in words), None)
