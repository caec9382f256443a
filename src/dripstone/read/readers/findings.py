"""Findings: from what a model says of a part to suggestions, each word found in that part.

    believed    Item, Part, Text → Suggestions and Refusals

The model never gets the last word: types are ours, places are ours, a doer needs our grammar, and
a deed that the sentence denies is never shown as done.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from dripstone import vocabulary
from dripstone.errors import UnknownTerm, WordsNotFound
from dripstone.languages.messages import say
from dripstone.read.readers import Refusal
from dripstone.read.readers.parts import Part, sentence
from dripstone.read.readers.placing import Span, placed
from dripstone.read.readers.replies import Item
from dripstone.read.readers.ties import Tied, tied
from dripstone.records import (
    SLOTS,
    Anchor,
    AnyFinding,
    Claim,
    Demand,
    Ground,
    Slot,
    Slots,
    Suggestion,
    Text,
    Voice,
    When,
    Where,
    Who,
    anchor,
    finding_id,
    suggestion_id,
)

_SCHEMES = {"act": "acts", "demand": "demands", "event": "events"}
_ASKED = ("who", "to_whom", "when", "where", "why", "how_many")
_VALUES: dict[str, type[Who] | type[When] | type[Where] | type[Ground]] = {
    "who": Who,
    "to_whom": Who,
    "when": When,
    "where": Where,
    "why": Ground,
}
_FEW = 8  #: words that a deed takes at most; more is the sentence over again
_UNSURE = 0.3  #: below each rule of ours: nothing of it was calibrated


class _NotSo(Exception):
    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def believed(item: Item, part: Part, text: Text, *, made_by: str) -> Iterator[Suggestion | Refusal]:
    """Give a suggestion where every word stands in the part, and count what does not hold."""
    try:
        spans = _spans(item, part, text)
        grammar = _grammar(item, part, text, spans)
    except _NotSo as reason:
        yield Refusal(made_by=made_by, why=reason.why)
        return
    if "who" in spans and item.kind == "act" and not _inside(grammar.doer, spans["who"]):
        yield Refusal(made_by=made_by, why="doer_not_tied")
        del spans["who"]
    finding = _finding(item, part, text, spans)
    yield Suggestion(
        id=suggestion_id(finding.id, made_by, f"endpoint.{item.kind}"),
        of=finding,
        made_by=made_by,
        rule=f"endpoint.{item.kind}",
        why=say("reader.why", _language(part, text), model=made_by),
        confidence=_UNSURE,
    )


def _spans(item: Item, part: Part, text: Text) -> dict[str, Span]:
    """Find the deed, its sentence and each answer.

    Raises:
        _NotSo: the type is none of ours, words stand nowhere or twice, or answers overlap.
    """
    _known(item)
    found: dict[str, Span] = {}
    try:
        found["sentence"] = placed(item.sentence, part.content, part.start, part.end)
        for name in ("words", *_ASKED, "denied", "speaker"):
            words = getattr(item, name)
            if words is not None and words.strip():
                found[name] = placed(words, part.content, *found["sentence"])
    except WordsNotFound as trouble:
        many = trouble.facts.get("found")
        raise _NotSo("several_places" if many else "not_in_the_words") from trouble
    if "words" not in found or len(item.words.split()) > _FEW:
        raise _NotSo("no_deed")
    _apart(found)
    _together(found, sentence(text, part.segment, found["words"][0]))
    return found


def _known(item: Item) -> None:
    scheme = _SCHEMES.get(item.kind)
    if scheme is None:
        raise _NotSo("unknown_kind")
    try:
        vocabulary.term(scheme, item.type)
    except UnknownTerm as trouble:
        raise _NotSo("unknown_type") from trouble


def _apart(found: Mapping[str, Span]) -> None:
    """Refuse answers that lie over each other: nobody is both who and to whom."""
    people = sorted(found[n] for n in ("who", "to_whom", "words") if n in found)
    if any(a[1] > b[0] for a, b in itertools.pairwise(people)):
        raise _NotSo("overlapping")


def _together(found: Mapping[str, Span], around: Span) -> None:
    """Refuse answers that stand in another sentence than the deed, whatever the model calls one."""
    if not all(_inside(found[name], around) for name in ("words", *_ASKED) if name in found):
        raise _NotSo("another_sentence")


def _grammar(item: Item, part: Part, text: Text, spans: Mapping[str, Span]) -> Tied:
    code = part.segment.language or text.language
    grammar = tied(part.content, spans["sentence"], spans["words"], code)
    if grammar.denied and "denied" not in spans and item.kind == "act":
        raise _NotSo("negation_lost")
    return grammar


def _inside(one: Span | None, other: Span) -> bool:
    return one is not None and other[0] <= one[0] and one[1] <= other[1]


def _finding(item: Item, part: Part, text: Text, spans: Mapping[str, Span]) -> AnyFinding:
    slots = Slots(**{n: _slot(text, n, spans[n]) for n in SLOTS if n in spans and _fits(item, n)})
    anchors = (anchor(text, *spans["words"]),)
    cues = tuple(anchor(text, *spans[n]) for n in ("denied",) if n in spans)
    polarity = "denies" if cues else "affirms"
    stance = "attributed" if "speaker" in spans else "asserted"
    common: dict[str, Any] = {
        "id": finding_id(item.kind, item.type, anchors, slots, stance=stance, polarity=polarity),
        "kind": item.kind,
        "type": item.type,
        "says": _says(item, part, text, spans),
        "anchors": anchors,
        "slots": slots,
        "not_stated": ("who",) if item.kind == "act" and "who" not in spans else (),
        "attribution": tuple(_voices(text, spans)),
        "stance": stance,
        "polarity": polarity,
        "cues": cues,
        "segment": part.segment.role,
    }
    if item.kind == "demand":
        addressees = (_slot(text, "to_whom", spans["to_whom"]),) if "to_whom" in spans else ()
        return Demand(**common, addressees=addressees)
    return Claim(**common)


def _fits(item: Item, name: str) -> bool:
    return item.kind != "demand" or name != "to_whom"  # whom it is asked of is an addressee


def _slot(text: Text, name: str, span: Span) -> Slot:
    words = text.content[span[0] : span[1]]
    kind = _VALUES.get(name)
    value = None if kind is None else kind(text=words)
    return Slot(text=words, anchor=anchor(text, *span), value=value)


def _voices(text: Text, spans: Mapping[str, Span]) -> Iterator[Voice]:
    publisher = text.publisher
    at: Anchor | None = None if publisher is None else publisher.anchor
    yield Voice(who=None if publisher is None else publisher.value, mode="narrates", anchor=at)
    if "speaker" in spans:
        said = anchor(text, *spans["speaker"])
        yield Voice(who=said.exact, mode="paraphrases", anchor=said)


def _says(item: Item, part: Part, text: Text, spans: Mapping[str, Span]) -> str:
    """Put a suggestion as one sentence made of the report's own words."""
    code = _language(part, text)
    words = {name: " ".join(part.content[a:b].split()) for name, (a, b) in spans.items()}
    label = vocabulary.label(_SCHEMES[item.kind], item.type, code)
    answers = (
        say("reader.answer", code, name=say(f"dossier.slots.{name}", code), words=words[name])
        for name in SLOTS
        if name in words
    )
    said = say("reader.says", code, label=label, words=words["words"]) + "".join(answers)
    for name in ("denied", "speaker"):
        said += say(f"reader.{name}", code, words=words[name]) if name in words else ""
    return f"{said}."


def _language(part: Part, text: Text) -> str:
    return part.segment.language or text.language or "en"
