"""Signing: one Ed25519 key a person, so that an entry has an author.

    new_key       → private key            32 octets
    public_of     private key → hex        what others check a signature with
    fingerprint   public key → hex         SHA-256, short enough for a sheet of paper
    sign          private key, seal → hex
    is_signed_by  signature, seal → bool
    sign_words    private key, words → hex    for what is handed out: it begins with our own name
    is_signed     signature, words → bool

Source: Ed25519, RFC 8032, section 5.1.
"""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dripstone.errors import WrongState

PRIVATE = 32  #: octets of a private key
OURS = b"dripstone "  #: how all begins that is signed beside seals, so that none passes for a seal


def new_key() -> bytes:
    """Make a private key: 32 octets from the system's source of randomness."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> str:
    """Give the public half of a private key of 32 octets, as 64 hexadecimal digits."""
    key = Ed25519PrivateKey.from_private_bytes(private)
    return key.public_key().public_bytes_raw().hex()


def fingerprint(public_key: str) -> str:
    """Hash a public key's 32 octets with SHA-256: 64 hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()


def sign(private: bytes, seal: str) -> str:
    """Sign the 32 octets of a seal: 128 hexadecimal digits."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(bytes.fromhex(seal)).hex()


def is_signed_by(public_key: str, signature: str, seal: str) -> bool:
    """Tell whether a signature over a seal was made with the private half of a public key.

    Anything that is not lower-case hexadecimal of the right length is no signature.
    """
    try:
        sealed = _octets(seal)
    except ValueError:
        return False
    return is_signed(public_key, signature, sealed)


def sign_words(private: bytes, words: bytes) -> str:
    """Sign a checkpoint or an exhibit: 128 hexadecimal digits.

    Raises:
        WrongState: the words do not begin as ours do, and could pass for a seal.
    """
    if not words.startswith(OURS):
        raise WrongState(did="sign")
    return Ed25519PrivateKey.from_private_bytes(private).sign(words).hex()


def is_signed(public_key: str, signature: str, words: bytes) -> bool:
    """Tell whether a signature over words was made with the private half of a public key."""
    try:
        Ed25519PublicKey.from_public_bytes(_octets(public_key)).verify(_octets(signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True


def _octets(digits: str) -> bytes:
    """Read lower-case hexadecimal only, so that one signature has one spelling."""
    raw = bytes.fromhex(digits)
    if raw.hex() != digits:
        raise ValueError
    return raw
