"""Inside: what a kept container holds → reports of their own, each with its line.

The container stays as it came. What is taken out names it and says where in it it lay; what stays
inside is told, with the reason. Running it again takes out only what is not here yet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from dripstone.errors import DripstoneError, NoSevenZip, Unreadable
from dripstone.flow.keeping import Kept
from dripstone.flow.openable import openable
from dripstone.read.formats.inside import ARCHIVES, Member
from dripstone.read.opening import container, has_words, taken_apart
from dripstone.records import Line, Origin, Report

DEEPEST = 2  #: archives within one another
NESTED = 6  #: containers of any kind within one another


class Inside:
    """The containers of one batch."""

    def __init__(self, vault: Kept, kept: Callable[[bytes, Origin], Line]) -> None:
        """Take the vault, and what keeps the bytes of a member."""
        self._vault = vault
        self._kept = kept
        self.wordless: set[str] = set()  #: identities of reports that only hold others

    def with_members(self, line: Line, archives: int = 0, nested: int = 0) -> Iterator[Line]:
        """Give the line of an item and, where it is a container, those of all that is in it."""
        report = self._vault.get(line.report) if line.report else None
        kind = container(report) if isinstance(report, Report) else None
        if kind is None or not isinstance(report, Report):
            yield line
            return
        if not has_words(report):
            self.wordless.add(report.id)
        archives += kind in ARCHIVES
        if archives > DEEPEST or nested >= NESTED:
            yield msgspec.structs.replace(line, became="kept_unread", why="TooDeep")
            return
        inner, trouble = self._taken_out(report)
        yield line if trouble is None else _troubled(line, report, trouble)
        for one in inner:
            yield from self.with_members(one, archives, nested + 1)

    def _taken_out(self, report: Report) -> tuple[list[Line], DripstoneError | None]:
        lines: list[Line] = []
        try:
            for member in taken_apart(report, openable(self._vault, report)):
                lines.append(self._line(member, report))  # noqa: PERF401 -- what came before counts
        except (Unreadable, NoSevenZip) as trouble:
            return lines, trouble
        return lines, None

    def _line(self, member: Member, report: Report) -> Line:
        origin = _origin(member, report)
        if member.error is None:
            return self._kept(member.data, origin)
        return Line(
            item=origin.name,
            became="left_inside",
            why=member.error,
            of=report.id,
            many=member.many,
        )


def _origin(member: Member, report: Report) -> Origin:
    outer = report.origin
    place = f"{outer.place}\n{member.name}".encode() if outer.place else None
    return Origin(
        kind=member.kind,
        name=f"{outer.name}/{member.name}",
        came_from=outer.came_from,
        url=member.url,
        modified=member.modified,
        reason=outer.reason,
        first=outer.first,
        place=hashlib.sha256(place).hexdigest() if place else None,
        of=report.id,
        member=member.name,
        captured_at=member.captured_at,
    )


def _troubled(line: Line, report: Report, trouble: DripstoneError) -> Line:
    """Say what kept a container shut; one with words of its own is read all the same."""
    became = line.became if has_words(report) else "kept_unread"
    return msgspec.structs.replace(line, became=became, why=type(trouble).__name__)
