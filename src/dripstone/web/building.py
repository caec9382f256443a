"""Building: the pages put together behind the guard.

app    vault → ASGI application
"""

from __future__ import annotations

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
from dripstone.web.desk import Desk
from dripstone.web.guard import Guard, Sessions
from dripstone.web.levels import allowed
from dripstone.web.overview import Standing

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", reports.every),
    Route("/reports/{report}", reports.one),
    Route("/reports/{report}/decisions", deciding.decide, methods=["POST"]),
    Route("/reports/{report}/findings", deciding.add, methods=["POST"]),
    Route("/reports/{report}/undo", deciding.undo, methods=["POST"]),
    Route("/incidents", incidents.every),
    Route("/incidents/{number}", incidents.one),
    Route("/stock", incidents.stock, methods=["POST"]),
    Route("/people", people.every),
    Route("/people/{number}", people.one),
    Route("/demands", demands.every),
    Route("/demands/looked", demands.looked, methods=["POST"]),
    Route("/figures", figures.every),
    Route("/figures/{figure}", figures.one),
    Route("/matches", matches.every),
    Route("/matches/decisions", matches.decide, methods=["POST"]),
    Route("/care", care.show, methods=["POST"]),
    Route("/leave", leaving.leave, methods=["POST"]),
    Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
)
"""Every page. Add a route here, and its address to ``pages.NAV`` if the head should link it."""


def app(vault: Vault, *, by: str, token: str, host: str) -> Starlette:
    """Build the page of one vault for one person.

    ``host`` is the exact name and port that it answers to; ``token`` opens one session, once.
    All pages run on the thread that serves them, so that one connection to the vault is enough.
    ``state.stop`` is what leaving calls, so that the server ends and its keys are gone.

    Raises:
        NoSigner: the person does not work in this vault.
    """
    sessions = Sessions(token)
    made = Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(Guard, host=host, sessions=sessions)],
        exception_handlers={DripstoneError: pages.trouble, 404: _nothing_here},
    )
    made.state.vault = vault
    made.state.by = allowed(vault, by)
    made.state.sessions = sessions
    made.state.stop = nothing
    made.state.standing = Standing(vault)
    made.state.desk = Desk(vault)
    return made


def nothing() -> None:
    """Stop nothing: what serves the pages puts its own way to stop in this place."""


async def _nothing_here(request: Request, _: Exception) -> Response:
    return pages.page(request, "nothing.html", status=404)
