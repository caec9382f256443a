"""Building: the pages put together behind the guard.

app    vault → ASGI application
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dripstone.errors import DripstoneError
from dripstone.vault import Vault
from dripstone.web import (
    care,
    deciding,
    demands,
    figures,
    incidents,
    leaving,
    matches,
    pages,
    people,
    reports,
)
from dripstone.web.guard import Guard, Sessions
from dripstone.web.levels import Way, allowed, alone, only
from dripstone.web.reach import Alone

ROUTES: tuple[BaseRoute, ...] = (
    Way("/", reports.every, need="read"),
    Way("/reports/{report}", reports.one, need="read"),
    Way("/reports/{report}/decisions", deciding.decide, need="document", methods=["POST"]),
    Way("/reports/{report}/findings", deciding.add, need="document", methods=["POST"]),
    Way("/reports/{report}/undo", deciding.undo, need="document", methods=["POST"]),
    Way("/incidents", incidents.every, need="read"),
    Way("/incidents/{number}", incidents.one, need="read"),
    Way("/stock", incidents.stock, need="review", methods=["POST"]),
    Way("/people", people.every, need="read"),
    Way("/people/{number}", people.one, need="read"),
    Way("/demands", demands.every, need="read"),
    Way("/demands/looked", demands.looked, need="document", methods=["POST"]),
    Way("/figures", figures.every, need="read"),
    Way("/figures/{figure}", figures.one, need="read"),
    Way("/matches", matches.every, need="read"),
    Way("/matches/decisions", matches.decide, need="review", methods=["POST"]),
    Way("/care", care.show, need="self", methods=["POST"]),
    Way("/leave", leaving.leave, need="self", methods=["POST"]),
)
"""Every page and what it needs. Add a ``Way`` here, and its address to ``pages.NAV`` if the head
should link it. A plain route, which does not say what it needs, is refused to everybody."""

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
    made = built(ROUTES, Middleware(Guard, host=host, sessions=sessions))
    made.state.vault = vault
    made.state.reaches = Alone(vault)
    made.state.sessions = sessions
    made.state.stop = nothing
    return made


def built(routes: Iterable[BaseRoute], *around: Middleware) -> Starlette:
    """Put routes together, with what stands around them; none without a need leads anywhere."""
    return Starlette(
        routes=[*map(stated, routes), FILES],
        middleware=[*around],
        exception_handlers={DripstoneError: pages.trouble, 404: _nothing_here},
    )


def stated(route: BaseRoute) -> BaseRoute:
    """Give a route that says what it needs; one that does not is shut."""
    if isinstance(route, Way):
        return route
    if isinstance(route, Route):
        return Route(route.path, only(None, route.endpoint), methods=[*(route.methods or ())])
    raise TypeError(type(route).__name__)


def nothing() -> None:
    """Stop nothing: what serves the pages puts its own way to stop in this place."""


async def _nothing_here(request: Request, _: Exception) -> Response:
    return pages.page(request, "nothing.html", status=404)
