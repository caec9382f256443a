"""Deciding: what the pages' forms do, for programs."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from dripstone import flow, review
from dripstone.errors import WordsNotFound
from dripstone.records import SLOTS, AnyFinding, Decision, Demand, Looked, Quote, short
from dripstone.review import Said
from dripstone.web.api import given, taken
from dripstone.web.api.asking import found_on, one_match
from dripstone.web.levels import whole_vault
from dripstone.web.pages import by, desk, vault
from dripstone.web.sheets import Sheet

Query = dict[str, Any]


def decide(request: Request, query: Query, word: taken.Word) -> given.Done:
    """Say something of a finding."""
    sheet, finding = found_on(request)
    _whole(sheet, finding)
    since = _since(sheet.now.history.get(finding.id, ()), query["since"], by(request))
    made = flow.decide(
        vault(request),
        on=finding.id,
        verb=word.verb,
        by=by(request),
        reason=word.reason,
        corrected=_corrected(request, sheet, finding, word),
    )
    return _done(request, made, since)


def add(request: Request, _: Query, new: taken.NewFinding) -> given.Done:
    """Add a finding that no machine suggested."""
    sheet = desk(request).sheet(request.path_params["report"], new.text, by=by(request))
    text, published = sheet.text, sheet.text.published
    made = review.added(
        text,
        new.words,
        kind=new.kind,
        type=new.type,
        says=new.says,
        stance=new.stance,
        polarity=new.polarity,
        slots=_slots(new.slots),
        voice=new.voice,
        mode=new.mode,
        publisher=text.publisher.value if text.publisher else sheet.report.origin.came_from,
        against=published.value[:10] if published else None,
        gazetteer=flow.places_of(vault(request)),
    )
    again = made.id in sheet.now.states or sheet.number(made.id) is not None
    said = flow.decide(
        vault(request),
        on=made.id,
        verb="accept" if again else "add",
        by=by(request),
        corrected=None if again else made,
    )
    return _done(request, said, ())


def undo(request: Request, _: Query) -> given.Done:
    """Take back one's own last word on a finding."""
    sheet, finding = found_on(request)
    _whole(sheet, finding)
    history = sheet.now.history.get(finding.id, ())
    verb, reason, before = review.take_back(history, by=by(request))
    made = flow.decide(
        vault(request),
        on=finding.id,
        verb=verb,
        by=by(request),
        reason=reason,
        corrected=before,
    )
    return _done(request, made, ())


def decide_pair(request: Request, query: Query, word: taken.PairWord) -> given.Done:
    """Say something of a pair."""
    before = one_match(request, request.path_params["match"])
    made = flow.decide(
        vault(request),
        on=before.match.id,
        verb=word.verb,
        by=by(request),
        reason=word.reason,
    )
    since = _since(before.history, query["since"], by(request))
    return given.Done(decision=made, since=since, state=one_match(request, before.match.id).state)


def looked(request: Request, _: Query, where: taken.HaveLooked) -> Looked:
    """Note that one looked for an answer to a demand."""
    request.path_params["finding"] = request.path_params["demand"]
    demand = found_on(request)[1]
    made: Looked = flow.looked(
        vault(request),
        demand=demand.id,
        where=where.where,
        until=where.until,
        by=by(request),
        next_check=where.next_check,
    )
    return made


def take_stock(request: Request, _: Query) -> given.Counted:
    """Give lasting numbers to what is new, and lay pairs before people."""
    stock = flow.take_stock(whole_vault(request), by=by(request))
    return given.Counted(
        incidents=len(stock.incidents), people=len(stock.people), demands=len(stock.outcomes)
    )


def _corrected(
    request: Request, sheet: Sheet, finding: AnyFinding, word: taken.Word
) -> AnyFinding | None:
    given = word.corrected
    if given is None:
        return None
    published = sheet.text.published
    return review.correct(
        finding,
        sheet.text,
        says=given.says,
        type=given.type,
        stance=given.stance,
        polarity=given.polarity,
        slots=_slots(given.slots),
        voice=given.voice,
        mode=given.mode,
        speaker=given.speaker if isinstance(finding, Quote) else None,
        addressees=given.addressees if isinstance(finding, Demand) else None,
        against=published.value[:10] if published else None,
        gazetteer=flow.places_of(vault(request)),
    )


def _slots(slots: dict[str, Said]) -> dict[str, Said]:
    return {name: words for name, words in slots.items() if name in SLOTS}


def _whole(sheet: Sheet, finding: AnyFinding) -> None:
    """Prove that nobody decides on words that were altered."""
    if finding.id in sheet.altered or not sheet.whole:
        start, end = finding.anchors[0].span
        raise WordsNotFound(text=short(sheet.text.id), start=start, end=end)


def _since(said: tuple[Decision, ...], seen: str | None, by: str) -> tuple[Decision, ...]:
    """Give what others said since the decision that was known last."""
    known = next((n for n, d in enumerate(said) if d.id == seen), -1)
    return tuple(d for d in said[known + 1 :] if d.by != by)


def _done(request: Request, made: Decision, since: tuple[Decision, ...]) -> given.Done:
    on = made.corrected.id if made.verb == "add" and made.corrected is not None else made.on
    laid = desk(request)
    line = laid.report_of(laid.text_of(on))
    # What somebody adds to a public report is the team's: they may not see it themselves.
    state = "accepted"
    if line is not None:
        state = laid.sheet(line.report.id, laid.text_of(on), by=by(request)).state(on)
    return given.Done(decision=made, since=since, state=state)
