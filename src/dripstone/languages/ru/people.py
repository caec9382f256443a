"""People: which Russian words name somebody, by list and by what the dictionary calls living.

is_personal        form → bool    a person, several, or those who act as one («полиция»)
may_be_personal    form → bool    the same, or a word that the dictionary does not know
"""

from __future__ import annotations

import functools

from dripstone.languages.ru.words import acting, lemmas, living, unknown
from dripstone.vocabulary import lists


@functools.cache
def listed() -> dict[str, frozenset[str]]:
    """Load the lists: people, bodies of people, living things that are none."""
    raw = lists.read(__package__, "people.yaml")
    return {name: frozenset(words) for name, words in raw.items()}


@functools.lru_cache(maxsize=1 << 15)
def is_personal(word: str) -> bool:
    """Tell whether a form, in lower case, names a person, several people, or a body of people."""
    lists, found = listed(), lemmas(word)
    if not lists["not_people"].isdisjoint(found[:1]):
        return False
    if not (lists["people"] | lists["bodies"]).isdisjoint(found):
        return True
    known = word in lists["as_they_stand"] or living(word) or acting(word)
    first, hyphen, second = word.partition("-")
    return known or bool(hyphen and second.isalpha() and len(first) > 3 and is_personal(first))


@functools.lru_cache(maxsize=1 << 14)
def may_be_personal(word: str) -> bool:
    """Tell whether a form names somebody, or nothing that the dictionary knows."""
    return is_personal(word) or unknown(word)
