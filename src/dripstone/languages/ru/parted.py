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
#: those of several who are told of one by one; after «у», whom it is done to, who does it
_NEAR_ONE = frozenset({"первого", "второго", "третьего", "четвёртого", "четвертого", "другого",
                       "первой", "второй", "третьей", "другой", "остальных", "других"})  # fmt: skip
_WHOM = frozenset({"второго", "третьего", "четвёртого", "четвертого", "другого", "остальных",
                   "вторую", "третью", "другую", "одну", "одного"})  # fmt: skip
_WHO = frozenset({"второй", "третий", "остальные", "другие", "вторая", "третья"})
_HIM = frozenset({"его", "её", "ее", "их"})
_ENDS = ("subject", "passive_subject", "object", "complement", "open_complement")
_FAR = 14  #: … where a clause set off by commas stands between
_NEAR = 7  #: words of a clause before its verb that are looked at


def parted(words: Words, word: Rough) -> None:
    """Hang a word within its own clause, where the models hang it beyond."""
    if word.low in _NEAR_ONE or word.low in _WHOM or word.low in _WHO:
        _one_of_them(words, word)
    if word.low in _HIM and word.relation in ("determiner", "modifier"):
        _with_what(words, word)
    if word.low in _TOGETHER:
        _together(words, word)
    if word.kind == "verb" and word.form in FINITE:
        _begins(words, word)
        _before_comma(words, word)
        _what_was_put(words, word)
        _befalls(words, word)
    if word.relation == "parataxis" and word.kind in ("noun", "name"):
        _counted_after(words, word)


def _one_of_them(words: Words, told: Rough) -> None:
    """Take the second of «у второго выбиты зубы, третьего увезли» for somebody, as «один» is."""
    verb = words[told.head]
    if told.kind not in ("noun", "adjective", "number") or verb.kind != "verb":
        return
    case = preposition(words, told)
    near = case == "у" and told.low in _NEAR_ONE and told.relation in ("oblique", "passive_subject")
    whom = told.low in _WHOM and told.relation in ("object", "number") and not case
    who = told.low in _WHO and told.relation in ("subject", "passive_subject") and not case
    who = who or (told.low in ("остальные", "другие") and told.relation == "adjectival")
    if told.relation in ("number", "adjectival") and (whom or who):
        after = words[told.index + 1].kind if told.index + 1 < len(words) else ""
        free = verb.form in FINITE and after not in ("noun", "name", "adjective")
        free = free and first(words, verb, *_ENDS) is None
        if not free or (whom and not takes_whom(verb)):
            return
        told.relation, told.case = ("object", "Acc") if whom else ("subject", "Nom")
    if near or whom or who:
        told.kind = "number"


def _with_what(words: Words, pronoun: Rough) -> None:
    """Read «ударил его бутылкой» as done to him with it, and not with a bottle of his."""
    verb, noun = words[pronoun.index - 1], words[pronoun.head]
    if verb.kind != "verb" or verb.form not in FINITE or noun.index != pronoun.index + 1:
        return
    if noun.relation != "oblique" or noun.head != verb.index or cases(noun.low) != {"ablt"}:
        return
    if takes_whom(verb) and first(words, verb, "object") is None:
        pronoun.head, pronoun.relation, pronoun.kind = verb.index, "object", "pronoun"
        pronoun.case = "Acc"


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
    set_off = verb.index > 1 and words[verb.index - 1].text == ","
    for noun in words[max(0, verb.index - (_FAR if set_off else _NEAR)) : verb.index]:
        other = words[noun.head]
        if noun.relation != "object" or other.index <= verb.index or other.kind != "verb":
            continue
        if not takes_whom(verb) or first(words, verb, *_ENDS) is not None:
            return
        between = words[noun.index + 1 : verb.index]
        comma = any(w.text == "," for w in words[verb.index : other.index])
        beside = comma and not any(w.kind in ("verb", "mark") for w in between)
        beside = beside or (comma and set_off and _described(words, noun, verb))
        if beside and "accs" in cases(noun.low) and first(words, noun, "relative") is None:
            noun.head = verb.index
            return


def _described(words: Words, noun: Rough, verb: Rough) -> bool:
    """Tell «соседа, подписавшего письмо, уволили»: between commas stands what he did."""
    between = words[noun.index + 1 : verb.index]
    verbs = [w for w in between if w.kind == "verb"]
    return len(verbs) == 1 and verbs[0].relation == "reduced" and verbs[0].head == noun.index


def _what_was_put(words: Words, verb: Rough) -> None:
    """Read «надевали пакет, наносили удары» as done to the bag: one bag does not strike."""
    if verb.number != "Plur":
        return
    for noun in below(words, verb, "subject"):
        one = noun.kind == "noun" and noun.number == "Sing" and noun.index < verb.index - 1
        if not one or is_personal(noun.low) or first(words, noun, "conjunct", "number") is not None:
            continue
        apart = any(w.text == "," for w in words[noun.index : verb.index])
        before = [w for w in words[max(0, noun.index - 5) : noun.index] if w.kind == "verb"]
        if not apart or not before or before[-1].number != "Plur" or "accs" not in cases(noun.low):
            continue
        if takes_whom(before[-1]) and first(words, before[-1], "object", "subject") is None:
            noun.head, noun.relation, noun.case = before[-1].index, "object", "Acc"
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
