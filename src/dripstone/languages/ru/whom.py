"""Whom: those to whom something is done, found where the Russian models lose them.

found_again    Rough words → the same list; «Ивку ударили», «тех, кто возмущался, били»
"""

from __future__ import annotations

from dripstone.languages.ru.apart import apart
from dripstone.languages.ru.astray import astray, from_whom
from dripstone.languages.ru.counted import counted
from dripstone.languages.ru.forms import cued
from dripstone.languages.ru.gapped import gapped
from dripstone.languages.ru.given import given
from dripstone.languages.ru.letters import by_letters
from dripstone.languages.ru.loose import hung_again
from dripstone.languages.ru.parted import parted
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.refound import refound
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.taking import FINITE, OWN, governs, takes_whom, wants
from dripstone.languages.ru.words import cases, readings

#: second words of «в отношении», «в адрес», «со стороны», «от рук», «по отношению к»
_TOWARDS = frozenset({"отношении", "адрес", "стороны", "рук", "отношению"})
_PARTS = frozenset({",", "и", "а", "но", ";"})
_BEFORE = frozenset({"в", "со", "с", "от", "по"})


def found_again(words: Words) -> Words:
    """Give verbs back those to whom they are done, in place."""
    apart(words)
    for word in words:
        by_letters(words, word)
        parted(words, word)
        from_whom(words, word)
        _own_clause(words, word)
        _joined(words, word)
        _towards(words, word)
        _described(words, word)
    for word in words:
        if word.kind == "verb":
            _handed_down(words, word)
            _after_aside(words, word)
            _over_that(words, word)
            _those_who(words, word)
        counted(words, word)
        if word.kind == "verb":
            _alone(words, word)
            astray(words, word)
    for word in words:
        refound(words, word)
        hung_again(words, word)
        given(words, word)
    gapped(words)
    return words


def _towards(words: Words, told: Rough) -> None:
    """Read «в адрес X» and «от рук X» as one preposition before X, as «в отношении X»."""
    if told.low not in _TOWARDS or told.relation == "case":
        return
    before = [w for w in below(words, told, "case") if w.low in _BEFORE]
    named = first(words, told, "modifier", "compound")
    if not before or named is None or named.index < told.index:
        return
    for case in before:
        case.head = named.index
    take_place(named, told, "case")


def _joined(words: Words, verb: Rough) -> None:
    """Join a verb that the models took for a noun to the verb above, and give it its subject."""
    if verb.kind != "verb" or verb.pos in ("VERB", "AUX") or verb.form == "infinitive":
        return
    head = words[verb.head]
    if verb.relation == "conjunct" and head.kind in ("noun", "name", "adjective"):
        above = words[head.head]
        if above.kind == "verb" and above is not head:
            verb.head = above.index


def _own_clause(words: Words, noun: Rough) -> None:
    """Let nothing that follows its verb belong to the next: «надели мешок, подключили провода»."""
    later = words[noun.head]
    if noun.relation not in ("object", "recipient", "oblique") or later.kind != "verb":
        return
    ahead = words[noun.index + 1 : later.index]
    if later.index < noun.index or not any(w.low in _PARTS for w in ahead):
        return
    for verb in reversed(words[max(0, noun.index - 6) : noun.index]):
        if verb.kind in ("mark", "conjunction"):
            return
        if verb.kind == "verb":
            taken = noun.relation == "object" and first(words, verb, "object") is not None
            if verb.form in FINITE and not taken:
                noun.head = verb.index
            return


def _described(words: Words, adjective: Rough) -> None:
    """Let the name of «двадцатилетний Руслан Аметов» stand for him, not the adjective."""
    if adjective.kind != "noun" or adjective.index + 1 >= len(words):
        return
    name = words[adjective.index + 1]
    beside = name.head == adjective.index and name.relation in ("compound", "apposition")
    if not beside or name.kind != "name":
        return
    if "ADJF" not in readings(adjective.low)[0].tag or is_personal(adjective.low):
        return
    for other in list(below(words, adjective)):
        if other is not name:
            other.head = name.index
    name.case, name.number = adjective.case or name.case, adjective.number or name.number
    adjective.kind = "adjective"
    take_place(name, adjective, "adjectival")


