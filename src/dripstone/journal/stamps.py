"""Stamps: the question to a time-stamping authority, and what its answer says.

    stamp_request   hash, nonce → TimeStampReq
    asked_for       TimeStampReq → hash, nonce
    read_stamp      TimeStampResp → Dated        what it says; its signature is for others to check
    read_token      TimeStampToken, with or without its response → Dated

A program that makes no connection asks by a file that somebody carries out and an answer that
somebody carries back.

Source: Time-Stamp Protocol, RFC 3161, sections 2.4.1 and 2.4.2; DER, ITU-T X.690.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.errors import NotATimestamp
from dripstone.records import Value

LARGEST = 1 << 18  #: octets of a reply; those with long chains have some 10,000
_INTEGER, _OCTETS, _NULL, _OID, _SEQUENCE, _TIME = 0x02, 0x04, 0x05, 0x06, 0x30, 0x18
_EXPLICIT = 0xA0
_SHA256 = bytes.fromhex("608648016503040201")
_TIME_SHAPE = re.compile(rb"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z")


class Dated(Value, frozen=True, kw_only=True):
    """What a time stamp says."""

    sha256: str  #: of what was dated
    nonce: int | None
    at: str  #: UTC instant, RFC 3339, to the second


def stamp_request(sha256: str, nonce: int) -> bytes:
    """Ask to date a hash, with the authority's certificates in the answer."""
    algorithm = _der(_SEQUENCE, _der(_OID, _SHA256) + _der(_NULL, b""))
    imprint = _der(_SEQUENCE, algorithm + _der(_OCTETS, bytes.fromhex(sha256)))
    whole = (nonce.bit_length() // 8 + 1, nonce)
    certificates = b"\x01\x01\xff"
    number = _der(_INTEGER, whole[1].to_bytes(whole[0], "big"))
    return _der(_SEQUENCE, _der(_INTEGER, b"\x01") + imprint + number + certificates)


def asked_for(request: bytes) -> tuple[str, int]:
    """Give the hash and the nonce of a request that ``stamp_request`` wrote."""
    _, imprint, nonce, _ = _parts(_only(request, _SEQUENCE))
    return _parts(imprint[1])[1][1].hex(), int.from_bytes(nonce[1], "big")


def read_stamp(reply: bytes) -> Dated:
    """Read what an authority's answer says.

    Raises:
        NotATimestamp: it is no answer (``shape``), not over SHA-256 (``hash``), or a refusal to
            date (``refused``).
    """
    try:
        return _read(reply)
    except (IndexError, ValueError, StopIteration):
        raise NotATimestamp(why="shape") from None


def read_token(raw: bytes) -> Dated:
    """Read a time stamp as others keep it: the token alone, or with the response around it.

    Raises:
        NotATimestamp: as ``read_stamp`` does.
    """
    if not is_bare(raw):
        return read_stamp(raw)
    try:
        return _said(_only(raw, _SEQUENCE))
    except (IndexError, ValueError, StopIteration):
        raise NotATimestamp(why="shape") from None


def is_bare(raw: bytes) -> bool:
    """Tell a token alone, which begins with the name of its kind, from a response."""
    try:
        return _parts(_only(raw, _SEQUENCE))[0][0] == _OID
    except (IndexError, ValueError):
        return False


def _read(reply: bytes) -> Dated:
    status, *token = _parts(_only(reply, _SEQUENCE))
    granted = int.from_bytes(_inside(status[1], _INTEGER), "big")
    if granted not in {0, 1}:
        raise NotATimestamp(why="refused")
    return _said(token[0][1])


def _said(token: bytes) -> Dated:
    signed = _inside(_parts(token)[1][1], _SEQUENCE)
    content = _parts(_parts(signed)[2][1])[1][1]
    return _dated(_only(_inside(content, _OCTETS), _SEQUENCE))


def _dated(info: bytes) -> Dated:
    parts = _parts(info)
    algorithm, hashed = _parts(parts[2][1])
    if _inside(algorithm[1], _OID) != _SHA256:
        raise NotATimestamp(why="hash")
    found = _TIME_SHAPE.fullmatch(next(body for tag, body in parts if tag == _TIME))
    if found is None:
        raise ValueError
    year, month, day, hour, minute, second = (part.decode() for part in found.groups())
    numbers = [int.from_bytes(body, "big") for tag, body in parts[5:] if tag == _INTEGER]
    return Dated(
        sha256=hashed[1].hex(),
        nonce=numbers[0] if numbers else None,
        at=f"{year}-{month}-{day}T{hour}:{minute}:{second}Z",
    )


def _der(tag: int, body: bytes) -> bytes:
    """Spell a value that is shorter than 128 octets, as all of a request is."""
    return bytes([tag, len(body)]) + body


def _only(raw: bytes, tag: int) -> bytes:
    """Give the inside of the one value that these octets are."""
    ((found, body),) = _parts(raw)
    if found != tag:
        raise ValueError
    return body


def _inside(raw: bytes, tag: int) -> bytes:
    """Give the inside of the first value in these octets."""
    found, body = next(_values(raw))
    if found != tag:
        raise ValueError
    return body


def _parts(raw: bytes) -> list[tuple[int, bytes]]:
    return [*_values(raw)]


def _values(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Cut octets into values; lengths that are open or go beyond the end are refused."""
    place = 0
    while place < len(raw):
        tag, length, start = raw[place], raw[place + 1], place + 2
        if length & 0x80:
            many = length & 0x7F
            if not 1 <= many <= 4:
                raise ValueError
            length, start = int.from_bytes(raw[start : start + many], "big"), start + many
        place = start + length
        if place > len(raw):
            raise ValueError
        yield tag, raw[start:place]
