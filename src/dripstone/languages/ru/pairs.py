"""Pairs: Russian ways to tell of an act by a verb and what stands with it, each with each.

Pairs     the verbs and words that tell of one act
often     () → their words that are met in any text
pairs     () → the rows of ``pairs.yaml`` and of the files beside it
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

import msgspec

_FILES = ("pairs.yaml", "retold.yaml", "freedom.yaml", "harms.yaml", "spoken.yaml")
_NOT = "не"  #: stands right before its verb, and no other word between


class Pairs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The verbs of an act, each of which stands with each of some words."""

    of: str  #: the term
    verbs: Sequence[str]
    words: Sequence[str] = msgspec.field(name="with")
    suffered: bool = False  #: the subject is the one to whom it is done
    beside: bool = False  #: an act only where violence is told of beside it
    found: bool = False  #: the subject only finds it: «врачи зафиксировали ушибы»

    @property
    def phrases(self) -> list[str]:
        """Give each verb with each of its words."""
        return [f"{verb} {word}".strip() for verb in self.verbs for word in self.words]

    @property
    def first_words(self) -> list[str]:
        """Give the words after which others may stand before the phrase goes on."""
        return [first for first in (verb.split()[0] for verb in self.verbs) if first != _NOT]


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    often: Sequence[str]  #: words that nominate nothing alone
    sets: Mapping[str, Sequence[str]]  #: words that several rows share
    pairs: Sequence[Pairs]


@functools.cache
def often() -> Sequence[str]:
    """Give the words of the rows that are met in any text."""
    return [word for one in _listed() for word in one.often]


@functools.cache
def pairs() -> tuple[Pairs, ...]:
    """Read the rows, their sets written out."""
    return tuple(
        msgspec.structs.replace(row, words=tuple(_written_out(row.words, listed.sets)))
        for listed in _listed()
        for row in listed.pairs
    )


@functools.cache
def _listed() -> tuple[_Listed, ...]:
    files = (resources.files(__package__).joinpath(name) for name in _FILES)
    return tuple(msgspec.yaml.decode(file.read_bytes(), type=_Listed) for file in files)


def _written_out(words: Sequence[str], sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for word in words:
        yield from sets[word[1:]] if word.startswith("$") else (word,)
