"""Atlos: from the files of a full export, or its CSV, to incidents and their source material.

items    bytes → Items    of metadata.json, updates.json, project.json, or a table
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dripstone.errors import Damaged
from dripstone.read.formats.peers import (
    Item,
    Lines,
    flat,
    item,
    json_of,
    many,
    objects,
    said,
    table_of,
    text,
)
from dripstone.records import Said

_NOT_SHOWN = ("search_metadata", "access_url")
_PLAIN = frozenset(("slug", "inserted_at", "updated_at", "description", "more_info"))


def items(data: bytes) -> Iterator[Item]:
    """Give the incident, the piece of source material, the log of updates, or the table's rows.

    Raises:
        Damaged: it is cut off, or none of these.
    """
    whole = json_of(data)
    if whole is None:
        yield from _rows(data)
    elif isinstance(whole, list):
        yield from _updates(objects(whole))
    elif "artifacts" in whole:
        yield _material(whole)
    elif "slug" in whole:
        yield _incident(whole)
    elif "attributes" in whole or "code" in whole:
        yield item(f"project {text(whole.get('code') or whole.get('name'))}", _lines(whole), [])
    else:
        raise Damaged(size=len(data), part="records")


def _incident(one: dict[str, Any]) -> Item:
    told: list[Said] = []
    for field, value in one.items():
        name = field.removeprefix("attr_")
        if field.startswith("attr_") and name not in _PLAIN and text(value):
            told += [
                said("label", name, v) for v in (value if isinstance(value, list) else [value])
            ]
    for custom in objects(one.get("project_attributes")) + objects(one.get("attributes")):
        if text(custom.get("value")):
            told.append(said("label", custom.get("name"), custom["value"]))
    for version in objects(one.get("versions")):
        told += _of_material(version)
    restricted = text(one.get("attr_restrictions"))
    if restricted:
        told.append(said("restriction", "restrictions", restricted))
    level = 2 if "hidden" in restricted.lower() else 1
    return item(f"incident {text(one['slug'])}", _lines(one), told, level=level)


def _material(one: dict[str, Any]) -> Item:
    number = text(one.get("scoped_id") or one.get("id"))
    hidden = text(one.get("visibility")) in {"hidden", "removed"}
    return item(
        f"material {number}",
        _lines(one),
        _of_material(one),
        level=2 if hidden else 1,
    )


def _of_material(one: dict[str, Any]) -> list[Said]:
    """Keep the address and the hashes. A file's name begins with its kind."""
    told = [said("link", "source_url", one["source_url"])] if text(one.get("source_url")) else []
    told += [said("status", n, one[n]) for n in ("status", "visibility") if text(one.get(n))]
    for incident in many(one.get("incident_ids")) or many(one.get("incident_id")):
        if text(incident):
            told.append(said("relation", "incident", incident))
    for artifact in objects(one.get("artifacts")):
        file = f"{text(artifact.get('type'))}_*"
        if text(artifact.get("file_hash_sha256")):
            told.append(said("hash", "SHA-256", text(artifact["file_hash_sha256"]).lower(), file))
        if text(artifact.get("perceptual_hashes")):
            told.append(said("hash", "perceptual", artifact["perceptual_hashes"], file))
    return told


def _updates(log: list[dict[str, Any]]) -> Iterator[Item]:
    """Give the log of each incident as one item, with all that they say was done."""
    by_incident: dict[str, list[dict[str, Any]]] = {}
    for one in log:
        by_incident.setdefault(text(one.get("media_id")), []).append(one)
    for incident, entries in by_incident.items():
        lines = [(text(one.get("inserted_at")) or f"update {n}", _change(one)) for n, one in
                 enumerate(entries, 1)]  # fmt: skip
        told = [said("history", when, what) for when, what in lines]
        hidden = any(one.get("hidden") is True for one in entries)
        yield item(f"updates of {incident}", lines, told, level=2 if hidden else 1)


def _change(one: dict[str, Any]) -> str:
    by = text(one.get("user_id"))
    what = text(one.get("modified_attribute"))
    change = f"{text(one.get('old_value'))} → {text(one.get('new_value'))}" if what else ""
    parts = (text(one.get("type")), what, change, text(one.get("explanation")), by and f"by {by}")
    return "; ".join(part for part in parts if part)


def _rows(data: bytes) -> Iterator[Item]:
    for number, cells in table_of(data):
        told = []
        for name, words in cells.items():
            if name.startswith("source_") and words:
                told.append(said("link", name, words))
            elif name not in _PLAIN and words:
                told.append(said("label", name, words))
        hidden = "hidden" in cells.get("restrictions", "").lower()
        yield item(
            f"incident {cells.get('slug') or f'in row {number}'}",
            list(cells.items()),
            told,
            level=2 if hidden else 1,
        )


def _lines(one: dict[str, Any]) -> Lines:
    return [line for line in flat(one) if not line[0].endswith(_NOT_SHOWN)]
