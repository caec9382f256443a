"""First reports: who is said to have told it first.

find    Page → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import doer
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer

_BESIDE = ("adverb", "open_complement", "oblique", "attribute")


def find(page: Page) -> Iterator[Draft]:
    """Give "the paper that first reported …" and "the first to report …"."""
    for told in page.told:
        for word in told.sentence.words:
            if word.kind == "verb" and page.lexicon.has("breaks", word):
                draft = _draft(page, told, word)
                if draft is not None:
                    yield draft


def _draft(page: Page, told: Told, verb: Word) -> Draft | None:
    sentence = told.sentence
    by = doer(sentence, verb)
    first = _first(page, sentence, verb)
    if first is None or by is None or by.kind not in ("noun", "name", "number", "adjective"):
        return None
    if by.low in ("first", "one") and sentence.head(by) is not None:
        head = sentence.head(by)
        by = sentence.child(head, "subject") if head is not None else by
    if by is None:
        return None
    slots: dict[str, Answer] = {"who": answer(page, told, by)}
    what = sentence.child(verb, "complement", "object", "passive_subject")
    if what is not None:
        below = [
            w
            for w in sentence.below(what)
            if w.kind != "mark" and (w.index > verb.index) == (what.index > verb.index)
        ]
        if below:
            slots["what"] = ((below[0].start, below[-1].end), None)
    start, end = sorted(((first.start, first.end), (verb.start, verb.end)))
    near = abs(first.index - verb.index) <= 2
    return Draft(
        kind="first_report",
        type="utterance.report",
        trigger=(start[0], end[1]) if near else (verb.start, verb.end),
        told=told,
        heard=chain(page, told, verb),
        rule="first_report",
        why=f"“{first.text}” beside “{verb.text}” says who told it first",
        confidence=0.8,
        slots=slots,
    )


def _first(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    own = next((w for w in sentence.children(verb, *_BESIDE) if page.lexicon.has("first", w)), None)
    head = sentence.head(verb)
    if own is None and head is not None and page.lexicon.has("first", head):
        return head
    return own
