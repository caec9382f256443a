"""Accounts: who may sign in at a server for several people, and what each may do there.

    members        vault → what each person may do now
    invite         a person → words that let them in once, to choose a password of their own
    enter          person, words → what they opened; nothing is written
    join           the first password → a recovery key on paper; the signing key leaves the vault
    change_words   another password; the key is the same
    with_code      one-time codes from now on
    code_fits      whether a code is right and was not used
    with_key       one more security key
    key_used       the count that a security key gave
    no_second      a keeper takes codes and keys away, where somebody lost theirs
    set_rights     other roles, another level
    close          they may not sign in any more
    lend           words → the person's key for as long as a command runs

What somebody may do is a record, sealed in the journal in the name of whoever said so. What they
sign in with is not: it can be forgotten. From ``join`` on, nobody signs in a person's name without
that person's password or recovery key, the vault's passphrase or not.

Source: time-based one-time passwords, RFC 6238.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets as chance
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import msgspec
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from dripstone.errors import (
    LastKeeper,
    NoSigner,
    NoSuchRecord,
    NotAllowed,
    ShortPassphrase,
    UnknownTerm,
    WrongPassphrase,
    WrongState,
)
from dripstone.flow.clock import now
from dripstone.records import Membership, random_id
from dripstone.vault.accounts import (
    KeyRing,
    Secrets,
    SecurityKey,
    bound_to,
    key_of,
    put,
    secrets_of,
    written,
)
from dripstone.vault.paper import new_paper_key
from dripstone.vault.slots import FLOOR, PAPER, Cost, added, changed, slots_for, unlock

ROLES = ("reader", "documenter", "reviewer", "keeper")
HIGHEST = 2  #: vocabulary ``levels``: what is sealed is on no page
SHORTEST = 12  #: code points of a password: others can try theirs over a network
LONGEST = 256
DAYS = 7  #: an invitation holds
PERIOD, DIGITS = 30, 6  #: seconds and digits of one-time codes
COST = FLOOR  #: 64 MiB, three times over, for each guess: many may sign in at once
_DEVICES = 8
_LONGEST_NAME = 200  #: characters
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  #: none that is taken for another


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """What a person's words opened."""

    person: str
    key: bytes | None  #: private signing key; None for somebody who was invited and did not join
    secrets: Secrets


def members(vault: KeyRing) -> dict[str, Membership]:
    """Say what each person with an account may do now."""
    return {one.person: one for one in vault.all(Membership)}


def invite(
    vault: KeyRing,
    person: str,
    *,
    roles: Iterable[str],
    level: int,
    by: str,
    cost: Cost = COST,
) -> str:
    """Let a person sign in once within seven days, and give the words that they do it with.

    Whoever had no signing key gets one, introduced by ``by``. Somebody who was invited and did not
    join may be invited again: the words from before are void.

    Raises:
        UnknownTerm: there is no such role or level.
        WrongState: the person has joined already.
        NoSigner: ``by`` has no signing key here, or the name is none: empty, longer than 200
            characters, or with characters that are not shown.
    """
    if not person.isprintable() or len(person) > _LONGEST_NAME:
        raise NoSigner(people=len(vault.signers()))
    rights = _rights(roles, level)
    before = secrets_of(vault, person)
    if before is not None and before.until is None and members(vault)[person].open:
        raise WrongState(id="account", state="joined", verb="invite")
    vault.add_signer(person, by=by)
    if not vault.holds_key(person):
        raise WrongState(id="account", state="closed", verb="invite")
    words = "-".join("".join(chance.choice(_LETTERS) for _ in range(5)) for _ in range(4))
    slots = slots_for(os.urandom(32), words, bound_to(person), cost)
    put(vault, person, Secrets(slots=slots, until=_in_days(DAYS)))
    _journalled(vault, person, *rights, did="invited", by=by)
    return words


def enter(vault: KeyRing, person: str, words: str) -> Entered:
    """Open what a person's words open. This costs as much whether or not there is such a person.

    Raises:
        WrongPassphrase: there is no such account, it is closed, its invitation is over, or the
            words open nothing. Nobody is told which.
    """
    found = secrets_of(vault, person)
    if found is None or len(words) > LONGEST:
        _as_dear()
        raise WrongPassphrase(slots=0)
    if found.until is not None:
        unlock(found.slots, words)
        if found.until < now():
            raise WrongPassphrase(slots=0)
        key = None
    else:
        key = key_of(vault, person, found, words)
    if not members(vault)[person].open:
        raise WrongPassphrase(slots=0)
    return Entered(person=person, key=key, secrets=found)


