"""What the tests of the page share: a vault with an invented report, and ways to ask for pages."""

from __future__ import annotations

import asyncio
import contextlib
import re
import threading
from collections.abc import Iterator
from urllib.parse import urlencode

import msgspec
from starlette.applications import Starlette

from dripstone.records import AnyFinding, Suggestion, Text
from dripstone.vault.memory import Memory
from dripstone.web import app
from dripstone.web.serving import a_name, listening, made
from invented import a_report, a_text, findings, suggested

ADA, BORIS = "Ada Reader", "Boris Chitat"
HOST = "vtest.localhost:4711"
TOKEN = "only-once"
Fields = dict[str, str] | list[tuple[str, str]]


def a_vault(*people: str) -> Memory:
    """Make an empty vault that these people may write in."""
    vault = Memory()
    for name in people or (ADA, BORIS):
        vault.add_signer(name)
    return vault


def filled(vault: Memory, text: Text, suggestions: tuple[Suggestion, ...]) -> Memory:
    """Put a report, its text and suggestions into a vault."""
    report = a_report(text.content)
    content = text.content.encode()
    vault.commit(report, did="keep", by=ADA, originals={report.id: content})
    vault.commit(text, *suggestions, did="read", by=ADA)
    return vault


def with_invented() -> tuple[Memory, Text, tuple[AnyFinding, ...]]:
    """Make a vault with the invented report and five suggestions."""
    text = a_text()
    found = findings(text)
    return filled(a_vault(), text, tuple(suggested(f) for f in found)), text, found


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str
    set: tuple[tuple[str, str], ...] = ()  #: cookies
    cookies: tuple[str, ...] = ()  #: the same, as they came


class Asker:
    """Asks the page as a browser would, without a network."""

    def __init__(
        self, vault: Memory, *, by: str = ADA, start: bool = True, careful: bool = False
    ) -> None:
        """Open a session for this person, without warnings before what may distress."""
        self.app = app(vault, by=by, token=TOKEN, host=HOST)
        self.cookie = ""
        if not start:
            return
        answer = self.get(f"/start?token={TOKEN}")
        self.cookie = answer.headers["set-cookie"].split(";")[0]
        if not careful:
            self.post("/care", {"show": "all"})

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: Fields, **headers: str) -> Answer:
        """Send a form from the page itself."""
        return self.ask("POST", path, fields, {"sec_fetch_site": "same-origin", **headers})

    def ask(
        self,
        method: str,
        path: str,
        fields: Fields | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send one request with these headers; an empty one is left out."""
        sent = {"host": HOST, "cookie": self.cookie}
        sent |= {n.replace("_", "-"): v for n, v in (headers or {}).items()}
        return asyncio.run(_asked(self.app, method, path, urlencode(fields or {}), sent))


async def _asked(application, method, path, body, headers, client="127.0.0.1") -> Answer:
    path, _, query = path.partition("?")
    messages: list[dict] = []
    coming = iter([{"type": "http.request", "body": body.encode(), "more_body": False}])
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "path": path, "scheme": "http",
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(n.encode(), v.encode()) for n, v in headers.items() if v],
        "client": (client, 1), "server": ("127.0.0.1", 4711),
    }  # fmt: skip

    async def receive():
        for message in coming:
            return message
        return await asyncio.Event().wait()  # nobody hangs up

    async def send(message):
        messages.append(message)

    await application(scope, receive, send)
    return Answer(
        status=messages[0]["status"],
        headers={n.decode(): v.decode() for n, v in messages[0]["headers"]},
        text=b"".join(m.get("body", b"") for m in messages[1:]).decode("utf-8", "surrogateescape"),
        cookies=tuple(v.decode() for n, v in messages[0]["headers"] if n == b"set-cookie"),
        set=tuple(
            tuple(v.decode().split(";")[0].split("=", 1))
            for n, v in messages[0]["headers"]
            if n == b"set-cookie"
        ),
    )


@contextlib.contextmanager
def served(vault: Memory, *, by: str = ADA) -> Iterator[str]:
    """Serve the page as ``dripstone review`` does, in a thread, and give its one-time address."""
    with running(vault, by=by) as (address, _):
        yield address


@contextlib.contextmanager
def running(vault: Memory, *, by: str = ADA) -> Iterator[tuple[str, Starlette]]:
    """Serve the page, and give its one-time address and the application behind it."""
    sockets = listening(0)
    host = f"{a_name()}.localhost:{sockets[0].getsockname()[1]}"
    server = made(vault, by=by, token=TOKEN, host=host)
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}/start?token={TOKEN}", server.config.app
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        for one in sockets:
            one.close()


def words_of(html: str) -> str:
    """Take the tags out of a page, for looking at what it says."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
