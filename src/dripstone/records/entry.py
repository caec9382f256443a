"""Entry: one thing that was done, sealing the one before.

spelled    Entry → the octets that its seal is over
stored     Entry → the same with seal and signature, as a vault keeps them
"""

from __future__ import annotations

from dripstone.records.base import Value, canonical


class Sealed(Value, frozen=True, kw_only=True):
    """A record as the journal saw it."""

    #: of the record. Only old entries spell it, those without ``before_signature``: nothing of an
    #: erased record is to stay in the journal. A vault fills it in for what is here.
    id: str = ""
    digest: str  #: SHA-256 of the record as stored, with its nonce


class Entry(Value, frozen=True, kw_only=True):
    """One line of the journal. ``seal`` covers every other field but the signature."""

    number: int  #: from 1, without gaps
    before: str  #: seal of the entry before; 64 zeros for the first
    #: SHA-256 of the signature of the entry before, as it is written; empty in entries of old
    before_signature: str = ""
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


def spelled(entry: Entry) -> bytes:
    """Spell an entry without its seal and signature: the octets that are sealed."""
    return canonical(_fields(entry))


def stored(entry: Entry) -> bytes:
    """Spell a whole entry."""
    return canonical(_fields(entry) | {"seal": entry.seal, "signature": entry.signature})


def _fields(entry: Entry) -> dict[str, object]:
    names = (name for name in entry.__struct_fields__ if name not in {"seal", "signature"})
    fields: dict[str, object] = {name: getattr(entry, name) for name in names}
    if entry.before_signature:
        fields["sealed"] = [{"digest": one.digest} for one in entry.sealed]
    else:
        del fields["before_signature"]
    return fields
