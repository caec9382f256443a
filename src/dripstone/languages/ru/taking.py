"""Taking: which Russian verbs may be done to somebody, and still lack whom.

takes_whom    is it a verb that is done to somebody?
wants         … in the plural, with neither who does it nor to whom
may_take      … with nobody to whom, whoever does it
governs       a verb whose object does what the next verb tells: «заставили его бежать»
"""

from __future__ import annotations

from dripstone.languages.ru.forms import cued
from dripstone.languages.ru.rough import Rough, Words, first
from dripstone.languages.ru.words import lemmas, readings

FINITE = frozenset({"past", "present", "future"})  #: forms of a verb that tells what happened
OWN = ("subject", "passive_subject", "object", "recipient")  #: what a verb has of its own
_MADE = ("застав", "вынуд", "вынужд", "принуд", "помоч", "помог", "позвол", "дать")


def takes_whom(verb: Rough) -> bool:
    """Tell a verb that is done to somebody or something."""
    return any("tran" in reading.tag for reading in readings(verb.low))


def wants(words: Words, verb: Rough) -> bool:
    """Tell a verb that says neither who does it nor to whom, though it is done to somebody."""
    if verb.form not in FINITE or verb.number != "Plur" or not takes_whom(verb):
        return False
    return first(words, verb, "subject", "object", "passive_subject") is None


def may_take(words: Words, verb: Rough) -> bool:
    """Tell a verb that may be done to somebody, where nobody is told of yet."""
    if verb.form not in FINITE or verb.low in cued()[0]["reporting"] or not takes_whom(verb):
        return False
    return first(words, verb, "object", "passive_subject") is None


def governs(verb: Rough) -> bool:
    """Tell «заставили его бежать», where the object does it, from «его пытались убить»."""
    return any(m.startswith(_MADE) for m in lemmas(verb.low))
