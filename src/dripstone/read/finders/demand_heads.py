"""Demand heads: who is asked where the words of asking do not say, but those before them do.

asked_before    Page, Told, verb, who asks → whom, or nobody
"""

from __future__ import annotations

import re

from dripstone.languages.parsed import Word
from dripstone.read.drafts import Answer
from dripstone.read.finders.demand_parts import is_official
from dripstone.read.page import Page, Told
from dripstone.read.who import answer, speaking

_LINES = 4  #: of a letter, in which it says to whom it goes
_LONG = 110  #: characters of such a line, at most
_LINE = re.compile(r"[^\n]+")
_FROM = re.compile(r"\s+(?:от|from)\s", re.IGNORECASE)


def asked_before(page: Page, told: Told, verb: Word, by: Answer | None) -> tuple[Answer, ...]:
    """Give whom "They wrote to the mayor. They ask …" and the head of a letter name."""
    if by is None:
        own = page.lexicon.speaks_for_itself(verb.low) and not page.quoted(verb.start)
        return _head(page) if own else ()
    meant = page.words(by[0]).lower()
    return _written_to(page, told) if page.lexicon.has("third_persons", meant) else ()


def _written_to(page: Page, told: Told) -> tuple[Answer, ...]:
    """Give the office that the sentence just before was written to."""
    at = page.told.index(told)
    before = page.told[at - 1] if at else told
    if before is told or page.text.content[before.sentence.end : told.sentence.start].strip():
        return ()
    for verb in page.lexicon.marked(before.sentence, "writes_to"):
        ends = [*before.sentence.children(verb, "recipient"), *before.sentence.obliques(verb, "to")]
        asked = tuple(answer(page, before, one) for one in ends[:1])
        if verb.kind == "verb" and is_official(asked):
            return asked
    return ()


def _head(page: Page) -> tuple[Answer, ...]:
    """Give the office of «Прокурору области Н. В. Стерлигову» or «В Комитет против пыток»."""
    for line in list(_LINE.finditer(page.text.content, 0, _LINES * _LONG))[:_LINES]:
        words = _FROM.split(line[0].strip())[0]
        start = line.start() + line[0].index(words)
        first, _, rest = words.partition(" ")
        if len(words) > _LONG or words.endswith((".", ":", "!", "?", ",")):
            continue
        into = page.lexicon.has("addressed_in", first.lower())
        said = rest if into else words
        if said and (into or page.lexicon.addresses(first.lower())):
            place = (start + len(words) - len(said), start + len(words))
            found = ((place, speaking(page, said, None)),)
            body = any(page.lexicon.has("bodies", w) for w in said.lower().split())
            if body or is_official(found):
                return found
    return ()
