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
from dripstone.flow import telling
from dripstone.records import AnyFinding, Assignment, Text, Value
from dripstone.review.agreement import Agreement, of_labels, of_spans
from dripstone.review.comparing import ASKED, labels, read
from dripstone.review.learning import Lesson, Lessons
from dripstone.review.learning import lessons as learned
from dripstone.review.shares import Share, shares
from dripstone.vault import Vault
from dripstone.web import wording
from dripstone.web.levels import sealed, shown
from dripstone.web.pages import by, desk, language, page, unseen, vault
from dripstone.web.sheets import Listed

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


class Measured(Value, frozen=True, kw_only=True):
    """How far people agree on what two of them judged."""

    judged: tuple[review.Judged, ...]
    every: tuple[review.Judged, ...]  #: those that more than one person judged
    of_blind: tuple[Agreement, ...]  #: those that the second judged unseen; none: nobody did
    of_every: tuple[Agreement, ...]


async def figures(request: Request) -> Response:
    """Show how far people agree, those first who did not see each other's words."""
    held, spoken = vault(request), language(request)
    found = measured(request)
    return page(
        request,
        "agreement.html",
        blind=found.of_blind,
        every=found.of_every,
        pairs=list(_pairs(held, found.every)),
        twice=len(found.every),
        shares=[
            ("type", shares(found.judged, by=lambda f: wording.term_of(f, spoken)[0])),
            ("written", shares(found.judged, by=lambda f: _line(request, f).language or "?")),
            ("source", shares(found.judged, by=lambda f: _line(request, f).publisher or "?")),
            ("together", shares_of(request, telling.ALONG)),
        ],
    )


def shares_of(request: Request, along: Sequence[str]) -> tuple[Share, ...]:
    """Count what became of suggestions, by several things at once, of what may be shown."""
    judged = [one for one in measured(request).judged if _may_be_shown(request, one.finding)]
    return telling.shares_among(vault(request), judged, along, language=language(request))


def _may_be_shown(request: Request, finding: AnyFinding) -> bool:
    line = desk(request).report_of(finding.text)
    return line is not None and not line.sealed and not sealed(finding)


def measured(request: Request) -> Measured:
    """Measure agreement, without what somebody is to judge unseen first."""
    assignments, hidden = tuple(vault(request).all(Assignment)), unseen(request)
    judged = tuple(one for one in telling.judged_in(vault(request)) if one.finding.id not in hidden)
    every = tuple(one for one in judged if len(one.sides) > 1)
    blind = [one for one in every if _was_blind(one, assignments, request)]
    return Measured(
        judged=judged,
        every=every,
        of_blind=tuple(of_labels(asked, labels(blind, asked)) for asked in ASKED) if blind else (),
        of_every=tuple(of_labels(asked, labels(every, asked)) for asked in ASKED),
    )


async def lessons(request: Request) -> Response:
    """Show a person where colleagues decided otherwise after them. Nobody else sees it."""
    spoken, told = language(request), lessons_of(request)
    newest = tuple(reversed(told.lessons))[:SHOWN]
    return page(
        request, "lessons.html", told=told, lessons=[_told(request, one, spoken) for one in newest]
    )


def lessons_of(request: Request) -> Lessons:
    """Find where colleagues decided otherwise after whoever asks."""
    person = by(request)
    hidden = desk(request).covered(person)
    return learned(
        (j for j in telling.judged_in(vault(request)) if j.finding.id not in hidden), person
    )


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
