"""Demand rows: things asked one after another behind a colon, within one sentence or more.

rows    Page, Told → Drafts    «Требуем: освободить …; отменить …», «Наши требования: доступ …»

The parser loses itself in such rows, so that they are read as they stand: each thing begins with
an infinitive, or with the noun of what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_heads import asked_before, paper
from dripstone.read.finders.demand_kinds import type_of
from dripstone.read.finders.demand_parts import Ask, draft_of, own_voice
from dripstone.read.page import Page, Told
from dripstone.read.who import answer

_BESIDE = ("adverb", "adjective", "determiner", "number", "particle")
_LEAD = 9  #: words between what asks and its colon
_PARTS = (",", ";", ".", ":")
_ROWS = 12  #: things asked one after another, at most
_NUMBER = re.compile(r":\s*\(?\d{1,2}[.)]?(?:\s*$|\s[^\n]*[;,]$)")


def rows(page: Page, told: Told) -> Iterator[Draft]:
    """Give what a sentence asks for in a row behind a colon."""
    sentence = told.sentence
    if not sentence.bare:
        return
    for word in page.lexicon.marked(sentence, "asking", "asking_nouns", "resolutions", "wanting"):
        colon = _colon(page, sentence, word)
        if colon is None:
            continue
        found = [(told, *one) for one in _things(page, sentence, colon)]
        found += _numbered(page, told)
        noun = word.kind == "noun"
        if not found or (noun and page.lexicon.has("resolutions", word) and len(found) < 2):
            continue
        by = _by(page, told, word)
        asked = asked_before(page, told, word, by) or _whom(page, told, word)
        force = "demands" if noun or page.lexicon.has("demands", word) else "requests"
        for line, what, type_ in found:
            apart = told if line is not told else None
            ask = Ask(
                verb=word, force=force, by=by, addressees=asked, work=None, firm=True, told=apart
            )
            yield draft_of(page, line, ask, what, type_)
        return


def _colon(page: Page, sentence: Sentence, word: Word) -> Word | None:
    """Give the colon that follows what asks, with no other verb between them."""
    for one in sentence.words[word.index + 1 : word.index + 1 + _LEAD]:
        dash = one.text in "—–"
        if one.text == ":" or (dash and not page.lexicon.has("resolutions", word)):
            return one
        if one.kind == "verb" or one.text in (".", ";", "»"):
            return None
    return None


def _numbered(page: Page, told: Told) -> list[tuple[Told, Word, str]]:
    """Give the sentences after «Прошу: 1.», each a thing asked, as long as they begin with one."""
    if _NUMBER.search(told.sentence.content[told.sentence.start : told.sentence.end]) is None:
        return []
    found: list[tuple[Told, Word, str]] = []
    at = page.told.index(told) + 1
    for line in page.told[at : at + _ROWS]:
        first = next((w for w in line.sentence.words if w.kind not in (*_BESIDE, "mark")), None)
        type_ = None if first is None else _type(page, line.sentence, first)
        if first is None or (first.form != "infinitive" and type_ is None):
            break
        if type_ is not None:
            found.append((line, first, type_))
    return found


def _things(page: Page, sentence: Sentence, colon: Word) -> Iterator[tuple[Word, str]]:
    """Give the first word of each part that is a thing asked, with its type."""
    opens, that = True, False
    for word in sentence.words[colon.index + 1 :]:
        if word.text in _PARTS or (word.kind == "conjunction" and word.low in ("и", "а", "или")):
            opens = True
        elif opens and page.lexicon.has("so_that", word):
            that, opens = True, False  # «прошу одного: чтобы ответили»
        elif that and word.kind == "verb":
            that, type_ = False, type_of(page, sentence, word)
            if type_ is not None:
                yield word, type_
        elif opens and word.kind not in (*_BESIDE, "mark", "conjunction"):
            opens = False
            type_ = _type(page, sentence, word)
            if type_ is not None:
                yield word, type_


def _type(page: Page, sentence: Sentence, word: Word) -> str | None:
    bare = word.kind == "verb" and word.form == "infinitive"
    return type_of(page, sentence, word) if bare or word.kind == "noun" else None


def _by(page: Page, told: Told, word: Word) -> Answer | None:
    """Give who asks: the subject, whoever comes out with the demands, or whose they are."""
    sentence = told.sentence
    if word.kind == "verb":
        own = actor(sentence, word)
        if own is not None:
            return answer(page, told, own)
        return own_voice(page, word) or paper(page, told, word)
    verb = sentence.head(word)
    own = None
    if verb is not None and verb.kind == "verb" and word.relation == "object":
        own = actor(sentence, verb)
    whose = sentence.obliques(word, "of", "near")
    own = own or next((w for w in whose if page.is_somebody(sentence, w)), None)
    return None if own is None else answer(page, told, own)


def _whom(page: Page, told: Told, word: Word) -> tuple[Answer, ...]:
    """Give who is asked: «просим суд:», «требуем от мэрии:», «к властям»."""
    sentence = told.sentence
    near = [*sentence.children(word, "object", "recipient"), *sentence.obliques(word, "from", "to")]
    return tuple(answer(page, told, w) for w in near[:1] if page.is_somebody(sentence, w))
