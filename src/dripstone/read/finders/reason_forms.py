"""Reason forms: reasons that Russian tells by a label, a gerund or a feeling beside an act.

formed    Page, Told → each reason, with the word that brings it and why it is taken for one

«Выслали как шпионов», «избили, узнав, что …», «убили из ненависти к …», «арест связан с …».
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.finders.reason_turns import Reason
from dripstone.read.finders.reasons import ground_of, is_private
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import chain

_CUES = ("labels", "learning", "feelings", "tied_to")


def formed(page: Page, told: Told) -> Iterator[Reason]:
    """Give the reasons that forms tell of an act; of a named person's trait none."""
    sentence = told.sentence
    marked = page.lexicon.marked(sentence, *_CUES) if sentence.bare else []
    if not marked:
        return
    acts = [t.word for t in page.lexicon.triggers(sentence, "acts")]
    for word in marked:
        span = next((s for find in _FORMS if (s := find(page, sentence, word, acts))), None)
        if span is None or chain(page, told, word).polarity == "denies":
            continue
        ground = ground_of(page, span)
        near = any(w.kind == "name" and w.entity == "person" for w in sentence.words)
        if not (near and is_private(page, ground) and not page.lexicon.has("tied_to", word)):
            yield span, ground, word, "says why it was done"


def _label(page: Page, sentence: Sentence, word: Word, acts: list[Word]) -> Span | None:
    """Read «преследуют как сектантов»."""
    before = sentence.words[max(0, word.index - 3) : word.index]
    like = next((w for w in before if w.low == "как"), None)
    if like is None or not page.lexicon.has("labels", word) or not like.index:
        return None
    done = any(0 < like.index - w.index <= _NEAR for w in acts)
    return (like.start, sentence.phrase(word)[1]) if done else None


_NEAR = 6  #: words between an act and the label it is done under


def _learning(page: Page, sentence: Sentence, word: Word, acts: list[Word]) -> Span | None:
    """Read «избили, узнав, что они живут вместе»."""
    if not page.lexicon.has("learning", word) or word.form != "gerund":
        return None
    governs = next((w for w in sentence.above(word) if w.kind == "verb"), None)
    said = sentence.child(word, "complement", "object", "oblique", "open_complement")
    if governs is None or said is None or governs not in acts:
        return None
    start, end = sentence.clause(word)
    late = [w for w in sentence.words[word.index : governs.index] if w.kind != "mark"]
    return start, min(end, late[-1].end) if late else end


def _feeling(page: Page, sentence: Sentence, word: Word, acts: list[Word]) -> Span | None:
    """Read «убили из ненависти к журналистам»."""
    first = next(iter(sentence.children(word, "case")), None)
    of = first is not None and first.low in ("из", "от")
    if first is None or not (of and page.lexicon.has("feelings", word) and acts):
        return None
    after = sentence.words[word.index + 1 : word.index + _NEAR]
    whom = next((w for w in after[1:] if w.kind in ("noun", "name")), None)
    towards = bool(after) and after[0].low == "к" and whom is not None
    last = whom if towards and whom is not None else word
    return first.start, max(sentence.phrase(word)[1], last.end)


def _tied(page: Page, sentence: Sentence, word: Word, acts: list[Word]) -> Span | None:
    """Read «арест связан с его расследованием»."""
    if not page.lexicon.has("tied_to", word) or sentence.child(word, "negation") is not None:
        return None
    act = sentence.child(word, "subject", "passive_subject")
    why = next(iter(sentence.obliques(word, "with")), None)
    if act is None or act not in acts or why is None:
        return None
    cases = sentence.children(why, "case")
    return (cases[0].start if cases else why.start), sentence.phrase(why)[1]


_FORMS = (_label, _learning, _feeling, _tied)
