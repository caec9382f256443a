"""Guard: who may ask what, before any page is made.

    Guard       an ASGI application around another one
    Sessions    a start token that works once, and the cookies that it opened

Three walls, each enough alone against the attack it is for: the exact host name (another name that
leads to this computer), where the request comes from (another page in the same browser), and the
cookie (another program on this computer).
"""

from __future__ import annotations

import hmac
import secrets
from typing import ClassVar
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dripstone.web.levels import Person

COOKIE = "dripstone"
SAFE = ("GET", "HEAD")

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Session:
    """One browser that came with the start token."""

    def __init__(self, person: Person | None = None, language: str = "") -> None:
        """Begin in the browser's own language, with a warning before what may distress."""
        self.person = person
        self.language = language
        self.careful = True
        self.shown: set[str] = set()  #: paths of pages shown in spite of the warning


class Sessions:
    """The start token, which works once, and the sessions that are open."""

    def __init__(self, token: str, person: Person) -> None:
        """Keep the token until somebody uses it."""
        self._token: str | None = token
        self._person = person
        self._open: dict[str, Session] = {}

    def start(self, token: str) -> str | None:
        """Open a session for the token and give its cookie; None if it was used or is wrong."""
        if self._token is None or not hmac.compare_digest(token.encode(), self._token.encode()):
            return None
        self._token = None
        cookie = secrets.token_urlsafe(32)
        self._open[cookie] = Session(self._person)
        return cookie

    def end(self) -> None:
        """End every session, and let no other begin."""
        self._token = None
        self._open.clear()

    def of(self, cookie: str) -> Session | None:
        """Find the session of a cookie."""
        return self._open.get(cookie)


class Guard:
    """Lets a request through to the pages, or answers it with the reason why not."""

    REFUSED: ClassVar[dict[str, tuple[int, str]]] = {
        "host": (421, "This page answers to its own address only."),
        "site": (403, "This request came from another page. Nothing was done."),
        "session": (
            403,
            (
                "This session is over, or the address was used before. What was decided is kept. "
                "Start 'dripstone review' again for a new address."
            ),
        ),
    }

    def __init__(self, inner: ASGIApp, *, host: str, sessions: Sessions) -> None:
        """Stand before ``inner``; ``host`` is the exact name and port."""
        self.inner = inner
        self.host = host
        self.sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refused = self._refusal(scope)
        answer = refused or self._started(scope) or self._with_session(scope)
        await answer(scope, receive, self._sealed(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self.host]:
            return self._refused("host")
        if scope["method"] not in SAFE and not self._same_origin(headers):
            return self._refused("site")
        return None

    def _same_origin(self, headers: Headers) -> bool:
        """Tell whether our own page asks: browsers say so, and scripts cannot."""
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        return headers.get("origin") == f"http://{self.host}"

    def _started(self, scope: Scope) -> Response | None:
        """Open a session at ``/start`` and lead away from the address that holds the token."""
        if scope["path"] != "/start":
            return None
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        cookie = self.sessions.start(token)
        if cookie is None:
            return self._refused("session")
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
        return answer

    def _with_session(self, scope: Scope) -> ASGIApp:
        cookies = cookie_parser(Headers(scope=scope).get("cookie", ""))
        session = self.sessions.of(cookies.get(COOKIE, ""))
        if session is None:
            return self._refused("session")
        scope["session"] = session
        return self.inner

    def _refused(self, why: str) -> Response:
        status, words = self.REFUSED[why]
        return PlainTextResponse(f"{words}\n", status_code=status)

    def _sealed(self, send: Send) -> Send:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        return with_headers
