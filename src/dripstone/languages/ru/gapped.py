"""Gapped: those to whom the same was done, where a dash stands for the verb.

gapped    Rough words → the same list; «Ивана увезли в отдел, его жену — в комитет»

Such a word hangs on the first one to whom it was done, as "other".
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, first, preposition
from dripstone.languages.ru.taking import FINITE
from dripstone.languages.ru.topics import DASHES
from dripstone.languages.ru.words import readings

_NEAR = 6  #: words between the comma and the dash
_SAID = FINITE | {"participle"}
_BREAKS = frozenset({",", ";"})
_WHOM = ("object", "passive_subject", "recipient", "subject")
_MAY_BE = frozenset({"noun", "name", "pronoun", "number", "adjective", "determiner"})
_TOO = frozenset({"тоже", "также"})
_NO = frozenset({"нет", "не", "ни", "это", "вот", "что", "то"})


def gapped(words: Words) -> None:
    """Hang whom a dash gives no verb of their own on whom the verb before was done to."""
    for dash in words:
        if dash.text in DASHES and 3 < dash.index < len(words) - 2:
            _gap(words, dash)


def _gap(words: Words, dash: Rough) -> None:
    near = words[max(0, dash.index - _NEAR) : dash.index]
    comma = next((w for w in reversed(near) if w.text in _BREAKS), None)
    if comma is None or not _without_verb(words, dash):
        return
    inside = [w for w in words[comma.index + 1 : dash.index] if w.low not in ("а", "и")]
    verb = _verb_before(words, comma)
    if not inside or verb is None or any(w.kind in ("verb", "preposition", "mark") for w in inside):
        return
    ends = [first(words, verb, relation) for relation in _WHOM]
    whom = next((w for w in ends if w is not None and w.index < comma.index), None)
    other = next((w for w in inside if _somebody(w)), None)
    if whom is None or other is None or preposition(words, whom):
        return
    active = verb.form in FINITE
    if active and whom.relation == "subject" and first(words, verb, "object") is None:
        return  # «Иван уехал в город, жена — в деревню»
    case = _told(whom) if active else "nomn"
    told = _cases(other)
    if case not in told or (case == "nomn" and not _like(words, dash, comma)):
        return
    if case != "nomn" and "nomn" in told:
        return  # «задержали двоих, прохожие — в недоумении»
    _hang(words, verb, whom, other, dash)


def _hang(words: Words, verb: Rough, whom: Rough, other: Rough, dash: Rough) -> None:
    """Hang the other one on the first, and what follows the dash on the verb."""
    if other.head == other.index or words[verb.head] is other:
        verb.head, verb.relation = verb.index, "root"
    for word in words[dash.index :]:
        if word.head == other.index:
            word.head, word.relation = verb.index, "parataxis"
    other.head, other.relation = whom.index, "other"
    for word in words[: dash.index]:
        if word.head == other.index and word.index < other.index - 4:
            word.head = verb.index


def _without_verb(words: Words, dash: Rough) -> bool:
    """Tell «— в комитет» from «— арестовали»: the verb before is meant, up to the next comma."""
    for word in words[dash.index + 1 : dash.index + 8]:
        if word.text in _BREAKS or word.text in (".", "!", "?"):
            return word.index > dash.index + 1
        if word.low in _NO or (word.kind == "verb" and word.form in _SAID):
            return False
    return True


def _like(words: Words, dash: Rough, comma: Rough) -> bool:
    """Tell «арестован на сутки, второй — на двое» from «избит, виновные — на свободе»."""
    after = words[dash.index + 1]
    if after.low in _TOO or after.kind == "number":
        return True
    before = words[max(0, comma.index - 4) : comma.index]
    days = any(w.kind in ("number", "adjective") for w in words[dash.index + 2 : dash.index + 3])
    return days and any(w.low == after.low for w in before)


def _verb_before(words: Words, comma: Rough) -> Rough | None:
    """Give the verb of the clause before, or of the one that it goes on itself."""
    near = reversed(words[max(0, comma.index - 14) : comma.index])
    return next((w for w in near if w.kind == "verb" and w.form in _SAID), None)


def _somebody(word: Rough) -> bool:
    return word.kind in _MAY_BE and (
        word.kind in ("name", "number")
        or is_personal(word.low)
        or word.low in ("другого", "другую", "третьего", "второго", "третью", "вторую")
    )


def _cases(word: Rough) -> set[str]:
    return {str(r.tag.case) for r in readings(word.low) if r.tag.case is not None}


def _told(whom: Rough) -> str:
    """Give the case that the verb's own word has there."""
    return {"object": "accs", "recipient": "datv"}.get(whom.relation, "nomn")
