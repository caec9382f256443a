"""Piles: what belongs to one text, by identities, so that many reports fit on a desk.

Pile       one text: what was suggested of it and what was said
counted    findings, decisions → how many there are, how many wait, how many are accepted
kept_back  a person's task, decisions → those of others that they do not see before their own
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dripstone import review
from dripstone.records import Decision, Text
from dripstone.web.sheets import OPEN


class Pile:
    """What belongs to one text: identities only, so that many reports fit."""

    def __init__(self, text: Text) -> None:
        self.id = text.id
        self.report = text.report
        self.title = text.title.value if text.title else None
        self.publisher = text.publisher.value if text.publisher else None
        self.published = text.published.value if text.published else None
        self.language = text.language
        self.suggestions: dict[str, str] = {}  #: identity of a suggestion → of its finding
        self.decisions: dict[str, Decision] = {}
        self.counts: tuple[int, int, int] | None = None  #: findings, to decide, accepted

    def counted(self) -> tuple[int, int, int]:
        """Count once, until something changes."""
        if self.counts is None:
            self.counts = counted(self.suggestions.values(), self.decisions.values())
        return self.counts


def counted(findings: Iterable[str], decisions: Iterable[Decision]) -> tuple[int, int, int]:
    """Count what was suggested or added, what of it is to decide, and what is accepted."""
    states = review.settled((), decisions).states
    open_ = dict.fromkeys(findings, "suggested")
    every = open_ | {on: s for on, s in states.items() if s != "suggested" or on in open_}
    return (
        len(every),
        sum(1 for state in every.values() if state in OPEN),
        sum(1 for state in every.values() if state == "accepted"),
    )


def kept_back(
    task: review.Task, said: Iterable[Decision], report: str | None, asked: Collection[str]
) -> list[Decision]:
    """Give the decisions of others that a person does not see before their own."""
    if not task.blind:
        return []
    every = tuple(said)
    unseen = review.unseen(task, every, report=report, asked=asked)
    return [d for d in every if d.id in unseen]
