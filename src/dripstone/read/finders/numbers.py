"""Numbers: how many, where a number is what the sentence says, not part of an act.

    find    Page → Drafts

"The death toll rose to 12", "43 people remain in custody". A number within an act's own words is
that act's ``how_many``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.numbers import find_numbers
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import when, where
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.records import HowMany

_VAGUE = ("plural", "one", "many", "several", "couple", "none_found")
_NEAR = 60  #: characters between a tally's word and its number


def find(page: Page) -> Iterator[Draft]:
    """Give every tally of people that a sentence states as such."""
    for told in page.told:
        for word in page.lexicon.marked(told.sentence, "tallies"):
            draft = _draft(page, told, word)
            if draft is not None:
                yield draft


def _draft(page: Page, told: Told, word: Word) -> Draft | None:
    sentence = told.sentence
    verb = _verb(sentence, word)
    if verb is None:
        return None
    below = sentence.below(verb)
    found = find_numbers(sentence.content, below[0].start, below[-1].end, language=page.language)
    counted = [
        f
        for f in found
        if isinstance(f.value, HowMany)
        and f.value.rule not in _VAGUE
        and abs(f.start - word.start) < _NEAR
    ]
    if not counted:
        return None
    number = min(counted, key=lambda f: abs(f.start - word.start))
    slots: dict[str, Answer] = {"how_many": ((number.start, number.end), number.value)}
    around = {"when": when(page, told, verb), "where": where(page, told, verb)}
    slots |= {name: answer for name, answer in around.items() if answer is not None}
    assert isinstance(number.value, HowMany)
    return Draft(
        kind="number",
        type=number.value.unit,
        trigger=(number.start, number.end),
        told=told,
        heard=chain(page, told, verb),
        rule="number.tally",
        why=f"“{word.text}” says that the number is a tally",
        confidence=0.7,
        verb=" ".join(page.words((word.start, word.end)).split()),
        slots=slots,
        more=((word.start, word.end),),
    )


def _verb(sentence: Sentence, word: Word) -> Word | None:
    if word.kind == "verb":
        return word
    if word.relation not in ("subject", "object", "attribute", "oblique"):
        return None
    head = sentence.head(word)
    return head if head is not None and head.kind == "verb" else None
