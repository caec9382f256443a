"""Leaving: out of the page at once, and the vault locked behind.

    leave    POST /leave     the session ends; alone at a computer, the server with its keys too

The answer is a page that says nothing; the page's own script does not wait for it and goes to an
empty page. Decisions are in the journal already, so nothing is lost.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dripstone.web.pages import page

#: The last page asks for nothing more, not even for the icon of its tab.
ALONE = "default-src 'none'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
FORGET = '"cache", "cookies", "storage"'


async def leave(request: Request) -> Response:
    """End the session, stop what serves it, and answer with a page that tells nobody anything."""
    answer = page(request, "left.html")
    request.app.state.sessions.leave(request.scope["session"])
    answer.headers["clear-site-data"] = FORGET
    answer.headers["content-security-policy"] = ALONE
    request.app.state.stop()
    return answer
