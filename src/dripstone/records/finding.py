"""Finding: one thing that one voice says in one report. True of the report, whatever happened.

Claim    act, event, ground, characterisation, denial, number, first_report, reference, opinion
Quote    words in a mouth, or in quotation marks without being speech
Demand   something asked of someone
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.records.anchor import Anchor
from dripstone.records.base import Record, Value, content_id
from dripstone.records.values import SlotValue

SLOTS = ("who", "to_whom", "what", "when", "where", "why", "how_many")


class Slot(Value, frozen=True, kw_only=True):
    """One answer: its words, where they stand, and what they come to."""

    text: str
    anchor: Anchor | None = None  #: None only for a value that a person added or metadata gave
    value: SlotValue | None = None


class Slots(Value, frozen=True, kw_only=True):
    """Who did what to whom, when, where, why, how many. None: this finding does not say."""

    who: Slot | None = None
    to_whom: Slot | None = None
    what: Slot | None = None
    when: Slot | None = None
    where: Slot | None = None
    why: Slot | None = None
    how_many: Slot | None = None

    def filled(self) -> Iterator[tuple[str, Slot]]:
        """Give the slots that say something, in their fixed order."""
        for name in SLOTS:
            slot = getattr(self, name)
            if slot is not None:
                yield name, slot


class Voice(Value, frozen=True, kw_only=True):
    """One hop of an attribution: somebody who says what follows."""

    who: str | None  #: the words, or None where nobody is named
    mode: str  #: vocabulary ``attribution.modes``
    anchor: Anchor | None = None  #: None for the publisher known from metadata or hand only
    knows: str | None = None  #: how they know: vocabulary ``roles``, ``knows.*``
    stands_for: str | None = None  #: the name that a pronoun or description goes back to
    cue: Anchor | None = None  #: the words that make it speech
    kind: str = "unknown"  #: person, group, organisation, unknown: as its words are taken


class Finding(Record, frozen=True, kw_only=True):
    """What every finding has. ``id`` binds the finding, never its maker or score."""

    kind: str
    type: str  #: a term of the vocabulary of its kind
    says: str  #: one plain sentence, no more than the report says
    anchors: tuple[Anchor, ...]  #: at least one; the first holds the words that made it
    slots: Slots = Slots()
    not_stated: tuple[
        str, ...
    ] = ()  #: slots that the words leave open, said aloud (a passive's doer)
    attribution: tuple[Voice, ...] = ()  #: from the outermost voice to the innermost
    stance: str = "asserted"  #: vocabulary ``certainty.stance``
    polarity: str = "affirms"  #: vocabulary ``certainty.polarity``
    cues: tuple[Anchor, ...] = ()  #: the words that set stance or polarity
    segment: str = "body"
    level: int = 1  #: vocabulary ``levels``
    supersedes: str | None = None  #: the finding that a person corrected

    @property
    def text(self) -> str:
        """Give the identity of the text that the finding rests on."""
        return self.anchors[0].text

    def every_anchor(self) -> Iterator[Anchor]:
        """Give each anchor that the finding holds, wherever it holds it."""
        yield from self.anchors
        yield from self.cues
        for _, slot in self.slots.filled():
            if slot.anchor is not None:
                yield slot.anchor
        for voice in self.attribution:
            yield from (a for a in (voice.anchor, voice.cue) if a is not None)


class Claim(Finding, frozen=True, tag="claim", kw_only=True):
    """One proposition that one voice makes in one report."""


class Quote(Finding, frozen=True, tag="quote", kw_only=True):
    """Words set as someone's own."""

    inner: Anchor  #: the words without their marks
    speaker: Slot | None = None  #: None when nobody speaks: a title, a proverb
    mode: str = "direct"  #: direct, document, saying, title, scare

    def every_anchor(self) -> Iterator[Anchor]:
        """Give each anchor, the speaker's too."""
        yield from super().every_anchor()
        yield self.inner
        if self.speaker is not None and self.speaker.anchor is not None:
            yield self.speaker.anchor


class Demand(Finding, frozen=True, tag="demand", kw_only=True):
    """Something asked of someone."""

    addressees: tuple[Slot, ...] = ()  #: empty when the words name nobody
    force: str = "requests"  #: vocabulary ``demands.force``
    urgent: bool = False
    deadline: Slot | None = None
    work: Slot | None = None  #: the petition, statement or resolution that it stands in

    def every_anchor(self) -> Iterator[Anchor]:
        """Give each anchor, those of addressees, deadline and work too."""
        yield from super().every_anchor()
        for slot in (*self.addressees, self.deadline, self.work):
            if slot is not None and slot.anchor is not None:
                yield slot.anchor


AnyFinding = Claim | Quote | Demand


def finding_id(
    kind: str,
    type: str,
    anchors: tuple[Anchor, ...],
    slots: Slots,
    *,
    stance: str,
    polarity: str,
) -> str:
    """Name a finding by what it says and the words it rests on.

    Score, maker, rule and wording of ``says`` stay outside, so that a retrained finder orphans no
    human decision.
    """
    places = [[a.text, a.start, a.end] for a in anchors]
    answers = [[n, s.anchor.span if s.anchor else s.text] for n, s in slots.filled()]
    return content_id("fin", kind, type, places, answers, stance, polarity)


def identity_of(made: AnyFinding) -> str:
    """Give the identity that a finding has by what it says now, whatever it is called."""
    return finding_id(
        made.kind,
        made.type,
        made.anchors,
        made.slots,
        stance=made.stance,
        polarity=made.polarity,
    )
