"""Vouched: who vouches for a sentence in the one after it: «Избили двоих. Об этом сообщает фонд».

vouched    Page, Told → the voice that the next sentence gives to it, if it does
"""

from __future__ import annotations

import re

from dripstone.languages.parsed import Word
from dripstone.read.heard import Hop
from dripstone.read.page import Page, Told
from dripstone.read.speakers import beside, speaks

_OF_THIS = re.compile(r"\s*(?:«\s*)?Об этом\s")
_LEARNS = ("узна", "зна", "слыш", "слых", "дума", "дога")
_LATER = 6  #: words after «Об этом» in which its verb stands


def vouched(page: Page, told: Told) -> Hop | None:
    """Give whoever is said right after a sentence to have told it; worked out once."""
    sentence = told.sentence
    if "vouched" not in sentence.noted:
        sentence.noted["vouched"] = _after(page, told)
    found: Hop | None = sentence.noted["vouched"]
    return found


def _after(page: Page, told: Told) -> Hop | None:
    opens = _OF_THIS.match(page.text.content, told.sentence.end)
    after = None if opens is None else page.told_at(opens.end())
    if after is None or after.sentence.start < told.sentence.end:
        return None
    if page.segment(after).of != page.segment(told).of:
        return None
    return _told_by(page, after)


def _told_by(page: Page, told: Told) -> Hop | None:
    """Read «Об этом сообщает фонд», «Об этом говорится в докладе»."""
    sentence = told.sentence
    for verb in sentence.words[2 : 2 + _LATER]:
        if page.lexicon.has("reporting", verb) and verb.form in ("past", "present"):
            if sentence.child(verb, "negation") is not None:
                return None
            if verb.low.startswith(_LEARNS):
                return None  # «об этом мы узнали вечером»
            hop = speaks(page, told, verb)
            return _who_says(page, told, verb, hop)
    return None


def _who_says(page: Page, told: Told, verb: Word, hop: Hop) -> Hop | None:
    """Give who speaks; in «Об этом „Мосткам“ сообщила его мать» it is who stands last."""
    if hop.span is None:
        return None
    ahead = told.sentence.words[verb.index + 1 :][:2]
    late = next((w for w in ahead if w.kind in ("noun", "name")), None)
    to_whom = page.text.content[hop.span[0] - 1] == "«" and hop.span[1] <= verb.start
    if to_whom and late is not None and page.is_somebody(told.sentence, late):
        return beside(page, told, verb, late)
    return hop
