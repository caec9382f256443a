"""Demand titles: lists of what is asked under a line that says so, or says of whom.

under_title    Page, Told → Drafts    "Our demands", "To the Ministry of Justice:" and their lines
titled         place → the addressee of the title above, and whether there is any title
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_kinds import type_of
from dripstone.read.finders.demand_parts import Ask, draft_of
from dripstone.read.finders.demand_questions import questions
from dripstone.read.page import Page, Told
from dripstone.read.who import speaking

_ITEM = re.compile(r"[^\S\n]*(?:[—–\-•·*▪●■‣✔✓]|\(?\d{1,2}[.)]|\(?[a-z][.)])[^\S\n]*")
_TO = re.compile(
    r"\W*(?:(?:our|key|main|final) )?(?:(?:recommendations?|demands?|requests?|appeals?) )?to "
    r"(?P<whom>[^\n:;.!?]{3,90}):?\s*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W*(?:[\w'’,]+ ){0,5}(?:recommendations?|demands?|requests|appeals|calls|conclusions and "
    r"recommendations)(?: (?:are|include|of [\w' ]{3,40}))?:?\s*",
    re.IGNORECASE,
)
_LINES = 24  #: lines of a list above an item, at most
_BESIDE = ("adverb", "adjective", "determiner", "number", "mark", "other", "conjunction")

Title = tuple[Answer | None, bool]  #: whom it addresses, and whether there is one


def titled(page: Page, start: int) -> Title:
    """Give whom the title of a list addresses: the line above its items."""
    content, end = page.text.content, page.text.content.rfind("\n", 0, start) + 1
    if not _ITEM.match(content, end) and content[end:start].strip():
        return None, False
    for _ in range(_LINES):
        if end <= 0:
            break
        begin = content.rfind("\n", 0, end - 1) + 1
        line = content[begin : end - 1]
        end = begin
        if not line.strip() or _ITEM.match(line):
            continue
        to = _TO.fullmatch(line)
        if to is not None:
            span = (begin + to.start("whom"), begin + to.end("whom"))
            return (span, speaking(page, page.words(span), None)), True
        return None, _ASKS.fullmatch(line) is not None
    return None, False


def under_title(page: Page, told: Told) -> Iterator[Draft]:
    """Read "1. The release of all students." under "Our demands"."""
    sentence = told.sentence
    yield from questions(page, told)
    noun = None if sentence.bare else _first_noun(page, sentence)
    if noun is None or not _is_item(sentence):
        return
    whom, is_title = titled(page, sentence.start)
    type_ = type_of(page, sentence, noun) if is_title else None
    if type_ is not None:
        asked = () if whom is None else (whom,)
        ask = Ask(verb=noun, force="demands", by=None, addressees=asked, work=None, firm=False)
        yield draft_of(page, told, ask, noun, type_)


def _is_item(sentence: Sentence) -> bool:
    """Tell whether a sentence stands behind the mark of a list."""
    begin = sentence.content.rfind("\n", 0, sentence.start) + 1
    return _ITEM.match(sentence.content, begin) is not None


def _first_noun(page: Page, sentence: Sentence) -> Word | None:
    """Give the noun of what is asked that a line begins with, if it begins so."""
    first = next((w for w in sentence.words if w.kind not in _BESIDE), None)
    known = first is not None and first.low in page.lexicon.rest["demand_nouns"]
    return first if known and first is not None and first.kind == "noun" else None
