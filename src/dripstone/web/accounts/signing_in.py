"""Signing in: a name and a password, then what else the account asks for.

    show       GET  /sign-in            the name and the password
    name       POST /sign-in
    second     GET  /sign-in/second     a one-time code, or a security key
    code       POST /sign-in/code
    ask_key    POST /sign-in/key/ask    what the browser asks a security key
    key        POST /sign-in/key        what the key answered
    first      GET  /join               somebody who was invited chooses a password
    join       POST /join
    out        POST /sign-out

Whoever fails is told that it failed, never what was wrong.
"""

from __future__ import annotations

import contextlib
import time
from threading import Lock

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dripstone.errors import Locked, NotAllowed
from dripstone.flow import accounts
from dripstone.flow.entering import came_in, failed
from dripstone.vault.accounts import KeyRing, secrets_of
from dripstone.web.accounts import keys
from dripstone.web.accounts.seats import IN, JOIN, SECOND, Seat, Seats
from dripstone.web.accounts.tries import FROM, Tries
from dripstone.web.guard import cookie_name
from dripstone.web.pages import form, page

MARK = "dripstone-browser"  #: the cookie by which a browser is known again
_YEAR = 31_536_000
_ONE_AT_A_TIME = Lock()  #: a code is used once, however many send it at the same moment
_DEAR = Lock()  #: one guess takes 64 MiB; several at once would take the memory of the machine


async def show(request: Request) -> Response:
    """Show where to sign in; whoever is in already is led on."""
    if seat_of(request).stage == IN:
        return RedirectResponse("/", status_code=303)
    return page(request, "sign_in.html", wrong=False, wait=0)


async def name(request: Request) -> Response:
    """Take a name and a password."""
    fields = {n: v[0] for n, v in (await form(request)).items()}
    person, words = fields.get("name", "").strip(), fields.get("words", "")
    wait, entered = tried(request, person, words)
    if entered is None:
        status = 429 if wait else 403
        return page(request, "sign_in.html", status=status, wrong=not wait, wait=int(wait) + 1)
    stage = _stage(entered)
    cookie = seated(request, entered, stage)
    to = {JOIN: "/join", SECOND: "/sign-in/second", IN: "/"}[stage]
    answer = _with_cookie(request, RedirectResponse(to, status_code=303), cookie)
    return _with_mark(request, answer, person) if stage == IN else answer


def tried(request: Request, person: str, words: str) -> tuple[float, accounts.Entered | None]:
    """Try a password: give how long to wait before the next try, or what it opened."""
    vault, tries = vault_of(request), tries_of(request)
    counts = (_count(request, person), f"{FROM}{request.scope['from']}")
    wait = tries.wait(*counts)
    if wait:
        return wait, None
    with _DEAR:
        try:
            entered = accounts.enter(vault, person, words)
        except Locked:
            tries.wrong(*counts)
            failed(vault, person)
            return 0.0, None
    tries.right(*counts)
    return 0.0, entered


def seated(request: Request, entered: accounts.Entered, stage: str, *, bearer: bool = False) -> str:
    """Give somebody a seat, as far as they came. Give its cookie."""
    seats, before = seats_of(request), seat_of(request)
    cookie = seats.begin(request.scope, before, name=entered.person, stage=stage, bearer=bearer)
    seat = seats.seat(cookie)
    seat.second, seat.key = entered.secrets.second, entered.key
    if stage == IN and entered.key is not None:
        seats.come_in(seat, entered.key, strong=False)
        came_in(vault_of(request), seat.name)
    return cookie


async def second(request: Request) -> Response:
    """Ask for a code or a key."""
    seat = half(request, SECOND)
    return _ask_second(request, seat, wrong=False, wait=0)


async def code(request: Request) -> Response:
    """Take a one-time code."""
    seat = half(request, SECOND)
    given = (await form(request)).get("code", [""])[0]
    wait, right = code_tried(request, seat, given)
    if not right:
        status = 429 if wait else 403
        return _ask_second(request, seat, status=status, wrong=not wait, wait=int(wait) + 1)
    return _in(request, seat)


def code_tried(request: Request, seat: Seat, given: str) -> tuple[float, bool]:
    """Try a code: give how long to wait before the next try, and whether it was right."""
    tries, count = tries_of(request), f"code {seat.name}"
    wait = tries.wait(count)
    if wait:
        return wait, False
    with _ONE_AT_A_TIME:
        right = accounts.code_fits(vault_of(request), seat.name, given, at=time.time())
    if right:
        tries.right(count)
    else:
        tries.wrong(count)
        failed(vault_of(request), seat.name)
    return 0.0, right


async def ask_key(request: Request) -> Response:
    """Say what the browser is to ask a security key."""
    seat = half(request, SECOND)
    secrets = secrets_of(vault_of(request), seat.name)
    asked, seat.asked = keys.ask(request, secrets.keys if secrets else ())
    return JSONResponse(asked)