def join(vault: KeyRing, person: str, *, words: str, cost: Cost = COST) -> tuple[bytes, str]:
    """Wrap a person's signing key with their own password, and keep it in the vault no longer.

    Give the key, and a recovery key to be printed: it opens the same, and is kept nowhere.

    Raises:
        ShortPassphrase: the password has fewer than 12 characters.
        WrongState: they joined before.
    """
    _long_enough(words)
    found = secrets_of(vault, person)
    if found is None or found.until is None:
        raise WrongState(id="account", state="joined", verb="join")
    private, paper = vault.private_key(person), new_paper_key()
    slots = slots_for(private, words, bound_to(person), cost)
    slots = added(slots, words, paper, kind=PAPER, cost=cost)
    vault.let_go(person, written(Secrets(slots=slots)))
    vault.lend_key(person, private)
    _again(vault, person, did="joined", by=person)
    return private, paper


def change_words(
    vault: KeyRing, person: str, old: str, new: str, *, cost: Cost = COST
) -> tuple[str, ...]:
    """Put another password in the place of the one, or beside the recovery key, that they gave.

    Give a new recovery key where the old one was used, and nothing else.

    Raises:
        WrongPassphrase: the old words open nothing.
        ShortPassphrase: the new ones have fewer than 12 characters.
    """
    _long_enough(new)
    found = _have(vault, person)
    private = key_of(vault, person, found, old)
    used = next((s for s in found.slots.slots if _opens(found, s, old)), None)
    vault.lend_key(person, private)
    if used is not None and used.kind == PAPER:
        paper = new_paper_key()
        slots = slots_for(private, new, bound_to(person), cost)
        slots = added(slots, new, paper, kind=PAPER, cost=cost)
        put(vault, person, msgspec.structs.replace(found, slots=slots, devices=()))
        _again(vault, person, did="recovered", by=person)
        return (paper,)
    slots = changed(found.slots, old, new, cost)
    put(vault, person, msgspec.structs.replace(found, slots=slots, devices=()))
    _again(vault, person, did="password", by=person)
    return ()


def new_code() -> str:
    """Make the secret of one-time codes: 40 hexadecimal digits."""
    return os.urandom(20).hex()


def in_base32(secret: str) -> str:
    """Spell a secret as it is typed into a program for one-time codes."""
    return base64.b32encode(bytes.fromhex(secret)).decode("ascii")


def code_address(person: str, secret: str, issuer: str) -> str:
    """Spell the secret as programs for one-time codes take it."""
    return _totp(secret).get_provisioning_uri(person, issuer)


def with_code(vault: KeyRing, person: str, secret: str, code: str, *, at: float) -> bool:
    """Ask for one-time codes from now on, if ``code`` proves that the person has the secret."""
    step = _step_of(secret, code, at, after=0)
    if step is None:
        return False
    _put_with(vault, person, did="second", by=person, code=secret, step=step)
    return True


def code_fits(vault: KeyRing, person: str, code: str, *, at: float) -> bool:
    """Tell whether a code is right now, half a minute ago or ahead, and was not used before."""
    found = _have(vault, person)
    step = _step_of(found.code, code, at, after=found.step) if found.code else None
    if step is None:
        return False
    put(vault, person, msgspec.structs.replace(found, step=step))
    return True


def with_key(vault: KeyRing, person: str, key: SecurityKey) -> None:
    """Let one more security key open the account, with the password."""
    found = _have(vault, person)
    _put_with(vault, person, did="second", by=person, keys=(*found.keys, key))


def key_used(vault: KeyRing, person: str, credential: str, counter: int) -> bool:
    """Note the count that a key gave. One that did not grow is a copy of it, and is refused."""
    found = _have(vault, person)
    one = next((k for k in found.keys if k.credential == credential), None)
    if one is None or (counter <= one.counter and (counter or one.counter)):
        return False
    used = msgspec.structs.replace(one, counter=counter)
    keys = tuple(used if k is one else k for k in found.keys)
    put(vault, person, msgspec.structs.replace(found, keys=keys))
    return True


def no_second(vault: KeyRing, person: str, *, by: str) -> None:
    """Take one-time codes and security keys away, so that the password alone is enough."""
    _put_with(vault, person, did="second_removed", by=by, code=None, step=0, keys=())


def knows_device(secrets: Secrets, mark: str) -> bool:
    """Tell whether a person signed in from this browser before."""
    return bool(mark) and _hash(mark) in secrets.devices


def remember_device(vault: KeyRing, person: str) -> str:
    """Mark a browser that a person signed in from. Give the mark; its hash alone is kept."""
    found, mark = _have(vault, person), chance.token_urlsafe(24)
    devices = (*found.devices, _hash(mark))[-_DEVICES:]
    put(vault, person, msgspec.structs.replace(found, devices=devices))
    return mark


