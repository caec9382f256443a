"""Worded: the words that a language's lists give, each with what it may mean.

worded     raw lexicon, language → (word, Sense)    of the vocabularies' terms, then of its own list
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense

SCHEMES = ("acts", "events", "demands", "legal")  #: vocabularies whose words are looked for


def worded(raw: dict[str, Any], language: str) -> Iterator[tuple[str, Sense]]:
    """Give each word of the vocabularies and of the language's own list, with what it may mean."""
    for name in SCHEMES:
        silent = set(raw["silent"].get(name, ()))
        for term in vocabulary.scheme(name):
            for word, part in _of_term(term, language):
                if word not in silent:
                    yield word, Sense(scheme=name, id=term.id, part=part, weak=part == "weak")
    for own in raw["more"]:
        for word in own["words"]:
            weak = own.get("weak", False)
            yield word, Sense(scheme=own["scheme"], id=own["id"], part=own["part"], weak=weak)


def _of_term(term: vocabulary.Term, language: str) -> Iterator[tuple[str, str]]:
    words = term.words.get(language)
    if words is not None:
        for part in ("v", "n", "a", "p", "any", "weak"):
            yield from ((word, part) for word in getattr(words, part))
