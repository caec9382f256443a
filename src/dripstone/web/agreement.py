"""Agreement: how far people who looked at the same thing said the same; and what to learn from it.

figures    GET /agreement    alpha for labels and for words, each with its interval
lessons    GET /lessons      what colleagues decided otherwise in this person's own work
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from starlette.requests import Request
from starlette.responses import Response

from dripstone import review
from dripstone.records import AnyFinding, Assignment, Decision, Suggestion, Text, Value
from dripstone.review.agreement import Agreement, of_labels, of_spans
from dripstone.review.comparing import ASKED, labels, read
from dripstone.review.learning import Lesson
from dripstone.review.learning import lessons as learned
from dripstone.review.shares import shares
from dripstone.vault import Vault
from dripstone.web import wording
from dripstone.web.levels import shown
from dripstone.web.pages import by, desk, language, page, unseen, vault
from dripstone.web.sheets import Listed

_AT_ONCE = 500
SHOWN = 50  #: lessons on the page, the newest


class Two(Value, frozen=True, kw_only=True):
    """Two people and how far their words agree."""

    people: tuple[str, str]
    agreement: Agreement


class Told(Value, frozen=True, kw_only=True):
    """One lesson in words."""

    lesson: Lesson
    label: str
    mine: str
    theirs: str
    differs: tuple[str, ...]
    address: str
    tells_of: tuple[str, ...]


async def figures(request: Request) -> Response:
    """Show how far people agree, those first who did not see each other's words."""
    held, assignments = vault(request), tuple(vault(request).all(Assignment))
    spoken = language(request)
    hidden = unseen(request)
    judged = [one for one in _judged(held) if one.finding.id not in hidden]
    every = [one for one in judged if len(one.sides) > 1]
    blind = [one for one in every if _was_blind(one, assignments, request)]
    return page(
        request,
        "agreement.html",
        blind=[of_labels(asked, labels(blind, asked)) for asked in ASKED] if blind else [],
        every=[of_labels(asked, labels(every, asked)) for asked in ASKED],
        pairs=list(_pairs(held, every)),
        twice=len(every),
        shares=[
            ("type", shares(judged, by=lambda f: wording.term_of(f, spoken)[0])),
            ("written", shares(judged, by=lambda f: _line(request, f).language or "?")),
            ("source", shares(judged, by=lambda f: _line(request, f).publisher or "?")),
        ],
    )


async def lessons(request: Request) -> Response:
    """Show a person where colleagues decided otherwise after them. Nobody else sees it."""
    person, spoken = by(request), language(request)
    hidden = desk(request).covered(person)
    told = learned((j for j in _judged(vault(request)) if j.finding.id not in hidden), person)
    newest = tuple(reversed(told.lessons))[:SHOWN]
    return page(
        request, "lessons.html", told=told, lessons=[_told(request, one, spoken) for one in newest]
    )


def _judged(held: Vault) -> tuple[review.Judged, ...]:
    """Put together what people said; of the suggestions only those are read that were judged."""
    decisions = tuple(held.all(Decision))
    on = tuple(dict.fromkeys(d.on for d in decisions))
    said = (
        record
        for at in range(0, len(on), _AT_ONCE)
        for record in held.about(*on[at : at + _AT_ONCE])
    )
    return review.judged((s for s in said if isinstance(s, Suggestion)), decisions)


def _was_blind(one: review.Judged, assignments: Sequence[Assignment], request: Request) -> bool:
    """Tell whether everybody after the first was asked not to see the others' words."""
    line = desk(request).report_of(one.finding.text)
    places = {one.finding.id, line.report.id if line else ""}
    asked = {a.to for a in assignments if a.blind and places.intersection(a.on)}
    return set([*one.sides][1:]) <= asked


class _Unknown(Value, frozen=True, kw_only=True):
    """A report of which nothing is known here."""

    language: str | None = None
    publisher: str | None = None


def _line(request: Request, finding: AnyFinding) -> Listed | _Unknown:
    return desk(request).report_of(finding.text) or _Unknown()


def _pairs(held: Vault, judged: Sequence[review.Judged]) -> Iterable[Two]:
    people = sorted({who for one in judged for who in one.sides})
    texts = {one.finding.text for one in judged}
    known = {t: record for t in texts if isinstance(record := held.get(t), Text)}
    for pair in combinations(people, 2):
        both = read(judged, known, pair)
        if both:
            yield Two(people=pair, agreement=of_spans(both))


def _told(request: Request, one: Lesson, spoken: str) -> Told:
    line = desk(request).report_of(one.finding.text)
    report = line.report.id if line else ""
    if line:
        shown(report, max(line.report.level, one.finding.level))
    return Told(
        lesson=one,
        label=wording.term_of(one.finding, spoken)[0],
        mine=_word(one.mine, spoken),
        theirs=_word(one.theirs, spoken),
        differs=tuple(_differs(name, spoken) for name in one.differs),
        address=f"/reports/{report}?on={one.finding.id}",
        tells_of=wording.tells_of((one.finding,), spoken),
    )


def _word(finding: object, spoken: str) -> str:
    says = getattr(finding, "says", None)
    return str(says) if says else wording.say("lessons.rejects", spoken)


def _differs(name: str, spoken: str) -> str:
    named = {
        "verdict": "lessons.verdict",
        "type": "agreement.of.type",
        "stance": "card.stance",
        "polarity": "card.polarity",
    }
    return wording.say(named.get(name, f"slots.{name}"), spoken).lower()