def set_rights(vault: KeyRing, person: str, *, roles: Iterable[str], level: int, by: str) -> None:
    """Say what a person may do from now on.

    Raises:
        NoSuchRecord: they have no account.
        UnknownTerm: there is no such role or level.
        LastKeeper: nobody could give rights any more.
    """
    rights = _rights(roles, level)
    before = _member(vault, person)
    if "keeper" in before.roles and "keeper" not in rights[0]:
        _another_keeper(vault, person)
    _journalled(vault, person, *rights, did="rights", by=by)


def close(vault: KeyRing, person: str, *, by: str) -> None:
    """Let a person sign in no more. What they signed stays theirs.

    Raises:
        NoSuchRecord: they have no account.
        LastKeeper: nobody could give rights any more.
    """
    before = _member(vault, person)
    if "keeper" in before.roles:
        _another_keeper(vault, person)
    _journalled(vault, person, before.roles, before.level, did="closed", by=by, open=False)


def needs_words(vault: KeyRing, person: str) -> bool:
    """Tell whether a person's signing key rests with their own password."""
    return not vault.holds_key(person) and secrets_of(vault, person) is not None


def lend(vault: KeyRing, person: str, words: str) -> None:
    """Open a person's signing key for as long as the vault is open.

    Raises:
        WrongPassphrase: as in ``enter``.
    """
    entered = enter(vault, person, words)
    if entered.key is None:
        raise NotAllowed(need="join")
    vault.lend_key(person, entered.key)


def _rights(roles: Iterable[str], level: int) -> tuple[tuple[str, ...], int]:
    given = tuple(dict.fromkeys(roles))
    for role in given:
        if role not in ROLES:
            raise UnknownTerm(scheme="roles of accounts", term=role[:16])
    if not given or not 0 <= level <= HIGHEST:
        raise UnknownTerm(scheme="levels", term=str(level)[:4] if given else "")
    return given, level


def _journalled(
    vault: KeyRing,
    person: str,
    roles: tuple[str, ...],
    level: int,
    *,
    did: str,
    by: str,
    open: bool = True,
) -> None:
    one = Membership(
        id=random_id("mem"),
        person=person,
        roles=roles,
        level=level,
        open=open,
        did=did,
        by=by,
        at=now(),
    )
    vault.commit(one, did="account", by=by, notes={"account": did})


def _again(vault: KeyRing, person: str, *, did: str, by: str) -> None:
    """Journal that something else of an account changed; the rights are as before."""
    before = _member(vault, person)
    _journalled(vault, person, before.roles, before.level, did=did, by=by, open=before.open)


def _put_with(vault: KeyRing, person: str, *, did: str, by: str, **changes: object) -> None:
    """Journal a change first: one that the journal does not know of is the worse."""
    found = _have(vault, person)
    _again(vault, person, did=did, by=by)
    put(vault, person, msgspec.structs.replace(found, **changes))


def _member(vault: KeyRing, person: str) -> Membership:
    found = members(vault).get(person)
    if found is None:
        raise NoSuchRecord(kind="account", id="(a name)")
    return found


def _have(vault: KeyRing, person: str) -> Secrets:
    found = secrets_of(vault, person)
    if found is None:
        raise NoSuchRecord(kind="account", id="(a name)")
    return found


def _another_keeper(vault: KeyRing, person: str) -> None:
    others: Mapping[str, Membership] = members(vault)
    if not any(
        "keeper" in one.roles and one.open for name, one in others.items() if name != person
    ):
        raise LastKeeper


def _long_enough(words: str) -> None:
    if not SHORTEST <= len(words) <= LONGEST:
        raise ShortPassphrase(least=SHORTEST)


def _opens(secrets: Secrets, slot: object, words: str) -> bool:
    alone = msgspec.structs.replace(secrets.slots, slots=(slot,))
    try:
        unlock(alone, words)
    except WrongPassphrase:
        return False
    return True


def _as_dear() -> None:
    """Cost as much as a guess at a real password does, so that nobody learns who has an account."""
    slots_for(os.urandom(32), "as dear as any other", "", COST)


def _totp(secret: str) -> TOTP:
    return TOTP(bytes.fromhex(secret), DIGITS, SHA1(), PERIOD)  # noqa: S303 - what RFC 6238 asks


def _step_of(secret: str, code: str, at: float, *, after: int) -> int | None:
    """Give the step of time whose code this is: now, the one before or the next."""
    given = "".join(code.split()).encode()
    for step in (int(at) // PERIOD + n for n in (0, -1, 1)):
        if step > after and hmac.compare_digest(_totp(secret).generate(step * PERIOD), given):
            return step
    return None


def _hash(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()


def _in_days(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
