"""Astray: those to whom something is done, hung by the models across the verb or on nothing.

astray    Rough words, verb → the same words; «охранники поколотили оператора»
from_whom Rough words, preposition → the same words; «отобрали у неё паспорт»

Where the letters of a word leave no other case, they are believed before the models.
"""

from __future__ import annotations

import functools

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition
from dripstone.languages.ru.taking import governs, may_take
from dripstone.languages.ru.words import cases, readings

_NEAR = 6  #: words after a verb in which its object is looked for
#: pronouns as they stand after prepositions alone, and those that never describe a noun
_AFTER_PREPOSITION = frozenset(
    {"него", "неё", "нее", "них", "нему", "ней", "ним", "ними", "меня", "тебя", "нас", "вас",
     "себя", "мне", "нам", "кого"}
)  # fmt: skip
_LOOSE = ("root", "parataxis", "apposition", "other")


def astray(words: Words, verb: Rough) -> None:
    """Give a verb whom it is done to, where the models hang them across it or on nothing."""
    if verb.kind != "verb":
        return
    _given(words, verb)
    _undergone(words, verb)
    if not may_take(words, verb) or governs(verb):
        return
    if _by_letters(words, verb) or first(words, verb, "complement", "open_complement") is not None:
        return
    found = next((w for w in _after(words, verb) if _lost(words, verb, w)), None)
    if found is None:
        found = _before(words, verb)
    if found is None:
        return
    found.head, found.relation, found.case = verb.index, "object", "Acc"


def from_whom(words: Words, case: Rough) -> None:
    """Part «у неё» from the noun that follows: such a pronoun describes nothing."""
    noun = words[case.head]
    if case.relation != "case" or case.index + 1 >= noun.index or noun.kind == "pronoun":
        return
    pronoun = words[case.index + 1]
    if pronoun.low not in _AFTER_PREPOSITION or pronoun.head != noun.index:
        return
    case.head, pronoun.kind = pronoun.index, "pronoun"
    pronoun.head, pronoun.relation = noun.head, "oblique"
    verb = words[noun.head]
    if noun.relation == "oblique" and verb.kind == "verb" and may_take(words, verb):
        noun.relation, noun.case = "object", "Acc"


def _given(words: Words, verb: Rough) -> None:
    """Read «одному из них вырвали ноготь» as done to him, who cannot be the subject."""
    for noun in below(words, verb, "subject", "object"):
        told = _told_by(words, noun)
        if "datv" in told and not {"nomn", "accs", "gent"} & told:
            noun.relation, noun.case = "recipient", "Dat"
            _what_then(words, verb, noun)


def _told_by(words: Words, name: Rough) -> frozenset[str]:
    """Give the cases of a name, as the noun before it has them: «**гражданину** К.»."""
    before = [w for w in below(words, name, "compound") if w.kind == "noun"]
    told = before[0] if name.kind == "name" and before and before[0].index < name.index else name
    return _all_cases(told.low)


def _what_then(words: Words, verb: Rough, whom: Rough) -> None:
    """Give «нанёс гражданину К. два удара» what was done to him, which is joined to nobody."""
    if first(words, verb, "object") is not None:
        return
    for noun in below(words, whom, "conjunct"):
        alone = first(words, noun, "coordinator") is None and not preposition(words, noun)
        counted_ = first(words, noun, "number") is not None or "accs" in cases(noun.low)
        if noun.kind == "noun" and alone and counted_ and not is_personal(noun.low):
            noun.head, noun.relation, noun.case = verb.index, "object", "Acc"
            return


def _undergone(words: Words, verb: Rough) -> None:
    """Read «осуждённый водворён в изолятор» as done to him: a short participle is passive."""
    if not _short(verb.low):
        return
    verb.form = "participle"
    for noun in below(words, verb, "subject"):
        noun.relation = "passive_subject"


def _by_letters(words: Words, verb: Rough) -> bool:
    """Read «заключённых морят голодом» and «одного подписчика раздели» as done to them."""
    for noun in below(words, verb, "subject", "oblique", "adverb", "adverbial"):
        if noun.kind not in ("noun", "name", "pronoun") or preposition(words, noun):
            continue
        told = _told_by(words, noun)
        joined = noun.relation == "subject" and first(words, noun, "number", "conjunct") is not None
        other = {"nomn", "datv", "ablt"} & told
        if "accs" in told and not other and not joined and _somebody(noun):
            noun.relation, noun.case = "object", "Acc"
            return True
    return False


def _somebody(noun: Rough) -> bool:
    return is_personal(noun.low) or noun.kind in ("name", "pronoun")


@functools.lru_cache(maxsize=1 << 12)
def _short(form: str) -> bool:
    """Tell a form that is a short passive participle and nothing else: «водворён»."""
    told = readings(form) if form[-1:] in "натоы" else ()
    return bool(told) and all("PRTS" in r.tag and "pssv" in r.tag for r in told)


@functools.lru_cache(maxsize=1 << 12)
def _all_cases(form: str) -> frozenset[str]:
    """Give the cases that a form may stand in, participles and adjectives too."""
    return frozenset(str(r.tag.case) for r in readings(form) if r.tag.case is not None)


def _after(words: Words, verb: Rough) -> Words:
    """Give the words of a verb's clause that follow it, the nearest first."""
    ahead = words[verb.index + 1 : verb.index + 1 + _NEAR]
    stop = next((i for i, w in enumerate(ahead) if w.kind in ("mark", "conjunction", "verb")), None)
    return ahead if stop is None else ahead[:stop]


def _before(words: Words, verb: Rough) -> Rough | None:
    """Give the somebody of «за долги Умара избили» and «за отказ платить активиста избили»."""
    if verb.index < 2 or verb.number != "Plur":
        return None
    told = words[verb.index - 1]
    near = words[told.head]
    if told.relation == "compound" and near.index == told.index - 1:
        told = near
    if told.kind not in ("noun", "name") or told.relation not in ("modifier", "object"):
        return None
    above = words[told.head]
    hung = above.index < told.index and (above.form == "infinitive" or preposition(words, above))
    described = any(w.form == "participle" for w in words[: above.index])
    if not hung or described or preposition(words, told) or "accs" not in cases(told.low):
        return None
    return told if _somebody(told) and first(words, verb, "subject") is None else None


def _lost(words: Words, verb: Rough, noun: Rough) -> bool:
    """Tell a noun that describes what stands before the verb, or hangs on nothing."""
    if noun.kind not in ("noun", "name") or preposition(words, noun):
        return False
    if "accs" not in cases(noun.low) and noun.kind != "name":
        return False
    across = noun.relation in ("modifier", "compound") and noun.head < verb.index
    loose = noun.head == noun.index or (noun.relation in _LOOSE and noun.head <= verb.index)
    return (across or loose) and (is_personal(noun.low) or noun.kind == "name")
