"""Correcting: findings as the invented reviewer says they should be, in words of the report.

corrected   a suggested finding and a plan → the finding that stands in its place
added       a plan → a finding that no machine suggested
"""

from __future__ import annotations

import functools

import msgspec

from dripstone import review
from dripstone.demo.planned import Planned, Words
from dripstone.demo.shelf import places, publishers
from dripstone.records import (
    AnyFinding,
    Claim,
    Text,
    Voice,
    anchor,
)
from dripstone.vocabulary.gazetteer import Gazetteer, with_places


def corrected(plan: Planned, finding: AnyFinding, text: Text) -> AnyFinding:
    """Give the finding with what the plan says otherwise.

    Raises:
        WordsNotFound: the plan names words that the report does not have there.
    """
    addressees = plan.addressees
    return review.correct(
        finding,
        text,
        says=plan.says,
        type=plan.type,
        stance=plan.stance,
        polarity=plan.polarity,
        slots={name: review.Said(words=words) for name, words in plan.slots.items()},
        voice=None if plan.voice is None else review.Said(words=plan.voice),
        mode=plan.mode,
        addressees=None
        if addressees is None
        else tuple(review.Said(words=words) for words in addressees),
        against=plan.against or (text.published.value[:10] if text.published else None),
        gazetteer=_gazetteer(),
    )


def added(plan: Planned, words: Words, text: Text) -> AnyFinding:
    """Give a finding that rests on the planned words.

    Raises:
        WordsNotFound: the report does not have them.
    """
    start = -1
    for _ in range(words.nth):
        start = text.content.find(words.words, start + 1)
    chain = (Voice(who=_publisher(words.report, text), mode="narrates"),)
    said = () if plan.voice is None else (Voice(who=None, mode=plan.mode or "paraphrases"),)
    base = Claim(
        id="",
        kind=words.kind,
        type=words.type,
        says=plan.says or "",
        anchors=(anchor(text, start, start + len(words.words)),),
        attribution=(*chain, *said),
        stance="attributed" if said else "asserted",
        not_stated=plan.not_stated,
    )
    made = corrected(plan, base, text)
    return msgspec.structs.replace(made, supersedes=None)


def _publisher(report: str, text: Text) -> str | None:
    return publishers().get(report) or (text.publisher.value if text.publisher else None)


@functools.cache
def _gazetteer() -> Gazetteer:
    return with_places(places())
