"""Levels: who may see and do what at the pages, decided in this one place.

    Person      whoever asks: name, roles, the highest level that they may see
    Way         a route that says what it needs; a route that does not is refused
    only        need, page → the same page for those who may
    shown       report → noted, where reads of restricted reports are journalled
    reach_of    request → what this person may see
    whole_vault request → the vault as it is, for work that shows nothing of it
    allowed     vault, person → the person, or NoSigner
    sealed      finding or report → whether only its existence may be told
    shut        vault → the reports of which nothing may be shown now

Alone at their own computer, a person sees what is public, the team's and restricted, with the
level said beside a name; what is sealed is on no page and in no search, only that it exists. On a
server for several people everybody gets a ``View`` of the vault up to their own level, and what
stands above it is not there for them: no page, search, export, history or answer of the API can
show what the vault does not give.

Source: vocabulary ``levels``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dripstone.errors import NoSigner, NotAllowed
from dripstone.flow.custody import guarded
from dripstone.flow.seeing import RESTRICTED, SEALED, TEAM, View
from dripstone.records import AnyFinding, Custody, Decision, Record, Report, Value, Version
from dripstone.vault import Vault
from dripstone.web.aside import Endpoint, aside, read_whole

if TYPE_CHECKING:
    from dripstone.web.reach import Reach

Need = Literal["nobody", "self", "read", "document", "review", "keep"]
"""What a route asks of whoever wants it:

nobody      everybody may: signing in, and the files of the page itself
self        being signed in: one's own account, warnings, leaving
read        looking
document    saying something of a finding, adding one, noting that one looked for an answer
review      joining and parting, giving lasting numbers, assigning work
keep        accounts
"""

ROLES: Mapping[str, frozenset[str]] = {
    "reader": frozenset({"read"}),
    "documenter": frozenset({"read", "document"}),
    "reviewer": frozenset({"read", "document", "review"}),
    "keeper": frozenset({"keep"}),
}
"""What each role may; being signed in is enough for the rest."""

_SHOWN: ContextVar[set[str] | None] = ContextVar("shown", default=None)
"""Restricted reports that the page being made shows words of."""


class Person(Value, frozen=True, kw_only=True):
    """Whoever asks."""

    name: str
    roles: tuple[str, ...]
    level: int = TEAM  #: the highest that they may see; below PUBLIC, nothing

    def may(self, need: str) -> bool:
        """Tell whether one of their roles is enough."""
        return need in {"nobody", "self"} or any(need in ROLES[r] for r in self.roles if r in ROLES)


class Way(Route):
    """A route that says what it needs."""

    def __init__(
        self, path: str, endpoint: Endpoint, *, need: Need, methods: list[str] | None = None
    ) -> None:
        """Lead an address to a page, for those who may."""
        self.need = need
        super().__init__(path, only(need, endpoint, at=path), methods=methods)


def alone(name: str) -> Person:
    """Give the person who sits at their own computer."""
    return Person(name=name, roles=("reader", "documenter", "reviewer"), level=RESTRICTED)


def only(need: str | None, page: Endpoint, *, at: str = "") -> Endpoint:
    """Let those through to a page who may have it; None lets nobody through.

    The page is made beside the thread that answers, so that a slow one holds nobody up. What it
    shows of restricted reports is journalled before the answer leaves.

    Raises:
        NotAllowed: when the page is asked for by somebody else.
    """

    @functools.wraps(page)
    async def asked(request: Request) -> Response:
        person = who(request)
        if need is None or (need != "nobody" and (person is None or not person.may(need))):
            raise NotAllowed(need=need or "unstated")
        whole = await read_whole(request)
        return await aside(_noted(page, at), whole, door=need == "nobody")

    return asked


def _noted(page: Endpoint, at: str) -> Endpoint:
    """Journal what restricted reports a page shows, where reads are journalled."""

    async def noted(request: Request) -> Response:
        told = _SHOWN.set(set())
        try:
            answer = await page(request)
            read = _SHOWN.get() or set()
        finally:
            _SHOWN.reset(told)
        person = who(request)
        if person is not None and read:
            request.app.state.reaches.read(person, at, read)
        return answer

    return noted


def shown(report: str, level: int) -> None:
    """Note that words of a report of this level are about to be shown."""
    seen = _SHOWN.get()
    if seen is not None and level >= RESTRICTED:
        seen.add(report)


def who(request: Request) -> Person | None:
    """Give whoever asks; None while nobody signed in."""
    person: Person | None = request.scope["session"].person
    return person


def reach_of(request: Request) -> Reach:
    """Give what whoever asks may see: the vault up to their level, and what is made of it.

    Raises:
        NotAllowed: nobody signed in.
    """
    person = who(request)
    if person is None:
        raise NotAllowed(need="self")
    found: Reach = request.app.state.reaches.of(person)
    return found


def whole_vault(request: Request) -> Vault:
    """Give the vault as it is, for work that shows nothing of what it finds."""
    vault: Vault = request.app.state.vault
    return vault


def allowed(vault: Vault, by: str) -> str:
    """Prove that a person works in this vault, and give their name back.

    Raises:
        NoSigner: they have no signing key here, so nothing here is theirs to see.
    """
    people = [signer.name for signer in vault.signers()]
    if by not in people:
        raise NoSigner(people=len(people))
    return by


def sealed(one: AnyFinding | Report) -> bool:
    """Tell whether something may be shown to nobody at these pages."""
    return one.level >= SEALED


def shut(vault: Vault) -> frozenset[str]:
    """Give the reports of which nothing may be shown now."""
    if isinstance(vault, View):
        return vault.hidden()
    reports = {report.id: report for report in vault.all(Report)}
    now = guarded(reports, vault.all(Custody), vault.all(Decision), vault.all(Version))
    return frozenset(identity for identity, report in now.items() if sealed(report))


def may_shut(record: Record) -> bool:
    """Tell whether a new record can be why a report is sealed from now on."""
    if isinstance(record, Decision):
        return record.verb == "withdraw"
    return isinstance(record, Custody | Report | Version)
