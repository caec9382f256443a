"""Matches: two findings or mentions that may be one, and a person's word on it.

    every     GET /matches              what is still to decide, or (``?decided=1``) what was, or
                                        (``?on=``) one pair
    decide    POST /matches/decisions

Nothing is joined without a decision here, and each join can be taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone import flow, review, vocabulary
from dripstone.errors import NoSuchRecord
from dripstone.records import Anchor, Decision, Match, Suggestion, Value, short
from dripstone.web import wording
from dripstone.web.desk import Desk
from dripstone.web.pages import by, desk, form, language, page, vault, whole_number
from dripstone.web.sheets import OPEN, Listed

AT_ONCE = 25  #: pairs on one page

VERBS = {
    "incident": ("merge", "keep_apart"),
    "person": ("merge", "keep_apart"),
    "answer": ("accept", "reject"),
}


class Quoted(Value, frozen=True, kw_only=True):
    """Words with what stands around them, and the report that they are from."""

    anchor: Anchor
    report: Listed | None


class Side(Value, frozen=True, kw_only=True):
    """One of the two."""

    on: str
    says: str
    label: str
    report: Listed | None = None
    tells_of: tuple[str, ...] = ()


class Pair(Value, frozen=True, kw_only=True):
    """A match as it is shown."""

    match: Match
    suggestion: Suggestion
    question: str
    state: str
    state_label: str
    sides: tuple[Side, ...]
    quotes: tuple[Quoted, ...]
    buttons: tuple[tuple[str, str], ...]
    sure: str
    history: tuple[Decision, ...]


async def every(request: Request) -> Response:
    """Show pairs, the surest first; those that were decided where they are asked for."""
    laid = desk(request)
    decided = request.query_params.get("decided") == "1"
    start = whole_number(request.query_params.get("from"))
    now = _settled(laid, by(request))
    asked = request.query_params.get("on")
    ids = [i for i in _surest(laid) if (now.states[i] not in OPEN) is decided]
    if asked is not None:
        ids = [i for i in _surest(laid) if i == asked]
    return page(
        request,
        "matches.html",
        pairs=[_pair(laid, now, i, language(request)) for i in ids[start : start + AT_ONCE]],
        count=len(ids),
        start=start,
        at_once=AT_ONCE,
        decided=decided,
        asked=asked,
        did=laid.said_of_pairs.get(request.query_params.get("did", "")),
        since=laid.said_of_pairs.get(request.query_params.get("since", "")),
    )


async def decide(request: Request) -> Response:
    """Write a person's word on a pair."""
    fields = {name: values[0] for name, values in (await form(request)).items()}
    laid = desk(request)
    on = fields.get("on", "")
    if on not in laid.pairs:
        raise NoSuchRecord(kind="match", id=short(on))
    said = [d for d in laid.said_of_pairs.values() if d.on == on]
    known = next((n for n, d in enumerate(said) if d.id == fields.get("seen")), -1)
    new = [d for d in said[known + 1 :] if d.by != by(request)]
    made = flow.decide(
        vault(request),
        on=on,
        verb=fields.get("verb", ""),
        by=by(request),
        reason=fields.get("reason", ""),
    )
    asked = {"did": made.id, "since": new[-1].id if new else "", "decided": fields.get("decided")}
    query = urlencode({name: value for name, value in asked.items() if value})
    return RedirectResponse(f"/matches?{query}", status_code=303)


def _settled(laid: Desk, person: str) -> review.Settled:
    suggestions = (s for those in laid.pairs.values() for s in those.values())
    return review.settled(suggestions, laid.said_to(person).values())


def _surest(laid: Desk) -> list[str]:
    """Order the pairs: what was skipped last, the surest first."""
    skipped = {d.on: d.verb == "skip" for d in laid.said_of_pairs.values()}
    sure = {i: max(s.confidence for s in those.values()) for i, those in laid.pairs.items()}
    return sorted(laid.pairs, key=lambda i: (skipped.get(i, False), -sure[i]))


def _pair(laid: Desk, now: review.Settled, on: str, language: str) -> Pair:
    suggestion = max(laid.pairs[on].values(), key=lambda s: s.confidence)
    match = suggestion.of
    assert isinstance(match, Match)
    state = now.states[on]
    anchors = dict.fromkeys(a for e in match.evidence for a in e.anchors)
    verbs = VERBS.get(match.kind, VERBS["incident"])
    return Pair(
        match=match,
        suggestion=suggestion,
        question=wording.named("matches.questions", match.kind, language),
        state=state,
        state_label=_state(match.kind, state, language),
        sides=tuple(_sides(laid, match, language)),
        quotes=tuple(Quoted(anchor=a, report=laid.report_of(a.text)) for a in anchors),
        buttons=tuple(
            (verb, wording.say(f"matches.buttons.{match.kind}.{verb}", language)) for verb in verbs
        ),
        sure=wording.how_sure(suggestion.confidence, language),
        history=now.history.get(on, ()),
    )


def _state(kind: str, state: str, language: str) -> str:
    group = "answers" if kind == "answer" else "states"
    if state in ("accepted", "rejected"):
        return wording.say(f"matches.{group}.{state}", language)
    return vocabulary.label("certainty", state, language).lower()


def _sides(laid: Desk, match: Match, language: str) -> Iterator[Side]:
    """Say what each of the two is: a finding, or a mention known by its name alone."""
    names = next(((e.left, e.right) for e in match.evidence if e.feature == "name"), ("", ""))
    for on, name in zip((match.a, match.b), names, strict=True):
        finding = laid.finding(on)
        if finding is None:
            yield Side(on=on, says=name or short(on), label="")
        else:
            yield Side(
                on=on,
                says=finding.says,
                label=wording.term_of(finding, language)[0],
                report=laid.report_of(finding.text),
                tells_of=wording.tells_of((finding,), language),
            )
