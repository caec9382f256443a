"""Reason turns: reasons that are told apart from the act, or for what was refused.

turned     Page, Told → each reason, with the word that brings it and why it is taken for one
told_by    the same by cues and ways of one's own
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.finders.reasons import ground_of
from dripstone.read.page import Page, Span, Told
from dripstone.records import Ground

Reason = tuple[Span, Ground, Word, str]  #: where, which, by what word, and how it is told
#: the cue of a word, what finds its reason, and how that is told
Way = tuple[str, Callable[[Page, Sentence, Word], Span | None], str]

_CUES = ("is", "is_short", "paid_for", "true_reasons", "refuses")


def turned(page: Page, told: Told) -> Iterator[Reason]:
    """Give the reasons of a sentence that hang on no act."""
    return told_by(page, told.sentence, _CUES, _TURNS)


def told_by(
    page: Page, sentence: Sentence, cues: Sequence[str], ways: Sequence[Way]
) -> Iterator[Reason]:
    """Give for each word of some cues the first reason that a way finds by it."""
    for word in page.lexicon.marked(sentence, *cues):
        own = page.lexicon.cues_of(word.low)
        for cue, find, how in ways:
            span = find(page, sentence, word) if cue in own else None
            if span is not None:
                yield span, ground_of(page, span), word, how
                break


def _because(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Read "it was because of her articles": of a deed or a trait, not of the rain."""
    about = sentence.child(verb, "subject")
    if about is None or not page.lexicon.has("said_before", about):
        return None
    span = _after_because(page, sentence, verb)
    if span is None or sentence.child(verb, "negation") is not None:
        return None
    deed = any(page.lexicon.has("reason_nouns", w) for w in sentence.between(*span))
    return span if deed or ground_of(page, span).ground is not None else None


def _after_because(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    for near in sentence.children(verb, "oblique", "adverbial", "complement"):
        brings = sentence.children(near, "case", "connective")
        if brings and page.lexicon.has("because", brings[0]):
            end = sentence.clause(near)[1] if near.kind == "verb" else sentence.phrase(near)[1]
            return brings[0].start, end
    return None


def _answer_to(_: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "the arrest was revenge for her testimony", "see it as a reprisal for the strike"."""
    called = noun.relation == "attribute" or sentence.case(noun) == "as"
    answered = sentence.obliques(noun, "for") if noun.kind == "noun" and called else []
    for why in answered[:1]:
        cases = sentence.children(why, "case")
        end = sentence.clause(why)[1] if why.kind == "verb" else sentence.phrase(why)[1]
        return cases[0].start, end
    return None


def _true_reason(page: Page, sentence: Sentence, noun: Word) -> Span | None:
    """Read "the real reason is the union", "… is that they had testified"."""
    said = any(page.lexicon.has("true", w) for w in sentence.children(noun, "adjectival"))
    verb = sentence.head(noun)
    if not said or verb is None or noun.relation != "subject" or not page.lexicon.has("is", verb):
        return None
    why = sentence.child(verb, "attribute", "complement")
    if why is None or why.kind not in ("noun", "name", "verb"):
        return None
    return sentence.clause(why) if why.kind == "verb" else sentence.phrase(why)


def _refused(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Read "refused to register the complaint because she was a foreigner"."""
    inner = sentence.child(verb, "open_complement")
    by = actor(sentence, verb)
    if inner is None or by is None or not page.lexicon.has("owed", inner):
        return None
    if sentence.child(inner, "object") is None or by.kind not in ("noun", "name", "pronoun"):
        return None
    return _after_because(page, sentence, verb) or _after_because(page, sentence, inner)


_TURNS: tuple[Way, ...] = (
    ("is", _because, "says why what was told before was done"),
    ("is_short", _because, "says why what was told before was done"),
    ("paid_for", _answer_to, "says what it is an answer to"),
    ("true_reasons", _true_reason, "is said to have been this"),
    ("refuses", _refused, "refuses what was owed, and the words give a reason for it"),
)