def _handed_down(words: Words, verb: Rough) -> None:
    """Give the object of «Детей продолжают исключать» to the verb that is done to them."""
    cues = cued()[0]
    if verb.low not in cues["does"] | cues["attempts"]:
        return
    inner = next((w for w in below(words, verb, "open_complement") if w.form == "infinitive"), None)
    if inner is None or first(words, inner, "object") is not None:
        return
    named = first(words, verb, "object", "subject")
    if named is None or verb.low in cues["asking"] or not takes_whom(inner):
        return
    lost = named.relation == "object" and not governs(verb)
    turned = (
        named.relation == "subject"
        and verb.number == "Plur"
        and named.number == "Sing"
        and "accs" in cases(named.low)
        and first(words, named, "conjunct") is None
    )
    if lost or turned:
        named.head, named.relation, named.case = inner.index, "object", "Acc"


def _those_who(words: Words, verb: Rough) -> None:
    """Read «тех, кто возмущался, били» as done to those."""
    if not wants(words, verb):
        return
    for word in words[max(0, verb.index - 12) : verb.index]:
        if word.low not in ("тех", "того", "всех") or first(words, word, "case") is not None:
            continue
        clause = first(words, word, "relative", "reduced", "complement") or _who(words, word)
        if clause is None or clause.index > verb.index:
            continue
        if verb.head == clause.index:
            verb.head = clause.head if clause.head != clause.index else verb.index
            verb.relation = "root" if verb.head == verb.index else clause.relation
        clause.head, clause.relation = word.index, "relative"
        word.kind, word.case = "pronoun", "Acc"
        word.head, word.relation = verb.index, "object"
        return


def _who(words: Words, those: Rough) -> Rough | None:
    """Give the verb of «кто возмущался» right after «тех»."""
    near = words[those.index + 1 : those.index + 3]
    if len(near) < 2 or near[0].low != "," or near[1].low not in ("кто", "кого", "кому"):
        return None
    return words[near[1].head]


def _after_aside(words: Words, verb: Rough) -> None:
    """Give «как сообщило министерство, рабочий был арестован» the one who is spoken of."""
    above = words[verb.head]
    reports = above.kind == "verb" and above.low in cued()[0]["reporting"]
    if verb.relation != "complement" or not reports or above.index > verb.index:
        return
    if first(words, verb, *OWN) is not None:
        return
    for told in below(words, above, "subject"):
        for noun in below(words, told, "apposition"):
            comma = words[noun.index - 1].low == "," or words[noun.index - 2].low == ","
            if comma and noun.index < verb.index and "nomn" in cases(noun.low):
                noun.head = verb.index
                noun.relation = "passive_subject" if verb.form == "participle" else "subject"
                return


def _over_that(words: Words, verb: Rough) -> None:
    """Bring what stands between «что» and its verb to that verb: «говорят, что людей избили»."""
    that = next((w for w in below(words, verb, "connective") if w.index < verb.index), None)
    if that is None or not wants(words, verb):
        return
    for word in words[that.index + 1 : verb.index]:
        outside = word.head < that.index and word.relation in ("object", "subject", "oblique")
        somebody = is_personal(word.low) or word.kind == "name"
        accusative = not preposition(words, word) and "accs" in cases(word.low)
        if outside and somebody and accusative:
            word.head, word.relation, word.case = verb.index, "object", "Acc"
            return


def _alone(words: Words, verb: Rough) -> None:
    """Read «Ивку ударили» as done to her: one cannot be the subject of what many did."""
    if verb.form not in FINITE or verb.number != "Plur" or not takes_whom(verb):
        return
    subjects = list(below(words, verb, "subject"))
    if len(subjects) != 1 or first(words, verb, "object") is not None:
        return
    only = subjects[0]
    joined = first(words, only, "conjunct", "number") is not None
    many = only.kind not in ("noun", "name") or only.low in cued()[0]["quantities"]
    if not many and only.number == "Sing" and not joined and "accs" in cases(only.low):
        only.relation, only.case = "object", "Acc"
