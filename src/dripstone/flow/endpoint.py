"""Endpoint: the one way out, to a language model that the user named and agreed to.

    is_loopback   host → bool
    address     URL → Address             loopback; another host only over TLS and when agreed to
    Asking      bytes → bytes             one request, one answer, within limits
    endpoint    Address, model → reader

No proxy of the environment is used, no redirect is followed, no name is looked up for loopback.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from dripstone.errors import NoAnswer, NotAnEndpoint
from dripstone.read.readers.endpoint import Endpoint
from dripstone.records import Value

SECONDS = 120.0  #: for one answer in all, however it comes
LARGEST = 1 << 20  #: octets of one answer
_PIECE = 1 << 16


class Address(Value, frozen=True, kw_only=True):
    """Where a model answers."""

    host: str
    port: int
    path: str
    tls: bool

    @property
    def loopback(self) -> bool:
        """Tell whether it is on this computer."""
        return is_loopback(self.host)


def address(url: str, *, agreed: str | None = None) -> Address:
    """Take an address apart, and prove that words of a report may be sent there.

    ``agreed`` is the host that the user agreed to send words to, if any.

    Raises:
        NotAnEndpoint: it is no such address, or leaves this computer without an agreement or TLS.
    """
    if not url.isascii() or not url.isprintable() or " " in url:
        raise NotAnEndpoint(why="address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as trouble:
        raise NotAnEndpoint(why="address") from trouble
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise NotAnEndpoint(why="address")
    tls = parts.scheme == "https"
    path = parts.path.rstrip("/")
    path = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
    found = Address(host=parts.hostname, port=port or (443 if tls else 80), path=path, tls=tls)
    if not found.loopback and agreed != found.host:
        raise NotAnEndpoint(why="not_agreed")
    if not found.loopback and not tls:
        raise NotAnEndpoint(why="not_encrypted")
    return found


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer, without looking its name up."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Asking:
    """One request, one answer."""

    to: Address
    key: str | None = None  #: sent as a bearer token, where the endpoint wants one
    seconds: float = SECONDS

    def __call__(self, body: bytes) -> bytes:
        """Send a request and give the answer's bytes.

        Raises:
            NoAnswer: none came in time, or it was too large, a redirect, or an error.
        """
        ends = time.monotonic() + self.seconds
        connection = self._connection()
        try:
            line = connection.sock = self._line()
            with _cut_off(line, self.seconds):
                if isinstance(line, ssl.SSLSocket):
                    line.do_handshake()
                answer = self._exchange(connection, body)
        except (OSError, ValueError, http.client.HTTPException) as trouble:
            raise NoAnswer(why=_late(ends) or "no_connection") from trouble
        finally:
            connection.close()
        if _late(ends):
            raise NoAnswer(why="too_late")
        return answer

    def _connection(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self.to.tls else http.client.HTTPConnection
        return kind(self.to.host, self.to.port, timeout=self.seconds)

    def _line(self) -> socket.socket:
        """Connect; the greeting of TLS is left to whoever watches the time."""
        to = self.to
        named = to.host == "localhost" or to.host.endswith(".localhost")
        line = socket.create_connection(
            ("127.0.0.1" if named else to.host, to.port), timeout=self.seconds
        )
        if not to.tls:
            return line
        try:
            return ssl.create_default_context().wrap_socket(
                line, server_hostname=to.host, do_handshake_on_connect=False
            )
        except BaseException:
            line.close()
            raise

    def _exchange(self, connection: http.client.HTTPConnection, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        connection.request("POST", self.to.path, body=body, headers=headers)
        answer = connection.getresponse()
        if 300 <= answer.status < 400:
            raise NoAnswer(why="redirected")
        if answer.status != 200:
            raise NoAnswer(why="refused")
        return _within(answer)


def _within(answer: http.client.HTTPResponse) -> bytes:
    pieces: list[bytes] = []
    left = LARGEST
    while piece := answer.read1(min(_PIECE, left + 1)):
        left -= len(piece)
        if left < 0:
            raise NoAnswer(why="too_large")
        pieces.append(piece)
    return b"".join(pieces)


def _late(ends: float) -> str:
    return "too_late" if time.monotonic() >= ends else ""


@contextmanager
def _cut_off(line: socket.socket, seconds: float) -> Iterator[None]:
    """End an exchange that drips on past its time, whatever it is waiting for."""
    watch = threading.Timer(seconds, _shut, [line])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _shut(line: socket.socket) -> None:
    with suppress(OSError):  # it has ended by itself
        line.shutdown(socket.SHUT_RDWR)


def endpoint(to: Address, *, model: str, key: str | None = None) -> Endpoint:
    """Give a reader that asks a model at an address."""
    return Endpoint(ask=Asking(to=to, key=key), model=model)
