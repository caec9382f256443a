"""Peers: whose export a file is, by how it begins.

    SYSTEMS    the systems whose exports are known
    peer_of    bytes, media type, name → name of a system, or None
    is_data    bytes → whether they are written for a program, and not for a reader

A person may say it instead: columns can have been renamed.
"""

from __future__ import annotations

import re

SYSTEMS = ("bayanat", "uwazi", "openevsys", "atlos", "auto-archiver")

_LOOKED_AT = 65_536  #: octets from the beginning
_JSON = (
    ("bayanat", re.compile(r'\{\s*"(?:bulletins|actors|incidents)"\s*:\s*\[')),
    ("atlos", re.compile(r'(?s)\{(?=.*"slug")(?=.*"attr_status")')),
    ("atlos", re.compile(r'(?s)\{(?=.*"upload_type")(?=.*"artifacts")')),
    ("atlos", re.compile(r'(?s)\[\s*\{(?=.*"modified_attribute")(?=.*"old_value")')),
    ("auto-archiver", re.compile(r'(?s)\{(?=.*"status")(?=.*"metadata")(?=.*"media")(?=.*"urls")')),
)
# A system's own columns, of which all must be there.
_COLUMNS = (
    ("bayanat", frozenset(("id", "title", "origin_id", "source_link", "publish_date"))),
    ("bayanat", frozenset(("id", "name", "first_name", "last_name", "type"))),
    ("atlos", frozenset(("slug", "inserted_at", "updated_at", "status"))),
    ("auto-archiver", frozenset(("link", "archive status", "archive location"))),
    ("uwazi", frozenset(("title", "date added", "template", "published"))),
)
_FIRST = 200  #: octets in which a table has a mark between columns, and data their beginning
_TELLING = re.compile(rb"[{\[<,;\t]|-- M|/\*M")
_METADATA = frozenset(("status", "metadata", "media"))
_EVENTS = re.compile(r"<events\s[^>]*xmlns\s*=\s*['\"]http://www\.huridocs\.org/?['\"]")
_DUMPED = re.compile(r"-- (?:MySQL|MariaDB) dump|^/\*M!", re.MULTILINE)
_TABLES = re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?`(?:act|event|biographic_details|mt_vocab)`")


def is_data(data: bytes) -> bool:
    """Tell JSON, XML and dumps of databases from words."""
    beginning = _beginning(data)
    return beginning.startswith(("{", "[", "<")) or _DUMPED.search(beginning[:4000]) is not None


def peer_of(data: bytes, media_type: str, name: str = "") -> str | None:
    """Tell whose export a file is; None for what is nobody's that is known here."""
    if media_type == "text/csv":
        imported = "uwazi" if name.lower().endswith("/import.csv") else None
        return _table(_beginning(data)) or imported
    if media_type not in {"text/xml", "text/plain"} or not _TELLING.search(data[:_FIRST]):
        return None
    beginning = _beginning(data)
    if _EVENTS.search(beginning[:4000]):
        return "openevsys"
    return _object(beginning) or _table(beginning) if media_type == "text/plain" else None


def _object(beginning: str) -> str | None:
    """Tell JSON by the names of its fields, and a dump by its tables."""
    if beginning.startswith(("{", "[")):
        return next((name for name, told in _JSON if told.match(beginning)), None)
    dumped = _DUMPED.search(beginning[:4000]) and _TABLES.search(beginning)
    return "openevsys" if dumped else None


def _beginning(data: bytes) -> str:
    return data[:_LOOKED_AT].decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")


def _table(beginning: str) -> str | None:
    line = beginning.partition("\n")[0].lower()
    for mark in ",;\t":
        names = {cell.strip().strip('"').strip() for cell in line.split(mark)}
        if names == _METADATA:
            return "auto-archiver"
        found = next((name for name, columns in _COLUMNS if columns <= names), None)
        if found is not None:
            return found
    return None
