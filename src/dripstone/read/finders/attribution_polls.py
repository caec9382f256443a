"""Attribution polls: "In a survey of 900 homes, two in three were damaged" is what the survey says.

by_poll    "in" → the attribution, where a poll or a count stands after it
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.finders.attribution_one import Said
from dripstone.read.page import Page
from dripstone.read.spans import both_sides, of_source

_FINITE = ("root", "conjunct", "complement")


def by_poll(page: Page, sentence: Sentence, case: Word) -> Said | None:
    """Read "in a survey, …" and "… in the latest poll", at either end of a sentence."""
    noun = sentence.head(case)
    if case.low != "in" or noun is None or not page.lexicon.has("polls", noun):
        return None
    verb = sentence.head(noun)
    if verb is None or verb.relation not in _FINITE or page.lexicon.has("reporting", verb):
        return None
    source = of_source(sentence, noun)
    ends = all(w.kind == "mark" for w in sentence.words if w.start >= source[1])
    if case.index > 1 and not ends:
        return None
    content, more = both_sides(page, sentence, (case.start, source[1]))
    if content is None:
        return None
    return Said(
        word=case,
        cue=(case.start, case.end),
        source=source,
        content=content,
        more=more,
        why=f"“{noun.text}” is where the rest of the sentence was found",
    )
