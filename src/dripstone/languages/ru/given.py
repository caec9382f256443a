"""Given: to whom something is given or refused, and who does it in a number.

given    Rough words, word → the same words; «учительнице дали срок», «увели двое полицейских»
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition
from dripstone.languages.ru.taking import FINITE, takes_whom
from dripstone.languages.ru.words import cases

_WHO_DO = frozenset({"двое", "трое", "четверо", "пятеро", "шестеро", "семеро"})
_TO = frozenset({"datv", "loct"})


def given(words: Words, word: Rough) -> None:
    """Name by its form what the models name by its place, in place."""
    _to_whom(words, word)
    if word.kind == "verb":
        _few_do_it(words, word)


def _to_whom(words: Words, noun: Rough) -> None:
    """Read «Учительнице дали пять лет» as given to her: without a preposition it is no place."""
    if noun.relation not in ("oblique", "object") or noun.kind not in ("noun", "name"):
        return
    told, verb = cases(noun.low), words[noun.head]
    if verb.kind != "verb" or verb.form not in FINITE or preposition(words, noun):
        return
    somebody = is_personal(noun.low) or noun.entity == "person"
    if somebody and "datv" in told and told <= _TO:
        noun.relation, noun.case = "recipient", "Dat"


def _few_do_it(words: Words, verb: Rough) -> None:
    """Read «увели двое полицейских» as done by them: to whom it is done would be «двоих»."""
    if verb.form not in FINITE or not takes_whom(verb) or first(words, verb, "subject") is not None:
        return
    for noun in below(words, verb, "object"):
        few = any(w.low in _WHO_DO for w in below(words, noun, "number"))
        if few and is_personal(noun.low) and not preposition(words, noun):
            noun.relation, noun.case = "subject", "Nom"
            return
