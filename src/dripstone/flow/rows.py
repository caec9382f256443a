"""Rows: a kept table → a report, a text and a claim for each of its rows, in batches.

The table stays as it came. A row that is here already is not kept again, and makes a claim only if
the map now says what it did not say before; a row that changed becomes a
new version of the row with the same key. Some hundreds of rows are written together, all or none,
so that a batch that was interrupted is taken up where it stopped.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dripstone import keep
from dripstone.errors import BadColumns, Unreadable
from dripstone.flow.clock import now
from dripstone.flow.earlier import Earlier
from dripstone.flow.openable import openable
from dripstone.read.columns import Columns, Mapped
from dripstone.read.formats.row import Laid, laid_out
from dripstone.read.opening import open_text, rows_apart
from dripstone.read.reading import checked
from dripstone.records import Line, Origin, Record, Report, Suggestion, Text
from dripstone.vault import Vault
from dripstone.vocabulary.gazetteer import Gazetteer

KIND = "text/vnd.dripstone.row"

_Fate = tuple[str, str | None, int]  #: what became of a row, why, and how many suggestions


class Rows:
    """The tables of one batch, read by one map of columns."""

    def __init__(
        self,
        vault: Vault,
        earlier: Earlier,
        columns: Columns,
        *,
        by: str,
        came_from: str | None,
        gazetteer: Gazetteer | None,
    ) -> None:
        """Take the vault, what is known of earlier reports, and the map."""
        self._vault = vault
        self._earlier = earlier
        self._columns = columns
        self._by = by
        self._mapped = Mapped(columns, publisher=came_from, gazetteer=gazetteer)

    def of_table(self, line: Line) -> Iterator[Line]:
        """Give the line of a table and those of its rows: one for all that had the same fate."""
        assert line.report is not None
        table = self._vault.get(line.report)
        assert isinstance(table, Report)
        fates: list[_Fate] = []
        try:
            for fates_of_some in self._batches(table):
                fates += fates_of_some
        except (Unreadable, BadColumns) as trouble:
            yield msgspec.structs.replace(line, became="kept_unread", why=type(trouble).__name__)
        else:
            yield line
        yield from _lines(fates, line, table, self._columns.header + 1)

    def _batches(self, table: Report) -> Iterator[list[_Fate]]:
        parts = rows_apart(table, openable(self._vault, table))
        names: list[str] = []
        sheet: str | None = None
        keys: Counter[str] = Counter()
        number = self._columns.header
        for name, some in parts:
            if self._columns.sheet not in {None, name} or sheet not in {None, name}:
                yield [("left_inside", "LeftOut", 0)] * len(some)
                continue
            rows = some
            if sheet is None:
                sheet, names = name, self._names(some[:number])
                rows = some[number:]
            laid = [laid_out(names, row) for row in rows]
            yield self._written(table, laid, number + 1, keys)
            number += len(rows)
        if sheet is None:
            raise BadColumns(why="sheet")

    def _names(self, above: list[list[str]]) -> list[str]:
        """Give the names of the columns, which stand in the last of these rows.

        Raises:
            BadColumns: one that the map names is not there, or several have that name: which of
                them is meant, nobody said.
        """
        names = [" ".join(cell.split()) for cell in above[-1]] if above else []
        wanted = self._columns.named()
        if len(above) < self._columns.header or not set(wanted) <= set(names):
            raise BadColumns(why="columns", columns=len(names))
        if any(names.count(one) > 1 for one in wanted):
            raise BadColumns(why="twice", columns=len(names))
        return names

    def _written(
        self, table: Report, rows: Sequence[Laid], first: int, keys: Counter[str]
    ) -> list[_Fate]:
        """Write some rows, all or none, and say what became of each."""
        fates: list[_Fate] = []
        records: list[Record] = []
        originals: dict[str, bytes] = {}
        at = now()
        for number, laid in enumerate(rows, start=first):
            if not laid.content:
                fates.append(("left_inside", "NoText", 0))
                continue
            data = laid.content.encode()
            report = self._report(table, data, self._origin(table, laid, number, keys), at)
            if report.id in originals:
                fates.append(("already_here", None, 0))
                continue
            if self._vault.holds(report.id):
                made, fate = self._said_anew(report, data, laid)
                records += made
                fates.append(fate)
                continue
            made, fate = self._made(report, data, laid)
            originals[report.id] = data
            records += made
            fates.append(fate)
        if records:
            notes = {"rows": str(len(originals))}
            self._vault.commit(*records, did="rows", by=self._by, originals=originals, notes=notes)
        return fates

    def _made(self, report: Report, data: bytes, laid: Laid) -> tuple[list[Record], _Fate]:
        newer = self._earlier.version_of(report)
        text, stands, why = self._read(report, data, laid)
        made: list[Record] = [report, *([newer] if newer else []), text, *stands]
        became = "new_version" if newer else "kept"
        return made, (became, why, len(stands))

    def _said_anew(self, report: Report, data: bytes, laid: Laid) -> tuple[list[Record], _Fate]:
        """Give what the map says of a row that is here and was not said of it before."""
        _, stands, why = self._read(report, data, laid)
        new: list[Record] = [one for one in stands if not self._vault.holds(one.id)]
        return new, ("already_here", why, len(new))

    def _read(
        self, report: Report, data: bytes, laid: Laid
    ) -> tuple[Text, tuple[Suggestion, ...], str | None]:
        """Give a row's text, its claim, and why it makes none."""
        language = self._columns.language
        text = msgspec.structs.replace(open_text(report, data), language=language)
        said = self._mapped.suggestion(text, laid.places)
        if isinstance(said, str):
            return text, (), said
        return text, checked(text, [said]).standing, None

    def _report(self, table: Report, data: bytes, origin: Origin, at: str) -> Report:
        digest = hashlib.sha256(data).hexdigest()
        return Report(
            id=keep.report_id(digest),
            sha256=digest,
            size=len(data),
            media_type=KIND,
            origin=origin,
            received_at=at,
            received_by=self._by,
            level=table.level,
        )

    def _origin(self, table: Report, laid: Laid, number: int, keys: Counter[str]) -> Origin:
        outer = table.origin
        place = laid.places.get(self._columns.key or "")
        key = laid.content[slice(*place)] if place else None
        whose = self._columns.name or outer.place
        if key is not None:
            keys[key] += 1
        # Several rows may share a key: the second one stays the second one.
        same = f"{whose}\n{key}\n{keys[key]}" if key is not None and whose else None
        return Origin(
            kind="row",
            name=f"{outer.name}/row {number}",
            came_from=outer.came_from,
            reason=outer.reason,
            place=hashlib.sha256(same.encode()).hexdigest() if same else None,
            of=table.id,
            member=f"row {number}",
        )


def _lines(fates: Sequence[_Fate], line: Line, table: Report, number: int) -> Iterator[Line]:
    """Tell the rows that came to the same together; ``number`` is that of the first."""
    for (became, why, _), same in itertools.groupby(fates, key=lambda fate: (*fate[:2], 0)):
        suggestions = [fate[2] for fate in same]
        many = len(suggestions)
        last = number + many - 1
        told = f"row {number}" if many == 1 else f"rows {number}–{last}"
        yield Line(
            item=f"{line.item}/{told}",
            became=became,
            why=why,
            suggestions=sum(suggestions),
            of=table.id,
            many=many,
        )
        number = last + 1
