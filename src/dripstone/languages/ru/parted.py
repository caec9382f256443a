"""Parted: verbs and those they are done to, hung by the models across a comma or on a neighbour.

parted    Rough words, word → the same words; «…, мать и дочь погибли», «казни не менее двадцати»
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition
from dripstone.languages.ru.taking import FINITE, takes_whom
from dripstone.languages.ru.words import cases

_TOGETHER = frozenset({"вдвоём", "вдвоем", "втроём", "втроем", "вчетвером", "впятером", "толпой"})
_MORE = frozenset({"не", "менее", "более", "около", "свыше", "порядка", "минимум"})
_ORDER = frozenset({"первого", "второго", "третьего", "четвёртого", "четвертого", "другого",
                    "первой", "второй", "третьей", "другой", "остальных", "других"})  # fmt: skip
_ENDS = ("subject", "passive_subject", "object", "complement", "open_complement")
_NEAR = 7  #: words of a clause before its verb that are looked at


def parted(words: Words, word: Rough) -> None:
    """Hang a word within its own clause, where the models hang it beyond."""
    if word.low in _ORDER and word.relation in ("oblique", "passive_subject"):
        _one_of_them(words, word)
    if word.low in _TOGETHER:
        _together(words, word)
    if word.kind == "verb" and word.form in FINITE:
        _begins(words, word)
        _before_comma(words, word)
        _befalls(words, word)
    if word.relation == "parataxis" and word.kind in ("noun", "name"):
        _counted_after(words, word)


def _one_of_them(words: Words, told: Rough) -> None:
    """Take «у второго выбиты зубы» for somebody, as «у одного» is."""
    if preposition(words, told) == "у" and told.kind in ("noun", "adjective"):
        told.kind = "number"


def _together(words: Words, adverb: Rough) -> None:
    """Read «его убивали втроём»: nothing is done to an adverb."""
    for other in list(below(words, adverb)):
        other.head = adverb.head
    adverb.kind, adverb.relation = "adverb", "adverb"


def _begins(words: Words, verb: Rough) -> None:
    """Give «…, мать и дочь погибли» who it befell: they are joined to no yard before the comma."""
    if first(words, verb, "subject", "passive_subject") is not None:
        return
    for noun in words[max(1, verb.index - _NEAR) : verb.index]:
        above = words[noun.head]
        joined = noun.relation == "conjunct" and words[noun.index - 1].low == ","
        if not joined or above.index > noun.index or preposition(words, noun):
            continue
        apart = above.case in ("Loc", "Gen", "Dat", "Ins") and preposition(words, above)
        if apart and is_personal(noun.low) and "nomn" in cases(noun.low):
            noun.head, noun.relation, noun.case = verb.index, "subject", "Nom"
            return


def _before_comma(words: Words, verb: Rough) -> None:
    """Give «телефоны отобрали, адвоката держат» its own thing back from the next clause."""
    if not takes_whom(verb) or first(words, verb, *_ENDS) is not None:
        return
    for noun in words[max(0, verb.index - _NEAR) : verb.index]:
        other = words[noun.head]
        if noun.relation != "object" or other.index < verb.index or other.kind != "verb":
            continue
        between = words[noun.index + 1 : verb.index]
        comma = any(w.text == "," for w in words[verb.index : other.index])
        beside = comma and not any(w.kind in ("verb", "mark") for w in between)
        if beside and "accs" in cases(noun.low) and first(words, noun, "relative") is None:
            noun.head = verb.index
            return


def _befalls(words: Words, verb: Rough) -> None:
    """Read «под обстрел попали двенадцать сёл»: such a verb is done to nobody."""
    noun = first(words, verb, "object")
    if noun is None or takes_whom(verb) or preposition(words, noun):
        return
    if first(words, verb, "subject") is None and first(words, noun, "number") is not None:
        noun.relation, noun.case = "subject", "Nom"


def _counted_after(words: Words, noun: Rough) -> None:
    """Read «казни не менее двадцати пленных» as of them: more than so many are of the noun."""
    verb = words[noun.head]
    inside = [w for w in words[: noun.index] if w.head == noun.index or _of_count(words, w, noun)]
    start = min((w.index for w in inside), default=0)
    if start < 1 or first(words, noun, "number") is None or "gent" not in cases(noun.low):
        return
    told = words[start - 1]
    if told.kind == "noun" and told.head == verb.index and told.relation in ("object", "subject"):
        noun.head, noun.relation, noun.case = told.index, "modifier", "Gen"


def _of_count(words: Words, word: Rough, noun: Rough) -> bool:
    near = words[word.index + 1 : noun.index]
    small = word.low in _MORE or word.kind == "number"
    return small and all(w.low in _MORE or w.kind == "number" for w in near)
