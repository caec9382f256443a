"""Original: what a report looked like, beside its words; and how two versions of it differ.

    beside     GET /reports/{report}/original          a page, picture or saved page, and the words
    picture    GET /reports/{report}/original/picture  the bytes of a picture, under a policy that
                                                       lets it do nothing
    saved      GET /reports/{report}/original/page     a saved page's words and headings, shut in
    versions   GET /reports/{report}/versions          the report and the one that it changed

Nothing here asks anybody for anything: the page of a PDF is a picture made here, or a drawing of
its words (``leaves``), and of a saved page only words, headings, lists and tables are shown.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dripstone.errors import NoSuchRecord, Unreadable
from dripstone.languages.messages import short_of
from dripstone.read import looks
from dripstone.records import AnyFinding, Report, Text, Value, Version, short
from dripstone.review.changes import Change, changes, touched
from dripstone.web import wording
from dripstone.web.care import warned
from dripstone.web.leaves import BARE, Shown, turned
from dripstone.web.pages import by, desk, language, page, vault, whole_number
from dripstone.web.sheets import Sheet

STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:1rem auto;padding:0 1rem;"
    "color:#1d2327;background:#fff;overflow-wrap:anywhere}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.2rem .4rem;vertical-align:top}"
)
_HASH = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
SHUT_IN = {
    "content-security-policy": (
        f"default-src 'none'; style-src 'sha256-{_HASH}'; sandbox; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    ),
    "x-frame-options": "SAMEORIGIN",
}
"""What a saved page is shown under: it runs nothing, asks for nothing, and is of no origin."""
FRAMES = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
}


_PAGE = re.compile(r"page (\d{1,6})")  #: in the name that a recognised page has


class Piece(Value, frozen=True, kw_only=True):
    """Words that look alike."""

    words: str
    marked: bool = False


class Stretch(Value, frozen=True, kw_only=True):
    """One stretch of two versions."""

    kind: str
    old: str
    new: str


async def beside(request: Request) -> Response:
    """Show the original beside the words, with the words of one finding marked in both.

    Of a scan nobody read, the original alone; of words that a program recognised, the scan.
    """
    report, sheet = _asked(request)
    findings = sheet.findings if sheet else ()
    warning = warned(request, wording.tells_of(findings, language(request)))
    if warning is not None:
        return warning
    number = sheet.number(request.query_params.get("on")) if sheet else None
    finding = None if number is None else findings[number]
    came = _scan_of(request, report) or report
    shown, why = _shown(request, came, report, sheet, finding)
    whole = shown.number if shown and came is report else None
    answer = page(
        request,
        "original.html",
        report=report,
        came=came,
        sheet=sheet,
        finding=finding,
        shown=shown,
        why=why,
        picture=came.media_type in looks.PICTURES,
        saved=came.media_type in ("text/html", "application/xhtml+xml"),
        pieces=_pieces(sheet.text, finding, whole) if sheet else [],
        versions=len(linked_to(request, report.id)),
    )
    answer.headers.update(FRAMES)
    return answer


async def picture(request: Request) -> Response:
    """Give the bytes of a picture as they came, and nothing else."""
    report = desk(request).kept(request.path_params["report"])
    if report.media_type not in looks.PICTURES:
        raise NoSuchRecord(kind="picture", id=short(report.id))
    data = vault(request).original(report.id)
    return Response(data, media_type=report.media_type, headers=BARE)


async def saved(request: Request) -> Response:
    """Give a saved page without anything that could ask anybody, shut in."""
    sheet = _sheet(request)
    markup = looks.markup(vault(request).original(sheet.report.id))
    whole = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>-</title>'
        f"<style>{STYLE}</style></head><body>{markup}</body></html>"
    )
    return HTMLResponse(whole, headers=SHUT_IN)


async def versions(request: Request) -> Response:
    """Show what changed between two versions, and which findings rest on words that did."""
    report, spoken = request.path_params["report"], language(request)
    linked = linked_to(request, report)
    asked = request.query_params.get("with")
    link = next((v for v in linked if asked in (None, v.older, v.newer)), None)
    if link is None:
        raise NoSuchRecord(kind="version", id=short(report))
    older, newer = (desk(request).sheet(r, by=by(request)) for r in (link.older, link.newer))
    warning = warned(request, wording.tells_of((*older.findings, *newer.findings), spoken))
    if warning is not None:
        return warning
    found = changes(older.text, newer.text)
    return page(
        request,
        "versions.html",
        older=older,
        newer=newer,
        linked=linked,
        link=link,
        stretches=[_stretch(c, older.text, newer.text) for c in found],
        changed=sum(1 for c in found if c.kind != "same"),
        lost=_named(older, found, spoken, newer=False),
        gained=_named(newer, found, spoken, newer=True),
    )


def _sheet(request: Request) -> Sheet:
    asked = request.query_params.get("text")
    return desk(request).sheet(request.path_params["report"], asked, by=by(request))


def _asked(request: Request) -> tuple[Report, Sheet | None]:
    """Find the report and its words, where it has some."""
    laid = desk(request)
    report = laid.kept(request.path_params["report"])
    return report, None if laid.unread(report.id) else _sheet(request)


def _scan_of(request: Request, report: Report) -> Report | None:
    """Give the picture or scan in which a program recognised a report's words."""
    outer, laid = report.origin.of, desk(request)
    if report.origin.kind != "recognised" or outer is None:
        return None
    return laid.kept(outer) if outer in laid.reports and outer not in laid.shut else None


