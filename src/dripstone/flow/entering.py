"""Entering: who signed in at a server, and in whose name somebody tried → the journal.

    came_in    a person → their sign-in, and what failed since anybody last came in, in one entry
    failed     a name → counted beside the accounts, until somebody comes in

Nobody's key is there to sign a failure with: whoever was refused has none. So failures wait in the
vault, over restarts too, and are sealed in the name of whoever comes in next. A name that is no
account's is counted and never kept: people type passwords into the wrong field.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

import msgspec

from dripstone.flow.accounts import members
from dripstone.flow.clock import now
from dripstone.records import SignIn, Value, random_id
from dripstone.vault.accounts import KeyRing

PLACE = "failed"
_ONE_AT_A_TIME = Lock()


class Failed(Value, frozen=True, kw_only=True):
    """How often it failed in one name."""

    times: int
    since: str
    until: str


def failed(vault: KeyRing, person: str) -> None:
    """Count one more wrong password or code in a person's name.

    Raises:
        Busy, NoRoom: as in ``commit``.
    """
    known = person if person in members(vault) else ""
    with _ONE_AT_A_TIME:
        waiting, at = _waiting(vault), now()
        before = waiting.get(known, Failed(times=0, since=at, until=at))
        waiting[known] = Failed(times=before.times + 1, since=before.since, until=at)
        vault.keep_beside(PLACE, msgspec.json.encode(waiting))


def came_in(vault: KeyRing, person: str) -> None:
    """Write that a person came in, and what failed before.

    Raises:
        NoSigner: their key is not there to sign with.
        Busy, NoRoom: as in ``commit``.
    """
    at = now()
    with _ONE_AT_A_TIME:
        waiting = _waiting(vault)
        made = SignIn(id=random_id("sig"), person=person, did="signed_in", by=person, at=at)
        others = tuple(_failures(waiting, by=person, at=at))
        count = str(sum(one.times for one in others))
        vault.commit(made, *others, did="sign_in", by=person, notes={"failed": count})
        if waiting:
            vault.keep_beside(PLACE, None)


def _failures(waiting: dict[str, Failed], *, by: str, at: str) -> Iterator[SignIn]:
    for name, one in waiting.items():
        yield SignIn(
            id=random_id("sig"),
            person=name or None,
            did="failed",
            by=by,
            at=at,
            times=one.times,
            since=one.since,
            until=one.until,
        )


def _waiting(vault: KeyRing) -> dict[str, Failed]:
    body = vault.beside(PLACE)
    return {} if body is None else msgspec.json.decode(body, type=dict[str, Failed])
