"""Filters: from what somebody chooses to the tags that are looked for, one of each group.

Filters   Question → tags of texts, tags of findings, and the days to compare exactly
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone import vocabulary
from dripstone.errors import UnknownTerm
from dripstone.flow.search_answers import Question
from dripstone.flow.tagging import SCHEMES, months, tag
from dripstone.languages import stems
from dripstone.records import SLOTS
from dripstone.records.edtf import Bounds, bounds
from dripstone.vocabulary.gazetteer import Gazetteer, ours


class Filters:
    """Filters as tags: one of each group; and the days to compare exactly."""

    def __init__(self, asked: Question, known: Gazetteer | None = None) -> None:
        """Take what is asked; ``known`` holds a project's own places."""
        self.of_text = [*_one("l", asked.language)]
        self.published = _days(asked.published)
        if asked.published is not None:
            self.of_text.append(_months(self.published, "pm", "py"))
        self.when = _days(asked.when)
        self.of_findings = [*_one("s", _known(asked.state, "certainty"))]
        self.of_findings += _one("k", asked.kind)
        self.of_findings += _one("c", _known(asked.stance, "certainty"))
        self.of_findings += _one("a", _act(asked.act))
        self.of_findings += _one("g", _known(asked.ground, "grounds"))
        self.of_findings += _one("o", _slot(asked.not_stated))
        if asked.place is not None:
            self.of_findings += _place(asked.place, known or ours())
        if asked.when is not None:
            self.of_findings.append(_months(self.when, "m", "y"))
        if asked.voice is not None:
            self.of_findings += _voice(asked.voice)

    @property
    def tags(self) -> list[tuple[str, ...]]:
        """Give all groups."""
        return self.of_text + self.of_findings


def _one(kind: str, given: str | None) -> Iterator[tuple[str, ...]]:
    if given is not None:
        yield (tag(kind, given),)


def _known(given: str | None, scheme: str) -> str | None:
    return None if given is None else vocabulary.term(scheme, given).id


def _slot(given: str | None) -> str | None:
    """Prove that findings have such a slot."""
    if given is None or given in SLOTS:
        return given
    raise UnknownTerm(scheme="slots", term=given[:40])


def _act(given: str | None) -> str | None:
    """Prove that a type is a term of a vocabulary of findings."""
    if given is None or any(given in vocabulary.scheme(name).terms for name in SCHEMES):
        return given
    raise UnknownTerm(scheme="acts", term=given[:40])


def _days(given: str | None) -> Bounds:
    return (None, None) if given is None else bounds(given)


def _months(days: Bounds, month: str, year: str) -> tuple[str, ...]:
    """Give the months of a span, or its years where it is long; and what has no end."""
    told = [*months(*days, month, year)]
    short_ = [one for one in told if one.startswith(f"{month}:")]
    return (*(short_ or told), tag(year, "open"))


def _place(given: str, gazetteer: Gazetteer) -> list[tuple[str, ...]]:
    """Look for a place by its identity or name; by its words where no gazetteer has it."""
    known = [place.id for place in gazetteer.named(given)]
    if ":" in given:
        known.append(given)
    words = [tag("w", one) for one in stems.words_of(given).split()]
    if not words:
        return [(tag("p", given),)]
    return [(*(tag("p", one) for one in known), word) for word in words]


def _voice(given: str) -> list[tuple[str, ...]]:
    """Look for every word of a voice, in any form or script."""
    sought = [stems.of_query(word) for word in stems.in_words(given)]
    return [(tag("v", one.stem), *(tag("v", s) for s in one.sounds)) for one in sought]
