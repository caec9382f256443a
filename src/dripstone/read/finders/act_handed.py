"""Act handed: whom acts go on being done to, where the next words leave them out.

handed_on    Told, act's verb → the place of «брата» in «Брата увезли. Потом били всю ночь.»

Russian drops the object of «они» who are never named, too: what such people did to somebody they
go on doing to the same one, until a sentence has somebody of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import as_worded

_BACK = 3  #: sentences, its own too
_MANY = ("ли", "ют", "ут", "ат", "ят")
_BY_MEANS = ("ами", "ями", "ом", "ем", "ём", "ой", "ей", "ью", "сутки", "час", "часа", "день")
_SUBJECTS = ("subject", "passive_subject")
_OWN = (*_SUBJECTS, "object", "recipient", "agent")


def many_do(sentence: Sentence, verb: Word) -> bool:
    """Tell a verb of people who are not named: «били», «держат»."""
    finite = verb.form in ("past", "present") and verb.low.endswith(_MANY)
    return sentence.bare and finite and sentence.child(verb, *_SUBJECTS) is None


def handed_on(page: Page, told: Told, verb: Word) -> Span | None:
    """Give whom the verbs before it are done to; None where it may be somebody else."""
    sentence = told.sentence
    if not many_do(sentence, verb) or _has_somebody(page, sentence, verb):
        return None
    if _struck(sentence, verb):
        return None
    for back, near in enumerate(page.before(told)):
        if back == _BACK or near.segment != told.segment:
            return None
        for other in _verbs_before(near.sentence, verb if back == 0 else None):
            whom = _done_to(page, near.sentence, other)
            if whom is not None:
                return as_worded(page, near, whom)[0]
            if _has_somebody(page, near.sentence, other):
                return None
    return None


def _struck(sentence: Sentence, verb: Word) -> bool:
    """Tell the thing in «били витрины», which may stand in the parse as no object."""
    after = next(iter(sentence.words[verb.index + 1 : verb.index + 2]), None)
    if after is None or after.kind != "noun":
        return False
    bare = sentence.child(after, "case") is None
    return bare and not after.low.endswith(_BY_MEANS)


def _verbs_before(sentence: Sentence, verb: Word | None) -> Iterator[Word]:
    words = sentence.words if verb is None else sentence.words[: verb.index]
    return (w for w in reversed(words) if w.kind == "verb" and w.form in ("past", "participle"))


def _done_to(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give whom others did something to: «брата увезли», «брат был избит»."""
    passive = verb.form == "participle"
    if not passive and not verb.low.endswith(_MANY):
        return None
    whom = sentence.child(verb, "passive_subject" if passive else "object")
    if whom is None or not page.is_somebody(sentence, whom):
        return None
    return None if page.lexicon.has("nobody", whom) else whom


def _has_somebody(page: Page, sentence: Sentence, verb: Word) -> bool:
    return any(page.is_somebody(sentence, w) for w in sentence.children(verb, *_OWN))
