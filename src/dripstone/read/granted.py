"""Granted: what a question inside a sentence takes as done: "would not say where he is held".

granted    a clause → does the question that it is ask only who, where, when or why?
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

_FINITE = ("past", "present")
_LEFT_OPEN = ("modal_hypothetical", "modal_demanded", "modal_intended", "can")


def granted(page: Page, sentence: Sentence, clause: Word) -> bool:
    """Tell "why they beat my brother" and "who killed the boy", which say that it was done.

    "Whether they beat him", "how to beat him" and "where he will be held" say nothing of the kind.
    """
    if clause.relation != "complement" or page.lexicon.is_to_come(clause.low):
        return False
    over = sentence.head(clause)
    if over is None or over.index > clause.index:
        return False  # "where are they, the police asked"
    near = sentence.children(clause, "adverb", "subject", "oblique", "object", "passive_subject")
    asks = any(w.index < clause.index and page.lexicon.has("asks_of", w) for w in near)
    helpers = sentence.children(clause, "auxiliary", "passive_auxiliary")
    finite = clause.form in _FINITE or any(w.form in _FINITE for w in helpers)
    free = any(page.lexicon.has(modal, w) for w in helpers for modal in _LEFT_OPEN)
    return asks and finite and not free and not sentence.children(clause, "negation")
