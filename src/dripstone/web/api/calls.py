"""Calls: all that programs can ask; the routes and the description are made from it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dripstone.flow.searching import Answer, Question
from dripstone.records import Looked, Text
from dripstone.web.api import asking, deciding, given, session, taken
from dripstone.web.api.answering import BASE, JSON, Call, Param, way
from dripstone.web.api.description import described
from dripstone.web.api.more_calls import ACCOUNTS, ANSWERS, SEVERAL
from dripstone.web.levels import Way

_PAGE = (
    Param(name="start", of=int, told="How many to pass over.", usual=0),
    Param(name="at_most", of=int, told="How many to give at most.", usual=50, most=200),
)
_SINCE = (Param(name="since", of=str, told="The last decision on it that was known."),)
_COUNTED = (
    Param(
        name="along",
        of=str,
        told="Dimensions between commas: act, act/1, month, quarter, year, place, place/site, "
        "place/settlement, place/district, place/region, place/country, ground, voice, "
        "source_type, verification.",
        usual="act,month,place",
    ),
    Param(
        name="over",
        of=str,
        told="What is counted, between commas: incidents, acts, persons, demands.",
        usual="incidents,acts,persons,demands",
    ),
    Param(name="at", of=int, told="As it stood at this entry of the journal.", most=999_999_999),
    Param(name="stale", of=bool, told="Say which of them have gone stale since.", usual=False),
    Param(name="report", of=str, told="Of this report alone.", usual=""),
)
_FIRST: tuple[Call, ...] = (
    Call(
        at="/session",
        method="POST",
        need="nobody",
        answer=session.sign_in,
        takes=taken.SignIn,
        gives=given.Opened,
        status=201,
        team=True,
        told="Sign in, and get a token.",
    ),
    Call(
        at="/session",
        method="DELETE",
        need="self",
        answer=session.sign_out,
        status=204,
        team=True,
        told="Sign out.",
    ),
    Call(at="/me", need="self", answer=asking.me, gives=given.Me, told="Who asks."),
    Call(
        at="/reports",
        need="read",
        answer=asking.reports,
        gives=given.Reports,
        query=_PAGE,
        told="The reports, those with something to decide first.",
    ),
    Call(
        at="/reports/{report}",
        need="read",
        answer=asking.report,
        gives=given.OneReport,
        told="One report.",
    ),
    Call(
        at="/reports/{report}/findings",
        need="read",
        answer=asking.findings,
        gives=given.Findings,
        query=(Param(name="text", of=str, told="A text of it; without: the newest.", usual=""),),
        told="The findings of a report's text: suggestions, and what people said of them.",
    ),
    Call(
        at="/reports/{report}/findings",
        method="POST",
        need="document",
        answer=deciding.add,
        takes=taken.NewFinding,
        gives=given.Done,
        status=201,
        told="Add a finding that no machine suggested.",
    ),
    Call(at="/texts/{text}", need="read", answer=asking.text, gives=Text, told="One frozen text."),
    Call(
        at="/findings/{finding}",
        need="read",
        answer=asking.finding,
        gives=given.OneFinding,
        told="One finding, and what was said of it.",
    ),
    Call(
        at="/findings/{finding}/decisions",
        method="POST",
        need="document",
        answer=deciding.decide,
        takes=taken.Word,
        gives=given.Done,
        status=201,
        query=_SINCE,
        tagged=True,
        current=asking.finding,
        told="Say something of a finding.",
    ),
    Call(
        at="/findings/{finding}/undo",
        method="POST",
        need="document",
        answer=deciding.undo,
        gives=given.Done,
        status=201,
        tagged=True,
        current=asking.finding,
        told="Take back one's own last word on a finding.",
    ),
    Call(
        at="/incidents",
        need="read",
        answer=asking.incidents,
        gives=given.Incidents,
        query=_PAGE,
        told="Incidents, by number.",
    ),
    Call(
        at="/incidents/{number}",
        need="read",
        answer=asking.incident,
        gives=given.OneIncident,
        told="One incident.",
    ),
    Call(
        at="/people",
        need="read",
        answer=asking.people,
        gives=given.People,
        query=_PAGE,
        told="People, by number.",
    ),
    Call(
        at="/people/{number}",
        need="read",
        answer=asking.person,
        gives=given.OnePerson,
        told="One person.",
    ),
    Call(
        at="/demands",
        need="read",
        answer=asking.demands,
        gives=given.Demands,
        query=_PAGE,
        told="Demands, those still open first.",
    ),
    Call(
        at="/demands/{demand}/looked",
        method="POST",
        need="document",
        answer=deciding.looked,
        takes=taken.HaveLooked,
        gives=Looked,
        status=201,
        told="Note that one looked for an answer.",
    ),
    Call(
        at="/figures",
        need="read",
        answer=asking.figures,
        gives=given.Figures,
        query=_COUNTED,
        told="Figures along any dimensions, of any moment; without a query, by act, month, place.",
    ),
    Call(
        at="/figures/{figure}",
        need="read",
        answer=asking.figure,
        gives=given.OneFigure,
        query=_COUNTED,
        told="One figure, and what it rests on.",
    ),
    Call(
        at="/matches",
        need="read",
        answer=asking.matches,
        gives=given.Matches,
        query=(
            *_PAGE,
            Param(name="decided", of=bool, told="Those that were decided.", usual=False),
        ),
        told="Pairs that may be one.",
    ),
    Call(
        at="/matches/{match}",
        need="read",
        answer=asking.match,
        gives=given.OneMatch,
        told="A pair.",
    ),
    Call(
        at="/matches/{match}/decisions",
        method="POST",
        need="review",
        answer=deciding.decide_pair,
        takes=taken.PairWord,
        gives=given.Done,
        status=201,
        query=_SINCE,
        tagged=True,
        current=asking.match,
        told="Say something of a pair.",
    ),
    Call(
        at="/stock",
        method="POST",
        need="review",
        answer=deciding.take_stock,
        gives=given.Counted,
        told="Give lasting numbers to what is new.",
    ),
    Call(
        at="/search",
        method="POST",  # no word of a question stays in an address
        need="read",
        answer=asking.searched,
        takes=Question,
        gives=Answer,
        told="Texts, findings and names.",
    ),
    Call(
        at="/history",
        need="read",
        answer=asking.history,
        gives=given.History,
        query=(Param(name="after", of=int, told="A number of an entry.", usual=0), _PAGE[1]),
        told="The journal.",
    ),
    Call(
        at="/verify",
        need="review",
        answer=asking.verify,
        gives=given.Verified,
        told="Check everything against the journal.",
    ),
)
CALLS: tuple[Call, ...] = (*_FIRST, *SEVERAL, *ANSWERS, *ACCOUNTS)


async def openapi(request: Request) -> Response:
    """Give the description of what can be asked here."""
    team = hasattr(request.app.state, "tries")
    return Response(described(calls(team=team)), media_type=JSON)


def calls(*, team: bool) -> tuple[Call, ...]:
    """Give the calls that a server has."""
    return tuple(one for one in CALLS if team or not one.team)


DESCRIPTION = Way(f"{BASE}/openapi.json", openapi, need="nobody")
API: tuple[Way, ...] = (*(way(one) for one in calls(team=False)), DESCRIPTION)
API_OF_TEAM: tuple[Way, ...] = tuple(way(one) for one in CALLS if one.team)