async def key(request: Request) -> Response:
    """Take what a security key answered."""
    seat = half(request, SECOND)
    secrets = secrets_of(vault_of(request), seat.name)
    asked, seat.asked = seat.asked, None
    used = keys.answered(request, asked, secrets.keys if secrets else (), await request.body())
    if used is None or not accounts.key_used(vault_of(request), seat.name, *used):
        failed(vault_of(request), seat.name)
        return JSONResponse({"in": False}, status_code=403)
    done = _in(request, seat)
    answer = JSONResponse({"in": True})
    answer.raw_headers.extend(h for h in done.raw_headers if h[0] == b"set-cookie")
    return answer


async def first(request: Request) -> Response:
    """Ask somebody who was invited for a password of their own."""
    half(request, JOIN)
    return page(request, "join.html", short=False, least=accounts.SHORTEST)


async def join(request: Request) -> Response:
    """Take the password, and show the recovery key once."""
    seat = half(request, JOIN)
    fields = {n: v[0] for n, v in (await form(request)).items()}
    words = fields.get("words", "")
    if words != fields.get("again") or not accounts.SHORTEST <= len(words) <= accounts.LONGEST:
        return page(request, "join.html", status=409, short=True, least=accounts.SHORTEST)
    with _DEAR:
        private, paper = accounts.join(
            vault_of(request), seat.name, words=words, cost=request.app.state.cost
        )
    cookie = seats_of(request).begin(request.scope, seat, name=seat.name, stage=IN, bearer=False)
    new = seats_of(request).seat(cookie)
    seats_of(request).come_in(new, private, strong=False)
    came_in(vault_of(request), new.name)
    request.scope["session"] = new
    new.person = seats_of(request).of(request.scope, cookie).person
    answer = page(request, "paper_key.html", paper=paper)
    return _with_mark(request, _with_cookie(request, answer, cookie), new.name)


async def out(request: Request) -> Response:
    """End the seat."""
    seats_of(request).end(seat_of(request))
    return RedirectResponse("/sign-in", status_code=303)


def seat_of(request: Request) -> Seat:
    """Give the seat of whoever asks."""
    seat = request.scope["session"]
    assert isinstance(seat, Seat)
    return seat


def seats_of(request: Request) -> Seats:
    """Give all seats."""
    seats: Seats = request.app.state.sessions
    return seats


def tries_of(request: Request) -> Tries:
    """Give the counts of wrong passwords."""
    tries: Tries = request.app.state.tries
    return tries


def vault_of(request: Request) -> KeyRing:
    """Give the vault, for what people sign in with."""
    vault: KeyRing = request.app.state.vault
    return vault


def half(request: Request, stage: str) -> Seat:
    """Give the seat of somebody who came this far and no further.

    Raises:
        NotAllowed: nobody did, or it was too long ago.
    """
    seat = seat_of(request)
    if seat.stage != stage:
        raise NotAllowed(need="sign-in")
    return seat


def promoted(request: Request, seat: Seat, *, strong: bool) -> str:
    """Let somebody in who showed all that was asked, in a new seat. Give its cookie."""
    seats, private = seats_of(request), seat.key
    assert private is not None
    cookie = seats.begin(request.scope, seat, name=seat.name, stage=IN, bearer=seat.bearer)
    new = seats.seat(cookie)
    new.second = seat.second
    seats.come_in(new, private, strong=strong)
    came_in(vault_of(request), new.name)
    return cookie


def _stage(entered: accounts.Entered) -> str:
    if entered.key is None:
        return JOIN
    return SECOND if entered.secrets.second else IN


def _in(request: Request, seat: Seat) -> Response:
    cookie = promoted(request, seat, strong=True)
    answer = _with_cookie(request, RedirectResponse("/", status_code=303), cookie)
    return _with_mark(request, answer, seat.name)


def _ask_second(
    request: Request, seat: Seat, *, wrong: bool, wait: int, status: int = 200
) -> Response:
    secrets = secrets_of(vault_of(request), seat.name)
    return page(
        request,
        "sign_in_second.html",
        status=status,
        code=bool(secrets and secrets.code),
        keys=bool(secrets and secrets.keys),
        wrong=wrong,
        wait=wait,
    )


def _count(request: Request, person: str) -> str:
    """Name the count of wrong passwords for a person: a known browser has one of its own."""
    mark = request.cookies.get(MARK, "")
    with contextlib.suppress(Locked):
        secrets = secrets_of(vault_of(request), person)
        if secrets is not None and accounts.knows_device(secrets, mark):
            return f"known {person} {mark}"
    return f"stranger {person}"


def _with_cookie(request: Request, answer: Response, cookie: str) -> Response:
    scheme: str = request.app.state.scheme
    answer.set_cookie(
        cookie_name(scheme),
        cookie,
        httponly=True,
        samesite="strict",
        path="/",
        secure=scheme == "https",
    )
    return answer


def _with_mark(request: Request, answer: Response, person: str) -> Response:
    """Mark a browser that somebody is in with, so that strangers' tries do not make it wait."""
    secrets = secrets_of(vault_of(request), person)
    if secrets is None or accounts.knows_device(secrets, request.cookies.get(MARK, "")):
        return answer
    answer.set_cookie(
        MARK,
        accounts.remember_device(vault_of(request), person),
        max_age=_YEAR,
        httponly=True,
        samesite="strict",
        path="/sign-in",
        secure=request.app.state.scheme == "https",
    )
    return answer
