"""Every: what exhaustive reading shows beside the rest, so that no nominated sentence is silent.

    rest     Page, places told → Drafts    sentences that a word nominated and nobody tied

Only a reader who asks for everything gets these: they cost time and seldom tell of an act.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.read.drafts import Draft
from dripstone.read.page import Page
from dripstone.read.voices import chain

_SEVERAL = (
    "this sentence was looked at for several words together, an office, "
    "or a list that it goes on with"
)
_NOTHING = "; nothing was tied to it"


def rest(page: Page, told_of: set[int]) -> Iterator[Draft]:
    """Give the sentences that a word nominated, where nothing was found: by place of a finding."""
    if not page.exhaustive:
        return
    for told in page.told:
        sentence = told.sentence
        if any(sentence.start <= place < sentence.end for place in told_of):
            continue
        word = next((w for w in sentence.words if page.lexicon.nominates(w.low)), None)
        lettered = (w for w in sentence.words if w.kind != "mark")
        first = word or next(lettered, sentence.words[0])
        yield Draft(
            kind="event",
            type="incident",
            trigger=(first.start, first.end),
            told=told,
            heard=chain(page, told, first),
            rule="every.rest",
            why=(_SEVERAL if word is None else f"“{word.text}” may tell of something") + _NOTHING,
            confidence=0.05,
            verb=first.text,
        )
