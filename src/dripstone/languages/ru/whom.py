"""Whom: those to whom something is done, found where the Russian models lose them.

found_again    Rough words → the same list; «не менее девяти мужчин избили», «Ивку ударили»
"""

from __future__ import annotations

from dripstone.languages.ru.forms import cued
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.words import cases, lemmas, living, readings

_ABOUT = frozenset({"более", "менее", "больше", "меньше", "около", "порядка", "свыше", "почти"})
_WHILE = frozenset(
    {"неделя", "месяц", "год", "сутки", "час", "день", "ночь", "минута", "вечер", "полгода",
     "полчаса", "утро", "раз", "полдня", "лето", "зима"}
)  # fmt: skip
_MADE = ("застав", "вынуд", "вынужд", "принуд", "помоч", "помог", "позвол", "дать")
_FINITE = frozenset({"past", "present", "future"})
#: second words of «в отношении», «в адрес», «со стороны», «от рук», «по отношению к»
_TOWARDS = frozenset({"отношении", "адрес", "стороны", "рук", "отношению"})
_BEFORE = frozenset({"в", "со", "с", "от", "по"})
_OWN = ("subject", "passive_subject", "object", "recipient")


def found_again(words: Words) -> Words:
    """Give verbs back those to whom they are done, in place."""
    for word in words:
        _joined(words, word)
        _roughly(words, word)
        _while(words, word)
        _towards(words, word)
        _described(words, word)
    for word in words:
        _misjoined(words, word)
        _not_whose(words, word)
        if word.kind == "verb":
            _handed_down(words, word)
            _to_whom_not_who(words, word)
            _after_aside(words, word)
            _over_that(words, word)
            _those_who(words, word)
            _counted(words, word)
            _alone(words, word)
            _before_verb(words, word)
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
    if verb.form == "participle":
        for subject in below(words, verb, "subject"):
            subject.relation = "passive_subject"


def _roughly(words: Words, about: Rough) -> None:
    """Let nothing be done to «менее» in «не менее двенадцати человек были задержаны»."""
    if about.low not in _ABOUT or about.relation not in _OWN:
        return
    for noun in words[about.index + 1 : about.index + 5]:
        if noun.kind in ("noun", "name"):
            about.head, about.relation, about.kind = noun.index, "adverb", "adverb"
            return


def _while(words: Words, noun: Rough) -> None:
    """Read «неделю держали в наручниках» as how long, not as whom."""
    if _WHILE.isdisjoint(lemmas(noun.low)):
        return
    verb = words[noun.head]
    counted = noun.relation == "subject" and verb.kind == "verb" and verb.number == "Plur"
    if noun.relation == "object" or (counted and first(words, noun, "number") is not None):
        noun.relation = "oblique"


def _to_whom_not_who(words: Words, verb: Rough) -> None:
    """Read the dative of «пенсионеру были нанесены удары» as to whom, beside what was done."""
    if verb.form != "participle":
        return
    told = list(below(words, verb, "passive_subject"))
    for noun in told if len(told) > 1 else ():
        case = cases(noun.low)
        if "datv" in case and "nomn" not in case:
            noun.relation, noun.case = "recipient", "Dat"


def _after_aside(words: Words, verb: Rough) -> None:
    """Give «как сообщило министерство, рабочий был арестован» the one who is spoken of."""
    above = words[verb.head]
    reports = above.kind == "verb" and above.low in cued()[0]["reporting"]
    if verb.relation != "complement" or not reports or above.index > verb.index:
        return
    if first(words, verb, *_OWN) is not None:
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
    if that is None or not _wants(words, verb):
        return
    for word in words[that.index + 1 : verb.index]:
        outside = word.head < that.index and word.relation in ("object", "subject", "oblique")
        somebody = is_personal(word.low) or word.kind == "name"
        accusative = not preposition(words, word) and "accs" in cases(word.low)
        if outside and somebody and accusative:
            word.head, word.relation, word.case = verb.index, "object", "Acc"
            return


def _described(words: Words, adjective: Rough) -> None:
    """Let the name of «двадцатилетний Руслан Аметов» stand for him, not the adjective."""
    told = "ADJF" in readings(adjective.low)[0].tag
    if not told or adjective.kind != "noun" or is_personal(adjective.low):
        return
    name = first(words, adjective, "compound", "apposition")
    if name is None or name.index != adjective.index + 1 or name.kind != "name":
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
    if named is None or verb.low in cues["asking"] or not _takes_whom(inner):
        return
    lost = named.relation == "object" and not _governs(verb)
    turned = (
        named.relation == "subject"
        and verb.number == "Plur"
        and named.number == "Sing"
        and "accs" in cases(named.low)
        and first(words, named, "conjunct") is None
    )
    if lost or turned:
        named.head, named.relation, named.case = inner.index, "object", "Acc"


def _governs(verb: Rough) -> bool:
    """Tell «заставили его бежать», where the object does it, from «его пытались убить»."""
    return any(m.startswith(_MADE) for m in lemmas(verb.low))


