"""Omission signs: a duty left undone that no "not" tells.

signs    Page, sentence → Omissions

"Did nothing" and "ignored our calls" are said of those with a duty; that they did little, came
late, were helpless or nowhere in sight is weaker, and exhaustive reading alone shows it; so is
that law and order broke down, of which nobody is named.
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
        for one in (
            _nothing,
            _late,
            _helpless,
            _unordered,
            _delayed,
            _absent,
            _collapsed,
            _ignored,
        ):
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
    none = word.low == "nothing"
    return None if by is None else _sign("nothing", verb, by, denied=none, firm=none)


def _late(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "the police came late", "came only after" and "arrived two hours after the attack"."""
    sentence, verb = told.sentence, _verb_of(told.sentence, word)
    over = None if verb is None else sentence.head(verb)
    if word.low == "only" and over is not None and page.lexicon.has("arrives", over):
        verb = over  # "reached the spot only after the mob had left"
    timed = any(w.relation == "time" for w in sentence.children(word)) or any(
        w.relation == "time" for w in sentence.words[max(0, word.index - 1) : word.index]
    )
    late = page.lexicon.has("too_late", word) or (word.low == "later" and timed)
    if verb is None or not (late or _only_after(sentence, word)):
        return None
    if not (page.lexicon.has("arrives", verb) or page.lexicon.has("sent", verb)):
        return None
    sent = sentence.child(verb, "passive_subject")
    subject = sent or doer(sentence, verb)
    joined = [] if subject is None else sentence.conjuncts(subject)
    own = (bearer(page, told, w) for w in (subject, *joined))
    by = next((w for w in own if w is not None), None)
    return None if by is None else _sign("late", verb, by)


def _verb_of(sentence: Sentence, word: Word) -> Word | None:
    """Give the verb that a word of time hangs on, over its preposition or noun."""
    return next((w for w in sentence.above(word) if w.kind == "verb"), None)


def _only_after(sentence: Sentence, word: Word) -> bool:
    """Tell "only in the evening" and "two hours after the attack"."""
    ahead = sentence.words[word.index + 1 : word.index + 4]
    if word.low == "only":
        return any(w.low in ("after", "when", "in", "at", "by", "later") for w in ahead[:1])
    return word.low == "hours" and any(w.low == "after" for w in ahead[:1])


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
    return None if by is None else _sign("unordered", verb, by, denied=True)


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
    if _with_none(page, sentence, word):
        return _sign("absent", word, word, denied=True)
    if (
        verb is None
        or not _none_of(page, sentence, verb, word)
        or not _guards(page, sentence, word)
    ):
        return None
    if word.relation == "object":
        found = page.lexicon.has("finds", verb)
        own = None if page.lexicon.has("guarding", word) else word
        return _sign("absent", verb, own, denied=True) if found else None
    if not page.lexicon.has("is", verb):
        return None
    if word.relation == "attribute":
        return _sign("absent", verb, word, denied=not _by_its_subject(page, sentence, word))
    seen = [*sentence.children(verb, "attribute", "open_complement", "adverb")]
    seen += sentence.obliques(verb, "in", "at", "on")
    here = word.relation == "subject" and any(page.lexicon.has("in_sight", w) for w in seen)
    return (
        _sign("absent", verb, word, denied=_by_its_subject(page, sentence, word)) if here else None
    )


def _with_none(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "with no police in sight"."""
    if sentence.case(word) != "with" or not has_duty(page, sentence, word):
        return False
    none = any(page.lexicon.has("nobody", w) for w in sentence.children(word, "determiner"))
    ahead = sentence.words[word.index + 1 : word.index + 4]
    return none and any(page.lexicon.has("in_sight", w) for w in ahead)


def _none_of(page: Page, sentence: Sentence, verb: Word, word: Word) -> bool:
    """Tell "no policeman" and "not a single policeman"."""
    if any(page.lexicon.has("nobody", w) for w in sentence.children(word, "determiner")):
        return True
    single = any(w.low == "single" for w in sentence.children(word, "adjectival"))
    return single and any(page.lexicon.has("negative", w) for w in sentence.children(verb))


def _guards(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell police, and "police protection", from others."""
    if not page.lexicon.has("guarding", word):
        return has_duty(page, sentence, word)
    return word.low == "security" or any(
        has_duty(page, sentence, w) for w in sentence.children(word, "compound")
    )


def _collapsed(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "a breakdown of law and order" and "the machinery collapsed"."""
    sentence, has = told.sentence, page.lexicon.has
    if has("collapses", word) and word.kind == "noun":
        order = any(has("law_and_order", w) for w in sentence.obliques(word, "of", "in"))
        return _sign("collapsed", word, None) if order else None
    if not has("collapsed", word) or word.kind != "verb":
        return None
    subject = sentence.child(word, "subject", "passive_subject")
    stands = subject is not None and has("law_and_order", subject)
    return _sign("collapsed", word, None) if stands else None


def _ignored(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "the police ignored our calls"."""
    if word.kind != "verb" or not page.lexicon.has("brushes_off", word):
        return None
    plea = told.sentence.child(word, "object")
    if plea is None or not page.lexicon.has("pleas", plea):
        return None
    by = bearer(page, told, doer(told.sentence, word))
    return None if by is None else _sign("ignored", word, by, firm=True)


def _by_its_subject(page: Page, sentence: Sentence, word: Word) -> bool:
    return any(page.lexicon.has("nobody", w) for w in sentence.below(word))
