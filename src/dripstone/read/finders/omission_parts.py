"""Omission parts: what is known of a duty left undone, and who has duties.

Omission    its words, and who had the duty where it is said
bearer      noun or pronoun → who has the duty, or None
has_duty    does a noun name an office, or those who act for one?
"""

from __future__ import annotations

from dataclasses import dataclass

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import office
from dripstone.read.page import Page, Told
from dripstone.read.referring import resolved


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Omission:
    """One duty left undone: its words, and who had the duty where it is said."""

    rule: str
    top: Word  #: the word whose voices and stance count: "failed" in "failed to act"
    core: Word
    by: Word | None
    confidence: float
    denied: bool  #: is the omission said by a "not", so that the omission itself is so?
    firm: bool = True  #: False: exhaustive reading alone shows it
    supposed: bool = False  #: follows from "had they come" or "should have come"


def bearer(page: Page, told: Told, by: Word | None) -> Word | None:
    """Give who has the duty, if they do: an office, or a pronoun that goes back to one."""
    if by is None:
        return None
    if by.kind == "pronoun":
        back = (resolved(page, by, told) or "").lower().split()
        known = any(page.lexicon.has("duty_bearers", w) for w in back)
        return by if known or _called(page, told, by) else None
    return by if has_duty(page, told.sentence, by) else None


def _called(page: Page, told: Told, they: Word) -> bool:
    """Tell the police named shortly before as those who "never came"."""
    if not page.lexicon.has("third_persons", they):
        return False
    here = [
        w for w in told.sentence.words[: they.index] if w.kind == "noun" and page.is_personal(w)
    ]
    if here and has_duty(page, told.sentence, here[-1]):
        return True  # "the complaint against the police is that they did not act"
    before = next((one for one in page.before(told) if one is not told), None)
    if before is None or told.segment - before.segment > 1:
        return False
    groups = [
        w for w in before.sentence.words
        if w.relation in ("object", "recipient", "passive_subject") and page.is_personal(w)
    ]  # fmt: skip
    return len(groups) == 1 and has_duty(page, before.sentence, groups[0])


def has_duty(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell an office, and whoever stands for one."""
    return page.lexicon.has("duty_bearers", word) or office(page, sentence, word)
