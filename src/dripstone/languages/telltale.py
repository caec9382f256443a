"""Telltale: the common words and letters that tell a language from its neighbours.

telltale    code → Telltale    from ``telltale.yaml`` in the language's folder
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dripstone.records import Value
from dripstone.vocabulary import lists

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.12  #: of the words, below which common words are chance
_NEAR = 1.06  #: times the best distance, beyond which another language is plainly nearer


class Telltale(Value, frozen=True, kw_only=True):
    """What a short text in this language has, and what it never has."""

    code: str
    words: frozenset[str]  #: common words, lower case
    never: frozenset[str]  #: letters that this language does not write
    only: frozenset[str]  #: letters that its nearest neighbours do not write
    own: frozenset[str] = frozenset()  #: common words that no neighbour has, lower case

    def fits(self, text: str, ranked: Sequence[tuple[str, int]]) -> bool:
        """Tell whether a text is likely in this language.

        ``ranked`` are the languages that trigrams bring near, the nearest first; the list is empty
        where the text is too short for any.
        """
        low = text.lower()
        if self.never & set(low):
            return False
        near = [code for code, distance in ranked if distance <= ranked[0][1] * _NEAR]
        words = _WORD.findall(low)
        if ranked and self.code not in near:  # names and figures carry trigrams away, not words
            told = self.code in (code for code, _ in ranked)
            return told and sum(word in self.own for word in words) >= max(2, _SHARE * len(words))
        common = sum(1 for word in words if word in self.words)
        return bool(self.only & set(low)) or common >= max(2, _SHARE * len(words))

    def share(self, text: str) -> float:
        """Give the share of words that are common in this language; 0 where letters are not."""
        words = _WORD.findall(text.lower())
        return sum(word in self.words for word in words) / max(1, len(words))


@functools.cache
def telltale(code: str) -> Telltale:
    """Load what tells a language apart."""
    raw = lists.read(__package__, code, "telltale.yaml")
    sets = {name: sorted(set(raw.get(name, ()))) for name in ("words", "never", "only", "own")}
    return msgspec.convert({"code": code, **sets}, Telltale)
