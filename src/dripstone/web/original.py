"""Original: what a report looked like, beside its words; and how two versions of it differ.

    beside     GET /reports/{report}/original          a page, picture or saved page, and the words
    picture    GET /reports/{report}/original/picture  the bytes of a picture, under a policy that
                                                       lets it do nothing
    saved      GET /reports/{report}/original/page     a saved page's words and headings, shut in
    versions   GET /reports/{report}/versions          the report and the one that it changed

Nothing here asks anybody for anything: a PDF is drawn from the places of its words, and of a saved
page only words, headings, lists and tables are shown.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dripstone.errors import NoSuchRecord, Unreadable
from dripstone.languages.messages import short_of
from dripstone.read import looks
from dripstone.read.formats.inside.drawn import Drawn
from dripstone.records import AnyFinding, Text, Value, Version, short
from dripstone.review.changes import Change, changes, touched
from dripstone.web import wording
from dripstone.web.care import warned
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
BARE = {"content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}
FRAMES = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
}


class Piece(Value, frozen=True, kw_only=True):
    """Words that look alike."""

    words: str
    marked: bool = False


class Shown(Value, frozen=True, kw_only=True):
    """One page of a PDF."""

    number: int
    of: int
    drawn: Drawn | None
    boxes: tuple[looks.Box, ...]
    placed: bool  #: all the words of the finding that stand on it have a box


class Stretch(Value, frozen=True, kw_only=True):
    """One stretch of two versions."""

    kind: str
    old: str
    new: str


async def beside(request: Request) -> Response:
    """Show the original beside the words, with the words of one finding marked in both."""
    sheet = _sheet(request)
    warning = warned(request, wording.tells_of(sheet.findings, language(request)))
    if warning is not None:
        return warning
    number = sheet.number(request.query_params.get("on"))
    finding = None if number is None else sheet.findings[number]
    media, why = sheet.report.media_type, ""
    shown: Shown | None = None
    if media == "application/pdf":
        try:
            shown = _page(request, sheet, finding)
        except Unreadable as trouble:
            why = short_of(type(trouble).__name__, language(request))
    answer = page(
        request,
        "original.html",
        sheet=sheet,
        finding=finding,
        shown=shown,
        why=why,
        picture=media in looks.PICTURES,
        saved=media in ("text/html", "application/xhtml+xml"),
        pieces=_pieces(sheet.text, finding, shown.number if shown else None),
        versions=len(_linked(request, sheet.report.id)),
    )
    answer.headers.update(FRAMES)
    return answer


async def picture(request: Request) -> Response:
    """Give the bytes of a picture as they came, and nothing else."""
    sheet = _sheet(request)
    if sheet.report.media_type not in looks.PICTURES:
        raise NoSuchRecord(kind="picture", id=short(sheet.report.id))
    data = vault(request).original(sheet.report.id)
    return Response(data, media_type=sheet.report.media_type, headers=BARE)


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
    linked = _linked(request, report)
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


def _page(request: Request, sheet: Sheet, finding: AnyFinding | None) -> Shown:
    """Draw the page that is asked for, or the one that the finding's words stand on."""
    asked = whole_number(request.query_params.get("page"))
    if not asked and finding is not None:
        asked = sheet.text.place_of(finding.anchors[0].start)[0] or 1
    one = looks.page(vault(request).original(sheet.report.id), max(asked, 1))
    spans = [a.span for a in finding.anchors] if finding is not None else []
    boxes: tuple[looks.Box, ...] = ()
    placed = not spans
    if one.drawn is not None and one.number <= len(sheet.text.pages):
        boxes, placed = looks.boxes(sheet.text, one.number, one.drawn, spans)
    return Shown(number=one.number, of=one.of, drawn=one.drawn, boxes=boxes, placed=placed)


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


def _linked(request: Request, report: str) -> list[Version]:
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