def _those_who(words: Words, verb: Rough) -> None:
    """Read «тех, кто возмущался, били» as done to those."""
    if not _wants(words, verb):
        return
    for word in words[max(0, verb.index - 12) : verb.index]:
        clause = first(words, word, "relative", "reduced", "complement")
        if word.low not in ("тех", "того", "всех") or clause is None:
            continue
        if first(words, word, "case") is None and clause.index < verb.index:
            word.kind, word.case = "pronoun", "Acc"
            word.head, word.relation = verb.index, "object"
            return


def _counted(words: Words, verb: Rough) -> None:
    """Take «не менее девяти мужчин» before a verb for those to whom it is done, or who die."""
    loose = ("parataxis", "oblique", "adverb", "modifier", "apposition")
    for noun in below(words, verb, *loose, "subject"):
        if noun.kind not in ("noun", "name") or preposition(words, noun):
            continue
        about = any(w.low in _ABOUT for w in below(words, noun))
        if noun.relation == "subject":
            many = verb.number == "Plur" and _takes_whom(verb)
            if about and many and first(words, verb, "object") is None:
                noun.relation, noun.case = "object", "Acc"
            continue
        counted = about or first(words, noun, "number") is not None
        if not counted or not is_personal(noun.low) or "gent" not in cases(noun.low):
            continue
        if verb.form == "participle" and first(words, verb, *_OWN) is None:
            noun.relation = "passive_subject"
        elif _wants(words, verb):
            noun.relation, noun.case = "object", "Acc"
        elif verb.form in _FINITE and first(words, verb, "subject", "object") is None:
            noun.relation = "subject"
        return


def _alone(words: Words, verb: Rough) -> None:
    """Read «Ивку ударили» as done to her: one cannot be the subject of what many did."""
    if verb.form not in _FINITE or verb.number != "Plur" or not _takes_whom(verb):
        return
    subjects = list(below(words, verb, "subject"))
    if len(subjects) != 1 or first(words, verb, "object") is not None:
        return
    only = subjects[0]
    joined = first(words, only, "conjunct", "number") is not None
    many = only.kind not in ("noun", "name") or only.low in cued()[0]["quantities"]
    if not many and only.number == "Sing" and not joined and "accs" in cases(only.low):
        only.relation, only.case = "object", "Acc"


def _wants(words: Words, verb: Rough) -> bool:
    """Tell a verb that says neither who does it nor to whom, though it is done to somebody."""
    if verb.form not in _FINITE or verb.number != "Plur" or not _takes_whom(verb):
        return False
    return first(words, verb, "subject", "object", "passive_subject") is None


def _takes_whom(verb: Rough) -> bool:
    return any("tran" in reading.tag for reading in readings(verb.low))


def _misjoined(words: Words, living_: Rough) -> None:
    """Free «рабочего» of «признал рабочего виновным», which describes nothing."""
    head = words[living_.head]
    somebody = living(living_.low) or is_personal(living_.low)
    if living_.relation != "adjectival" or not somebody:
        return
    verb = words[head.head]
    if head.case != "Ins" or living_.case == "Ins" or verb.kind != "verb" or verb is head:
        return
    if first(words, verb, "object") is None:
        living_.kind, living_.case = "noun", "Acc"
        living_.head, living_.relation = verb.index, "object"


def _before_verb(words: Words, verb: Rough) -> None:
    """Find «при задержании подростка избили» and «арестантов трое суток не кормили» an object."""
    if not _wants(words, verb):
        return
    for word in reversed(words[max(0, verb.index - 8) : verb.index]):
        if word.kind in ("mark", "conjunction"):
            return
        head = words[word.head]
        loose = word.relation in ("reduced", "adjectival", "modifier", "parataxis")
        if not loose or preposition(words, word) or not living(word.low):
            continue
        case = cases(word.low)
        behind = head.index > word.index and head.index < verb.index
        beside = head.index < word.index and word.index == verb.index - 1 and _during(words, head)
        if "accs" in case and (behind or beside):
            word.kind, word.case = "noun", "Acc"
            word.head, word.relation = verb.index, "object"
            return


def _during(words: Words, noun: Rough) -> bool:
    """Tell «при задержании», «после допроса», which need no genitive after them."""
    return preposition(words, noun) in ("при", "после", "во время", "в ходе", "до", "перед")


def _not_whose(words: Words, pronoun: Rough) -> None:
    """Free «его» of «видеозаписью его шантажировали», which stands behind its noun."""
    head = words[pronoun.head]
    if pronoun.low not in ("его", "её", "ее", "их") or head.index >= pronoun.index:
        return
    verb = words[head.head]
    if head.kind == "verb" or verb.kind != "verb" or verb.index < pronoun.index:
        return
    if _wants(words, verb):
        pronoun.kind, pronoun.case = "pronoun", "Acc"
        pronoun.head, pronoun.relation = verb.index, "object"
