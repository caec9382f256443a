"""Strangers: what a plugged-in reader's suggestion must bear before it may stand beside ours.

    borne    Suggestion, Text → the same put in our words, and what of it is refused

Its identities are those of its content, its types ours, its words those of one segment; a doer
needs our grammar; what it says in its own words is not shown, and no score of it is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dripstone import vocabulary
from dripstone.errors import WordsNotFound
from dripstone.languages.messages import say
from dripstone.read.readers import Refusal
from dripstone.read.readers.parts import sentence
from dripstone.read.readers.ties import Tied, tied
from dripstone.read.reading import segments_of
from dripstone.records import (
    Anchor,
    AnyFinding,
    Claim,
    Demand,
    Quote,
    Segment,
    Slot,
    Suggestion,
    Text,
    Who,
    find_again,
    identity_of,
    suggestion_id,
)

#: Which vocabularies a type may come from, by kind.
_SCHEMES: Mapping[str, tuple[str, ...]] = {
    "act": ("acts",),
    "event": ("events", "acts"),
    "denial": ("acts", "events"),
    "number": ("acts", "events"),
    "first_report": ("acts", "events"),
    "ground": ("grounds",),
    "characterisation": ("legal",),
    "demand": ("demands",),
    "quote": (),
}
_SHAPES: Mapping[str, type[AnyFinding]] = {"demand": Demand, "quote": Quote}
_UNSURE = 0.3  #: what a stranger's surest is worth: nothing of it was calibrated
_LEVELS = (1, 2, 3)  #: a machine makes nothing public


class _NotSo(Exception):
    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def borne(told: Suggestion, text: Text) -> Iterator[Suggestion | Refusal]:
    """Give a stranger's suggestion as it may be shown, and count what its words do not bear."""
    try:
        finding = _proved(told, text)
        segment = _segment(finding, text)
        grammar = _grammar(finding, text, segment)
    except _NotSo as reason:
        yield Refusal(made_by=told.made_by, why=reason.why)
        return
    if not _tied(finding, grammar):
        yield Refusal(made_by=told.made_by, why="doer_not_tied")
        finding = _without_doer(finding)
    yield _put(told, finding, segment, segment.language or text.language or "en")


def _proved(told: Suggestion, text: Text) -> AnyFinding:
    """Give the finding of a suggestion that is what it says that it is.

    Raises:
        _NotSo: its shape, its identity or its words do not hold.
    """
    finding = told.of
    if not isinstance(finding, Claim | Quote | Demand) or not finding.anchors:
        raise _NotSo("misshapen")
    _shaped(finding, told)
    try:
        for words in finding.every_anchor():
            find_again(words, text)
    except WordsNotFound as trouble:
        raise _NotSo("not_found") from trouble
    _words(finding, text, _segment(finding, text))
    _voices(finding, text)
    return finding


def _put(told: Suggestion, finding: AnyFinding, segment: Segment, code: str) -> Suggestion:
    """Put a proved finding in our words, with a score below those of our rules."""
    shown = msgspec.structs.replace(finding, says=_says(finding, code), segment=segment.role)
    return Suggestion(
        id=suggestion_id(shown.id, told.made_by, told.rule),
        of=shown,
        made_by=told.made_by,
        rule=told.rule,
        why=say("reader.why_stranger", code, model=told.made_by),
        confidence=round(_UNSURE * told.confidence, 3),
    )


def _shaped(finding: AnyFinding, told: Suggestion) -> None:
    """Prove that identities, type, stance, level and score are what they may be."""
    if finding.kind not in _SCHEMES or not isinstance(finding, _SHAPES.get(finding.kind, Claim)):
        raise _NotSo("unknown_kind")
    schemes = _SCHEMES[finding.kind]
    if schemes and not any(finding.type in vocabulary.scheme(s).terms for s in schemes):
        raise _NotSo("unknown_type")
    scales = vocabulary.scheme("certainty").terms
    if not {finding.stance, finding.polarity} <= set(scales) or not told.rule.isprintable():
        raise _NotSo("misshapen")
    if not 0 <= told.confidence <= 1 or finding.level not in _LEVELS:
        raise _NotSo("misshapen")
    if finding.supersedes is not None or finding.id != identity_of(finding):
        raise _NotSo("borrowed_identity")


