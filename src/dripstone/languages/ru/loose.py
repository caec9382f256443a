"""Loose: those to whom something is done, hung by the models on a place, a time or on nothing.

hung_again    Rough words, word → the same words; «убили на площади активиста»
"""

from __future__ import annotations

from dripstone.languages.ru.forms import cued
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition
from dripstone.languages.ru.taking import FINITE, governs, may_take, wants
from dripstone.languages.ru.words import cases, living, readings

_ONE = frozenset({"одного", "одну", "двоих", "троих", "четверых", "пятерых", "шестерых"})
_WHERE = frozenset(
    {"в", "во", "на", "у", "возле", "около", "после", "при", "во время", "в ходе", "перед", "под",
     "с", "со", "из", "рядом с"}
)  # fmt: skip


def hung_again(words: Words, word: Rough) -> None:
    """Hang a word on the verb that is done to whom it names, in place; or find such a word."""
    _loose(words, word)
    _standing(words, word)
    _misjoined(words, word)
    _not_whose(words, word)
    if word.kind == "verb":
        _robbed_of(words, word)
        _turned_on(words, word)
        _set_on(words, word)
        _owner(words, word)
        _before_verb(words, word)
        _after_place(words, word)


def _robbed_of(words: Words, verb: Rough) -> None:
    """Part «лишил лидера оппозиции гражданства»: the last genitive is what is taken away."""
    whom = first(words, verb, "object") if verb.low in cued()[0]["robs"] else None
    last = whom
    while last is not None and (then := first(words, last, "modifier")) is not None:
        last = then if then.index > last.index and not preposition(words, then) else None
    if last is not None and last is not whom and not is_personal(last.low) and last.kind == "noun":
        last.head, last.relation = verb.index, "oblique"


def _turned_on(words: Words, verb: Rough) -> None:
    """Hang «применили дубинки и газ против демонстрантов» on its verb, and not on the gas."""
    if verb.low not in cued()[0]["uses"]:
        return
    means = first(words, verb, "object", "passive_subject")
    for one in [] if means is None else [means, *below(words, means, "conjunct")]:
        for whom in below(words, one, "modifier"):
            if preposition(words, whom) in ("против", "к"):
                whom.head, whom.relation = verb.index, "oblique"


def _set_on(words: Words, verb: Rough) -> None:
    """Give «спустили на мигрантов собак» its object: the dogs, and not the migrants' dogs."""
    if verb.low not in cued()[0]["sets_on"] or first(words, verb, "object") is not None:
        return
    for whom in below(words, verb, "oblique"):
        for dogs in below(words, whom, "modifier"):
            if preposition(words, whom) == "на" and dogs.low in cued()[0]["set_on"]:
                dogs.head, dogs.relation, dogs.case = verb.index, "object", "Acc"


def _loose(words: Words, noun: Rough) -> None:
    """Hang «троих шахтёров на площади выслали» on its verb, where the models leave it loose."""
    if noun.head != noun.index or noun.kind == "verb" or noun.index + 1 >= len(words):
        return
    if noun.kind not in ("noun", "name") and "PRTF" not in readings(noun.low)[0].tag:
        return
    for verb in words[noun.index + 1 :]:
        if verb.kind in ("mark", "conjunction"):
            return
        if verb.kind == "verb" and verb.form in FINITE:
            somebody = is_personal(noun.low) or noun.kind == "name"
            if somebody and may_take(words, verb) and "accs" in cases(noun.low):
                for place in list(below(words, noun, "oblique")):
                    place.head = verb.index
                noun.head, noun.relation, noun.case = verb.index, "object", "Acc"
            return


def _standing(words: Words, participle: Rough) -> None:
    """Read «задержанных избили» as done to those who were held."""
    loose = participle.relation in ("open_complement", "parataxis", "adverbial")
    verb = words[participle.head]
    if not loose or participle.form != "participle" or verb.kind != "verb":
        return
    if "PRTF" not in readings(participle.low)[0].tag or not may_take(words, verb):
        return
    if participle.index < verb.index and "accs" in {
        str(r.tag.case) for r in readings(participle.low)
    }:
        participle.kind, participle.form, participle.case = "noun", "plural", "Acc"
        participle.relation = "object"


