"""Peers: a kept export of another system → a report for each of its items, with what they say.

What they say is kept as their word, and never becomes a finding of ours. A hash that they state is
compared with the bytes that came with the export, or are here already; the answer stands beside
it: agrees, differs, not here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from dripstone.errors import HashDiffers, TooLarge, Unreadable
from dripstone.flow.keeping import Keeping
from dripstone.flow.openable import openable
from dripstone.keep.peers import is_data, peer_of
from dripstone.read.formats.peers import Item
from dripstone.read.formats.record import written
from dripstone.read.opening import is_sheet, items_apart
from dripstone.records import Line, Origin, Report, Said, report_id, theirs

KIND = "text/vnd.dripstone.record"

_WRITTEN = frozenset(("text/plain", "text/xml"))
_ALGORITHMS = {"md5": "md5", "sha1": "sha1", "sha256": "sha256", "sha3512": "sha3_512"}

Keep = Callable[[bytes, Origin, str, int], Line]


class Peers:
    """The exports of one batch."""

    def __init__(self, keeping: Keeping, keep: Keep, *, system: str | None = None) -> None:
        """Take what keeps reports, and whose exports they are where a person said so."""
        self._keeping = keeping
        self._keep = keep
        self._system = system
        self._folders: dict[str, dict[str, list[str]]] = {}  #: reports by folder and by name there
        self._names: dict[str, list[str]] = {}  #: reports by the last part of their names
        self._hashes: dict[tuple[str, str], str] = {}

    def is_one(self, line: Line) -> bool:
        """Tell whether an item is an export."""
        return line.report is not None and self._whose(line.report) is not None

    def note(self, line: Line) -> None:
        """Remember an item: a hash may be stated of it."""
        if line.report is not None:
            folder, _, name = line.item.lower().rpartition("/")
            self._folders.setdefault(folder, {}).setdefault(name, []).append(line.report)
            self._names.setdefault(name, []).append(line.report)

    def of_export(self, line: Line) -> Iterator[Line]:
        """Give the line of an export and those of its items."""
        assert line.report is not None
        export = self._keeping.get(line.report)
        system = self._whose(line.report)
        assert isinstance(export, Report)
        assert system is not None
        lines: list[Line] = []
        trouble = None
        try:
            for item in items_apart(system, export, openable(self._keeping, export)):
                lines.append(self._line(item, export, system))  # noqa: PERF401 -- what came counts
        except Unreadable as told:
            trouble = type(told).__name__
        if trouble is None:
            yield line
        else:
            yield msgspec.structs.replace(line, became="kept_unread", why=trouble)
        yield from lines

    def _whose(self, identity: str) -> str | None:
        report = self._keeping.get(identity)
        assert isinstance(report, Report)
        if report.media_type not in _WRITTEN and not is_sheet(report):
            return None
        try:
            data = openable(self._keeping, report)
        except TooLarge:
            return None
        if self._system is not None and (is_sheet(report) or is_data(data)):
            return self._system
        return peer_of(data, report.media_type, report.origin.name)

    def _line(self, item: Item, export: Report, system: str) -> Line:
        origin = _origin(item, export)
        if item.error is not None:
            return Line(
                item=origin.name,
                became="left_inside",
                why=item.error,
                of=export.id,
                many=item.many,
            )
        line = self._keep(written(item.lines), origin, KIND, item.level)
        assert line.report is not None
        said = tuple(self._checked(one, export) for one in item.said)
        if said:
            made = theirs(line.report, system=system, item=item.name, said=said)
            if not self._keeping.holds(made.id):
                self._keeping.add(made)
        differs = any(one.check == "differs" for one in said)
        return msgspec.structs.replace(line, why=HashDiffers.__name__) if differs else line

    def _checked(self, one: Said, export: Report) -> Said:
        """Compare a stated hash with the bytes that are here, and look for a named file."""
        if one.kind == "file":
            here = self._candidates(one.of or one.value, export)
            return _answered(one, "here" if here else "not_here", here)
        algorithm = _ALGORITHMS.get("".join(filter(str.isalnum, one.name.lower())))
        if one.kind != "hash" or algorithm is None:
            return one
        if algorithm == "sha256" and self._keeping.holds(known := report_id(one.value)):
            return _answered(one, "agrees", [known])
        near = self._candidates(one.of, export)
        same = [i for i in near if self._hash(i, algorithm) == one.value]
        if same:
            return _answered(one, "agrees", same)
        # Of several files of one name, nobody knows which of them was meant.
        return _answered(one, "differs" if len(near) == 1 else "not_here", near)

    def _candidates(self, file: str | None, export: Report) -> list[str]:
        """Find the reports that a file's name may mean: beside the export first, then anywhere."""
        if not file:
            return []
        name = file.lower()
        beside = self._folders.get(export.origin.name.rpartition("/")[0].lower(), {})
        if name.endswith("*"):
            found = [i for n, ids in beside.items() if n.startswith(name[:-1]) for i in ids]
        else:
            found = beside.get(name) or self._names.get(name, [])
        return list(dict.fromkeys(found))

    def _hash(self, report: str, algorithm: str) -> str:
        known = self._hashes.get((report, algorithm))
        if known is None:
            hashed = hashlib.new(algorithm, usedforsecurity=False)
            for part in self._keeping.parts(report):
                hashed.update(part)
            known = self._hashes[report, algorithm] = hashed.hexdigest()
        return known


def _answered(one: Said, check: str, reports: list[str]) -> Said:
    against = reports[0] if len(reports) == 1 or check == "agrees" else None
    return msgspec.structs.replace(one, check=check, against=against)


def _origin(item: Item, export: Report) -> Origin:
    outer = export.origin
    place = f"{outer.place}\n{item.name}".encode() if outer.place else None
    return Origin(
        kind="record",
        name=f"{outer.name}/{item.name}",
        came_from=outer.came_from,
        reason=outer.reason,
        first=outer.first,
        place=hashlib.sha256(place).hexdigest() if place else None,
        of=export.id,
        member=item.name,
    )
