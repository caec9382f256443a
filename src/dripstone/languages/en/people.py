"""People: which English words name somebody, by list and by ending.

is_personal    word → bool    a person, several, or those who act as one ("police")
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dripstone.vocabulary import lists


def may_be_personal(word: str) -> bool:
    """Tell whether a word that no list knows ends like one that names people: "weavers"."""
    one = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return is_personal(word) or (
        len(one) > 4 and one.endswith(_AGENTS) and one not in listed()["not_people"]
    )


_AGENTS = ("er", "or", "eer", "ian", "ant", "ite")
_MEN = ("man", "men")  #: of trades: "lighterman", "coalmen"
_PLURALS = (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ves", ("f", "fe")), ("men", ("man",)))
_ENDINGS = ("person", "ist", "ologist", "sman", "smen", "woman", "women", "cian", "arian", "crat")


@functools.cache
def listed() -> dict[str, frozenset[str]]:
    """Load the lists: people, things that end like people, collectives."""
    raw = lists.read(__package__, "people.yaml")
    return {name: frozenset(words) for name, words in raw.items()}


@functools.lru_cache(maxsize=1 << 15)
def is_personal(word: str) -> bool:
    """Tell whether a word, in lower case, names a person, several people, or a body of people."""
    lists = listed()
    if word in lists["not_people"]:
        return False
    for one in (word, *_singulars(word)):
        if one in lists["people"] or one in lists["bodies"]:
            return True
    one = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if one in lists["not_people"]:
        return False
    trade = len(one) > 6 and one.endswith(_MEN)
    return trade or (len(one) > 4 and one.endswith(_ENDINGS))


def _singulars(word: str) -> Iterator[str]:
    """Give what a word may be the plural of: "midwives", "secretaries", "seamstresses"."""
    for many, ones in _PLURALS:
        if word.endswith(many):
            yield from (word.removesuffix(many) + one for one in ones)
