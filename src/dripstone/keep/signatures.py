"""Signatures: what others signed, under the key or the certificate that came along.

    check_signature    words, signature, key or certificates → Signature
    as_pem             a certificate, as PEM or DER → PEM; nothing for what is none

ECDSA over SHA-256, as web archives in one file are signed: by ArchiveWeb.page as two numbers after
one another, by others as DER; RSA and Ed25519 as well. Whose key it is, and whether somebody whom
the reader trusts vouched for a certificate, is not for us to say.

Source: WACZ signing and verification 0.1.0; ECDSA as in Web Cryptography, section 23.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import itertools

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from dripstone.records import Value

_Public = PublicKeyTypes

HOLDS, REFUSED, NOT_CHECKED = "holds", "refused", "not_checked"
_MOST = 10  #: certificates


class Signature(Value, frozen=True, kw_only=True):
    """What came of checking a signature."""

    verdict: str  #: holds, refused; not_checked: the key is none that is known here
    key: str = ""  #: SHA-256 of the key as it was given, hexadecimal
    #: holds or refused: each certificate is signed by the next, and the first names the domain
    certificate: str = ""
    until: str = ""  #: UTC day on which the certificate ended


def check_signature(
    words: str, signature: str, *, key: str = "", certificates: str = "", domain: str = ""
) -> Signature:
    """Check a signature over words, under a key or under the first of some certificates.

    ``signature`` and ``key`` are base64, the key as SubjectPublicKeyInfo; ``certificates`` are PEM.
    """
    chain = _certificates(certificates)
    public = _public(chain[0]) if chain else _key(key)
    if public is None:
        return Signature(verdict=NOT_CHECKED)
    holds = _is_signed(public, _octets(signature), words.encode("utf-8", "replace"))
    spelled = public.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return Signature(
        verdict=NOT_CHECKED if holds is None else HOLDS if holds else REFUSED,
        key=hashlib.sha256(spelled).hexdigest(),
        certificate=_vouched(chain, domain) if chain else "",
        until=f"{chain[0].not_valid_after_utc:%Y-%m-%d}" if chain else "",
    )


def as_pem(raw: bytes) -> bytes:
    """Spell certificates as PEM; nothing for what is none."""
    if raw.lstrip().startswith(b"-----BEGIN CERTIFICATE"):
        return raw.strip() + b"\n"
    try:
        one = x509.load_der_x509_certificate(raw)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return b""
    return one.public_bytes(serialization.Encoding.PEM)


def _octets(spelled: str) -> bytes:
    try:
        return base64.b64decode(spelled, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _key(spelled: str) -> _Public | None:
    try:
        return serialization.load_der_public_key(_octets(spelled))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _public(certificate: x509.Certificate) -> _Public | None:
    try:
        return certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return None


def _certificates(spelled: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(spelled.encode("utf-8", "replace"))[:_MOST]
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return []


def _is_signed(public: _Public, signature: bytes, words: bytes) -> bool | None:
    """Tell whether it holds; None for a kind of key that is not known here."""
    try:
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(_as_der(signature, public), words, ec.ECDSA(hashes.SHA256()))
        elif isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, words, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(public, ed25519.Ed25519PublicKey):
            public.verify(signature, words)
        else:
            return None
    except InvalidSignature:
        return False
    return True


def _as_der(signature: bytes, public: ec.EllipticCurvePublicKey) -> bytes:
    """Spell two numbers after one another as browsers write them in DER."""
    half = (public.key_size + 7) // 8
    if len(signature) != 2 * half:
        return signature
    first, second = signature[:half], signature[half:]
    return encode_dss_signature(int.from_bytes(first, "big"), int.from_bytes(second, "big"))


def _vouched(chain: list[x509.Certificate], domain: str) -> str:
    """Tell whether each certificate is signed by the next, and the first one names the domain."""
    try:
        for one, issuer in itertools.pairwise(chain):
            one.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return REFUSED
    return HOLDS if not domain or domain in _names(chain[0]) else REFUSED


def _names(certificate: x509.Certificate) -> set[str]:
    common = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    names = {str(one.value) for one in common}
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (x509.ExtensionNotFound, ValueError):
        return names
    return names | set(found.value.get_values_for_type(x509.DNSName))
