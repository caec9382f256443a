"""Runs: words side by side that mean something together, wherever the parser hangs them.

listed    named lists of a language's runs → Runs, by their first words
standing  Sentence, Runs → Run, each where it stands
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dripstone.languages.lexicon import Lexicon
from dripstone.languages.parsed import Sentence, Word

#: first word → second word, "" where there is none → list and further words, the longest first
Runs = dict[str, dict[str, list[tuple[str, tuple[str, ...]]]]]


class Run(NamedTuple):
    """A run of a sentence."""

    list: str  #: the named set of cues that it stands in
    said: Sequence[Word]  #: the words of the sentence that were asked
    at: int  #: its first word among them
    end: int  #: the place after its last word among them


def listed(lexicon: Lexicon, *names: str) -> Runs:
    """Give the runs of some named sets of cues; a set that a language lacks holds none."""
    return _by_first(tuple((name, lexicon.cues.get(name, frozenset())) for name in names))


def standing(sentence: Sentence, runs: Runs, *, over_marks: bool = False) -> Iterator[Run]:
    """Give each run in a sentence, the longest first at each word.

    A comma may stand within it, «потому, что», and any other mark too where ``over_marks`` says so.
    """
    if runs.keys().isdisjoint(sentence.said):
        return
    said = [w for w in sentence.words if w.text != "," and not (over_marks and w.kind == "mark")]
    for at, first in enumerate(said):
        by_second = runs.get(first.low)
        if by_second is None:
            continue
        second = said[at + 1].low if at + 1 < len(said) else ""
        for name, rest in (*by_second.get(second, ()), *(by_second.get("", ()) if second else ())):
            end = at + 1 + len(rest)
            if tuple(w.low for w in said[at + 1 : end]) == rest:
                yield Run(name, said, at, end)


@functools.cache
def _by_first(lists: tuple[tuple[str, frozenset[str]], ...]) -> Runs:
    found: Runs = {}
    every = [(name, run) for name, runs in lists for run in runs]
    for name, run in sorted(every, key=lambda one: (-len(one[1].split()), one)):
        first, *rest = run.split()
        by_second = found.setdefault(first, {})
        by_second.setdefault(rest[0] if rest else "", []).append((name, tuple(rest)))
    return found
