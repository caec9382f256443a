"""Lines: from a finding to one JSON object, the shape that strangers read.

    suggestion_line   Suggestion → line     with its rule, its reason and its confidence
    jsonl_line        Finding → line        everything it says, with the words it rests on
    spelled           line → bytes          one line of JSON that no terminal or browser acts upon

The shape is described in ``docs/format-findings.md``, and a test holds the page to it.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from dripstone.records import SLOTS, Anchor, AnyFinding, Demand, Finding, Quote, Slot, Suggestion

#: controls, and the marks that turn the direction of what follows
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def suggestion_line(suggestion: Suggestion) -> dict[str, Any]:
    """Spell a suggestion: its finding, and who suggests it, by which rule and why.

    A suggested match has no words of its own: it is spelled by its two ends and its evidence.
    """
    made = {"rule": suggestion.rule, "why": suggestion.why, "made_by": suggestion.made_by}
    if isinstance(suggestion.of, Finding):
        return {**jsonl_line(suggestion.of, confidence=suggestion.confidence), **made}
    plain: dict[str, Any] = msgspec.to_builtins(suggestion.of)
    plain |= {"kind": "match", "type": plain["kind"], "confidence": suggestion.confidence}
    return plain | made


def jsonl_line(finding: AnyFinding | Finding, *, confidence: float | None = None) -> dict[str, Any]:
    """Spell a finding as plain values: texts, numbers, lists, objects and null.

    ``start`` and ``end`` are code points of the report's text; a slot that the finding does not
    fill is null, and ``not_stated`` names those that the words themselves leave open.
    """
    line: dict[str, Any] = {
        "kind": finding.kind,
        "type": finding.type,
        "says": finding.says,
        "anchors": [_place(words) for words in finding.anchors],
        "slots": {name: _slot(getattr(finding.slots, name)) for name in SLOTS},
        "attribution": [
            {"who": voice.who, "mode": voice.mode, "anchor": _place(voice.anchor)}
            | ({"knows": voice.knows} if voice.knows else {})
            | ({"stands_for": voice.stands_for} if voice.stands_for else {})
            for voice in finding.attribution
        ],
        "stance": finding.stance,
        "polarity": finding.polarity,
        "segment": finding.segment,
        "confidence": confidence,
        "id": finding.id,
        "text": finding.text,
        "not_stated": list(finding.not_stated),
    }
    return {**line, **_of_its_kind(finding)}


def spelled(line: dict[str, Any]) -> bytes:
    """Write one line of JSON in UTF-8, letters as they are, and marks that act as escapes."""
    written = json.dumps(line, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return (_ACTIVE.sub(lambda m: f"\\u{ord(m[0]):04x}", written) + "\n").encode("utf-8")


def _of_its_kind(finding: Finding) -> dict[str, Any]:
    if isinstance(finding, Demand):
        return {
            "addressees": [_slot(one) for one in finding.addressees],
            "force": finding.force,
            "urgent": finding.urgent,
            "deadline": _slot(finding.deadline),
            "work": _slot(finding.work),
        }
    if isinstance(finding, Quote):
        return {
            "speaker": _slot(finding.speaker),
            "mode": finding.mode,
            "inner": _place(finding.inner),
        }
    return {}


def _slot(slot: Slot | None) -> dict[str, Any] | None:
    if slot is None:
        return None
    value = None if slot.value is None else msgspec.to_builtins(slot.value)
    return {"text": slot.text, "anchor": _place(slot.anchor), "value": value}


def _place(words: Anchor | None) -> dict[str, Any] | None:
    if words is None:
        return None
    return {"start": words.start, "end": words.end, "exact": words.exact}
