"""Bayanat: from an export (JSON or CSV) or a history to bulletins, actors and incidents.

items    bytes → Items
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dripstone.errors import Damaged
from dripstone.read.formats.peers import Item, flat, item, json_of, objects, said, table_of, text
from dripstone.records import Said

_KINDS = {"bulletins": "bulletin", "actors": "actor", "incidents": "incident"}
_LABELS = {
    "labels": "label",
    "verLabels": "verified label",
    "potential_violations": "potential violation",
    "claimed_violations": "claimed violation",
}
_STATUS = ("status", "review", "review_action", "assigned_to", "first_peer_reviewer", "tags")
# What may harm a person who is named: such a record is sealed until a person decides otherwise.
_SPECIAL = ("ethnographies", "ethnography", "religion", "health", "sexual_orientation")
_PREFIXES = {
    "sources": "source",
    "labels": "label",
    "verified_labels": "label",
    "events": "event",
    "related_bulletins": "relation",
    "related_actors": "relation",
    "related_incidents": "relation",
    "media": "file",
}
_HASHES = {32: "MD5", 40: "SHA-1", 64: "SHA-256"}  #: by the length of an etag


def items(data: bytes) -> Iterator[Item]:
    """Give each record of an export, in its order.

    Raises:
        Damaged: it is cut off, or holds no list of records.
    """
    whole = json_of(data)
    if whole is None:
        yield from _rows(data)
        return
    listed = whole.get("items") if isinstance(whole, dict) else whole
    if isinstance(listed, list):
        yield from (_revision(one) for one in objects(listed))
        return
    found = [(kind, whole[key]) for key, kind in _KINDS.items() if isinstance(whole.get(key), list)]
    if not found:
        raise Damaged(size=len(data), part="records")
    for kind, records in found:
        yield from (_record(kind, one) for one in objects(records))


def _record(kind: str, one: dict[str, Any]) -> Item:
    told: list[Said] = []
    told += [said("source", text(s.get("title")), s.get("id")) for s in objects(one.get("sources"))]
    for key, name in _LABELS.items():
        told += [said("label", name, s.get("title")) for s in objects(one.get(key))]
    told += [said("event", e.get("title"), _event(e)) for e in objects(one.get("events"))]
    for media in objects(one.get("medias")):
        told += _media(media)
    for other in _KINDS.values():
        for link in objects(one.get(f"{other}_relations")):
            told.append(_relation(other, link))
    told += [said("status", name, value) for name in _STATUS if (value := text(one.get(name)))]
    if one.get("source_link"):
        told.append(said("link", "source_link", one["source_link"]))
    if one.get("originid"):
        told.append(said("source", "originid", one["originid"]))
    roles = text([role.get("name") for role in objects(one.get("roles"))])
    restricted = bool(roles) or one.get("restricted") is True
    if restricted:
        told.append(said("restriction", "roles", roles or "restricted"))
    return item(
        f"{kind} {text(one.get('id'))}",
        flat(one),
        told,
        level=3 if any(text(one.get(name)) for name in _SPECIAL) else 2 if restricted else 1,
    )


def _event(one: dict[str, Any]) -> str:
    parts = [one.get(name) for name in ("eventtype", "location")]
    named = [part.get("title") if isinstance(part, dict) else part for part in parts]
    return text([*named, one.get("from_date"), one.get("to_date")])


def _media(one: dict[str, Any]) -> list[Said]:
    """Keep the file's name, and its "etag": the MD5 of its bytes where it has that length."""
    name = text(one.get("filename"))
    told = [said("file", "media", text(one.get("title")) or name, name)] if name else []
    etag = text(one.get("etag")).strip('"').lower()
    if etag:
        told.append(said("hash", _HASHES.get(len(etag), "etag"), etag, name))
    return told


def _relation(other: str, link: dict[str, Any]) -> Said:
    target = link.get(other)
    target = target if isinstance(target, dict) else {}
    parts = [
        text(target.get("title") or target.get("name")),
        *(
            f"{n}: {w}"
            for n in ("related_as", "probability", "comment")
            if (w := text(link.get(n)))
        ),
    ]
    return said("relation", f"{other} {text(target.get('id'))}", [part for part in parts if part])


def _revision(one: dict[str, Any]) -> Item:
    """Keep one state of a record that they wrote down, with who changed it and when."""
    state = one.get("data")
    state = state if isinstance(state, dict) else {}
    who = one.get("user")
    who = who.get("name") or who.get("username") if isinstance(who, dict) else who
    kind = text(state.get("class")) or "record"
    value = text([one.get("created_at"), who, state.get("status")])
    told = [said("history", f"{kind} {text(state.get('id'))}", value)]
    return item(f"history {text(one.get('id'))}", flat(one), told, level=2)


def _rows(data: bytes) -> Iterator[Item]:
    for number, cells in table_of(data):
        told = []
        for name, words in cells.items():
            kind = _PREFIXES.get(name.partition(".")[0])
            if kind is not None and words:
                told.append(said(kind, name, words))
        for name, kind in (("source_link", "link"), ("origin_id", "source")):
            if cells.get(name):
                told.append(said(kind, name, cells[name]))
        kind = "actor" if "first_name" in cells else "bulletin"
        yield item(
            f"{kind} {cells.get('id') or f'in row {number}'}",
            list(cells.items()),
            told,
        )
