"""Everybody: a keeper of keys invites people, says what they may do, and closes accounts.

show      GET  /accounts
invite    POST /accounts/invite
rights    POST /accounts/rights
close     POST /accounts/close
second    POST /accounts/second    codes and security keys are lost
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone.flow import accounts
from dripstone.web.accounts.signing_in import seats_of, vault_of
from dripstone.web.pages import by, form, page, whole_number


async def show(request: Request) -> Response:
    """Show who has an account, and what each may do."""
    return _list(request)


async def invite(request: Request) -> Response:
    """Invite a person, and show once what they sign in with."""
    fields = await form(request)
    person = fields.get("name", [""])[0].strip()
    words = accounts.invite(
        vault_of(request),
        person,
        roles=fields.get("role", []),
        level=whole_number(fields.get("level", ["1"])[0]),
        by=by(request),
        cost=request.app.state.cost,
    )
    return _list(request, invited=person, words=words)


async def rights(request: Request) -> Response:
    """Say what a person may do from now on."""
    fields = await form(request)
    accounts.set_rights(
        vault_of(request),
        fields.get("name", [""])[0],
        roles=fields.get("role", []),
        level=whole_number(fields.get("level", ["1"])[0]),
        by=by(request),
    )
    return RedirectResponse("/accounts", status_code=303)


async def close(request: Request) -> Response:
    """Close an account; whoever is signed in with it is out at once."""
    person = (await form(request)).get("name", [""])[0]
    accounts.close(vault_of(request), person, by=by(request))
    seats_of(request).end_all(person)
    return RedirectResponse("/accounts", status_code=303)


async def second(request: Request) -> Response:
    """Take somebody's codes and security keys away, and sign them out."""
    person = (await form(request)).get("name", [""])[0]
    accounts.no_second(vault_of(request), person, by=by(request))
    seats_of(request).end_all(person)
    return RedirectResponse("/accounts", status_code=303)


def _list(request: Request, *, invited: str = "", words: str = "") -> Response:
    return page(
        request,
        "accounts.html",
        members=sorted(accounts.members(vault_of(request)).values(), key=lambda m: m.person),
        roles=accounts.ROLES,
        levels=range(accounts.HIGHEST + 1),
        invited=invited,
        words=words,
        days=accounts.DAYS,
    )
