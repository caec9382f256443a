"""Comparing: what several people said of the same findings, made ready for figures of agreement.

labels    judged findings → what each person says of one question, unit by unit
read      judged findings, texts → the words that each person stands behind
ASKED     the questions that are compared
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dripstone.records import AnyFinding, Text
from dripstone.review.agreement import Labels, Read
from dripstone.review.lines import Judged

ASKED = ("verdict", "type", "when", "who")
NOT_SAID = ""  #: two people who both say that a report leaves a slot open agree
_NO_LABEL = ("disputed", "withdrawn")  #: a dispute asks, and consent taken back is no judgement


def labels(judged: Iterable[Judged], asked: str) -> tuple[Labels, ...]:
    """Say how each person answers one question about each finding.

    ``verdict`` is accepted, corrected or rejected. The other questions are put to those alone who
    stand behind the finding in some form: whoever rejects it gives it no type and no day.
    """
    every = (_verdicts(one) if asked == "verdict" else _answers(one, asked) for one in judged)
    return tuple(unit for unit in every if len(unit) > 1)


def _verdicts(one: Judged) -> Labels:
    return {who: side[0] for who, side in one.sides.items() if side[0] not in _NO_LABEL}


def _answers(one: Judged, asked: str) -> Labels:
    return {who: _answer(finding, asked) for who, finding in one.stands.items()}


def _answer(finding: AnyFinding, asked: str) -> str:
    if asked == "type":
        return f"{finding.kind}:{finding.type}"
    slot = getattr(finding.slots, asked)
    return NOT_SAID if slot is None else " ".join(slot.text.casefold().split())


def read(
    judged: Iterable[Judged], texts: Mapping[str, Text], people: tuple[str, str]
) -> tuple[Read, ...]:
    """Give the texts that both people read, with the words that each stands behind, by kind.

    A text was read by whoever took a side on anything in it.
    """
    by_text: dict[str, list[Judged]] = {}
    for one in judged:
        by_text.setdefault(one.finding.text, []).append(one)
    return tuple(
        Read(length=len(texts[text].content), spans={who: _spans(those, who) for who in people})
        for text, those in by_text.items()
        if text in texts and all(any(who in one.sides for one in those) for who in people)
    )


def _spans(judged: Iterable[Judged], who: str) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for one in judged:
        mine = one.stands.get(who)
        if mine is not None:
            found.setdefault(mine.kind, []).extend(a.span for a in mine.anchors)
    return {kind: tuple(places) for kind, places in found.items()}
