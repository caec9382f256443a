"""Omission hints: words from which it only follows that a duty was left undone.

hints    Page, sentence → Omissions    exhaustive reading only

"Made no attempt", "a lax attitude", "had they come in time", "where were the police": who has the
duty must be named, and no "not" need stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import doer
from dripstone.read.finders.omission_parts import Omission, bearer, has_duty
from dripstone.read.page import Page, Told

_OWNS = ("of", "by", "from")
_BLAMED = ("of", "for", "over")


def hints(page: Page, told: Told) -> Iterator[Omission]:
    """Give the duties of a sentence of which it follows that they were left undone."""
    for word in page.lexicon.marked(told.sentence, "omission_hints"):
        for one in (_no_effort, _lax, _had_they, _where_were, _gone, _withdrawn, _blamed):
            found = one(page, told, word)
            if found is not None:
                yield found
                break


def _hint(
    rule: str, top: Word, by: Word | None, *, denied: bool = False, supposed: bool = False
) -> Omission:
    return Omission(
        rule=f"omission.{rule}", top=top, core=top, by=by,
        confidence=0.35, denied=denied, firm=False, supposed=supposed,
    )  # fmt: skip


def _no_effort(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "made no attempt", "offered no protection" and "did not take any steps"."""
    sentence, verb = told.sentence, told.sentence.head(word)
    if verb is None or word.relation != "object" or not page.lexicon.has("efforts", word):
        return None
    if not page.lexicon.has("makes_effort", verb):
        return None
    none = any(page.lexicon.has("nobody", w) for w in sentence.children(word, "determiner"))
    if not (none or sentence.children(verb, "negation")):
        return None
    by = bearer(page, told, doer(sentence, verb))
    return None if by is None else _hint("no_effort", verb, by, denied=True)


def _lax(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "the lax attitude of the police" and "the police response was tardy"."""
    if not page.lexicon.has("lax", word):
        return None
    sentence, above = told.sentence, told.sentence.head(word)
    if above is None:
        return None
    if word.relation == "adjectival" and page.lexicon.has("conduct", above):
        by = _owner(page, told, above)
        return None if by is None else _hint("lax", above, by)
    if word.relation not in ("attribute", "open_complement") or above.kind != "verb":
        return None
    subject = sentence.child(above, "subject", "passive_subject")
    if subject is None:
        return None
    conduct = page.lexicon.has("conduct", subject)
    by = _owner(page, told, subject) if conduct else bearer(page, told, subject)
    return None if by is None else _hint("lax", above, by)


def _owner(page: Page, told: Told, noun: Word) -> Word | None:
    sentence = told.sentence
    near = [*sentence.children(noun, "compound", "possessor"), *sentence.obliques(noun, *_OWNS)]
    return next((w for w in near if bearer(page, told, w) is not None), None)


def _had_they(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "had the police come in time" and "they could have stopped it"."""
    sentence, has = told.sentence, page.lexicon.has
    verb = sentence.head(word)
    if word.relation != "auxiliary" or verb is None or verb.kind != "verb":
        return None
    if not (has("duties", verb) or has("arrives", verb)) or sentence.children(verb, "negation"):
        return None
    helpers = [w.low for w in sentence.children(verb, "auxiliary")]
    modal = "have" in helpers and any(h in ("could", "should", "ought") for h in helpers)
    subject = sentence.child(verb, "subject")
    if subject is None:
        return None
    before = [w.low for w in sentence.children(verb, "connective")]
    unreal = word.low == "had" and (word.index < subject.index or "if" in before)
    by = bearer(page, told, subject) if modal or unreal else None
    return None if by is None else _hint("had_they", verb, by, supposed=True)


def _where_were(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "where were the police when …?"."""
    verb = told.sentence.head(word)
    if word.low != "where" or verb is None or not page.lexicon.has("is", verb):
        return None
    subject = told.sentence.child(verb, "subject")
    asked = subject is not None and verb.index < subject.index
    return _hint("absent", verb, bearer(page, told, subject)) if asked else None


def _gone(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "the constables vanished as soon as the mob came"."""
    if word.kind != "verb" or not page.lexicon.has("deserts", word):
        return None
    by = bearer(page, told, doer(told.sentence, word))
    return None if by is None else _hint("stood_by", word, by)


def _withdrawn(page: Page, told: Told, word: Word) -> Omission | None:
    """Read "police protection was withdrawn"."""
    sentence = told.sentence
    if word.kind != "verb" or not page.lexicon.has("withdraws", word):
        return None
    kept = sentence.child(word, "passive_subject", "object")
    if kept is None or not page.lexicon.has("guarding", kept):
        return None
    own = [w for w in sentence.children(kept, "compound") if has_duty(page, sentence, w)]
    return _hint("withdrawn", word, own[0] if own else None) if own else None


def _blamed(page: Page, told: Told, noun: Word) -> Omission | None:
    """Read "accused the police of complicity" and "suspended for dereliction of duty"."""
    sentence = told.sentence
    if noun.kind != "noun" or not page.lexicon.has("blame", noun):
        return None
    if sentence.case(noun) not in _BLAMED:
        return None
    above = sentence.head(noun)
    if above is not None and above.kind != "verb" and _under_blame(page, sentence, above):
        return _hint("blamed", noun, bearer(page, told, above))
    if above is None or not page.lexicon.has("blames", above):
        return None
    whom = sentence.child(above, "object", "passive_subject")
    group = whom is not None and bearer(page, told, whom) is not None
    return _hint("blamed", noun, whom) if group else None


def _under_blame(page: Page, sentence: Sentence, whom: Word) -> bool:
    verb = sentence.head(whom)
    return (
        verb is not None
        and page.lexicon.has("blames", verb)
        and whom.relation in ("object", "passive_subject")
        and has_duty(page, sentence, whom)
    )
