"""Apart: clauses that the models run together, parted where a comma and a verb part them.

apart    Rough words → the same list; «дом сожгли, в отношении двоих завели дело»
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition
from dripstone.languages.ru.taking import FINITE, wants
from dripstone.languages.ru.words import cases, readings

_BORDERS = frozenset({",", ";", ":", "—", "–"})
_STRAYING = ("oblique", "agent", "object", "recipient", "modifier")
_RUN = 12  #: words of a clause before its verb that are looked at


def apart(words: Words) -> Words:
    """Give the words of each clause to its own verb, in place."""
    for word in words:
        if word.relation in ("reduced", "adjectival") and word.index:
            _short_form(words, word)
    for word in words:
        if word.kind == "verb" and (word.form in FINITE or word.form == "participle"):
            _own_words(words, word)
            _set_off(words, word)
            _adverb_who(words, word)
    return words


def _short_form(words: Words, verb: Rough) -> None:
    """Read «…, обысканы 840 домов» as a clause: such a form describes no noun."""
    first_reading = readings(verb.low)[0].tag
    if "PRTS" not in first_reading or verb.head > verb.index:
        return
    above = words[verb.head]
    while above.kind not in ("verb", "auxiliary") and above.head != above.index:
        above = words[above.head]
    if above is verb:
        return
    verb.kind, verb.form = "verb", "participle"
    verb.head, verb.relation = above.index, "parataxis"
    named = first(words, verb, "object", "subject")
    if named is not None and first(words, verb, "passive_subject") is None:
        named.relation = "passive_subject"


def _own_words(words: Words, verb: Rough) -> None:
    """Hang on a verb what stands in its clause but hangs on what is before the comma."""
    start = _border(words, verb)
    if start is None:
        return
    for word in words[start + 1 : verb.index]:
        if word.head >= start or word.relation not in _STRAYING:
            continue
        if word.relation == "modifier" and not preposition(words, word):
            continue
        kept = word.relation in ("agent", "recipient", "object") and not preposition(words, word)
        taken = kept and first(words, verb, word.relation) is not None
        word.head = verb.index
        word.relation = word.relation if kept and not taken else "oblique"


def _border(words: Words, verb: Rough) -> int | None:
    """Give the mark before a verb's clause, where nothing but its own words stands between."""
    for word in reversed(words[max(0, verb.index - _RUN) : verb.index]):
        if word.kind == "mark":
            return word.index if word.text in _BORDERS and word.index else None
        if word.kind in ("verb", "conjunction") or word.form in ("relative", "infinitive"):
            return None
    return None


def _set_off(words: Words, verb: Rough) -> None:
    """Read «двоих дежурных, Зимина и Клюеву, избили» as done to those before the commas."""
    if not wants(words, verb) or not verb.index or words[verb.index - 1].text != ",":
        return
    close = verb.index - 1
    inner = words[max(0, close - _RUN) : close]
    opens = [w.index for w in inner if w.text == ","]
    if not opens or not opens[-1]:
        return
    told, named = words[opens[-1] - 1], words[opens[-1] + 1 : close]
    if any(w.kind in ("verb", "preposition", "pronoun") for w in named) or not named:
        return
    adjective = {str(r.tag.case) for r in readings(told.low)}
    if is_personal(told.low) and "accs" in cases(told.low) | adjective:
        told.kind, told.case = "noun", "Acc"
        told.head, told.relation = verb.index, "object"


def _adverb_who(words: Words, verb: Rough) -> None:
    """Let «старослужащие» do it, where the models call them an adverb."""
    if first(words, verb, "subject", "passive_subject") is not None or verb.form == "participle":
        return
    for noun in below(words, verb, "adverb"):
        told = {str(r.tag.case) for r in readings(noun.low)}
        plural = noun.number == verb.number
        if noun.kind == "noun" and is_personal(noun.low) and "nomn" in told and plural:
            noun.relation, noun.case = "subject", "Nom"
            return
