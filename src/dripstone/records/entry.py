"""Entry: one thing that was done, sealing the one before."""

from __future__ import annotations

from dripstone.records.base import Value


class Sealed(Value, frozen=True, kw_only=True):
    """A record as the journal saw it."""

    id: str
    digest: str  #: SHA-256 of its canonical spelling


class Entry(Value, frozen=True, kw_only=True):
    """One line of the journal. ``seal`` covers every other field but the signature."""

    number: int  #: from 1, without gaps
    before: str  #: seal of the entry before; 64 zeros for the first
    at: str  #: UTC instant, RFC 3339
    by: str  #: the person
    key: str  #: SHA-256 of the person's public key, hexadecimal
    did: str  #: found, keep, read, decide, take_stock, publish, follow_up …
    sealed: tuple[Sealed, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()  #: short facts: counts, hashes; never words of a report
    nonce: str  #: 32 hexadecimal digits, so that an entry cannot be guessed
    seal: str = ""  #: SHA-256 of the canonical entry without seal and signature
    signature: str = ""  #: Ed25519 over the seal, hexadecimal


class Signer(Value, frozen=True, kw_only=True):
    """A person who may write, with the public half of their key."""

    name: str
    public_key: str  #: raw Ed25519, 64 hexadecimal digits
