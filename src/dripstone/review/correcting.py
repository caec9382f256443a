"""Correcting: from a finding and what a person says of it to the finding as it should be.

    correct    finding, text, changes → a finding that supersedes it

Every word that goes in is a word of the text: chosen by place, or found in the finding's segment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dripstone import vocabulary
from dripstone.errors import Unfinished, WordsNotFound
from dripstone.languages.numbers import find_numbers
from dripstone.languages.places import find_places
from dripstone.languages.times import find_times
from dripstone.records import (
    SLOTS,
    Anchor,
    AnyFinding,
    Demand,
    Quote,
    Slot,
    Slots,
    SlotValue,
    Text,
    Value,
    Voice,
    When,
    Where,
    Who,
    anchor,
    content_id,
    digest,
    identity_of,
    overlapping,
    short,
)
from dripstone.records.edtf import bounds
from dripstone.vocabulary.gazetteer import Gazetteer

SCHEMES: Mapping[str, tuple[str, ...]] = {
    "act": ("acts",),
    "event": ("events", "acts"),
    "denial": ("acts", "events"),
    "number": ("acts", "events"),
    "first_report": ("acts", "events"),
    "ground": ("grounds",),
    "characterisation": ("legal",),
    "demand": ("demands",),
    "relation": ("relations",),
    "reference": ("links",),
}
"""Which vocabularies the type of a finding may come from, by kind. Others keep their type."""


class Said(Value, frozen=True, kw_only=True):
    """Words that a person gave for a slot, and where they chose them."""

    words: str  #: empty: the report does not say
    at: int | None = None  #: code points from the beginning of the text; None: typed
    edtf: str = ""  #: of a time: what a person says that the words come to, as EDTF


def correct(
    finding: AnyFinding,
    text: Text,
    *,
    says: str | None = None,
    type: str | None = None,
    stance: str | None = None,
    polarity: str | None = None,
    slots: Mapping[str, Said] | None = None,
    voice: Said | None = None,
    mode: str | None = None,
    speaker: Said | None = None,
    addressees: tuple[Said, ...] | None = None,
    against: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> AnyFinding:
    """Give the finding as a person says it should be; what is not given stays as it is.

    ``voice`` and ``mode`` are those of the innermost voice. A slot given as no words is said to be
    not stated. ``against`` is the ISO date that relative words count from; ``gazetteer`` holds a
    project's own places.

    Raises:
        WordsNotFound: words that do not stand in the text, or not in the finding's segment.
        UnknownTerm: a type, stance, polarity or mode that no vocabulary has.
        Unfinished: nothing is different, or no type of this vocabulary fits the kind.
    """
    place = Place(finding, text, against, gazetteer)
    changes: dict[str, Any] = {
        "says": says.strip() if says and says.strip() else finding.says,
        "type": _type(finding, type),
        "stance": _term(stance, finding.stance),
        "polarity": _term(polarity, finding.polarity),
        "attribution": place.attribution(voice, mode),
        **place.slots(slots or {}),
    }
    if isinstance(finding, Quote) and speaker is not None:
        changes["speaker"] = place.who(speaker, finding.speaker)
    if isinstance(finding, Demand) and addressees is not None:
        changes["addressees"] = place.addressees(finding, addressees)
    return _superseding(finding, changes)


def _superseding(finding: AnyFinding, changes: dict[str, Any]) -> AnyFinding:
    """Make the new finding under an identity of its own, so that both are kept."""
    made: AnyFinding = msgspec.structs.replace(finding, **changes)
    if made == finding:
        raise Unfinished(verb="correct", lacks="change")
    identity = identity_of(made)
    if identity == finding.id:  # only what identity leaves out has changed: the voice, the sentence
        identity = content_id("fin", finding.id, digest(made))
    again: AnyFinding = msgspec.structs.replace(made, id=identity, supersedes=finding.id)
    return again


def _type(finding: AnyFinding, type: str | None) -> str:
    if type is None or type == finding.type:
        return finding.type
    if not any(type in vocabulary.scheme(n).terms for n in SCHEMES.get(finding.kind, ())):
        raise Unfinished(verb="correct", lacks=f"a type of {finding.kind}")
    return type


def _term(given: str | None, before: str) -> str:
    return before if given is None else vocabulary.term("certainty", given).id


class Place:
    """Where a finding stands in its text, and the words that it may take from there."""

    def __init__(
        self,
        finding: AnyFinding,
        text: Text,
        against: str | None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self.gazetteer = gazetteer
        self.finding = finding
        self.text = text
        self.against = against
        segment = overlapping(text, finding.anchors[0])
        self.start, self.end = (segment.start, segment.end) if segment else (0, len(text.content))
        self.language = (segment.language if segment else None) or text.language or "en"

    def slots(self, given: Mapping[str, Said]) -> dict[str, Any]:
        """Give the slots with what was said of them, and those that are now not stated."""
        filled: dict[str, Slot | None] = {n: getattr(self.finding.slots, n) for n in SLOTS}
        open_ = dict.fromkeys(self.finding.not_stated)
        for name, said in given.items():
            before = filled[name]
            filled[name] = self.slot(name, said, before)
            if filled[name] is not None:
                open_.pop(name, None)
            elif before is not None:
                open_[name] = None
        return {"slots": Slots(**filled), "not_stated": tuple(open_)}

    def slot(self, name: str, said: Said, before: Slot | None) -> Slot | None:
        """Give one slot; the same words at the same place keep what they came to."""
        if not said.words.strip():
            return None
        if before is not None and _unmoved(said, before):
            return before
        words = self.anchor(said)
        value = _as_told(said, words) if name == "when" and said.edtf.strip() else None
        return Slot(text=words.exact, anchor=words, value=value or self._value(name, words, before))

    def who(self, said: Said, before: Slot | None) -> Slot | None:
        """Give a speaker or addressee."""
        return self.slot("who", said, before)

    def addressees(self, finding: Demand, given: tuple[Said, ...]) -> tuple[Slot, ...]:
        """Give those who are asked, keeping the ones that were there."""
        there = {slot.text: slot for slot in finding.addressees}
        found = (self.slot("who", said, there.get(said.words.strip())) for said in given)
        return tuple(slot for slot in found if slot is not None)

    def attribution(self, voice: Said | None, mode: str | None) -> tuple[Voice, ...]:
        """Give the chain with another innermost voice, or another way of telling."""
        chain = self.finding.attribution
        last = chain[-1] if chain else Voice(who=None, mode="narrates")
        told = last.mode if mode is None else vocabulary.term("attribution", mode).id
        if voice is None or voice.words.strip() == (last.who or ""):
            new = msgspec.structs.replace(last, mode=told)
        elif not voice.words.strip():
            new = Voice(who=None, mode=told, cue=last.cue)
        else:
            words = self.anchor(voice)
            new = Voice(who=words.exact, mode=told, anchor=words, cue=last.cue)
        return chain if new == last else (*chain[:-1], new)

    def anchor(self, said: Said) -> Anchor:
        """Find words at the place that was chosen, or else nearest in the segment.

        Raises:
            WordsNotFound: they stand in neither.
        """
        words = said.words.strip()
        if said.at is not None and self.text.content.startswith(words, max(said.at, 0)):
            return anchor(self.text, said.at, said.at + len(words))
        near = self.finding.anchors[0].start
        starts = [*_starts(self.text.content, words, self.start, self.end)]
        if not starts:
            raise WordsNotFound(text=short(self.text.id), start=self.start, end=self.end)
        start = min(starts, key=lambda at: abs(at - near))
        return anchor(self.text, start, start + len(words))

    def _value(self, name: str, words: Anchor, before: Slot | None) -> SlotValue | None:
        """Work out what new words come to; None where only a person could say."""
        where = (self.text.content, words.start, words.end)
        if name == "when":
            times = find_times(*where, language=self.language, against=self.against)
            return times[0].value if times else None
        if name == "how_many":
            numbers = find_numbers(*where, language=self.language)
            return numbers[0].value if numbers else None
        if name == "where":
            return self._where(words)
        if name in ("who", "to_whom"):
            kind = before.value.kind if before and isinstance(before.value, Who) else "unknown"
            return Who(text=words.exact, kind=kind, named=_is_a_name(words.exact))
        return None

    def _where(self, words: Anchor) -> Where | None:
        """Look a place up; what stands before it in the paragraph tells its role.

        A person says that something was there, so a place that the words are about is where.
        """
        content = self.text.content
        begins = max(content.rfind("\n", self.start, words.start) + 1, self.start)
        for start in (begins, words.start):
            for one in find_places(
                content, start, words.end, language=self.language, gazetteer=self.gazetteer
            ):
                if one.start >= words.start and isinstance(one.value, Where):
                    role = "at" if one.value.role == "about" else one.value.role
                    return msgspec.structs.replace(one.value, role=role)
        return None


def _as_told(said: Said, words: Anchor) -> When:
    """Take a time as a person reads the words; from one day until another, all of it.

    Raises:
        NotADate: it is no EDTF.
    """
    edtf = said.edtf.strip()
    earliest, latest = bounds(edtf)
    return When(
        text=words.exact,
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        relation="throughout" if "/" in edtf else "within",
        basis="analyst",
    )


def _is_a_name(words: str) -> bool:
    """Tell a full name by its shape: two to five words, all of which begin with a capital.

    One word alone may only open a sentence; a person can still say whose it is when linking.
    """
    parts = words.split()
    return 2 <= len(parts) <= 5 and all(part[0].isupper() for part in parts)


def _unmoved(said: Said, before: Slot) -> bool:
    at = before.anchor.start if before.anchor else None
    alike = said.words.strip() == before.text.strip() and said.at in (None, at)
    return alike and not said.edtf.strip()


def _starts(content: str, words: str, start: int, end: int) -> Iterator[int]:
    at = content.find(words, start, end)
    while at != -1:
        yield at
        at = content.find(words, at + 1, end)
