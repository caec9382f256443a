"""Recording: an exchange with a server → the octets of a web archive, digests included.

    Exchange    what was asked and what was answered, octet by octet
    recorded    Exchanges → WARC

Source: ISO 28500:2017 (WARC 1.1), sections 4 to 6.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterable, Iterator

from dripstone.records import Value

_LINE = b"\r\n"


class Exchange(Value, frozen=True, kw_only=True):
    """One request and its answer, as they went over the wire."""

    url: str
    address: str  #: the number that was connected to
    at: str  #: UTC instant when the connection began, RFC 3339
    asked: bytes
    answered: bytes
    payload: bytes  #: the body without its transfer encoding
    about: tuple[tuple[str, str], ...] = ()  #: of the connection: protocol, cipher, certificate


def recorded(exchanges: Iterable[Exchange], *, program: str) -> bytes:
    """Write a web archive: who recorded it, then each answer, its request and its connection."""
    exchanges = tuple(exchanges)
    info = f"software: {program}\r\nformat: WARC File Format 1.1\r\n".encode()
    head = {"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}
    parts = [_record(head, info, at=exchanges[0].at)]
    for one in exchanges:
        parts += _records_of(one)
    return b"".join(parts)


def _records_of(one: Exchange) -> Iterator[bytes]:
    answer = _name()
    shared = {"WARC-Target-URI": one.url, "WARC-IP-Address": one.address}
    yield _record(
        {
            "WARC-Type": "response",
            **shared,
            "Content-Type": "application/http;msgtype=response",
            "WARC-Payload-Digest": _digest(one.payload),
        },
        one.answered,
        at=one.at,
        name=answer,
    )
    yield _record(
        {
            "WARC-Type": "request",
            **shared,
            "WARC-Concurrent-To": answer,
            "Content-Type": "application/http;msgtype=request",
        },
        one.asked,
        at=one.at,
    )
    if one.about:
        told = "".join(f"{name}: {value}\r\n" for name, value in one.about).encode()
        yield _record(
            {
                "WARC-Type": "metadata",
                "WARC-Target-URI": one.url,
                "WARC-Concurrent-To": answer,
                "Content-Type": "application/warc-fields",
            },
            told,
            at=one.at,
        )


def _record(head: dict[str, str], block: bytes, *, at: str, name: str | None = None) -> bytes:
    fields = {
        **head,
        "WARC-Record-ID": name or _name(),
        "WARC-Date": at,
        "WARC-Block-Digest": _digest(block),
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{field}: {value}\r\n" for field, value in fields.items())
    return b"WARC/1.1\r\n" + lines.encode() + _LINE + block + _LINE + _LINE


def _name() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _digest(data: bytes) -> str:
    return f"sha256:{base64.b32encode(hashlib.sha256(data).digest()).decode('ascii')}"
