"""Casualties: the dead and the wounded that are counted by a noun beside violence.

casualties    Page, Told → Drafts; «двенадцать убитых, десятки раненых», «есть погибшие»
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import how_many, where
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.act_conditions import violence_beside
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import as_worded

_TYPES = {"dead_ones": "life", "killed_ones": "life.killing", "hurt_ones": "body.assault"}
_OF_MANY = ("modifier", "oblique", "compound")


def casualties(page: Page, told: Told) -> Iterator[Draft]:
    """Give the dead and the wounded of a sentence that counts them or says that there are some."""
    sentence = told.sentence
    if not sentence.bare:
        return
    for word in page.lexicon.marked(sentence, *_TYPES):
        if word.kind not in ("noun", "verb") or word.form in ("past", "participle"):
            continue
        if _counted(page, sentence, word) and violence_beside(page, told, (word,)):
            yield _draft(page, told, word)


def _counted(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell «восемь раненых» and «десятки раненых» from «семьи раненых» and «раненых увезли»."""
    above = sentence.head(word)
    if above is not None and above.kind == "noun" and above != word:
        many = page.lexicon.has("quantities", above)
        if word.relation in _OF_MANY and not many and above.low not in _counts(sentence):
            return False
        if many and word.relation in _OF_MANY:
            return True
    if any(w.kind == "number" for w in sentence.children(word, "number", "adjectival")):
        return True
    there = above is not None and page.lexicon.has("there_are", above)
    return there and word.relation in ("subject", "object")


def _counts(sentence: Sentence) -> set[str]:
    """Give the words that a sentence counts by: «число погибших достигло сорока»."""
    figures = any(w.kind == "number" for w in sentence.words)
    return {"число", "количество"} if figures else set()


def _draft(page: Page, told: Told, word: Word) -> Draft:
    named = next(n for n in _TYPES if page.lexicon.has(n, word))
    slots: dict[str, Answer] = {"to_whom": as_worded(page, told, word)}
    many = how_many(page, told, slots["to_whom"][0])
    slots |= {} if many is None else {"how_many": many}
    near = where(page, told, word)
    slots |= {} if near is None else {"where": near}
    return Draft(
        kind="act",
        type=_TYPES[named],
        trigger=(word.start, word.end),
        told=told,
        heard=chain(page, told, word),
        rule="noun.death",
        why=f"“{word.text}” are counted, and violence is told with them",
        confidence=0.55,
        verb=word.text,
        slots=slots,
        not_stated=("who",),
    )