def _segment(finding: AnyFinding, text: Text) -> Segment:
    place = finding.anchors[0].start
    found = next((s for s in segments_of(text) if s.start <= place < s.end), None)
    if found is None:
        raise _NotSo("not_in_the_words")
    return found


def _words(finding: AnyFinding, text: Text, segment: Segment) -> None:
    """Prove that each answer is the words at its place, and stands in the deed's own segment."""
    for slot in _slots(finding):
        own = slot.anchor
        if own is None or slot.text != own.exact:
            raise _NotSo("not_in_the_words")
        if slot.value is not None and slot.value.text != slot.text:
            raise _NotSo("not_in_the_words")
        if isinstance(slot.value, Who) and not _stands(slot.value.stands_for, text):
            raise _NotSo("not_in_the_words")
    inside = (*finding.anchors, *finding.cues, *(s.anchor for s in _slots(finding) if s.anchor))
    inner = (finding.inner,) if isinstance(finding, Quote) else ()
    if not all(_inside(words, segment) for words in (*inside, *inner)):
        raise _NotSo("another_segment")


def _slots(finding: AnyFinding) -> Iterator[Slot]:
    yield from (slot for _, slot in finding.slots.filled())
    if isinstance(finding, Demand):
        more = (*finding.addressees, finding.deadline, finding.work)
        yield from (slot for slot in more if slot is not None)
    if isinstance(finding, Quote) and finding.speaker is not None:
        yield finding.speaker


def _inside(words: Anchor, segment: Segment) -> bool:
    return segment.start <= words.start and words.end <= segment.end


def _stands(words: str | None, text: Text) -> bool:
    return words is None or words in text.content


def _voices(finding: AnyFinding, text: Text) -> None:
    """Prove that whoever is said to say it stands in the text, or publishes it."""
    said = (text.publisher, *text.authors)
    known = {one.value for one in said if one is not None}
    for voice in finding.attribution:
        named = voice.anchor.exact if voice.anchor is not None else None
        if voice.who not in {None, named, *known} or not _stands(voice.stands_for, text):
            raise _NotSo("not_in_the_words")


def _grammar(finding: AnyFinding, text: Text, segment: Segment) -> Tied:
    """Say what the grammar around a deed lets somebody say of it.

    Raises:
        _NotSo: the sentence denies a deed that is shown as done.
    """
    if finding.kind != "act":
        return Tied()
    deed = finding.anchors[0].span
    around = sentence(text, segment, deed[0])
    grammar = tied(text.content, around, deed, segment.language or text.language)
    if grammar.denied and finding.polarity == "affirms":
        raise _NotSo("negation_lost")
    return grammar


def _tied(finding: AnyFinding, grammar: Tied) -> bool:
    """Tell whether our grammar makes the doer of an act one; whoever stands near is none."""
    who, by = finding.slots.who, grammar.doer
    if finding.kind != "act" or who is None or who.anchor is None:
        return True
    return by is not None and who.anchor.start <= by[0] and by[1] <= who.anchor.end


def _without_doer(finding: AnyFinding) -> AnyFinding:
    open_ = tuple(dict.fromkeys((*finding.not_stated, "who")))
    slots = msgspec.structs.replace(finding.slots, who=None)
    left = msgspec.structs.replace(finding, slots=slots, not_stated=open_)
    return msgspec.structs.replace(left, id=identity_of(left))


def _says(finding: AnyFinding, code: str) -> str:
    """Put a suggestion as one sentence made of the report's own words."""
    schemes = _SCHEMES[finding.kind]
    scheme = next((s for s in schemes if finding.type in vocabulary.scheme(s).terms), None)
    label = vocabulary.label(scheme, finding.type, code) if scheme else say("reader.quote", code)
    said = say("reader.says", code, label=label, words=_one_line(finding.anchors[0].exact))
    for name, slot in finding.slots.filled():
        named = say(f"dossier.slots.{name}", code)
        said += say("reader.answer", code, name=named, words=_one_line(slot.text))
    if finding.polarity != "affirms":
        label = vocabulary.label("certainty", finding.polarity, code)
        said += say("reader.polarity", code, label=label.lower())
    voice = next((v.who for v in reversed(finding.attribution[1:]) if v.who), None)
    said += say("reader.speaker", code, words=_one_line(voice)) if voice else ""
    return f"{said}."


def _one_line(words: str) -> str:
    return " ".join(words.split())
