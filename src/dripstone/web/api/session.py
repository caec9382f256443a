"""Session: how a program signs in, and out again."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from dripstone.errors import NeedsSecond, NotAllowed, WaitFirst, WrongPassphrase
from dripstone.web.accounts.seats import IDLE, IN, LONGEST, SECOND
from dripstone.web.accounts.signing_in import (
    code_tried,
    promoted,
    seat_of,
    seated,
    seats_of,
    tried,
)
from dripstone.web.api import given, taken

Query = dict[str, Any]


def sign_in(request: Request, _: Query, sent: taken.SignIn) -> given.Opened:
    """Take a name and a password, and a code where the account asks for one."""
    wait, entered = tried(request, sent.name, sent.words)
    if wait:
        raise WaitFirst(seconds=int(wait) + 1)
    if entered is None:
        raise WrongPassphrase(slots=0)
    if entered.key is None:
        raise NotAllowed(need="join")  # an invitation is for a browser
    if not entered.secrets.second:
        token = seated(request, entered, IN, bearer=True)
    else:
        token = _with_code(request, seated(request, entered, SECOND, bearer=True), sent.code)
    member = seats_of(request).member(entered.person)
    assert member is not None
    me = given.Me(name=member.person, roles=member.roles, level=member.level)
    return given.Opened(token=token, me=me, idle=int(IDLE), longest=int(LONGEST))


def sign_out(request: Request, _: Query) -> None:
    """End the session."""
    seats_of(request).end(seat_of(request))


def _with_code(request: Request, half: str, code: str) -> str:
    seat = seats_of(request).seat(half)
    if not code:
        seats_of(request).end(seat)
        raise NeedsSecond
    wait, right = code_tried(request, seat, code)
    if not right:
        seats_of(request).end(seat)
        raise WaitFirst(seconds=int(wait) + 1) if wait else NeedsSecond
    return promoted(request, seat, strong=True)
