"""Phrasing: which words of a phrase name somebody, and which say what they are.

name_in     phrase → the names in it, all of them; empty where it names nobody
is_a_body   name → does it name an organisation by its last word?
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dripstone.publish.shields.words import PARTICLES
from dripstone.vocabulary import scheme

#: written before a name, beside the offices of the vocabulary
_TITLE_WORDS = (
    "mr mrs ms miss dr prof sir interior justice defence defense finance chief vice first senior "
    "lawyer attorney advocate teacher nurse student spokesman spokeswoman "
    "адвокат юрист учитель врач студент представитель начальник директор "
    "captain colonel major general sergeant lieutenant inspector detective "
    "г-н г-жа министр капитан полковник майор генерал генеральный лейтенант сержант"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_PREPOSITIONS = ("of", "from", "in", "at", "for", "из", "от", "в", "во", "на", "с", "со", "по")


def name_in(words: str) -> str:
    """Find the names in a phrase: ``Prosecutor General Lidia Vydumova of Ostrelye``.

    Offices before a name are no part of it. Beside a full name, neither is a single word that
    begins the phrase, nor what a preposition ties to the name. Where nothing but offices is left,
    they are kept: a name may look like one.
    """
    runs = tuple(_capital_runs(words))
    named = [(gap, _without_offices(run)) for gap, run in runs if not all(map(_is_office, run))]
    full = any(len(run) > 1 for _, run in named)
    kept: list[str] = []
    last: list[str] = []
    for gap, run in named:
        begins = full and gap is None and len(run) == 1 and not run[0].endswith(",")
        tied = len(last) > 1 and gap is not None and len(gap) == 1 and gap[0] in _PREPOSITIONS
        if not begins and not tied:
            kept += run
        last = run
    return " ".join(kept or (word for _, run in runs for word in run))


def _capital_runs(words: str) -> Iterator[tuple[list[str] | None, list[str]]]:
    """Give words with capital letters that stand together, each with the small words before it.

    None stands before words that begin the phrase. A comma ends a run.
    """
    gap: list[str] | None = None
    run: list[str] = []
    for word in words.split():
        small = _begins_small(word) and not (run and word.casefold() in PARTICLES)
        if run and (small or run[-1][-1] in ",;:"):
            yield gap, run
            gap, run = ([","] if run[-1][-1] in ",;:" else []), []
        if small:
            gap = [*(gap or ()), word]
        else:
            run.append(word)
    if run:
        yield gap, run


def _without_offices(run: list[str]) -> list[str]:
    """Drop the offices before a name, never its last word."""
    first = next((n for n, word in enumerate(run) if not _is_office(word)), max(0, len(run) - 1))
    return run[first:]


def _begins_small(word: str) -> bool:
    letters = word.lstrip("\"'«“„(")
    return letters[:1].islower() or not letters[:1].isalpha()


def is_a_body(name: str) -> bool:
    """Tell a body by its last word: ``Interior Ministry``, never ``Minister Mnimov``."""
    return _is_office(name.rsplit(maxsplit=1)[-1])


def _is_office(word: str) -> bool:
    return word.casefold().strip(".,;:") in _office_words() | _TITLES


@functools.cache
def _office_words() -> frozenset[str]:
    return frozenset(
        word.casefold()
        for term in scheme("institutions")
        for words in term.words.values()
        for one in (*words.n, *words.any, *words.p)
        for word in one.split()
        if len(word) > 3
    )
