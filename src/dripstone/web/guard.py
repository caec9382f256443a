"""Guard: who may ask what, before any page is made.

    Guard       an ASGI application around another one
    Session     what the pages know of one browser
    Sessions    a start token that works once, and the cookies that it opened

Three walls, each enough alone against the attack it is for: the exact host name (another name that
leads to this computer), where the request comes from (another page in the same browser), and the
cookie (another program on this computer). What is larger than any form is refused unread.
"""

from __future__ import annotations

import hmac
import secrets
from typing import ClassVar, Protocol
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dripstone.web.aside import MOST_OCTETS
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
OWN = ("content-security-policy", "x-frame-options")  #: that a page may bring with it
SECURE = {"strict-transport-security": "max-age=31536000"}


class Session:
    """What the pages know of one browser."""

    def __init__(self, person: Person | None = None, language: str = "") -> None:
        """Begin in the browser's own language, with a warning before what may distress."""
        self.person = person
        self.language = language
        self.careful = True
        self.shown: set[str] = set()  #: paths of pages shown in spite of the warning


class Known(Protocol):
    """Whatever knows the browsers that came before."""

    def of(self, scope: Scope, cookie: str, *, bearer: bool = False) -> Session | None:
        """Find the session of a cookie; None where there is none and nobody may come in."""
        ...

    def leave(self, seat: Session) -> None:
        """Let somebody leave."""
        ...


class Limits(Protocol):
    """Whatever counts requests."""

    def take(self, who: str) -> float:
        """Count one; give the seconds to wait where it is one too many."""
        ...


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

    def leave(self, _: Session) -> None:
        """End every session, and let no other begin."""
        self._token = None
        self._open.clear()

    def of(self, _: Scope, cookie: str, *, bearer: bool = False) -> Session | None:
        """Find the session of a cookie."""
        return None if bearer else self._open.get(cookie)


class Guard:
    """Lets a request through to the pages, or answers it with the reason why not."""

    REFUSED: ClassVar[dict[str, tuple[int, str]]] = {
        "host": (421, "This page answers to its own address only."),
        "site": (403, "This request came from another page. Nothing was done."),
        "size": (413, "This is larger than anything that is taken here. Nothing was read."),
        "rate": (429, "Too many requests. Nothing was done. Wait a moment and ask again."),
        "session": (
            403,
            (
                "This session is over, or the address was used before. What was decided is kept. "
                "Start 'dripstone review' again for a new address."
            ),
        ),
    }

    def __init__(
        self,
        inner: ASGIApp,
        *,
        host: str,
        sessions: Known,
        scheme: str = "http",
        limits: Limits | None = None,
        proxied: bool = False,
    ) -> None:
        """Stand before ``inner``; ``host`` is the exact name and port.

        ``proxied`` takes the address of whoever asks from the proxy before us.
        """
        self.inner = inner
        self.host = host
        self.sessions = sessions
        self.scheme = scheme
        self.limits = limits
        self.proxied = proxied

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        scope["from"] = self._address(scope, headers)
        refused = self._refusal(scope, headers)
        answer = refused or self._started(scope) or self._with_session(scope, headers)
        await answer(scope, receive, self._sealed(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if headers.getlist("host") != [self.host]:
            return self._refused("host")
        if scope["method"] not in SAFE:
            if not _bearer(headers) and not self._same_origin(headers):
                return self._refused("site")
            if _announced(headers) > MOST_OCTETS:
                return self._refused("size", close=True)
        wait = self.limits.take(scope["from"]) if self.limits is not None else 0.0
        return self._refused("rate", wait=wait) if wait else None

    def _same_origin(self, headers: Headers) -> bool:
        """Tell whether our own page asks: browsers say so, and scripts cannot."""
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        return headers.get("origin") == f"{self.scheme}://{self.host}"

    def _address(self, scope: Scope, headers: Headers) -> str:
        """Say where a request comes from: as the system says, or as our own proxy does."""
        client = scope.get("client") or ("", 0)
        told = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        return told if self.proxied and told else str(client[0])

    def _started(self, scope: Scope) -> Response | None:
        """Open a session at ``/start`` and lead away from the address that holds the token."""
        if scope["path"] != "/start" or not isinstance(self.sessions, Sessions):
            return None
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        cookie = self.sessions.start(token)
        if cookie is None:
            return self._refused("session")
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
        return answer

    def _with_session(self, scope: Scope, headers: Headers) -> ASGIApp:
        bearer = _bearer(headers)
        name = cookie_name(self.scheme)
        cookie = bearer or cookie_parser(headers.get("cookie", "")).get(name, "")
        session = self.sessions.of(scope, cookie, bearer=bool(bearer))
        if session is None:
            return self._refused("session")
        scope["session"] = session
        return self.inner

    def _refused(self, why: str, *, wait: float = 0.0, close: bool = False) -> Response:
        status, words = self.REFUSED[why]
        headers = {"retry-after": str(int(wait) + 1)} if wait else {}
        if close:
            headers["connection"] = "close"
        return PlainTextResponse(f"{words}\n", status_code=status, headers=headers)

    def _sealed(self, send: Send) -> Send:
        sealed = HEADERS | (SECURE if self.scheme == "https" else {})

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in sealed.items():
                    # What shows an original shuts it in further than a page needs.
                    if name not in OWN or name not in headers:
                        headers[name] = value
            await send(message)

        return with_headers


def cookie_name(scheme: str) -> str:
    """Name the cookie; over TLS so that no other host and no plain page can set it."""
    return f"__Host-{COOKIE}" if scheme == "https" else COOKIE


def _bearer(headers: Headers) -> str:
    """Give the token that a program sends by itself; no browser sends it for another page."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _announced(headers: Headers) -> int:
    """Read how much is to come; what is no number is as much as can be."""
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 20 else 1 << 62
