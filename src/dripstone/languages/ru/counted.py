"""Counted: those to whom something is done, told by their number or by a passive verb.

counted    Rough words, word → the same words; «не менее девяти мужчин избили»
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.taking import FINITE, OWN, may_take, takes_whom, wants
from dripstone.languages.ru.words import cases, lemmas, readings

_ABOUT = frozenset({"более", "менее", "больше", "меньше", "около", "порядка", "свыше", "почти"})
_WAS = frozenset({"был", "была", "было", "были", "оказался", "оказалась", "оказались", "есть"})
_WHILE = frozenset(
    {"неделя", "месяц", "год", "сутки", "час", "день", "ночь", "минута", "вечер", "полгода",
     "полчаса", "утро", "раз", "полдня", "лето", "зима"}
)  # fmt: skip


def counted(words: Words, word: Rough) -> None:
    """Put numbers and those whom they count right round one word, in place."""
    _roughly(words, word)
    _numbered(words, word)
    _while(words, word)
    _among_them(words, word)
    if word.kind == "verb":
        _short(words, word)
        _to_whom_not_who(words, word)
        _among(words, word)
        _do_it(words, word)


def _roughly(words: Words, about: Rough) -> None:
    """Let nothing be done to «менее» in «не менее двенадцати человек были задержаны»."""
    if about.low not in _ABOUT or about.relation not in OWN:
        return
    for noun in words[about.index + 1 : about.index + 5]:
        if noun.kind in ("noun", "name"):
            about.head, about.relation, about.kind = noun.index, "adverb", "adverb"
            return


def _numbered(words: Words, number: Rough) -> None:
    """Let «студентов» stand for «десять студентов», where the models part them."""
    if number.relation not in OWN or number.index + 1 >= len(words):
        return
    if number.kind not in ("noun", "number") or "NUMR" not in readings(number.low)[0].tag:
        return
    noun = words[number.index + 1]
    plural = noun.kind == "noun" and noun.number == "Plur" and noun.low != number.low
    apart = noun.head not in (number.index, number.head) or noun.head == noun.index
    if plural and apart and "gent" in cases(noun.low):
        noun.head, noun.relation, noun.case = number.head, number.relation, number.case
        number.head, number.relation, number.kind = noun.index, "number", "number"


def _while(words: Words, noun: Rough) -> None:
    """Read «неделю держали в наручниках» as how long, not as whom."""
    if noun.relation not in ("object", "subject") or _WHILE.isdisjoint(lemmas(noun.low)):
        return
    verb = words[noun.head]
    counted = noun.relation == "subject" and verb.kind == "verb" and verb.number == "Plur"
    if noun.relation == "object" or (counted and first(words, noun, "number") is not None):
        noun.relation = "oblique"


def _among(words: Words, verb: Rough) -> None:
    """Take «не менее девяти мужчин» before a verb for those to whom it is done, or who die."""
    loose = ("parataxis", "oblique", "adverb", "modifier", "apposition")
    for noun in below(words, verb, *loose, "subject"):
        if noun.kind not in ("noun", "name") or preposition(words, noun):
            continue
        about = any(w.low in _ABOUT for w in below(words, noun))
        if noun.relation == "subject":
            many = verb.number == "Plur" and takes_whom(verb)
            if about and many and first(words, verb, "object") is None:
                noun.relation, noun.case = "object", "Acc"
            continue
        counted = about or first(words, noun, "number") is not None
        if not counted or not is_personal(noun.low) or "gent" not in cases(noun.low):
            continue
        if verb.form == "participle" and first(words, verb, *OWN) is None:
            noun.relation = "passive_subject"
        elif wants(words, verb) or (noun.index > verb.index and may_take(words, verb)):
            noun.relation, noun.case = "object", "Acc"
        elif verb.form in FINITE and first(words, verb, "subject", "object") is None:
            noun.relation = "subject"
        return


def _to_whom_not_who(words: Words, verb: Rough) -> None:
    """Read the dative of «пенсионеру были нанесены удары» as to whom, beside what was done."""
    if verb.form != "participle":
        return
    told = list(below(words, verb, "passive_subject"))
    for noun in told if len(told) > 1 else ():
        case = cases(noun.low)
        if "datv" in case and "nomn" not in case:
            noun.relation, noun.case = "recipient", "Dat"


def _among_them(words: Words, those: Rough) -> None:
    """Read «среди задержанных — трое ткачей», «среди них оказался» as done to those named."""
    if those.index == 0 or words[those.index - 1].low != "среди":
        return
    first_reading = readings(those.low)[0].tag
    if "PRTF" not in first_reading or "pssv" not in first_reading:
        return
    was = words[those.head]
    if was is not those and was.kind in ("verb", "auxiliary") and was.low in _WAS:
        for other in list(below(words, was)):
            if other is not those:
                other.head = those.index
        take_place(those, was, "auxiliary")
        was.kind = "auxiliary"
    named = first(words, those, "subject")
    if named is not None and named.index > those.index:
        those.kind, those.form, named.relation = "verb", "participle", "passive_subject"


def _do_it(words: Words, verb: Rough) -> None:
    """Read «в автозаки попали 17 человек»: a verb that takes nobody has them for its subject."""
    if verb.form not in FINITE or takes_whom(verb) or first(words, verb, "subject") is not None:
        return
    named = first(words, verb, "object")
    if named is not None and first(words, named, "number") is not None:
        named.relation = "subject"


def _short(words: Words, verb: Rough) -> None:
    """Tell to whom it is done in «выслана правозащитница», which the models call who does it."""
    if verb.form == "participle" and "PRTS" in readings(verb.low)[0].tag:
        for subject in below(words, verb, "subject"):
            subject.relation = "passive_subject"
