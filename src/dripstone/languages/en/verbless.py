"""Verbless: sentences in which the parser found no verb, though a word of theirs must be it.

Another     the words with one of them said so that it can only be a verb
another     Rough words, the words → Another, or None where nothing may be the verb
holds       Rough words, Another → does the sentence stand with that verb?

"Men on a motorcycle shot Ana Brovik" is read as of a motorcycle shot, "a group of men arrested
Ana" as of men who were arrested; "men on a motorcycle took Ana" is read as it is meant.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dripstone.languages import en
from dripstone.languages.en.mend import Rough

_FINITE = frozenset({"past", "present"})
_ROOTS = _FINITE | {"infinitive"}
_EITHER = frozenset({"shot", "hit", "beat", "cut", "hurt"})
_LEAST = 3  #: words of a sentence
_NOMINAL = frozenset({"noun", "adjective", "name"})
_OPENS = frozenset({"noun", "name", "pronoun", "determiner", "number", "adjective"})
_WITHIN = frozenset({"compound", "amod", "nmod"})  #: relations of what names somebody with others
_DAYS = frozenset(
    re.findall(r"\w+", "monday tuesday wednesday thursday friday saturday sunday today yesterday")
)
_AGENT = frozenset({"by", "in", "at", "during", "on", "under", "with", "without", "from"})


@dataclass(frozen=True, slots=True, repr=False)
class Another:
    """A sentence with one word said otherwise, and where that word stands in what is written."""

    words: str
    start: int
    end: int
    said: str


def another(told: list[Rough], words: str) -> Another | None:
    """Say the word that must be the verb so that it can be nothing else; None where none must."""
    if len(told) < _LEAST or any(map(_tells, told)):
        return None
    ends = words.endswith(".")
    for before, word, after in zip(told, told[1:], told[2:], strict=False):
        said = _said(word, after, ends=ends) if before.kind in _NOMINAL else None
        if said is not None:
            whole = words[: word.start] + said + words[word.end :]
            return Another(whole, word.start, word.end, said)
    return None


def _tells(word: Rough) -> bool:
    tense = word.form in _FINITE and word.label not in _WITHIN
    return tense or word.kind == "auxiliary"


def _said(word: Rough, after: Rough, *, ends: bool) -> str | None:
    """Give a verb that says as much of who does it to whom, in the same tense."""
    takes = after.kind in _OPENS and after.low not in _DAYS
    if ends and _may_be_past(word, after):
        return "took" if takes else "went"
    nominal = word.kind in _NOMINAL or word.label in _WITHIN
    if takes and nominal and word.low in _done():
        return "takes" if word.low.endswith("s") else "take"
    return None


def _may_be_past(word: Rough, after: Rough) -> bool:
    if word.kind in _NOMINAL and word.low in _EITHER:
        return after.kind in ("name", "pronoun", "determiner", "number")
    if word.form != "participle" or word.label not in ("acl", "ROOT", "advcl", "amod"):
        return False
    return word.low.endswith("ed") and after.kind != "mark" and after.low not in _AGENT


@functools.cache
def _done() -> frozenset[str]:
    """Give the forms in the present of verbs for acts, many of which are nouns as well."""
    lexicon = en.lexicon()
    verbs = {
        lemma
        for lemma, senses in lexicon.senses.items()
        if " " not in lemma and any(s.part == "v" and s.scheme == "acts" for s in senses)
    }
    return frozenset(
        form
        for form, lemmas in lexicon.lemmas.items()
        if not form.endswith(("ed", "ing")) and not verbs.isdisjoint(lemmas)
    )


def holds(told: list[Rough], tried: Another) -> bool:
    """Tell whether the word is now a verb with a tense that somebody before it does."""
    verb = next((word for word in told if word.start == tried.start), None)
    if verb is None or verb.form not in _ROOTS or verb.relation not in ("root", "conjunct"):
        return False
    if verb.form == "infinitive":
        verb.form = "present"
    return any(w.label == "nsubj" and w.head == verb.index and w.index < verb.index for w in told)
