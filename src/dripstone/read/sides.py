"""Sides: what is said of a noun, and what stands on the other side of a cue.

around     cue, what is said → the rest of it: "the mine, she said, | is shut"
of_noun    noun, verb → it with what the verb says of it: "the plan as a farce"
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span
from dripstone.read.spans import run, trimmed, without_aside


def around(page: Page, sentence: Sentence, cue: Word, said: Span) -> Span | None:
    """Give the other side of a clause that its cue stands within: "the mine, she said, | is shut".

    "who" and "which" of "a guard who she says fled" too; a bare "But" or "Then" is no part of it.
    """
    below = {w.index for w in sentence.below(cue)}
    inner = sentence.child(cue, "complement")
    if cue.relation == "parataxis":
        top = sentence.head(cue)
        words = [] if top is None else [w for w in sentence.below(top) if w.index not in below]
    elif cue.relation == "relative" and inner is not None:
        words = sentence.below(inner)
    elif cue.relation in ("relative", "complement") and said[1] <= cue.start:
        words = _said_of(sentence, cue)
    else:
        return None
    before = said[0] > cue.start
    rest = [w for w in words if (w.index < cue.index if before else w.index > cue.index)]
    rest = run(rest, rest[-1] if before else rest[0]) if rest else []
    if all(w.kind in ("conjunction", "mark") for w in rest):
        return None
    return trimmed(page, sentence, rest, follows=False)


def of_noun(page: Page, sentence: Sentence, noun: Word, verb: Word) -> Span | None:
    """Give a noun with what the verb says of it: "the plan as a farce", "them of lying"."""
    words = {*sentence.below(noun), *_said_of(sentence, verb, after=noun)}
    ordered = sorted((w for w in words if w.index > verb.index), key=lambda w: w.index)
    ordered = without_aside(ordered)
    if noun.index < verb.index:
        ordered = sentence.below(noun)
    return trimmed(page, sentence, ordered, follows=False) if ordered else None


def _said_of(sentence: Sentence, verb: Word, *, after: Word | None = None) -> list[Word]:
    """Give the words after a verb that it says of somebody: "as a farce", "of lying"."""
    start = verb.index if after is None else max(verb.index, after.index)
    words: set[Word] = set()
    for one in sentence.children(verb, *_SAID_OF):
        if one.index > start and _says(sentence, one, verb, after):
            words.update(sentence.below(one))
    return sorted(words, key=lambda w: w.index)


def _says(sentence: Sentence, one: Word, verb: Word, after: Word | None) -> bool:
    """Tell what is said of somebody from when and where it is said: "deemed it unfit on Sunday"."""
    case = sentence.children(one, "case")
    if one.relation == "object":
        return after is not None and not case
    if one.relation not in ("oblique", "adverbial"):
        return True
    if not case:
        return one.kind == "adjective" and after is not None
    return case[0].low in _OF or (case[0].low == "on" and verb.low in _LAYS_ON)


_LAYS_ON = frozenset({"blame", "blamed", "blames", "blaming", "pin", "pinned", "pins", "pinning"})
_SAID_OF = (
    "object",
    "oblique",
    "attribute",
    "open_complement",
    "complement",
    "adverbial",
    "adjectival",
)
_OF = frozenset({"of", "for", "as", "from", "to", "with", "about", "over", "into", "against"})