def _misjoined(words: Words, living_: Rough) -> None:
    """Free «рабочего» of «признал рабочего виновным», which describes nothing."""
    head = words[living_.head]
    if living_.relation != "adjectival" or head.case != "Ins":
        return
    if not (living(living_.low) or is_personal(living_.low)):
        return
    verb = words[head.head]
    if living_.case == "Ins" or verb.kind != "verb" or verb is head:
        return
    if first(words, verb, "object") is None:
        living_.kind, living_.case = "noun", "Acc"
        living_.head, living_.relation = verb.index, "object"


def _not_whose(words: Words, pronoun: Rough) -> None:
    """Free «его» of «видеозаписью его шантажировали», which stands behind its noun."""
    head = words[pronoun.head]
    if pronoun.low not in ("его", "её", "ее", "их") or head.index >= pronoun.index:
        return
    verb = words[head.head]
    if head.kind == "verb" or verb.kind != "verb" or verb.index < pronoun.index:
        return
    if wants(words, verb):
        pronoun.kind, pronoun.case = "pronoun", "Acc"
        pronoun.head, pronoun.relation = verb.index, "object"


def _before_verb(words: Words, verb: Rough) -> None:
    """Find «при задержании подростка избили» and «арестантов трое суток не кормили» an object."""
    wanting = wants(words, verb)
    if not may_take(words, verb) or governs(verb):
        return
    for word in reversed(words[max(0, verb.index - 8) : verb.index]):
        if word.kind in ("mark", "conjunction"):
            return
        head = words[word.head]
        loose = word.relation in ("reduced", "adjectival", "modifier", "parataxis", "number")
        somebody = word.low in _ONE or is_personal(word.low) or word.kind == "name"
        if not loose or preposition(words, word) or not somebody:
            continue
        case = cases(word.low)
        behind = head.index > word.index and head.index < verb.index
        beside = head.index < word.index and _needs_none(words, head)
        if not wanting and ("accs" not in case or "gent" in case):
            continue  # «пикетчицу полицейские увели» leaves no doubt
        if ("accs" in case or word.low in _ONE) and (behind or beside):
            word.kind, word.case = "noun", "Acc"
            word.head, word.relation = verb.index, "object"
            return


def _after_place(words: Words, verb: Rough) -> None:
    """Find the object of «убили на площади активиста», which the models hang on the square."""
    if not may_take(words, verb) or governs(verb):
        return
    if first(words, verb, "complement", "open_complement") is not None:
        return
    for place in below(words, verb, "oblique"):
        if place.index < verb.index or not _needs_none(words, place):
            continue
        for noun in below(words, place, "modifier", "determiner"):
            own = noun.low in ("его", "её", "ее", "их")
            somebody = own or living(noun.low) or noun.kind == "name"
            accusative = own or "accs" in cases(noun.low)
            if (
                noun.index > place.index
                and somebody
                and accusative
                and not preposition(words, noun)
            ):
                noun.kind = "pronoun" if own else noun.kind
                noun.head, noun.relation, noun.case = verb.index, "object", "Acc"
                return


def _needs_none(words: Words, noun: Rough) -> bool:
    """Tell «при задержании» and «на площади», after which a genitive is nobody's owner."""
    owned = noun.low in cued()[0]["taken"] or is_personal(noun.low)
    return preposition(words, noun) in _WHERE and not owned


def _owner(words: Words, verb: Rough) -> None:
    """Read «дом учителя обыскивали» as whose house it is, though teachers might be meant."""
    subject = first(words, verb, "subject")
    if subject is None or not 0 < subject.index < verb.index or verb.number != "Plur":
        return
    before = words[subject.index - 1]
    owned = before.kind == "noun" and before.relation == "object" and before.head == verb.index
    if owned and any({"gent", "sing"} in r.tag for r in readings(subject.low)):
        subject.head, subject.relation, subject.case = before.index, "modifier", "Gen"
