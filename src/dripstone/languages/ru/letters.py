"""Letters: words whose letters leave one case alone, hung by the models in another.

by_letters    Rough words, word → the same words; «шокером», «женщине», «неизвестные»
"""

from __future__ import annotations

import functools

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.taking import FINITE, takes_whom
from dripstone.languages.ru.words import readings

_TO = frozenset({"datv", "loct"})
_TO_HER = frozenset({"datv", "gent", "loct", "ablt"})  #: «ей» and «студентке» are more than one
_WHICH = frozenset({"который", "которые", "которая", "которое"})
_DESCRIBING = ("adjectival", "determiner")


def by_letters(words: Words, word: Rough) -> None:
    """Hang a word by its case where the models hang it by its place."""
    if word.kind in ("noun", "name"):
        _by_means(words, word)
        _to_whom(words, word)
        _modifying(words, word)
        _aside(words, word)
        _unfamiliar(words, word)
        _misread(words, word)
    if word.kind == "verb":
        _who_first(words, word)
    if word.low in _WHICH:
        _which(words, word)
    if word.relation in _DESCRIBING and word.pos in ("ADJ", "DET", "VERB", "NOUN"):
        _across(words, word)


def _by_means(words: Words, noun: Rough) -> None:
    """Read «вырубили шокером» and «плеснули ей в лицо кислотой» as done with that."""
    verb = words[noun.head]
    if verb.kind == "noun" and noun.relation == "modifier" and noun.index == verb.index + 1:
        above = words[verb.head]
        by_place = preposition(words, verb) and verb.relation == "oblique"
        verb = above if by_place and above.kind == "verb" else verb
    elif noun.relation not in ("subject", "object", "recipient", "passive_subject"):
        return
    if verb.kind != "verb" or preposition(words, noun) or _told(noun.low) != {"ablt"}:
        return
    noun.head, noun.relation, noun.case = verb.index, "oblique", "Ins"


def _to_whom(words: Words, noun: Rough) -> None:
    """Read «надели мешок на голову задержанному» as done to him: a head owns no dative."""
    part = words[noun.head]
    hangs = noun.relation in ("recipient", "modifier", "apposition") and noun.index > part.index
    if not hangs or part.kind != "noun" or preposition(words, noun):
        return
    told = _told(noun.low)
    known = told <= _TO or (noun.case == "Dat" and told <= _TO_HER)
    verb = words[part.head]
    if not known or "datv" not in told or verb.kind != "verb" or not is_personal(noun.low):
        return
    if first(words, verb, "recipient") is None:
        noun.head, noun.relation, noun.case = verb.index, "recipient", "Dat"


def _modifying(words: Words, noun: Rough) -> None:
    """Take «девушек» of «волокли девушек за волосы» for the object: verbs own nobody."""
    verb = words[noun.head]
    if noun.relation != "modifier" or verb.kind != "verb" or verb.form not in FINITE:
        return
    free = first(words, verb, "object") is None and not preposition(words, noun)
    if free and "accs" in _told(noun.low) and takes_whom(verb):
        noun.relation, noun.case = "object", "Acc"


def _which(words: Words, which: Rough) -> None:
    """Let those of «уголовников, которые его избивали» do it: he cannot, by his letters."""
    verb = words[which.head]
    if which.relation != "object" or verb.kind != "verb" or verb.form not in FINITE:
        return
    others = [w for w in below(words, verb, "object") if w is not which]
    if others and first(words, verb, "subject") is None:
        which.relation, which.case = "subject", "Nom"


def _aside(words: Words, name: Rough) -> None:
    """Let «солдат-срочник Игнат Рябов» do what follows, where the models set him aside."""
    verb = words[name.head]
    if name.relation != "parataxis" or verb.kind != "verb" or verb.form not in FINITE:
        return
    between = words[name.index + 1 : verb.index]
    near = name.index < verb.index and not any(w.kind in ("mark", "verb") for w in between)
    own = first(words, verb, "subject", "passive_subject")
    if not near or preposition(words, name):
        return
    if own is None and "nomn" in _told(name.low):
        name.relation, name.case = "subject", "Nom"
    elif own is not None and own.index > verb.index and _told(name.low) == {"accs"}:
        name.relation, name.case = "object", "Acc"  # «воспитанницу изнасиловал сын директора»


def _unfamiliar(words: Words, adjective: Rough) -> None:
    """Let «женщину» stand for «трансгендерную женщину», where the models stop at the first word."""
    noun = words[adjective.index + 1] if adjective.index + 1 < len(words) else adjective
    beside = noun.head == adjective.index and noun.relation in ("object", "modifier", "compound")
    if adjective.pos != "ADJ" or not beside or noun.kind != "noun":
        return
    shared = _told(adjective.low) & _told(noun.low)
    if not shared or is_personal(adjective.low):
        return
    adjective.kind = "adjective"
    for other in list(below(words, adjective)):
        other.head = noun.index if other is not noun else other.head
    take_place(noun, adjective, "adjectival")
    if noun.relation == "subject" and "nomn" not in shared and "accs" in shared:
        noun.relation, noun.case = "object", "Acc"


def _misread(words: Words, noun: Rough) -> None:
    """Free «воспитанниц» of «домогался воспитанниц секции», which describes no section."""
    verb, later = words[noun.index - 1] if noun.index else noun, words[noun.head]
    if noun.relation != "adjectival" or verb.kind != "verb" or later.index < noun.index:
        return
    if verb.form in FINITE and is_personal(noun.low) and "gent" in _told(later.low):
        noun.head, noun.relation, noun.case = verb.index, "object", "Acc"
        later.head, later.relation, later.case = noun.index, "modifier", "Gen"


def _who_first(words: Words, verb: Rough) -> None:
    """Let «отряд» of «отряд сжёг заживо семью» do it: there is another who suffers it."""
    named = first(words, verb, "object")
    one = any(r.tag.number == "sing" and r.tag.tense == "past" for r in readings(verb.low))
    if not one or named is None or named.index > verb.index:
        return
    if first(words, verb, "subject") is not None or "nomn" not in _told(named.low):
        return
    lost = next(
        (w for w in words[verb.index + 1 : verb.index + 4] if w.kind in ("noun", "name")), None
    )
    if lost is None or lost.head not in (lost.index, named.index) or preposition(words, lost):
        return
    if "accs" in _told(lost.low):
        named.relation, named.case = "subject", "Nom"
        lost.head, lost.relation, lost.case = verb.index, "object", "Acc"


def _across(words: Words, adjective: Rough) -> None:
    """Let «неизвестные» of «неизвестные отпинали учителя» do it: they describe nobody."""
    noun = words[adjective.head]
    between = words[adjective.index + 1 : noun.index]
    verb = next((w for w in between if w.kind == "verb"), None)
    if verb is None or verb.form not in FINITE or any(w.kind == "mark" for w in between):
        return
    told = _told(adjective.low) if is_personal(adjective.low) else frozenset()
    if "nomn" in told and first(words, verb, "subject") is None and verb.number == "Plur":
        adjective.kind, adjective.form = "noun", "plural"
        adjective.head, adjective.relation, adjective.case = verb.index, "subject", "Nom"
        adjective.number = "Plur"


@functools.lru_cache(maxsize=1 << 12)
def _told(form: str) -> frozenset[str]:
    """Give the cases that a form may stand in, participles and adjectives too."""
    return frozenset(str(r.tag.case) for r in readings(form) if r.tag.case is not None)
