"""Datelines: the place, day and agency before the first words: "KARVEL, June 9 (North Wire) — …".

    dateline_end    words, Layout → where the report itself begins, or None

A dateline says where and when a report was written, not where and when anything happened.
"""

from __future__ import annotations

import re

from dripstone.languages.layout import Layout

_DASHED = re.compile(r"(?P<head>[^\n]{4,90}?)\s(?:—|–|--|-)\s+(?=\S)")
_SLASHED = re.compile(r"(?P<head>[^\n/]{4,60}?)\.?\s/[^/\n]{2,40}/[.,]?\s+(?:[—–-]\s+)?(?=\S)")
_AGENCY = re.compile(r"(?P<name>[A-ZА-ЯЁ][\w-]+(?: [\w-]+){0,3})[.:]\s+(?=[«“\"]?[A-ZА-ЯЁ])")
_TOKEN = re.compile(r"\([^()]*\)|/[^/]*/|[\w.'’-]+")
_MARKS = ("(", "/")


def dateline_end(words: str, layout: Layout) -> int | None:
    """Give where the words after a dateline begin; None where a paragraph begins with none."""
    if slashed := _SLASHED.match(words):
        return slashed.end() if _placed(slashed["head"], layout) else None
    found = _DASHED.match(words)
    if found is None or not _placed(found["head"], layout):
        return None
    if not _dated(found["head"], layout) and not found["head"].endswith(")"):
        return None
    agency = None if found["head"].endswith(")") else _AGENCY.match(words, found.end())
    return agency.end() if agency and _reports(agency["name"], layout) else found.end()


def _reports(name: str, layout: Layout) -> bool:
    """Tell the name of an agency from a short first sentence: "Soldiers fired." is none."""
    return name.isupper() or any(w in layout.outlets for w in name.lower().split())


def _placed(head: str, layout: Layout) -> bool:
    """Tell a place, and a day and an agency at most: nothing in small letters but a month."""
    tokens = _TOKEN.findall(head)
    plain = [t for t in tokens if not t.startswith(_MARKS)]
    known = layout.months.keys() | set(layout.dateline)
    town = bool(plain) and plain[0][0].isupper() and plain[0].strip(".").lower() not in known
    return town and all(
        t[0].isupper() or t.strip(".").isdigit() or t.strip(".").lower() in known for t in plain
    )  # fmt: skip


def _dated(head: str, layout: Layout) -> bool:
    low = [t.strip(".").lower() for t in _TOKEN.findall(head)]
    return any(t in layout.months for t in low) and any(t.isdigit() for t in low)
