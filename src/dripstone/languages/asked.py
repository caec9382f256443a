"""Asked: families of verbs and of nouns that tell together what is asked for.

families    a folder's ``asked.yaml``, the forms of its words → word → its families, and which pairs
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Forms = Callable[[str], Iterable[str]]
Table = Mapping[str, frozenset[str]]


def families(raw: Mapping[str, Any], verb_forms: Forms, noun_forms: Forms) -> dict[str, Any]:
    """Give the tables of ``asked.yaml``: families by word, and the type of each pair, in order."""
    return {
        "verbs": _by_word(raw["verbs"], verb_forms),
        "nouns": _by_word(raw["nouns"], noun_forms),
        "types": tuple(tuple(one) for one in raw["types"]),
        "allowed": {one: type_ for type_, verbs in raw["allowed"].items() for one in verbs},
        "as_verbs": _turned(raw["as_verbs"]),
    }


def _turned(listed: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Give the verbs that each noun stands for: "removal" is to remove and to lift."""
    nouns = dict.fromkeys(noun for every in listed.values() for noun in every)
    return {noun: tuple(v for v, every in listed.items() if noun in every) for noun in nouns}


def _by_word(listed: Mapping[str, Sequence[str]], forms: Forms) -> Table:
    """Give each word's families; the first word of "bring home" in every form."""
    found: dict[str, set[str]] = defaultdict(set)
    for family, words in listed.items():
        for word in words:
            first, _, rest = word.partition(" ")
            for form in {first, *forms(first)}:
                found[f"{form} {rest}" if rest else form].add(family)
    return {word: frozenset(own) for word, own in found.items()}
