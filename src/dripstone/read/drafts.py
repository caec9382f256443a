"""Drafts: what a finder found, by places only, and how it becomes a suggestion with anchors.

Draft        a finding before its anchors are taken
suggested    Page, Draft → Suggestion
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dripstone import __version__
from dripstone.read.calibration import calibrated
from dripstone.read.heard import Heard, Hop
from dripstone.read.page import Page, Span, Told
from dripstone.read.says import sentence_of
from dripstone.records import (
    Anchor,
    Claim,
    Demand,
    Quote,
    Slot,
    Slots,
    SlotValue,
    Suggestion,
    Voice,
    anchor,
    finding_id,
    suggestion_id,
)

MADE_BY = f"dripstone-read/{__version__}"

Answer = tuple[Span, SlotValue | None]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Draft:
    """One thing found, by the places of its words."""

    #: act, event, ground, characterisation, denial, number, first_report, reference, quote, demand
    kind: str
    type: str
    trigger: Span
    told: Told
    heard: Heard
    rule: str
    why: str
    confidence: float
    verb: str = ""  #: the words of the act, as ``says`` puts them
    passive: bool = False
    slots: Mapping[str, Answer] = field(default_factory=dict)
    not_stated: tuple[str, ...] = ()
    level: int = 1
    more: tuple[Span, ...] = ()  #: further words that the finding rests on
    addressees: tuple[Answer, ...] = ()
    force: str = "requests"
    urgent: bool = False
    deadline: Answer | None = None
    work: Answer | None = None
    inner: Span | None = None
    speaker: Answer | None = None
    mode: str = "direct"


def suggested(page: Page, draft: Draft) -> Suggestion:
    """Take the anchors of a draft and make it a suggestion.

    Raises:
        WordsNotFound: a place lies outside the text.
    """
    finding = _finding(page, draft)
    return Suggestion(
        id=suggestion_id(finding.id, MADE_BY, draft.rule),
        of=finding,
        made_by=MADE_BY,
        rule=draft.rule,
        why=draft.why,
        confidence=calibrated(draft.kind, draft.confidence),
    )


def _finding(page: Page, draft: Draft) -> Claim | Quote | Demand:
    anchors = tuple(_anchor(page, span) for span in dict.fromkeys((draft.trigger, *draft.more)))
    slots = Slots(**{name: _slot(page, answer) for name, answer in draft.slots.items()})
    common: dict[str, Any] = {
        "id": finding_id(
            draft.kind,
            draft.type,
            anchors,
            slots,
            stance=draft.heard.stance,
            polarity=draft.heard.polarity,
        ),
        "kind": draft.kind,
        "type": draft.type,
        "says": sentence_of(page, draft),
        "anchors": anchors,
        "slots": slots,
        "not_stated": draft.not_stated,
        "attribution": tuple(_voice(page, hop) for hop in draft.heard.hops),
        "stance": draft.heard.stance,
        "polarity": draft.heard.polarity,
        "cues": tuple(_anchor(page, cue) for cue in draft.heard.cues),
        "segment": page.segment(draft.told).role,
        "level": draft.level,
    }
    if draft.kind == "quote" and draft.inner is not None:
        speaker = None if draft.speaker is None else _slot(page, draft.speaker)
        return Quote(**common, inner=_anchor(page, draft.inner), speaker=speaker, mode=draft.mode)
    if draft.kind == "demand":
        return Demand(
            **common,
            addressees=tuple(_slot(page, answer) for answer in draft.addressees),
            force=draft.force,
            urgent=draft.urgent,
            deadline=None if draft.deadline is None else _slot(page, draft.deadline),
            work=None if draft.work is None else _slot(page, draft.work),
        )
    return Claim(**common)


def _anchor(page: Page, span: Span) -> Anchor:
    """Take the words at a place, once for all that rests on them: a speaker vouches for much."""
    found = page.anchored.get(span)
    if found is None:
        found = page.anchored[span] = anchor(page.text, *span)
    return found


def _slot(page: Page, answer: Answer) -> Slot:
    span, value = answer
    return Slot(text=page.words(span), anchor=_anchor(page, span), value=value)


def _voice(page: Page, hop: Hop) -> Voice:
    return Voice(
        who=hop.who,
        mode=hop.mode,
        anchor=None if hop.span is None else _anchor(page, hop.span),
        stands_for=hop.stands_for,
        cue=None if hop.cue is None else _anchor(page, hop.cue),
    )
