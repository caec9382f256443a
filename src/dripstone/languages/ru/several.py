"""Several: people counted or listed, whom the Russian models take for a time, a doer or one person.

several    Rough words → the same list, mended in place

«Избили до сорока жителей», «десятки протестующих избили», «семью из пяти человек задержали»,
«учитель, медсестра и пекарь арестованы».
"""

from __future__ import annotations

from dripstone.languages.ru.forms import cued
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, first, take_place
from dripstone.languages.ru.taking import FINITE, takes_whom
from dripstone.languages.ru.words import cases, lemmas

_DOZENS = frozenset({"десяток", "сотня", "тысяча", "дюжина"})
_ABOUT = frozenset({"до", "от", "около", "свыше", "порядка", "более", "менее", "больше", "меньше"})
_DONE_TO = ("object", "passive_subject")
_TOLD = ("reporting", "asking", "cries")  #: verbs that tell of a crowd's own words


def several(words: Words) -> None:
    """Put right who is counted and listed, in place."""
    for word in words:
        if word.low == "до" and word.relation == "case":
            _between(words, word)
            _up_to(words, word)
        elif word.low in ("с", "со") and word.relation == "case":
            _about_ten(words, word)
        elif word.relation == "subject":
            _dozens(words, word)
        elif word.relation == "apposition" and word.kind == "noun":
            _listed(words, word)


def _free(words: Words, verb: Rough) -> bool:
    """Tell a verb that does something to somebody, and to nobody yet."""
    return verb.kind == "verb" and first(words, verb, *_DONE_TO) is None and takes_whom(verb)


def _between(words: Words, to: Rough) -> None:
    """Read «от 10 до 15 человек» as people, and not as ten of somebody."""
    people = words[to.head]
    few = words[people.head]
    many = first(words, people, "number")
    if many is None or few.kind != "number" or few.index + 1 != to.index or not few.index:
        return
    from_ = words[few.index - 1]
    if from_.low != "от" or not is_personal(people.low):
        return
    take_place(people, few, "number")
    for word in (from_, to):
        word.relation, word.head = "adverb", people.index


def _up_to(words: Words, case: Rough) -> None:
    people = words[case.head]
    verb = words[people.head]
    counted = first(words, people, "number") is not None and is_personal(people.low)
    if counted and people.relation == "oblique" and _free(words, verb):
        case.relation = "adverb"
        people.relation = "passive_subject" if verb.form == "participle" else "object"
        people.case = "Acc"


def _about_ten(words: Words, case: Rough) -> None:
    """Tell whom «задержали с десяток парней»: about ten, and not from anybody."""
    ten = words[case.head]
    verb = words[ten.head]
    of = first(words, ten, "modifier")
    if of is None or _DOZENS.isdisjoint(lemmas(ten.low)) or "accs" not in cases(ten.low):
        return
    if ten.relation == "oblique" and is_personal(of.low) and _free(words, verb):
        case.relation, ten.relation, ten.case = "adverb", "object", "Acc"


def _dozens(words: Words, subject: Rough) -> None:
    """Tell whom «десятки протестующих избили» and «семью из пяти человек задержали»."""
    verb = words[subject.head]
    of = first(words, subject, "modifier")
    if verb.form not in FINITE or not _free(words, verb):
        return
    cues, _ = cued()
    after = subject.index < verb.index and not any(verb.low in cues[told] for told in _TOLD)
    dozens = of is not None and not _DOZENS.isdisjoint(lemmas(subject.low)) and is_personal(of.low)
    dozens = dozens or (of is not None and subject.low == "семью") or _about(words, subject)
    if after and verb.number == "Plur" and dozens:
        subject.relation, subject.kind, subject.case = "object", "noun", "Acc"


def _about(words: Words, people: Rough) -> bool:
    """Tell «до 30 задержанных» and «более сорока человек»."""
    if first(words, people, "number") is None or not is_personal(people.low):
        return False
    beside = (w for w in words[: people.index] if w.head in (people.index, people.index - 1))
    return any(w.low in _ABOUT for w in beside)


def _listed(words: Words, second: Rough) -> None:
    """Join the nurse of «учитель, медсестра и пекарь арестованы», who describes no teacher."""
    one = words[second.head]
    verb = words[one.head]
    joined = first(words, one, "conjunct") or first(words, second, "conjunct")
    people = one.kind == "noun" and is_personal(one.low) and is_personal(second.low)
    of_several = verb.number == "Plur" and one.number == "Sing" and one.relation in _DONE_TO
    if joined is not None and joined.index > second.index and people and of_several:
        second.relation = "conjunct"
