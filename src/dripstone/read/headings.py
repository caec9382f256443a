"""Headings: headlines that name before a colon who says the rest.

spoken    Page → (who, colon, what is said) of each headline that names its speaker
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence
from dripstone.read.page import Page, Span

_TITLE = 160  #: characters of a first line that may be a headline
_MOST = 5  #: words that name a speaker, at most
_LEAST = 3  #: words that are said, at least
_SPOKEN = re.compile(r"([^:\n.!?“”\"]{2,60}?)(:)\s+(\S[^\n]*)")
_LABEL = re.compile(r"\b[A-Z][a-z]+: ")  #: of the next field of a form
_TO_WHOM = re.compile(r"\s+(?:to|on|tells)\s.*$", re.IGNORECASE)
_END = " .;"


def spoken(page: Page) -> Iterator[tuple[Span, Span, Span]]:
    """Give who says, the colon and what is said, for each headline that has them."""
    for number, segment in enumerate(page.text.segments):
        first = number == 0 and segment.end - segment.start <= _TITLE
        if segment.role != "headline" and not first:
            continue
        found = _SPOKEN.match(page.text.content, segment.start, segment.end)
        if found is None or len(found[3].split()) < _LEAST or _LABEL.search(found[3]):
            continue
        who = _TO_WHOM.sub("", found[1])
        if not _names(page, who):
            continue
        said = found.start(3), found.start(3) + len(found[3].rstrip(_END))
        yield (found.start(1), found.start(1) + len(who)), found.span(2), said


def _names(page: Page, who: str) -> bool:
    """Tell somebody who speaks from "The Latest", "Related" and the name of a place."""
    words = who.split()
    if not 0 < len(words) <= _MOST or not words[0][0].isupper():
        return False
    last = words[-1]
    heads = (last.lower(), last.lower().rstrip("s"))
    if any(page.lexicon.has("speaks_titles", w) or page.lexicon.personal(w) for w in heads):
        return True
    return any(_tells(page, told.sentence, last) for told in page.told)


def _tells(page: Page, sentence: Sentence, name: str) -> bool:
    """Tell whether the report itself says somewhere that a name says something."""
    for word in sentence.words:
        if word.text == name and word.kind == "name" and word.relation == "subject":
            verb = sentence.head(word)
            if verb is not None and page.lexicon.has("reporting", verb):
                return True
    return False
