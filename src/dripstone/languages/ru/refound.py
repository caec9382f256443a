"""Refound: those to whom something is done, whom the Russian models hang on another word.

refound    Rough words, one of them → heads and relations mended in place
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition
from dripstone.languages.ru.taking import FINITE, OWN, takes_whom
from dripstone.languages.ru.words import cases

_NAMING = ("noun", "name")


def refound(words: Words, word: Rough) -> None:
    """Give a verb back whom another word of its clause has taken from it."""
    if word.relation == "subject":
        _titled(words, word)
    if word.relation in ("modifier", "possessor"):
        _after_means(words, word)
    if word.relation == "conjunct":
        _both(words, word)
    if word.form == "participle" and word.head == word.index:
        _listed(words, word)
    if word.form in FINITE and word.head == word.index:
        _told(words, word)


def _titled(words: Words, noun: Rough) -> None:
    """Read «похитили учителя Товина» as done to him: no teachers of a Tovin do it."""
    verb, name = words[noun.head], words[noun.index + 1] if noun.index + 1 < len(words) else noun
    beside = name.kind == "name" and name.head == noun.index and name.relation != "apposition"
    if not beside or noun.kind != "noun" or noun.number != "Plur" or not is_personal(noun.low):
        return
    if "accs" not in cases(name.low) and "gent" not in cases(name.low):
        return
    free = first(words, verb, "object", "passive_subject") is None and takes_whom(verb)
    if verb.form in FINITE and verb.number == "Plur" and free and "accs" in cases(noun.low):
        noun.relation, noun.case, noun.number, noun.form = "object", "Acc", "Sing", ""
        name.relation, name.tie = "compound", ""


def _after_means(words: Words, noun: Rough) -> None:
    """Read «ударили дубинкой пекаря» as done to the baker, and not with his baton."""
    means = words[noun.head]
    verb = words[means.head]
    with_it = means.case == "Ins" or means.kind == "adverb" or means.low == "заживо"
    if not with_it or preposition(words, means) or preposition(words, noun) or verb is means:
        return
    somebody = noun.kind == "name" or (noun.kind == "noun" and is_personal(noun.low))
    after = verb.index < means.index < noun.index
    if not somebody or not after or verb.form not in FINITE or "accs" not in cases(noun.low):
        return
    if takes_whom(verb) and first(words, verb, "object", "passive_subject", "recipient") is None:
        noun.head, noun.relation, noun.case = verb.index, "object", "Acc"


def _both(words: Words, noun: Rough) -> None:
    """Read «выселили и студента, и его жену» as done to both."""
    verb = words[noun.head]
    led = noun.kind in _NAMING and first(words, noun, "coordinator") is not None
    if not led or verb.kind != "verb" or verb.form not in FINITE or verb.index > noun.index:
        return
    if preposition(words, noun) or "accs" not in cases(noun.low) or not takes_whom(verb):
        return
    others = [w for w in below(words, verb, "object") if w is not noun]
    if not others and first(words, verb, "passive_subject") is None:
        noun.relation, noun.case = "object", "Acc"
    elif others and first(words, others[0], "coordinator") is not None:
        noun.head = others[0].index


def _listed(words: Words, done: Rough) -> None:
    """Read «— студент, арестован 4 мая» and «Пекарь обыскан» as told of who stands before."""
    if done.index == 0 or first(words, done, *OWN) is not None:
        return
    before = words[done.index - 1]
    listed = before.low == "," and done.index > 1
    noun = words[done.index - 2] if listed else before
    alone = noun.head in (noun.index, done.index) and noun.kind in _NAMING
    if alone and noun.relation in ("root", "adjectival", "modifier") and "nomn" in cases(noun.low):
        noun.head, noun.relation = done.index, "passive_subject"


def _told(words: Words, verb: Rough) -> None:
    """Let «опровергли, что пекаря зарезали» be one thing that is denied, not two told apart."""
    that = next((w for w in below(words, verb, "connective") if w.low in ("что", "чтобы")), None)
    if that is None or that.index == 0 or words[that.index - 1].low != ",":
        return
    above = next((w for w in words[: that.index] if w.head == w.index and w.kind == "verb"), None)
    if above is not None and above is not verb:
        verb.head, verb.relation = above.index, "complement"
