"""Leaves: one page of a PDF, as a picture where that can be made, else as a drawing of its words.

    turned     report, its words, a finding → the page that is asked for, with its boxes
    picture    GET /reports/{report}/original/leaf/{number}    the picture alone, as PNG

A picture is made when somebody looks at its page, in the child that may hang or die. The last few
are held in memory, because the page around one and the picture itself are asked for apart; whether
somebody may see it is asked each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dripstone.errors import NoSuchRecord, Unreadable
from dripstone.languages.messages import short_of
from dripstone.read import looks
from dripstone.read.formats.inside.drawn import Drawn
from dripstone.read.formats.inside.pictured import Leaf
from dripstone.records import AnyFinding, Report, Value, short
from dripstone.web import wording
from dripstone.web.pages import desk, language, vault, whole_number
from dripstone.web.sheets import Sheet

BARE = {"content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}
KEPT = 6  #: pictures that are held in memory
MARKED = 400  #: findings of one page that are marked on it


class Marked(Value, frozen=True, kw_only=True):
    """A finding that stands on the page."""

    on: str  #: identity
    label: str
    words: str
    state: str
    boxes: tuple[looks.Box, ...]
    chosen: bool


class Shown(Value, frozen=True, kw_only=True):
    """One page of a PDF."""

    report: str  #: identity of the report whose page it is
    number: int
    of: int
    width: float  #: of what boxes are told in
    height: float
    pictured: bool
    drawn: Drawn | None  #: in place of a picture; None with no picture: it cannot be read
    marks: tuple[Marked, ...] = ()  #: the chosen finding comes last, over the others
    placed: bool = True  #: all the words of the chosen finding that stand on it have a box
    cut: bool = False  #: there is more on it than is shown
    why: str = ""  #: why it is a drawing: no_pictures, or in words why no picture could be made


class Pictures:
    """The last pictures of pages."""

    def __init__(self) -> None:
        """Hold none."""
        self._lock = Lock()
        self._held: dict[tuple[str, int], bytes] = {}

    def keep(self, report: str, number: int, png: bytes) -> None:
        """Hold a picture, and let go of the oldest."""
        with self._lock:
            self._held.pop((report, number), None)
            self._held[report, number] = png
            while len(self._held) > KEPT:
                del self._held[next(iter(self._held))]

    def find(self, report: str, number: int) -> bytes | None:
        """Give a picture that is still held."""
        with self._lock:
            return self._held.get((report, number))


async def picture(request: Request) -> Response:
    """Give the picture of one page, under a policy that lets it do nothing."""
    report = desk(request).kept(request.path_params["report"])
    number = whole_number(request.path_params["number"])
    if report.media_type != "application/pdf" or not number or not looks.pictures():
        raise NoSuchRecord(kind="picture", id=short(report.id))
    png = _pictures(request).find(report.id, number)
    if png is None:
        made = looks.pictured(vault(request).original(report.id), number)
        if made.leaf is None or made.number != number:
            raise NoSuchRecord(kind="picture", id=short(report.id))
        png = made.leaf.png
    return Response(png, media_type="image/png", headers=BARE)


def turned(
    request: Request, report: Report, sheet: Sheet | None, finding: AnyFinding | None, asked: int
) -> Shown:
    """Turn to a page of a PDF: as a picture, else as a drawing of its words.

    ``sheet`` holds the words that were read in this very file; without one, nothing is marked.

    Raises:
        Unreadable: its kinds say why nothing of the file can be shown.
    """
    data = vault(request).original(report.id)
    why = "no_pictures"
    if looks.pictures():
        try:
            one = looks.pictured(data, asked)
        except Unreadable as trouble:
            why = short_of(type(trouble).__name__, language(request))
        else:
            if one.leaf is not None:
                _pictures(request).keep(report.id, one.number, one.leaf.png)
                shown = Shown(
                    report=report.id,
                    number=one.number,
                    of=one.of,
                    width=one.leaf.width,
                    height=one.leaf.height,
                    pictured=True,
                    drawn=None,
                    cut=one.leaf.cut,
                )
                return _marked(request, shown, one.leaf, sheet, finding)
            why = short_of("Damaged", language(request))
    return _drawn(request, looks.page(data, asked), report, sheet, finding, why)


def _drawn(
    request: Request,
    one: looks.Page,
    report: Report,
    sheet: Sheet | None,
    finding: AnyFinding | None,
    why: str,
) -> Shown:
    drawn = one.drawn
    shown = Shown(
        report=report.id,
        number=one.number,
        of=one.of,
        width=drawn.width if drawn else 1.0,
        height=drawn.height if drawn else 1.0,
        pictured=False,
        drawn=drawn,
        cut=bool(drawn and drawn.cut),
        why=why,
    )
    return shown if drawn is None else _marked(request, shown, drawn, sheet, finding)


def _marked(
    request: Request,
    shown: Shown,
    page: Drawn | Leaf,
    sheet: Sheet | None,
    finding: AnyFinding | None,
) -> Shown:
    """Mark what findings say at the places of their words, the chosen one over the others."""
    if sheet is None or shown.number > len(sheet.text.pages):
        return shown
    placed = looks.Placed(sheet.text, shown.number, page)
    spoken = language(request)
    marks = [*_on_page(placed, sheet, finding, spoken)]
    whole = True
    if finding is not None:
        boxes, whole = placed.boxes(_spans(finding))
        marks.append(_mark(finding, sheet, boxes, spoken, chosen=True))
    kept = tuple(mark for mark in marks[-MARKED:] if mark.boxes)
    cut = shown.cut or len(marks) > MARKED
    return msgspec.structs.replace(shown, marks=kept, placed=whole, cut=cut)


def _on_page(
    placed: looks.Placed, sheet: Sheet, chosen: AnyFinding | None, spoken: str
) -> Iterator[Marked]:
    for one in sheet.findings:
        if (chosen is None or one.id != chosen.id) and one.id not in sheet.altered:
            boxes, _ = placed.boxes(_spans(one))
            if boxes:
                yield _mark(one, sheet, boxes, spoken)


def _mark(
    one: AnyFinding,
    sheet: Sheet,
    boxes: tuple[looks.Box, ...],
    spoken: str,
    *,
    chosen: bool = False,
) -> Marked:
    return Marked(
        on=one.id,
        label=wording.term_of(one, spoken)[0],
        words=one.anchors[0].exact,
        state=sheet.state(one.id),
        boxes=boxes,
        chosen=chosen,
    )


def _spans(finding: AnyFinding) -> list[tuple[int, int]]:
    return [words.span for words in finding.anchors]


def _pictures(request: Request) -> Pictures:
    """Give the pictures that this server holds."""
    state = request.app.state
    if not hasattr(state, "pictures"):
        state.pictures = Pictures()
    held: Pictures = state.pictures
    return held
