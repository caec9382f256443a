"""Whose: a name that follows its noun, and is taken for the subject of the verb after it.

whose    Rough words → the same list, mended in place: «после казни Карела Доста прошёл митинг»
"""

from __future__ import annotations

from dripstone.languages.ru.rough import Rough, Words
from dripstone.languages.ru.words import cases

_NAMING = ("noun", "name")


def whose(words: Words) -> None:
    """Give a noun the name that only belongs to it, in place."""
    for word in words[1:]:
        if word.relation == "subject" and word.kind in _NAMING and _belongs(words, word):
            _give_back(words, word)


def _belongs(words: Words, name: Rough) -> bool:
    """Tell a form that no subject has, right after a noun that may have it."""
    before, own = words[name.index - 1], cases(name.low)
    verb = words[name.head]
    follows = before.kind == "noun" and before.relation != "subject" and name.index < verb.index
    return follows and "gent" in own and "nomn" not in own


def _give_back(words: Words, name: Rough) -> None:
    verb, noun = words[name.head], words[name.index - 1]
    hung = [w for w in words if w.head == name.index and w.index < noun.index]
    name.relation, name.head, name.case = "modifier", noun.index, "Gen"
    for word in hung:  # «Свидетель задержания Доста скрылся»
        word.relation, word.head = "subject", verb.index
    if noun.head == name.index:
        noun.relation, noun.head = "subject", verb.index
        hung.append(noun)
    after = [w for w in words if w.head == verb.index and w.index > verb.index]
    told = next((w for w in after if w.relation == "object" and "nomn" in cases(w.low)), None)
    if not hung and told is not None:
        told.relation, told.case = "subject", "Nom"
