"""Needing: what may hold of a sentence, found by the words that it says.

Needing    things that need words, by one word that each needs; the words that are said → things

A verb such as "take" begins a hundred phrases and frames. Asking each of them whether its words are
there costs more than asking for the words of the sentence once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Needing(Generic[Thing]):
    """Things in their order, each with words of which one must be said; with none it is met."""

    __slots__ = ("_always", "_by_word", "_things")

    def __init__(self, needing: Iterable[tuple[Thing, frozenset[str]]]) -> None:
        """Take each thing with the words of which it needs one."""
        things: list[Thing] = []
        by_word: dict[str, list[int]] = {}
        always: list[int] = []
        for at, (thing, words) in enumerate(needing):
            things.append(thing)
            for word in words:
                by_word.setdefault(word, []).append(at)
            if not words:
                always.append(at)
        self._things, self._always, self._by_word = tuple(things), always, by_word

    def met_by(self, said: frozenset[str]) -> list[Thing]:
        """Give what may hold where these words are said, in its order."""
        found = set(self._always)
        for word in self._by_word.keys() & said:
            found.update(self._by_word[word])
        return [self._things[at] for at in sorted(found)] if found else []
