"""Accounts: what a person signs in with, kept beside the records and able to be forgotten.

    Secrets      a wrapped signing key, the secret of one-time codes, security keys
    secrets_of   vault, person → Secrets
    put          vault, person, Secrets → None
    key_of       the private key that a password opens, proved to be the person's

A person's signing key is wrapped with their password alone, as the vault's key is with a
passphrase: whoever has the vault but not the password cannot sign in their name.
"""

from __future__ import annotations

import hashlib
from typing import Protocol

import msgspec

from dripstone.errors import AlteredSlots, NoSigner, WrongPassphrase
from dripstone.journal import PRIVATE, public_of
from dripstone.records import Value
from dripstone.vault import Vault
from dripstone.vault.slots import Slots, unlock

COMMON = "dripstone account 1"  #: what the slots of accounts are bound to, with the person's name


class KeyRing(Vault, Protocol):
    """A vault that keeps secrets of accounts and lets private keys go."""

    def secrets(self, person: str) -> bytes | None:
        """Give what is kept of a person's account."""
        ...

    def keep_secrets(self, person: str, body: bytes | None) -> None:
        """Keep it in the place of what was there; None forgets it.

        Raises:
            Busy, NoRoom: as in ``commit``.
        """
        ...

    def beside(self, place: str) -> bytes | None:
        """Give what the server keeps for itself under a name; None where it keeps nothing."""
        ...

    def keep_beside(self, place: str, body: bytes | None) -> None:
        """Keep it in the place of what was there; None forgets it.

        Raises:
            Busy, NoRoom: as in ``commit``.
        """
        ...

    def holds_key(self, person: str) -> bool:
        """Tell whether the vault itself holds a person's private key."""
        ...

    def private_key(self, person: str) -> bytes:
        """Give a person's private key, for wrapping it with their own password.

        Raises:
            NoSigner: the vault does not hold it.
        """
        ...

    def let_go(self, person: str, body: bytes) -> None:
        """Keep a person's secrets and no longer their private key, both or neither."""
        ...

    def lend_key(self, person: str, private: bytes) -> None:
        """Sign with a key that the vault does not hold, until it is taken back."""
        ...

    def take_back_key(self, person: str) -> None:
        """Forget a key that was lent."""
        ...


class SecurityKey(Value, frozen=True, kw_only=True):
    """One security key of a person."""

    name: str  #: what they call it
    credential: str  #: attested credential data, hexadecimal
    counter: int = 0
    at: str = ""  #: UTC instant, RFC 3339


class Secrets(Value, frozen=True, kw_only=True):
    """All that one person signs in with."""

    slots: Slots  #: wraps the signing key; of somebody invited, a key that signs nothing
    until: str | None = None  #: invited, and not after this UTC instant; None once they joined
    code: str | None = None  #: secret of one-time codes, hexadecimal
    step: int = 0  #: the last step of time whose code was used
    keys: tuple[SecurityKey, ...] = ()
    devices: tuple[str, ...] = ()  #: SHA-256 of marks of browsers that they signed in from

    @property
    def second(self) -> bool:
        """Tell whether a password alone is not enough."""
        return self.code is not None or bool(self.keys)


def bound_to(person: str) -> str:
    """Name what a person's slots are bound to, without their name."""
    return hashlib.sha256(f"{COMMON} {person}".encode()).hexdigest()


def secrets_of(vault: KeyRing, person: str) -> Secrets | None:
    """Give what a person signs in with; None where they have no account.

    Raises:
        AlteredSlots: what is kept is no such thing.
    """
    body = vault.secrets(person)
    if body is None:
        return None
    try:
        return msgspec.json.decode(body, type=Secrets)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise AlteredSlots(why="account") from None


def put(vault: KeyRing, person: str, secrets: Secrets) -> None:
    """Keep what a person signs in with."""
    vault.keep_secrets(person, written(secrets))


def written(secrets: Secrets) -> bytes:
    """Spell what a person signs in with."""
    return msgspec.json.encode(secrets)


def key_of(vault: KeyRing, person: str, secrets: Secrets, words: str) -> bytes:
    """Open a person's signing key with their password or their recovery key.

    Raises:
        WrongPassphrase: the words open nothing.
        AlteredSlots: they open slots of somebody else.
        NoSigner: what they open is not this person's key.
    """
    if secrets.slots.vault != bound_to(person):
        raise AlteredSlots(why="account")
    private = unlock(secrets.slots, words)
    signer = next((s for s in vault.signers() if s.name == person), None)
    if signer is None or len(private) != PRIVATE:
        raise NoSigner(people=len(vault.signers()))
    if public_of(private) != signer.public_key:
        raise WrongPassphrase(slots=len(secrets.slots.slots))
    return private
