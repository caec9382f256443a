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
from dripstone.web import deciding, matches, pages, reports
from dripstone.web.desk import Desk
from dripstone.web.guard import Guard, Sessions

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", reports.every),
    Route("/reports/{report}", reports.one),
    Route("/reports/{report}/decisions", deciding.decide, methods=["POST"]),
    Route("/reports/{report}/findings", deciding.add, methods=["POST"]),
    Route("/reports/{report}/undo", deciding.undo, methods=["POST"]),
    Route("/matches", matches.every),
    Route("/matches/decisions", matches.decide, methods=["POST"]),
    Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
)
"""Every page. Add a route here, and its address to ``pages.NAV`` if the head should link it."""


def app(vault: Vault, *, by: str, token: str, host: str) -> Starlette:
    """Build the page of one vault for one person.

    ``host`` is the exact name and port that it answers to; ``token`` opens one session, once.
    All pages run on the thread that serves them, so that one connection to the vault is enough.
    """
    made = Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(Guard, host=host, sessions=Sessions(token))],
        exception_handlers={DripstoneError: pages.trouble, 404: _nothing_here},
    )
    made.state.vault = vault
    made.state.by = by
    made.state.desk = Desk(vault)
    return made


async def _nothing_here(request: Request, _: Exception) -> Response:
    return pages.page(request, "nothing.html", status=404)
