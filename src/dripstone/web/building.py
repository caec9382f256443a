"""Building: the pages put together behind the guard.

app     vault → ASGI application for one person at their own computer
team    vault → ASGI application for several people with accounts
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dripstone.errors import DripstoneError
from dripstone.flow.accounts import COST
from dripstone.vault import Vault
from dripstone.vault.accounts import KeyRing
from dripstone.vault.slots import Cost
from dripstone.web import (
    agreement,
    assessing,
    care,
    deciding,
    demands,
    figures,
    grounds,
    incidents,
    leaves,
    leaving,
    maps,
    matches,
    network,
    original,
    pages,
    people,
    places,
    queue,
    relating,
    reports,
    searching,
    telling,
)
from dripstone.web.accounts import everybody, own, signing_in
from dripstone.web.accounts.seats import Seats
from dripstone.web.accounts.tries import Buckets, Tries
from dripstone.web.api.answering import BASE, refused
from dripstone.web.api.calls import API, API_OF_TEAM
from dripstone.web.guard import Guard, Sessions
from dripstone.web.levels import Way, allowed, alone, only
from dripstone.web.reach import Alone, Reaches

ROUTES: tuple[BaseRoute, ...] = (
    Way("/", reports.every, need="read"),
    Way("/reports/{report}", reports.one, need="read"),
    Way("/reports/{report}/decisions", deciding.decide, need="document", methods=["POST"]),
    Way("/reports/{report}/findings", deciding.add, need="document", methods=["POST"]),
    Way("/reports/{report}/undo", deciding.undo, need="document", methods=["POST"]),
    Way("/reports/{report}/original", original.beside, need="read"),
    Way("/reports/{report}/original/picture", original.picture, need="read"),
    Way("/reports/{report}/original/leaf/{number}", leaves.picture, need="read"),
    Way("/reports/{report}/original/page", original.saved, need="read"),
    Way("/reports/{report}/versions", original.versions, need="read"),
    Way("/search", searching.show, need="read"),
    Way("/search", searching.show, need="read", methods=["POST"]),
    Way("/queue", queue.every, need="read"),
    Way("/queue/together", queue.look, need="document", methods=["POST"]),
    Way("/queue/decisions", queue.say, need="document", methods=["POST"]),
    Way("/queue/undo", queue.undo, need="document", methods=["POST"]),
    Way("/queue/asked", queue.ask, need="review", methods=["POST"]),
    Way("/queue/ended", queue.end, need="review", methods=["POST"]),
    Way("/agreement", agreement.figures, need="read"),
    Way("/lessons", agreement.lessons, need="document"),
    Way("/incidents", incidents.every, need="read"),
    Way("/incidents/{number}", incidents.one, need="read"),
    Way("/stock", incidents.stock, need="review", methods=["POST"]),
    Way("/stock", incidents.stocktaking, need="review"),
    Way("/stock/stop", incidents.stop, need="review", methods=["POST"]),
    Way("/people", people.every, need="read"),
    Way("/people/{number}", people.one, need="read"),
    Way("/map", maps.every, need="read"),
    Way("/map/tile/{sheet}/{place}", grounds.tile, need="read"),
    Way("/places", places.every, need="read"),
    Way("/places", places.note, need="review", methods=["POST"]),
    Way("/places/withdrawn", places.withdraw, need="review", methods=["POST"]),
    Way("/network", network.every, need="read"),
    Way("/demands", demands.every, need="read"),
    Way("/demands/looked", demands.looked, need="document", methods=["POST"]),
    Way("/told", telling.told, need="read"),
    Way("/reports/{report}/about", telling.about, need="read"),
    Way("/lists", telling.lists, need="read"),
    Way("/relations", relating.show, need="read"),
    Way("/relations", relating.show, need="read", methods=["POST"]),
    Way("/elements", assessing.elements, need="read"),
    Way("/assess/{finding}", assessing.show, need="read"),
    Way("/assess/{finding}", assessing.say, need="document", methods=["POST"]),
    Way("/assess/{finding}/taken-back", assessing.take_back, need="document", methods=["POST"]),
    Way("/figures", figures.every, need="read"),
    Way("/figures/{figure}", figures.one, need="read"),
    Way("/matches", matches.every, need="read"),
    Way("/matches/decisions", matches.decide, need="review", methods=["POST"]),
    Way("/care", care.show, need="self", methods=["POST"]),
    Way("/leave", leaving.leave, need="self", methods=["POST"]),
)
"""Every page and what it needs. Add a ``Way`` here, and its address to ``pages.NAV`` if the head
should link it. A plain route, which does not say what it needs, is refused to everybody."""

TEAM: tuple[BaseRoute, ...] = (
    Way("/sign-in", signing_in.show, need="nobody"),
    Way("/sign-in", signing_in.name, need="nobody", methods=["POST"]),
    Way("/sign-in/second", signing_in.second, need="nobody"),
    Way("/sign-in/code", signing_in.code, need="nobody", methods=["POST"]),
    Way("/sign-in/key/ask", signing_in.ask_key, need="nobody", methods=["POST"]),
    Way("/sign-in/key", signing_in.key, need="nobody", methods=["POST"]),
    Way("/join", signing_in.first, need="nobody"),
    Way("/join", signing_in.join, need="nobody", methods=["POST"]),
    Way("/sign-out", signing_in.out, need="self", methods=["POST"]),
    Way("/account", own.show, need="self"),
    Way("/account/words", own.words, need="self", methods=["POST"]),
    Way("/account/code", own.code, need="self", methods=["POST"]),
    Way("/account/keys/ask", own.ask_key, need="self", methods=["POST"]),
    Way("/account/keys", own.key, need="self", methods=["POST"]),
    Way("/account/everywhere", own.everywhere, need="self", methods=["POST"]),
    Way("/accounts", everybody.show, need="keep"),
    Way("/accounts/invite", everybody.invite, need="keep", methods=["POST"]),
    Way("/accounts/rights", everybody.rights, need="keep", methods=["POST"]),
    Way("/accounts/close", everybody.close, need="keep", methods=["POST"]),
    Way("/accounts/second", everybody.second, need="keep", methods=["POST"]),
)
"""Pages that only a server for several people has."""

BURST, RATE = 200.0, 50.0  #: requests of one address: at once, and a second

FILES = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
"""What a page is dressed with: no words of anybody."""


def app(vault: Vault, *, by: str, token: str, host: str) -> Starlette:
    """Build the page of one vault for one person at their own computer.

    ``host`` is the exact name and port that it answers to; ``token`` opens one session, once.
    ``state.stop`` is what leaving calls, so that the server ends and its keys are gone.

    Raises:
        NoSigner: the person does not work in this vault.
    """
    person = alone(allowed(vault, by))
    sessions = Sessions(token, person)
    made = built((*ROUTES, *API), Middleware(Guard, host=host, sessions=sessions))
    made.state.vault = vault
    made.state.reaches = Alone(vault)
    made.state.sessions = sessions
    made.state.stop = nothing
    return made


def team(
    vault: KeyRing,
    *,
    host: str,
    scheme: str = "https",
    proxied: bool = False,
    cost: Cost = COST,
    burst: float = BURST,
    rate: float = RATE,
) -> Starlette:
    """Build the pages of one vault for several people, each with an account.

    ``scheme`` is what browsers use to come here; ``proxied`` says that a proxy of ours stands
    before us and tells where requests come from. ``cost`` is that of a guess at a password;
    ``burst`` and ``rate`` are how many requests one address may send at once, and a second.
    """
    seats = Seats(vault)
    limits = Buckets(burst=burst, rate=rate)
    guard = Middleware(
        Guard, host=host, sessions=seats, scheme=scheme, limits=limits, proxied=proxied
    )
    made = built((*ROUTES, *API, *TEAM, *API_OF_TEAM), guard)
    made.state.vault = vault
    made.state.reaches = Reaches(vault)
    made.state.sessions = seats
    made.state.tries = Tries()
    made.state.stop = nothing
    made.state.host, made.state.scheme, made.state.cost = host, scheme, cost
    return made


def built(routes: Iterable[BaseRoute], *around: Middleware) -> Starlette:
    """Put routes together, with what stands around them; none without a need leads anywhere."""
    made = Starlette(
        routes=[*map(stated, routes), FILES],
        middleware=[*around],
        exception_handlers={
            DripstoneError: pages.trouble,
            404: _nothing_here,
            405: _not_this_way,
        },
    )
    made.state.limiters = {}
    return made


def stated(route: BaseRoute) -> BaseRoute:
    """Give a route that says what it needs; one that does not is shut."""
    if isinstance(route, Way):
        return route
    if isinstance(route, Route):
        return Route(route.path, only(None, route.endpoint), methods=[*(route.methods or ())])
    raise TypeError(type(route).__name__)


def nothing() -> None:
    """Stop nothing: what serves the pages puts its own way to stop in this place."""


async def _not_this_way(request: Request, error: Exception) -> Response:
    headers = dict(getattr(error, "headers", None) or {})
    if request.url.path.startswith(BASE):
        return refused(405, "This address does not take such a request.", headers)
    return PlainTextResponse("Method Not Allowed\n", status_code=405, headers=headers)


async def _nothing_here(request: Request, _: Exception) -> Response:
    if request.url.path.startswith(BASE):
        return refused(404, "There is no such address.")
    return pages.page(request, "nothing.html", status=404)
