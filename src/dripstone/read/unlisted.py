"""Unlisted: places that no gazetteer knows, told by the syntax alone: "in the village of Dosk".

    unlisted    Page, sentence, act's word → (place, Where), or None

Such a place has its words and no coordinates, so that nothing is lost and nothing is made up. A
name counts after "in" or "near" where it is nobody's; a common noun where it is a site of a list.
"""

from __future__ import annotations

from collections.abc import Callable

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span
from dripstone.records import Where

_IN = frozenset({"in", "near", "outside", "at", "inside", "to", "from", "on", "off"})
_RELATIONS = frozenset({"oblique", "modifier", "recipient"})
_NAMED = frozenset({"in", "near", "outside", "off", "at"})
_BY_PEOPLE = frozenset({"near", "at"})  #: "near Ana Brovik" is beside a person


def unlisted(
    page: Page, sentence: Sentence, tied: Callable[[Word], bool]
) -> tuple[Span, Where] | None:
    """Give the first place that the syntax names and ``tied`` lets hang on the act."""
    sites: list[tuple[Span, Where]] = []
    for word in sentence.words:
        if word.relation not in _RELATIONS or word.kind not in ("noun", "name"):
            continue
        case = sentence.case(word).split(" ")[0]
        if case not in _IN:
            continue
        precision = _precision(page, sentence, word, case)
        if precision is None or not tied(word):
            continue
        span = sentence.phrase(word, alone=True)
        found = span, Where(text=page.words(span), role=_role(case), precision=precision)
        if precision != "site":
            return found
        sites.append(found)
    return sites[0] if sites else None


def _role(case: str) -> str:
    return case if case in ("from", "to") else "at"


def _precision(page: Page, sentence: Sentence, word: Word, case: str) -> str | None:
    """Tell how wide a place is by its own word; None where the words name no place."""
    has = page.lexicon.has
    of = next(iter(sentence.obliques(word, "of")), None)
    named = [w for w in (of, *sentence.children(word, "compound", "apposition")) if w is not None]
    name = any(w.kind == "name" for w in named)
    if has("settlements", word) and (name or word.kind == "name"):
        return "settlement"
    if has("districts", word) and (name or sentence.child(word, "adjectival") is not None):
        return "district"
    if has("sites", word):
        return "site"
    whole = case in _NAMED and not (case in _BY_PEOPLE and sentence.child(word, "compound"))
    if word.kind == "name" and whole and _is_place(page, sentence, word):
        return "unknown"
    return None


def _is_place(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "in Kessaby" from "in May", "in Parliament" and "near Ana Brovik"."""
    has = page.lexicon.has
    near = [word, *sentence.children(word, "compound")]
    whose = any(has("bodies", w) or has("days", w) or page.lexicon.personal(w.low) for w in near)
    if whose or word.entity in ("person", "organisation") or not word.text[:1].isupper():
        return False
    if word.low in page.lexicon.cues["not_doers"] or word.text.isupper():
        return False
    return not any(word.text in name for name in page.full_names)
