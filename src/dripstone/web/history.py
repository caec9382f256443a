"""History: what people said of the findings that a page rests on, and of pairs that joined them.

history    claims, pairs → Said, in the order written
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from starlette.requests import Request

from dripstone.records import AnyFinding, Decision, Match, Value
from dripstone.web import wording
from dripstone.web.overview import Overview, line_of
from dripstone.web.pages import desk


class Said(Value, frozen=True, kw_only=True):
    """A decision on something that a page rests on."""

    decision: Decision
    of: str  #: what it was on, in a few words
    address: str


def history(
    request: Request,
    view: Overview,
    claims: Iterable[AnyFinding],
    language: str,
    *,
    joins: Callable[[Match], bool],
) -> tuple[Said, ...]:
    """Give what people said of claims, of what they were corrected from, and of pairs."""
    said: list[Said] = []
    told = view.stock.settled.history
    for claim in claims:
        line = line_of(view, claim.text)
        label = wording.term_of(claim, language)[0]
        for on in (claim.id, claim.supersedes):
            address = f"/reports/{line.report.id}?on={on}"
            said += (Said(decision=d, of=label, address=address) for d in told.get(on or "", ()))
    for match in desk(request).matches():
        if joins(match):
            address = f"/matches?on={match.id}"
            said += (Said(decision=d, of="", address=address) for d in told.get(match.id, ()))
    once = {s.decision.id: s for s in said}
    return tuple(sorted(once.values(), key=lambda s: s.decision.at))
