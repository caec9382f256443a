"""Omission signs: a duty left undone that no "not" tells.

signs    Page, sentence → Omissions

"Did nothing" is said of those with a duty; that they did little, came late, were helpless or
nowhere in sight is weaker, and exhaustive reading alone shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import doer
from dripstone.read.finders.omission_parts import Omission, bearer, has_duty
from dripstone.read.page import Page, Told


def signs(page: Page, told: Told) -> Iterator[Omission]:
    """Give the duties of a sentence that such words say were left undone."""
    for word in page.lexicon.marked(told.sentence, "omission_signs"):
        for one in (_nothing, _late, _helpless, _unordered, _delayed, _absent):
            found = one(page, told, word)
            if found is not None:
                yield found
                break


def _sign(
    rule: str, top: Word, by: Word | None, *, denied: bool = False, firm: bool = False
) -> Omission:
    return Omission(
        rule=f"omission.{rule}", top=top, core=top, by=by,
        confidence=0.6 if firm else 0.4, denied=denied, firm=firm,
    )  # fmt: skip


def _nothing(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "the police did nothing" and "did little to help"."""
    verb = told.sentence.head(word)
    if verb is None or word.relation != "object" or not page.lexicon.has("does_something", verb):
        return None
    if not page.lexicon.has("nothing_done", word):
        return None
    by = bearer(page, told, doer(told.sentence, verb))
    return None if by is None else _sign("nothing", verb, by, firm=word.low == "nothing")


def _late(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "the police came late" and "the army was called in too late"."""
    sentence, verb = told.sentence, told.sentence.head(word)
    after = any(w.relation == "time" for w in sentence.children(word)) or any(
        w.relation == "time" for w in sentence.words[max(0, word.index - 1) : word.index]
    )
    if verb is None or not (page.lexicon.has("too_late", word) or (word.low == "later" and after)):
        return None
    if not (page.lexicon.has("duties", verb) or page.lexicon.has("sent", verb)):
        return None
    sent = sentence.child(verb, "passive_subject")
    by = bearer(page, told, sent or doer(sentence, verb))
    return None if by is None else _sign("late", verb, by)


def _helpless(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "the police were helpless"."""
    verb = told.sentence.head(word)
    if verb is None or word.relation != "attribute" or not page.lexicon.has("helpless", word):
        return None
    by = bearer(page, told, doer(told.sentence, verb))
    return None if by is None else _sign("helpless", verb, by)


def _unordered(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "they had no orders to save us"."""
    sentence, verb = told.sentence, told.sentence.head(word)
    none = any(page.lexicon.has("nobody", w) for w in sentence.children(word, "determiner"))
    if verb is None or not none or not page.lexicon.has("orders_given", word):
        return None
    meant = sentence.child(word, "reduced")
    if meant is None or not page.lexicon.has("duties", meant):
        return None
    by = bearer(page, told, doer(sentence, verb))
    return None if by is None else _sign("unordered", verb, by)


def _delayed(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "a delay in the deployment of the army"."""
    sentence = told.sentence
    if word.kind != "noun" or not page.lexicon.has("delays", word):
        return None
    sent = next((w for w in sentence.below(word) if has_duty(page, sentence, w)), None)
    return None if sent is None else _sign("delayed", word, sent)


def _absent(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "there was no police" and "no policeman was in sight"."""
    sentence, verb = told.sentence, told.sentence.head(word)
    none = any(page.lexicon.has("nobody", w) for w in sentence.children(word, "determiner"))
    if (
        verb is None
        or not none
        or not page.lexicon.has("is", verb)
        or not has_duty(page, sentence, word)
    ):
        return None
    if word.relation == "attribute":
        return _sign("absent", verb, word)
    seen = [*sentence.children(verb, "attribute"), *sentence.obliques(verb, "in", "at", "on")]
    here = word.relation == "subject" and any(page.lexicon.has("in_sight", w) for w in seen)
    return (
        _sign("absent", verb, word, denied=_by_its_subject(page, sentence, word)) if here else None
    )


def _by_its_subject(page: Page, sentence: Sentence, word: Word) -> bool:
    return any(page.lexicon.has("nobody", w) for w in sentence.below(word))
