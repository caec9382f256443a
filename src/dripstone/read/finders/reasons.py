"""Reasons: why, as the words of the same voice say, never from the group alone.

reason    word → the reason tied to it, or None
"""

from __future__ import annotations

import functools
import re

from dripstone import languages, vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span
from dripstone.records import Ground

_PERCEIVED = ("suspected", "perceived", "accused", "alleged", "supposed", "thought to be")


def reason(
    page: Page, sentence: Sentence, word: Word, *, named: bool
) -> tuple[Span, Ground] | None:
    """Give the reason that hangs on an act, or on the act it is joined to.

    A reason that would tell a private trait of a named person is left for a person to read.
    """
    for one in (word, *sentence.conjuncts(sentence.first_of(word)), sentence.first_of(word)):
        found = _hanging(page, sentence, one)
        if found is not None:
            return None if named and _private(found[1]) else found
    return None


def _private(ground: Ground) -> bool:
    return ground.ground is None or vocabulary.term("grounds", ground.ground).sensitive


def _hanging(page: Page, sentence: Sentence, word: Word) -> tuple[Span, Ground] | None:
    reasons = page.lexicon.cues["reasons"]
    for near in sentence.children(word, "oblique", "modifier", "adverbial"):
        case = sentence.case(near)
        if near.low == "being" and case == "for":
            case = "for being"
        if case in reasons:
            cases = sentence.children(near, "case")
            start, end = cases[0].start, sentence.phrase(near)[1]
            if near.kind == "verb":
                end = sentence.clause(near)[1]
            if list(page.around(start)) == list(page.around(word.start)):
                return (start, end), _ground(page, page.words((start, end)))
    return None


def _ground(page: Page, words: str) -> Ground:
    low = page.lexicon.basic(" ".join(words.lower().split()))
    found = next((term for cue, term in _words(page.language) if cue.search(low)), None)
    return Ground(text=words, ground=found, perceived=any(cue in low for cue in _PERCEIVED))


@functools.cache
def _words(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    basic = languages.language(language).lexicon().basic
    pairs = [
        (basic(word.lower()), term.id)
        for term in vocabulary.scheme("grounds")
        if language in term.words
        for word in (*term.words[language].p, *term.words[language].n)
    ]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"\b{re.escape(word)}s?\b"), term) for word, term in pairs)
