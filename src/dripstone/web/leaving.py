"""Leaving: out of the page at once, and the vault locked behind.

    leave    POST /leave     every session ends, and the server with its keys

The answer is a page that says nothing; the page's own script does not wait for it and goes to an
empty page. Decisions are in the journal already, so nothing is lost.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dripstone.web.pages import page

FORGET = '"cache", "cookies", "storage"'


async def leave(request: Request) -> Response:
    """End every session, stop the server, and answer with a page that tells nobody anything."""
    request.app.state.sessions.end()
    answer = page(request, "left.html")
    answer.headers["clear-site-data"] = FORGET
    request.app.state.stop()
    return answer
