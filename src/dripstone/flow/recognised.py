"""Recognised: pictures and scans without words → reports of what a program read in them.

What a program recognises is a report of its own that names the picture, the page and the program:
the picture's own text stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dripstone.errors import Unreadable
from dripstone.flow.openable import openable
from dripstone.keep.capture.recognising import recognise
from dripstone.read.opening import may_hold_words, scanned_pages
from dripstone.records import Line, Origin, Report
from dripstone.vault import Vault


def recognised(
    vault: Vault,
    lines: Iterable[Line],
    *,
    languages: str,
    program: str,
    kept: Callable[[bytes, Origin], Line],
) -> Iterator[Line]:
    """Keep what is recognised on each page of each report that has no words of its own."""
    for line in lines:
        if line.why != "NoText" or line.report is None:
            continue
        report = vault.get(line.report)
        assert isinstance(report, Report)
        if not may_hold_words(report):
            continue
        try:
            for page, picture in scanned_pages(report, openable(vault, report)):
                words = recognise(picture, languages).strip() if picture else ""
                origin = _origin(report, page, program)
                yield kept(words.encode(), origin) if words else _nothing(origin)
        except Unreadable as trouble:
            name = f"{report.origin.name}/{program}"
            why = type(trouble).__name__
            yield Line(item=name, became="left_inside", why=why, of=report.id)


def _nothing(origin: Origin) -> Line:
    return Line(item=origin.name, became="left_inside", why="NoText", of=origin.of)


def _origin(report: Report, page: str, program: str) -> Origin:
    outer = report.origin
    return Origin(
        kind="recognised",
        name=f"{outer.name}/{page}.txt",
        came_from=outer.came_from,
        url=outer.url,
        reason=outer.reason,
        of=report.id,
        member=f"{page}, {program}",
    )
