"""Deciding: from a form to a decision in the journal, and on to what waits next.

decide    POST /reports/{report}/decisions
undo      POST /reports/{report}/undo
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone import flow, review
from dripstone.errors import NoSuchRecord, WordsNotFound
from dripstone.records import SLOTS, AnyFinding, Decision, Demand, Quote, short
from dripstone.review import Said
from dripstone.web.pages import by, desk, form, vault
from dripstone.web.sheets import Sheet

Fields = dict[str, list[str]]


async def decide(request: Request) -> Response:
    """Write a decision, and lead to the next finding.

    If somebody decided on the same finding since the page was made, both decisions are kept, and
    the page says so.
    """
    fields = await form(request)
    on, verb = _one(fields, "on"), _one(fields, "verb")
    sheet = _sheet(request, fields)
    finding = _finding(sheet, on)
    since = _since(sheet, on, seen=_one(fields, "seen"), by=by(request))
    made = flow.decide(
        vault(request),
        on=on,
        verb=verb,
        by=by(request),
        reason=_reason(fields),
        corrected=corrected(request, fields, finding, sheet) if verb == "correct" else None,
    )
    order = _one(fields, "order") or "report"
    after = _sheet(request, fields).next_after(on, by=by(request), order=order)
    return _lead_to(request, after or on, fields, did=made.id, since=since.id if since else None)


async def add(request: Request) -> Response:
    """Write a finding that no machine suggested, and show it."""
    fields = await form(request)
    sheet = _sheet(request, fields)
    text, published = sheet.text, sheet.text.published
    kind, _, term = _one(fields, "type").partition(":")
    made = review.added(
        text,
        _words(fields, "words"),
        kind=kind,
        type=term,
        says=_one(fields, "says"),
        stance=_one(fields, "stance") or "asserted",
        polarity=_one(fields, "polarity") or "affirms",
        slots={n: _words(fields, f"slot-{n}") for n in SLOTS if f"slot-{n}" in fields},
        voice=_given(fields, "voice"),
        mode=_one(fields, "mode") or "narrates",
        publisher=text.publisher.value if text.publisher else sheet.report.origin.came_from,
        against=published.value[:10] if published else None,
        gazetteer=flow.places_of(vault(request)),
    )
    if sheet.number(made.id) is not None:
        return _lead_to(request, made.id, fields)  # it is here already: decide on that one
    again = made.id in sheet.now.states  # added before, and taken back since
    said = flow.decide(
        vault(request),
        on=made.id,
        verb="accept" if again else "add",
        by=by(request),
        corrected=None if again else made,
    )
    return _lead_to(request, made.id, fields, did=said.id)


async def undo(request: Request) -> Response:
    """Take back this person's last word on one finding, by another decision, and show it again."""
    fields = await form(request)
    on = _one(fields, "on")
    sheet = _sheet(request, fields)
    _finding(sheet, on)
    verb, reason, before = review.take_back(sheet.now.history.get(on, ()), by=by(request))
    made = flow.decide(
        vault(request),
        on=on,
        verb=verb,
        by=by(request),
        reason=reason,
        corrected=before,
    )
    return _lead_to(request, on, fields, did=made.id)


def corrected(request: Request, fields: Fields, finding: AnyFinding, sheet: Sheet) -> AnyFinding:
    """Make the corrected finding out of the form's fields."""
    names = [n.removeprefix("slot-") for n in fields if n.startswith("slot-")]
    published = sheet.text.published
    return review.correct(
        finding,
        sheet.text,
        says=_one(fields, "says"),
        type=_one(fields, "type") or None,
        stance=_one(fields, "stance") or None,
        polarity=_one(fields, "polarity") or None,
        slots={n: _words(fields, f"slot-{n}") for n in names if n in SLOTS},
        voice=_words(fields, "voice") if "voice" in fields else None,
        mode=_one(fields, "mode") or None,
        speaker=_given(fields, "speaker") if isinstance(finding, Quote) else None,
        addressees=_addressees(fields) if isinstance(finding, Demand) else None,
        against=published.value[:10] if published else None,
        gazetteer=flow.places_of(vault(request)),
    )


def _addressees(fields: Fields) -> tuple[Said, ...] | None:
    names = [n for n in fields if n.startswith("addressee") and not n.startswith("at-")]
    return tuple(_words(fields, n) for n in names) if names else None


def _given(fields: Fields, name: str) -> Said | None:
    return _words(fields, name) if name in fields else None


def _words(fields: Fields, name: str) -> Said:
    at = _one(fields, f"at-{name}")
    place = int(at) if at.isascii() and at.isdigit() else None
    return Said(words=_one(fields, name), at=place, edtf=_one(fields, f"edtf-{name}").strip())


def _one(fields: Fields, name: str) -> str:
    return fields.get(name, [""])[0]


def _reason(fields: Fields) -> str:
    """Put the chosen reason and the person's own words together."""
    return ": ".join(part for part in (_one(fields, "why"), _one(fields, "reason").strip()) if part)


def _sheet(request: Request, fields: Fields) -> Sheet:
    report, text = request.path_params["report"], _one(fields, "text") or None
    return desk(request).sheet(report, text, by=by(request))


def _finding(sheet: Sheet, on: str) -> AnyFinding:
    """Find what is decided on; nobody decides on words that were altered."""
    number = sheet.number(on)
    if number is None:
        raise NoSuchRecord(kind="finding", id=short(on))
    finding = sheet.findings[number]
    if on in sheet.altered or not sheet.whole:
        start, end = finding.anchors[0].span
        raise WordsNotFound(text=short(sheet.text.id), start=start, end=end)
    return finding


def _since(sheet: Sheet, on: str, *, seen: str, by: str) -> Decision | None:
    """Give the last thing that somebody else said since the page was made."""
    said = sheet.now.history.get(on, ())
    known = next((n for n, d in enumerate(said) if d.id == seen), -1)
    new = [d for d in said[known + 1 :] if d.by != by]
    return new[-1] if new else None


def _lead_to(
    request: Request, on: str, fields: Fields, *, did: str | None = None, since: str | None = None
) -> Response:
    asked = {"on": on, "did": did or "", "since": since or ""}
    kept = {name: _one(fields, name) for name in ("order", "text")}
    query = urlencode({name: value for name, value in (asked | kept).items() if value})
    report = request.path_params["report"]
    return RedirectResponse(f"/reports/{report}?{query}", status_code=303)
