"""Own: one's own account.

show          GET  /account
words         POST /account/words         another password
code          POST /account/code          show a new secret of one-time codes, or prove one
ask_key       POST /account/keys/ask      what the browser asks a new security key
key           POST /account/keys          what it answered
everywhere    POST /account/everywhere    sign out in every browser
"""

from __future__ import annotations

import importlib
import importlib.util
import time

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dripstone.errors import Locked
from dripstone.flow import accounts
from dripstone.records import Value
from dripstone.vault.accounts import Secrets, secrets_of
from dripstone.web.accounts import keys
from dripstone.web.accounts.seats import Seat
from dripstone.web.accounts.signing_in import seat_of, seats_of, tries_of, vault_of
from dripstone.web.pages import by, form, page


class Place(Value, frozen=True, kw_only=True):
    """One browser or program that somebody is signed in at."""

    minutes: int  #: since it was used
    this: bool
    program: bool
    refused: int  #: how often its cookie came from elsewhere


async def show(request: Request) -> Response:
    """Show what one signs in with, and where one is signed in."""
    return _account(request)


async def words(request: Request) -> Response:
    """Change the password; every other browser is signed out."""
    fields = {n: v[0] for n, v in (await form(request)).items()}
    new, count = fields.get("words", ""), f"words {by(request)}"
    if new != fields.get("again") or not accounts.SHORTEST <= len(new) <= accounts.LONGEST:
        return _account(request, status=409, told="short")
    if tries_of(request).wait(count):
        return _account(request, status=429, told="wait")
    try:
        paper = accounts.change_words(
            vault_of(request), by(request), fields.get("old", ""), new, cost=request.app.state.cost
        )
    except Locked:
        tries_of(request).wrong(count)
        return _account(request, status=403, told="wrong")
    _end_others(request)
    if paper:
        return page(request, "paper_key.html", paper=paper[0])
    return _account(request, told="changed")


async def code(request: Request) -> Response:
    """Show a new secret; or, with a code that proves it, ask for codes from now on."""
    seat, fields = seat_of(request), await form(request)
    given = fields.get("code", [""])[0]
    if not given or not seat.new_code:
        seat.new_code = accounts.new_code()
        return _account(request)
    right = accounts.with_code(vault_of(request), by(request), seat.new_code, given, at=time.time())
    if not right:
        return _account(request, status=403, told="wrong_code")
    seat.new_code, seat.second, seat.strong = "", True, True
    return RedirectResponse("/account", status_code=303)


async def ask_key(request: Request) -> Response:
    """Say what the browser is to ask a new security key."""
    asked, seat_of(request).asked = keys.ask_new(request, by(request), _secrets(request).keys)
    return JSONResponse(asked)


async def key(request: Request) -> Response:
    """Take a new security key."""
    seat = seat_of(request)
    asked, seat.asked = seat.asked, None
    made = keys.made(request, asked, await request.body())
    if made is None:
        return JSONResponse({"in": False}, status_code=403)
    accounts.with_key(vault_of(request), by(request), made)
    seat.second, seat.strong = True, True
    return JSONResponse({"in": True})


async def everywhere(request: Request) -> Response:
    """End every seat of this person, this one too."""
    seats_of(request).end_all(by(request))
    return RedirectResponse("/sign-in", status_code=303)


def _account(request: Request, *, status: int = 200, told: str = "") -> Response:
    secrets, seat = _secrets(request), seat_of(request)
    secret = seat.new_code
    member = seats_of(request).member(by(request))
    return page(
        request,
        "account.html",
        status=status,
        told=told,
        least=accounts.SHORTEST,
        member=member,
        keeps="keeper" in (member.roles if member else ()) and not seat.strong,
        code=bool(secrets.code),
        keys=secrets.keys,
        can_key=keys.here(),
        secret=_in_groups(secret),
        picture=_picture(secret) if secret else None,
        places=[_place(request, one) for one in seats_of(request).mine(by(request))],
    )


def _secrets(request: Request) -> Secrets:
    found = secrets_of(vault_of(request), by(request))
    assert found is not None  # whoever is in has an account
    return found


def _place(request: Request, seat: Seat) -> Place:
    return Place(
        minutes=seats_of(request).minutes(seat),
        this=seat is seat_of(request),
        program=seat.bearer,
        refused=seat.refused,
    )


def _end_others(request: Request) -> None:
    mine = seats_of(request).mine(by(request))
    seats_of(request).end(*(seat for seat in mine if seat is not seat_of(request)))


def _in_groups(secret: str) -> str:
    """Spell a secret as programs for one-time codes take it by hand: groups of four letters."""
    spelled = accounts.in_base32(secret) if secret else ""
    return " ".join(spelled[at : at + 4] for at in range(0, len(spelled), 4))


def _picture(secret: str) -> Markup | None:
    """Draw the secret for a telephone's camera, where the package that draws is here."""
    if importlib.util.find_spec("segno") is None:
        return None
    drawn = importlib.import_module("segno").make(
        accounts.code_address("account", secret, "Dripstone"), micro=False
    )
    return Markup(drawn.svg_inline(scale=4, omitsize=False, svgclass="qr", title="QR"))  # noqa: S704 - squares