def _shown(
    request: Request,
    came: Report,
    report: Report,
    sheet: Sheet | None,
    finding: AnyFinding | None,
) -> tuple[Shown | None, str]:
    """Turn to the page that is asked for, or the one that the finding's words stand on."""
    if came.media_type != "application/pdf":
        return None, ""
    asked = whole_number(request.query_params.get("page"))
    if not asked and came is not report:
        told = _PAGE.search(report.origin.member or "")
        asked = int(told[1]) if told else 1
    if not asked and finding is not None and sheet is not None:
        asked = sheet.text.place_of(finding.anchors[0].start)[0] or 1
    try:
        read = sheet if came is report else None
        return turned(request, came, read, finding, max(asked, 1)), ""
    except Unreadable as trouble:
        return None, short_of(type(trouble).__name__, language(request))


def _pieces(text: Text, finding: AnyFinding | None, number: int | None) -> list[Piece]:
    """Cut the words of a page, or of the whole text, where a finding's words begin and end."""
    starts = (*text.pages, len(text.content))
    whole = number is None or number >= len(starts)
    first, last = (0, len(text.content)) if whole else (starts[number - 1], starts[number])  # type: ignore[operator, index]
    spans = [a.span for a in finding.anchors] if finding is not None else []
    cuts = sorted({first, last, *(p for s in spans for p in s if first < p < last)})
    return [
        Piece(words=text.content[a:b], marked=any(s <= a and b <= e for s, e in spans))
        for a, b in pairwise(cuts)
    ]


def linked_to(request: Request, report: str) -> list[Version]:
    """Give the links from and to a report of which both ends may be shown."""
    here = desk(request).reports
    return [
        v
        for v in vault(request).all(Version)
        if report in (v.newer, v.older) and v.newer in here and v.older in here
    ]


def _stretch(change: Change, older: Text, newer: Text) -> Stretch:
    return Stretch(
        kind=change.kind,
        old=older.content[slice(*change.old)],
        new=newer.content[slice(*change.new)],
    )


def _named(
    sheet: Sheet, found: Sequence[Change], language: str, *, newer: bool
) -> list[tuple[AnyFinding, str, str]]:
    return list(_standing(sheet, touched(sheet.findings, found, newer=newer), language))


def _standing(
    sheet: Sheet, findings: Sequence[AnyFinding], language: str
) -> Iterator[tuple[AnyFinding, str, str]]:
    for one in findings:
        state = wording.scheme_label("certainty", sheet.state(one.id), language)
        yield one, wording.term_of(one, language)[0], state
