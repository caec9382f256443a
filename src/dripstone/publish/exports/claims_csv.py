"""Claims as a table: one row a finding, for spreadsheets and statistics.

claims_csv   rows → CSV in UTF-8, every cell quoted, none of them a formula
COLUMNS      the header, in its order, as docs/how-to/publish.md explains it
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from dripstone.publish.shields.cells import cell
from dripstone.publish.shields.row import Cell, Row

_BETWEEN = " […] "  #: between words that stand apart
_THEN = " > "  #: between voices, from the publisher inwards

_COLUMNS: tuple[tuple[str, Callable[[Row], object]], ...] = (
    ("id", lambda r: r.id),
    ("kind", lambda r: r.kind),
    ("type", lambda r: r.type),
    ("says", lambda r: r.says),
    ("quote", lambda r: _BETWEEN.join(words.exact for words in r.words)),
    ("before", lambda r: r.words[0].before),
    ("after", lambda r: r.words[-1].after),
    ("start", lambda r: r.words[0].start),
    ("end", lambda r: r.words[0].end),
    ("page", lambda r: r.words[0].page),
    ("row", lambda r: r.words[0].row),
    ("who", lambda r: _text(r, "who")),
    ("who_kind", lambda r: _part(r, "who", "kind")),
    ("to_whom", lambda r: _text(r, "to_whom")),
    ("to_whom_kind", lambda r: _part(r, "to_whom", "kind")),
    ("what", lambda r: _text(r, "what")),
    ("when", lambda r: _text(r, "when")),
    ("when_edtf", lambda r: _part(r, "when", "edtf")),
    ("when_earliest", lambda r: _part(r, "when", "earliest")),
    ("when_latest", lambda r: _part(r, "when", "latest")),
    ("where", lambda r: _text(r, "where")),
    ("where_place", lambda r: _part(r, "where", "place")),
    ("where_precision", lambda r: _part(r, "where", "precision")),
    ("why", lambda r: _text(r, "why")),
    ("why_ground", lambda r: _part(r, "why", "ground")),
    ("how_many", lambda r: _text(r, "how_many")),
    ("how_many_min", lambda r: _part(r, "how_many", "min")),
    ("how_many_max", lambda r: _part(r, "how_many", "max")),
    ("how_many_unit", lambda r: _part(r, "how_many", "unit")),
    ("not_stated", lambda r: " ".join(r.not_stated)),
    ("said_by", lambda r: _THEN.join(voice.who or "?" for voice in r.voices)),
    ("said_how", lambda r: _THEN.join(voice.mode for voice in r.voices)),
    ("stance", lambda r: r.stance),
    ("polarity", lambda r: r.polarity),
    ("segment", lambda r: r.segment),
    ("speaker", lambda r: None if r.speaker is None else r.speaker.text),
    ("addressees", lambda r: "; ".join(one.text for one in r.addressees)),
    ("force", lambda r: r.force),
    ("urgent", lambda r: r.urgent),
    ("deadline", lambda r: None if r.deadline is None else r.deadline.text),
    ("report_sha256", lambda r: r.source.sha256),
    ("report_title", lambda r: r.source.title),
    ("report_publisher", lambda r: r.source.publisher),
    ("report_published", lambda r: r.source.published),
    ("report_url", lambda r: r.source.url),
    ("judged", lambda r: "; ".join(f"{verb} {day}" for verb, day in r.decided)),
    ("widened", lambda r: r.widened),
    ("nobody_named", lambda r: r.all_hidden),
)
COLUMNS = tuple(name for name, _ in _COLUMNS)


def claims_csv(rows: Iterable[Row], *, bom: bool = False) -> bytes:
    """Write rows as CSV, with a byte-order mark if a spreadsheet needs one to see UTF-8."""
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows:
        table.writerow([cell(_spelled(value(row))) for _, value in _COLUMNS])
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _spelled(value: object) -> str:
    """Spell a value; None is an empty cell, which is never zero."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _cell(row: Row, name: str) -> Cell | None:
    return next((one for one in row.slots if one.name == name), None)


def _text(row: Row, name: str) -> str | None:
    found = _cell(row, name)
    return None if found is None else found.text


def _part(row: Row, name: str, part: str) -> object:
    found = _cell(row, name)
    return None if found is None else dict(found.meaning).get(part)
