"""Planned: decisions that speak of words in a report, and the suggestions they mean.

planned   → the decisions of ``decisions.jsonl``, in their order
found     words → the suggested findings that rest on them
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources

import msgspec

from dripstone.records import AnyFinding, Finding, Suggestion, Text, Value


class Words(Value, frozen=True, kw_only=True):
    """The words that a suggestion rests on: what made it, and which occurrence of them."""

    report: str  #: file name
    kind: str
    type: str
    words: str  #: as the finding's first anchor quotes them
    nth: int = 1  #: which occurrence of the words in the report's text, from 1
    holds: str = ""  #: words of one of its slots, where several findings share a verb


class Planned(Value, frozen=True, kw_only=True):
    """One decision, before it is known which identity it binds."""

    verb: str
    on: Words | None = None
    match: str | None = None  #: incident, person or answer: then ``between`` says of what
    between: tuple[Words, Words] | None = None
    reason: str = ""
    type: str | None = None  #: with ``correct``: what it should be
    says: str | None = None
    stance: str | None = None
    polarity: str | None = None
    slots: dict[str, str] = {}  #: by name; empty words: the report does not say
    voice: str | None = None  #: words of the innermost voice; empty: nobody is named
    mode: str | None = None  #: how that voice says it
    against: str | None = None  #: ISO date that relative words count from
    not_stated: tuple[str, ...] = ()  #: with ``add``
    addressees: tuple[str, ...] | None = None
    where: tuple[str, ...] = ()  #: with ``look``: where she looked for an answer
    until: str | None = None  #: with ``look``: until which day


_reader = msgspec.json.Decoder(Planned)


def planned() -> tuple[Planned, ...]:
    """Give the reviewer's decisions, in the order in which she made them."""
    file = resources.files(__package__).joinpath("decisions.jsonl")
    lines = file.read_text("utf-8").splitlines()
    return tuple(_reader.decode(line) for line in lines if line.strip())


def found(
    words: Words,
    suggestions: Iterable[Suggestion],
    texts: Mapping[str, Text],
    names: Mapping[str, str],
) -> tuple[AnyFinding, ...]:
    """Find the suggested findings that rest on these words.

    ``texts`` are by identity, ``names`` give the file name of a report's identity.
    """
    told: dict[str, AnyFinding] = {}
    for one in suggestions:
        if isinstance(one.of, Finding) and _is_meant(words, one.of, texts, names):
            told[one.of.id] = one.of
    return tuple(told.values())


def _is_meant(
    words: Words, finding: Finding, texts: Mapping[str, Text], names: Mapping[str, str]
) -> bool:
    text = texts[finding.text]
    anchor = finding.anchors[0]
    if (finding.kind, finding.type, anchor.exact) != (words.kind, words.type, words.words):
        return False
    if names[text.report] != words.report:
        return False
    before = text.content.count(words.words, 0, anchor.start + len(words.words) - 1)
    slots = [slot.text for _, slot in finding.slots.filled()]
    return before == words.nth - 1 and (not words.holds or words.holds in slots)
