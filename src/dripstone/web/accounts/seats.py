"""Seats: who is signed in where, for how long, and from which place.

    Seat     one browser or program: nobody yet, somebody half way, or somebody
    Seats    cookie → Seat

A seat is over after half an hour without a request and after ten hours in any case. It holds for
the address and the program that it began with: a cookie that comes from another address, or with
another browser's name, opens nothing. That tells a thief at another machine; it does not tell one
behind the same address who copies the browser's name too. What a seat may is looked up anew for
each request, so that a closed account is out at once.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from threading import RLock
from typing import Any

from starlette.types import Scope

from dripstone.records import Membership
from dripstone.vault.accounts import KeyRing
from dripstone.web.guard import Session
from dripstone.web.levels import Person

IDLE, LONGEST, HALF = 1800.0, 36_000.0, 300.0  #: seconds
_LOOK = 60.0  #: seconds between two looks for seats that are over, so that no key stays lent
SECOND, JOIN, IN = "second", "join", "in"  #: how far somebody came
_MOST = 2000


class Seat(Session):
    """One browser or program."""

    def __init__(self, *, name: str = "", stage: str = "", bearer: bool = False) -> None:
        """Begin as nobody, or half way."""
        super().__init__()
        self.name = name
        self.stage = stage
        self.bearer = bearer
        self.strong = False  #: a second factor was shown
        self.second = False  #: the account asks for one
        self.key: bytes | None = None  #: signing key, until somebody is in
        self.asked: Any = None  #: what a security key was asked, until it answers
        self.new_code = ""  #: secret of one-time codes that was shown and not proved yet
        self.began = self.last = 0.0
        self.bound = ""
        self.refused = 0  #: how often the cookie came from elsewhere


class Seats:
    """Who is signed in. Threads share it."""

    def __init__(self, vault: KeyRing, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody."""
        self._vault = vault
        self._clock = clock
        self._lock = RLock()
        self._seats: dict[str, Seat] = {}  #: by hash of the cookie
        self._members: dict[str, Membership] = {}
        self._read_to = 0
        self._swept = self._clock()

    def of(self, scope: Scope, cookie: str, *, bearer: bool = False) -> Seat:
        """Give the seat of a cookie, with the person in it; nobody's where there is none."""
        with self._lock:
            if self._clock() - self._swept > _LOOK:
                self._sweep()
            seat = self._seats.get(_hash(cookie)) if cookie else None
            if seat is None or seat.bearer is not bearer or self._over(seat):
                return Seat()
            if seat.bound != bound(scope):
                seat.refused += 1
                return Seat()
            seat.last = self._clock()
            seat.person = self._person(seat)
            return seat

    def begin(self, scope: Scope, before: Seat, *, name: str, stage: str, bearer: bool) -> str:
        """Seat somebody, in a new seat with a new cookie. Give the cookie."""
        cookie = secrets.token_urlsafe(32)
        seat = Seat(name=name, stage=stage, bearer=bearer)
        seat.language, seat.bound = before.language, bound(scope)
        seat.began = seat.last = self._clock()
        with self._lock:
            self._sweep()
            self.end(before)
            self._seats[_hash(cookie)] = seat
        return cookie

    def seat(self, cookie: str) -> Seat:
        """Give the seat that was just begun."""
        return self._seats[_hash(cookie)]

    def come_in(self, seat: Seat, key: bytes, *, strong: bool) -> None:
        """Let somebody in who proved who they are, and lend their key to the vault."""
        with self._lock:
            seat.stage, seat.strong, seat.key = IN, strong, None
            self._vault.lend_key(seat.name, key)

    def end(self, *seats: Seat) -> None:
        """End seats; a key goes back with the last seat of its person."""
        with self._lock:
            self._seats = {c: s for c, s in self._seats.items() if not any(s is e for e in seats)}
            left = {s.name for s in self._seats.values() if s.stage == IN}
            for seat in seats:
                seat.person, seat.key = None, None
                if seat.stage == IN and seat.name not in left:
                    self._vault.take_back_key(seat.name)

    def end_all(self, name: str = "") -> None:
        """End every seat of a person, or everybody's."""
        with self._lock:
            self.end(*(s for s in self._seats.values() if not name or s.name == name))

    def leave(self, seat: Session) -> None:
        """Let somebody leave: their seat is over, the server goes on."""
        if isinstance(seat, Seat):
            self.end(seat)

    def mine(self, name: str) -> list[Seat]:
        """Give the seats of a person, the oldest first."""
        with self._lock:
            return [s for s in self._seats.values() if s.name == name and s.stage == IN]

    def minutes(self, seat: Seat) -> int:
        """Say how long ago a seat was used."""
        return int((self._clock() - seat.last) // 60)

    def member(self, name: str) -> Membership | None:
        """Say what a person may do now."""
        with self._lock:
            self._follow()
            return self._members.get(name)

    def _person(self, seat: Seat) -> Person | None:
        """Give the person in a seat; nobody before they are in, or once their account is closed.

        A keeper of keys is one only with a second factor.
        """
        if seat.stage != IN:
            return None
        one = self.member(seat.name)
        if one is None or not one.open:
            self.end(seat)
            return None
        roles = tuple(r for r in one.roles if r != "keeper" or seat.strong)
        return Person(name=one.person, roles=roles, level=one.level)

    def _follow(self) -> None:
        """Take up what the journal says of accounts since."""
        if self._read_to == 0:
            self._read_to = self._vault.head().number
            self._members = {one.person: one for one in self._vault.all(Membership)}
            return
        for entry in self._vault.entries(after=self._read_to):
            self._read_to = entry.number
            for sealed in entry.sealed if entry.did == "account" else ():
                one = self._vault.get(sealed.id)
                if isinstance(one, Membership):
                    self._members[one.person] = one

    def _over(self, seat: Seat) -> bool:
        now = self._clock()
        idle = IDLE if seat.stage == IN else HALF
        if now - seat.last > idle or now - seat.began > LONGEST:
            self.end(seat)
            return True
        return False

    def _sweep(self) -> None:
        self._swept = self._clock()
        for seat in [*self._seats.values()]:
            self._over(seat)
        if len(self._seats) >= _MOST:
            half = [s for s in self._seats.values() if s.stage != IN]
            self.end(*(half or [*self._seats.values()])[: _MOST // 10])


def bound(scope: Scope) -> str:
    """Say what a seat holds for: the address, and the program by its own name."""
    agent = next((v for n, v in scope["headers"] if n == b"user-agent"), b"")
    return _hash(f"{scope.get('from', '')} {agent.decode('latin-1')}")


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()
