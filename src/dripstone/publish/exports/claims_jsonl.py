"""Claims for programs: one W3C Web Annotation a line, in JSON.

claims_jsonl   rows → JSON Lines
row_line       Row → the same shape as ``lines.jsonl_line``, as far as the shields let it through

Source: W3C Web Annotation Data Model (2017), sections 3.1.3, 3.3.5, 4.2.4 and 4.2.5; the target
is named by its hash as in RFC 6920, section 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dripstone.publish.exports.lines import spelled
from dripstone.publish.shields.row import Cell, Row, Words
from dripstone.records import SLOTS

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def claims_jsonl(rows: Iterable[Row]) -> bytes:
    """Write each row as an annotation of the words it rests on."""
    return b"".join(spelled(_annotation(row)) for row in rows)


def row_line(row: Row) -> dict[str, Any]:
    """Spell what may be told of a finding in the shape that a finding itself is spelled in."""
    slots = {cell.name: cell for cell in row.slots}
    line: dict[str, Any] = {
        "kind": row.kind,
        "type": row.type,
        "says": row.says,
        "anchors": [_place(words) for words in row.words],
        "slots": {name: _slot(slots.get(name)) for name in SLOTS},
        "attribution": [
            {"who": voice.who, "mode": voice.mode, "anchor": _place(voice.words)}
            for voice in row.voices
        ],
        "stance": row.stance,
        "polarity": row.polarity,
        "segment": row.segment,
        "confidence": None,
        "id": row.id,
        "not_stated": list(row.not_stated),
    }
    if row.kind == "demand":
        line["addressees"] = [_slot(one) for one in row.addressees]
        line |= {"force": row.force, "urgent": row.urgent, "deadline": _slot(row.deadline)}
    if row.kind == "quote":
        line |= {"speaker": _slot(row.speaker), "mode": row.mode, "inner": _place(row.inner)}
    return line


def _annotation(row: Row) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": f"urn:dripstone:{row.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "Dataset", "purpose": "describing", "value": _body(row)},
        "target": [_target(row, words) for words in row.words],
    }


def _body(row: Row) -> dict[str, Any]:
    source = row.source
    report = {
        "sha256": source.sha256,
        "text_sha256": source.text_sha256,
        "media_type": source.media_type,
        "public": source.public,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "url": source.url,
    }
    judged = [{"verb": verb, "day": day} for verb, day in row.decided]
    shields = {"widened": row.widened, "nobody_named": row.all_hidden}
    return row_line(row) | {"report": report, "judged": judged, "shields": shields}


def _target(row: Row, words: Words) -> dict[str, Any]:
    """Point to the words: by quote always, by place where nothing in them is hidden."""
    selectors: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": words.exact,
            "prefix": words.before,
            "suffix": words.after,
        }
    ]
    if words.start is not None:
        selectors.insert(
            0, {"type": "TextPositionSelector", "start": words.start, "end": words.end}
        )
    return {
        "source": f"nih:sha-256;{row.source.sha256}",
        "selector": selectors,
        "format": row.source.media_type,
    }


def _slot(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    value = dict(cell.meaning)
    return {"text": cell.text, "anchor": _place(cell.words), "value": value or None}


def _place(words: Words | None) -> dict[str, Any] | None:
    if words is None:
        return None
    return {"start": words.start, "end": words.end, "exact": words.exact}
