"""What the tests of a server for several people share: accounts, and ways to ask for pages."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import urlencode

from dripstone.flow import accounts
from dripstone.vault.slots import Cost
from dripstone.web import team
from local_page import HOST, Answer, _asked

CHEAP = Cost(passes=1, memory=64, lanes=1)  #: of a guess: tests make many
WORDS = "four words of nonsense"
KEEPER = "Kira Keeper"


def member(vault, name: str, *roles: str, level: int = 1, words: str = WORDS) -> str:
    """Invite somebody and let them join; give their recovery key."""
    accounts.invite(vault, name, roles=roles, level=level, by=_author(vault), cost=CHEAP)
    _, paper = accounts.join(vault, name, words=words, cost=CHEAP)
    vault.take_back_key(name)
    return paper


def _author(vault) -> str:
    """Give somebody whose key rests in the vault."""
    return next(s.name for s in vault.signers() if vault.holds_key(s.name))


class Client:
    """One browser or program that asks a server for several people."""

    def __init__(self, app, *, address: str = "10.0.0.7", agent: str = "tests") -> None:
        self.app, self.address, self.agent = app, address, agent
        self.cookies: dict[str, str] = {}
        self.bearer = ""

    def sign_in(self, name: str, words: str = WORDS) -> Answer:
        """Sign in with a password alone."""
        return self.post("/sign-in", {"name": name, "words": words})

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: dict | None = None, **headers: str) -> Answer:
        """Send a form from the page itself."""
        return self.ask("POST", path, fields, {"sec_fetch_site": "same-origin", **headers})

    def ask(self, method: str, path: str, fields=None, headers=None, body: str | None = None):
        """Send one request, with the cookies that came before."""
        sent = {"host": HOST, "user_agent": self.agent}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{n}={v}" for n, v in self.cookies.items())
        if self.bearer:
            sent["authorization"] = f"Bearer {self.bearer}"
        sent |= headers or {}
        sent = {n.replace("_", "-"): v for n, v in sent.items()}
        words = urlencode(fields or {}, doseq=True) if body is None else body
        answer = asyncio.run(_asked(self.app, method, path, words, sent, client=self.address))
        for name, value in answer.set:
            self.cookies[name] = value
        return answer


class Program(Client):
    """A program with a token."""

    def call(self, method: str, path: str, body: object = None, **headers: str):
        """Ask the API; give the answer, and what it holds."""
        sent = {"content_type": "application/json", **headers} if body is not None else headers
        words = "" if body is None else json.dumps(body)
        answer = self.ask(method, f"/api/v1{path}", headers=sent, body=words)
        return answer, json.loads(answer.text) if answer.text else None

    def token(self, name: str, words: str = WORDS, **more: str) -> dict:
        """Sign in as a program does."""
        sent = {"name": name, "words": words, **more}
        answer, told = self.call("POST", "/session", sent, origin=f"http://{HOST}")
        assert answer.status == 201, answer.text
        self.bearer = told["token"]
        return told


def a_team(vault, **more):
    """Build the pages for several people."""
    return team(vault, host=HOST, scheme="http", cost=CHEAP, **more)
