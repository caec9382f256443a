"""Trustees: age keys that open a vault, and the key that opens what is sealed.

    is_identity     typed words → whether they are an age key of somebody's own
    lock_to         recipient, key, what it is bound to → age file, hexadecimal
    open_with       identity, age file, what it is bound to → key, or None
    seal_to         public key, box key → 80 octets that anybody can make
    unseal          private key, 80 octets → box key, or None

Whoever has a trustee's public key can lock to it; the trustee keeps the other half elsewhere, on
paper or in a device of their own. In the same way everybody who opens the vault can seal a report,
and only those whose way in holds the sealed key can read it afterwards.

Source: age, https://age-encryption.org/v1; X25519, RFC 7748; HKDF, RFC 5869.
"""

from __future__ import annotations

import hashlib
import re

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dripstone.errors import NotAnAgeKey

_IDENTITY = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{58}")
_KEY = 32  #: octets
SEALED_LONG = 32 + _KEY + 16  #: octets of a sealed box key: X25519 public key, key, tag
LARGEST = 1 << 10  #: octets of an age file of ours; they have some 300


def is_identity(typed: str) -> bool:
    """Tell whether these words are an age key of somebody's own, and no passphrase."""
    return _IDENTITY.fullmatch(typed.strip()) is not None


def lock_to(recipient: str, key: bytes, bound: bytes) -> str:
    """Lock a key so that only the recipient opens it; it is bound to a slot by a hash inside.

    Raises:
        NotAnAgeKey: the recipient is no public age key.
    """
    try:
        there = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        raise NotAnAgeKey from None
    return bytes(pyrage.encrypt(key + hashlib.sha256(bound).digest(), [there])).hex()


def open_with(identity: str, locked: bytes, bound: bytes) -> bytes | None:
    """Open what was locked to this identity; None where it was not, or to another slot.

    Raises:
        NotAnAgeKey: the identity has a mistake in it.
    """
    try:
        own = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError:
        raise NotAnAgeKey from None
    try:
        inside = bytes(pyrage.decrypt(locked, [own]))
    except pyrage.DecryptError:
        return None
    key, told = inside[:_KEY], inside[_KEY:]
    return key if told == hashlib.sha256(bound).digest() else None


def public_of(private: bytes) -> bytes:
    """Give the public half of the sealed key: 32 octets."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, key: bytes) -> bytes:
    """Lock a box key for whoever has the private half of a public key."""
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return mine + AESGCM(_wrapping(shared, mine, public)).encrypt(bytes(12), key, None)


def unseal(private: bytes, sealed: bytes) -> bytes | None:
    """Open a locked box key; None where it was locked to another key, or altered."""
    theirs, locked = sealed[:_KEY], sealed[_KEY:]
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(theirs)
        )
        wrapping = _wrapping(shared, theirs, public_of(private))
        return AESGCM(wrapping).decrypt(bytes(12), locked, None)
    except (InvalidTag, ValueError):
        return None


def _wrapping(shared: bytes, once: bytes, public: bytes) -> bytes:
    """Derive a key that is used once: a nonce of zeros is never repeated under it."""
    info = b"dripstone sealed box 1" + once + public
    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=info).derive(shared)
