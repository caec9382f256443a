"""Accounts: one's own, and everybody's for a keeper of keys, for programs."""

from __future__ import annotations

import time
from typing import Any

from starlette.requests import Request

from dripstone.errors import Locked, NeedsSecond, ShortPassphrase, WaitFirst, WrongPassphrase
from dripstone.flow import accounts
from dripstone.vault.accounts import secrets_of
from dripstone.web.accounts.signing_in import seat_of, seats_of, tries_of, vault_of
from dripstone.web.api import given, taken
from dripstone.web.api.asking import me
from dripstone.web.pages import by

Query = dict[str, Any]


def own(request: Request, _: Query) -> given.Account:
    """Say what one signs in with, and where one is signed in."""
    secrets = secrets_of(vault_of(request), by(request))
    seats, here = seats_of(request), seat_of(request)
    assert secrets is not None  # whoever is in has an account
    return given.Account(
        me=me(request, {}),
        code=secrets.code is not None,
        keys=tuple(key.name for key in secrets.keys),
        places=tuple(
            given.Place(minutes=seats.minutes(one), this=one is here, program=one.bearer)
            for one in seats.mine(by(request))
        ),
    )


def words(request: Request, _: Query, sent: taken.NewWords) -> given.Changed:
    """Change one's password; every other browser and program is signed out.

    Raises:
        ShortPassphrase: the new one is too short, or too long.
        WaitFirst, WrongPassphrase: too many wrong ones, or this one.
    """
    count, tries, seats = f"words {by(request)}", tries_of(request), seats_of(request)
    if not accounts.SHORTEST <= len(sent.new) <= accounts.LONGEST:
        raise ShortPassphrase(shortest=accounts.SHORTEST)
    wait = tries.wait(count)
    if wait:
        raise WaitFirst(seconds=int(wait) + 1)
    try:
        paper = accounts.change_words(
            vault_of(request), by(request), sent.old, sent.new, cost=request.app.state.cost
        )
    except Locked:
        tries.wrong(count)
        raise WrongPassphrase(slots=0) from None
    here = seat_of(request)
    seats.end(*(seat for seat in seats.mine(by(request)) if seat is not here))
    return given.Changed(paper=paper[0] if paper else None)


def code(request: Request, _: Query, sent: taken.Proof) -> given.NewCode:
    """Give a new secret of one-time codes; or, with a code of it, ask for codes from now on.

    Raises:
        NeedsSecond: the code is not right.
    """
    seat = seat_of(request)
    if not sent.code or not seat.new_code:
        seat.new_code = accounts.new_code()
        return given.NewCode(secret=accounts.in_base32(seat.new_code))
    secret = seat.new_code
    if not accounts.with_code(vault_of(request), by(request), secret, sent.code, at=time.time()):
        raise NeedsSecond
    seat.new_code, seat.second, seat.strong = "", True, True
    return given.NewCode(secret="")


def everywhere(request: Request, _: Query) -> None:
    """End every session of whoever asks, this one too."""
    seats_of(request).end_all(by(request))


def every(request: Request, _: Query) -> given.Accounts:
    """List who may sign in, and do what."""
    members = accounts.members(vault_of(request)).values()
    return given.Accounts(accounts=tuple(sorted(members, key=lambda m: m.person)))


def invite(request: Request, _: Query, sent: taken.Invitation) -> given.Invited:
    """Invite a person, and give once what they sign in with."""
    person = sent.name.strip()
    words = accounts.invite(
        vault_of(request),
        person,
        roles=sent.roles,
        level=sent.level,
        by=by(request),
        cost=request.app.state.cost,
    )
    return given.Invited(person=person, words=words, days=accounts.DAYS)


def rights(request: Request, _: Query, sent: taken.Invitation) -> given.Accounts:
    """Say what a person may do from now on."""
    accounts.set_rights(
        vault_of(request), sent.name, roles=sent.roles, level=sent.level, by=by(request)
    )
    return every(request, {})


def close(request: Request, _: Query, sent: taken.Who) -> None:
    """Close an account; whoever is signed in with it is out at once."""
    accounts.close(vault_of(request), sent.name, by=by(request))
    seats_of(request).end_all(sent.name)


def second(request: Request, _: Query, sent: taken.Who) -> None:
    """Take somebody's codes and security keys away, and sign them out."""
    accounts.no_second(vault_of(request), sent.name, by=by(request))
    seats_of(request).end_all(sent.name)
