"""Topics: whom a Russian note names before a dash, and what they then did to them.

dated    words → the day in «6 марта — избиение Глеба Сычёва» is no one's
topic    words, verb → «Иван Лось — удерживают вторые сутки»: they hold him, he holds nobody
"""

from __future__ import annotations

from dripstone.languages.ru.rough import Rough, Words
from dripstone.languages.ru.words import readings

DASHES = ("—", "–", "-")
_FINITE = ("past", "present", "future")


def dated(words: Words) -> None:
    """Keep the day that heads a note of a chronicle apart from what the note tells."""
    if len(words) < 4 or not words[0].low.isdigit() or words[2].text not in DASHES:
        return
    for word in words[:2]:
        if word.relation == "modifier" and word.head > 2:
            word.relation = "oblique"


def topic(words: Words, verb: Rough) -> None:
    """Let a verb of many, with no subject of its own, be done to whom a single dash sets apart."""
    own = next((w for w in words if w.head == verb.index and w.relation == "subject"), None)
    if own is None or own.index >= verb.index or verb.form not in _FINITE:
        return
    dashes = [w.index for w in words if w.text in DASHES]
    dash = next((i for i in dashes if own.index < i < verb.index), None)
    if dash is None or sum(i < verb.index for i in dashes) > 1:
        return
    if any(
        w.kind in ("noun", "name", "pronoun") and w.relation == "subject"
        for w in words[dash : verb.index]
    ):
        return
    tags = [r.tag for r in readings(verb.low)]
    if not any("plur" in tag and ("tran" in tag) for tag in tags):
        return
    held = any(w.head == verb.index and w.relation == "object" for w in words)
    own.relation = "parataxis" if held else "object"
