"""Fetching: one address, only when a person asks → what its server answered, as a web archive.

    fetch        address → Fetched       asks before every connection, follows redirections
    is_public    number of a machine → whether it stands in the open network
    Step         where the next connection goes: name, number, port

The name is looked up first, and the connection goes to the very number that was looked at: a server
that gives another number the next moment gains nothing. Machines of this network, of this computer
and of a cloud's own services are never asked, whichever page leads to them. What is sent tells no
more than the address: no cookie, no page that it came from, no name of this program.
"""

from __future__ import annotations

import hashlib
import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin, urlsplit

from dripstone import __version__
from dripstone.errors import NotFetched, TooLargeToKeep
from dripstone.keep.capture.recording import Exchange, recorded
from dripstone.records import Value

_MOVED = frozenset((301, 302, 303, 307, 308))
_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000  #: characters of an address
# What a browser sends at least. A name of our own would tell the site who looks at it.
_HEADERS = {
    "User-Agent": "Mozilla/5.0",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  #: IPv4 within IPv6, RFC 6052
_OPEN = ipaddress.ip_network("2000::/3")  #: all of IPv6 that is routed to anybody, RFC 4291
_EXAMPLES = ipaddress.ip_network("3fff::/20")  #: for documents alone, RFC 9637


class Bounds(Value, frozen=True, kw_only=True):
    """How much fetching one address may take."""

    octets: int = 64 * 2**20  #: of all answers together
    seconds: float = 60  #: of all connections together
    redirects: int = 5


class Step(Value, frozen=True, kw_only=True):
    """Where the next connection goes."""

    url: str
    scheme: str
    host: str
    address: str  #: the number that will be connected to
    port: int


class Fetched(Value, frozen=True, kw_only=True):
    """What came of it."""

    url: str  #: the last address
    steps: tuple[Step, ...]
    status: int  #: of the last answer
    recording: bytes  #: a web archive


Ask = Callable[[Step], bool]


def fetch(
    url: str,
    *,
    ask: Ask,
    bounds: Bounds = Bounds(),  # noqa: B008 -- frozen
    public: Callable[[str], bool] | None = None,
    trust: ssl.SSLContext | None = None,
) -> Fetched:
    """Ask one address for what is there, and record the exchange.

    ``ask`` is told of every connection before it is made, and says whether it may be. ``public``
    tells the machines that may be asked: it is ``is_public`` but where a test has its own server.

    Raises:
        NotFetched: it is no address of a page; it leads to a machine that is never asked; a
            connection was not agreed to; the server does not answer, not in time, or not as HTTP.
        TooLargeToKeep: more comes than ``bounds`` allow.
    """
    watch = _Watch(bounds)
    steps: list[Step] = []
    exchanges: list[Exchange] = []
    while True:
        step = _step(url, public or is_public)
        if not ask(step):
            raise NotFetched(why="agreed", connections=len(steps))
        steps.append(step)
        exchange, status, leads_to = _exchanged(step, watch, trust)
        exchanges.append(exchange)
        if leads_to is None:
            break
        if len(steps) > bounds.redirects:
            raise NotFetched(why="redirects", connections=len(steps))
        url = urljoin(url, leads_to)
    data = recorded(exchanges, program=f"dripstone {__version__}")
    return Fetched(url=step.url, steps=tuple(steps), status=status, recording=data)


def is_public(address: str) -> bool:
    """Tell a machine in the open network from those of this computer, this network, a cloud.

    An IPv6 number that holds an IPv4 one is as public as both of them.
    """
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv4Address):
        return number.is_global and not number.is_multicast
    within = [number.ipv4_mapped, number.sixtofour, *(number.teredo or ())]
    if number in _TRANSLATED:
        within.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    inner = [one for one in within if one is not None]
    if inner:
        return all(is_public(str(one)) for one in inner)
    return number in _OPEN and number not in _EXAMPLES and number.is_global


def _step(url: str, public: Callable[[str], bool]) -> Step:
    """Say where an address leads: its machine is looked up once, and every number of it is fit.

    Raises:
        NotFetched: it is no address of a page, has no machine, or one that is never asked.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise NotFetched(why="address") from None
    odd = len(url) > _LONGEST or not url.isprintable() or " " in url
    if odd or parts.scheme not in _PORTS or not host or parts.username or parts.password:
        raise NotFetched(why="address")
    port = port or _PORTS[parts.scheme]
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(why="name") from None
    numbers = [str(one[4][0]) for one in found]
    if not numbers or not all(public(number) for number in numbers):
        raise NotFetched(why="private")
    return Step(
        url=parts._replace(fragment="").geturl(),
        scheme=parts.scheme,
        host=name,
        address=numbers[0],
        port=port,
    )


class _Watch:
    """How much time and room are left, for all connections together."""

    def __init__(self, bounds: Bounds) -> None:
        self.until = time.monotonic() + bounds.seconds
        self.limit = self.left = bounds.octets

    def seconds(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise NotFetched(why="time")
        return left

    def take(self, octets: int) -> None:
        self.left -= octets
        if self.left < 0:
            raise TooLargeToKeep(size=self.limit - self.left, limit=self.limit)


class _Tape(io.RawIOBase):
    """A socket that writes down all that comes, and waits no longer than there is time."""

    def __init__(self, wire: socket.socket, watch: _Watch) -> None:
        self.wire = wire
        self.watch = watch
        self.came = bytearray()

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:  # noqa: ANN401
        self.wire.settimeout(self.watch.seconds())
        count = self.wire.recv_into(room)
        self.watch.take(count)
        self.came += bytes(memoryview(room)[:count])
        return count


class _Heard:
    """What ``http.client`` reads an answer from."""

    def __init__(self, tape: _Tape) -> None:
        self.tape = tape

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002 -- it asks like this
        return io.BufferedReader(self.tape)


def _exchanged(
    step: Step, watch: _Watch, trust: ssl.SSLContext | None
) -> tuple[Exchange, int, str | None]:
    """Ask once; give the exchange, the status, and where it leads on.

    Raises:
        NotFetched, TooLargeToKeep: as in ``fetch``.
    """
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    asked = _request(step)
    try:
        with _connected(step, watch, trust) as wire:
            about = _about(wire)
            wire.settimeout(watch.seconds())
            wire.sendall(asked)
            tape = _Tape(wire, watch)
            answer = http.client.HTTPResponse(_Heard(tape), method="GET")  # type: ignore[arg-type]
            answer.begin()
            payload = answer.read()
            status, leads_to = answer.status, answer.getheader("Location")
    except ssl.SSLError:
        raise NotFetched(why="certificate") from None
    except TimeoutError:
        raise NotFetched(why="time") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise NotFetched(why="answer") from None
    exchange = Exchange(
        url=step.url,
        address=step.address,
        at=at,
        asked=asked,
        answered=bytes(tape.came),
        payload=payload,
        about=about,
    )
    return exchange, status, leads_to if status in _MOVED else None


def _connected(step: Step, watch: _Watch, trust: ssl.SSLContext | None) -> socket.socket:
    """Connect to the number that was looked at, and prove the name by its certificate."""
    wire = socket.create_connection((step.address, step.port), timeout=watch.seconds())
    if step.scheme == "http":
        return wire
    try:
        context = trust or ssl.create_default_context()
        return context.wrap_socket(wire, server_hostname=step.host)
    except BaseException:
        wire.close()
        raise


def _request(step: Step) -> bytes:
    parts = urlsplit(step.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    # What an address may not hold is escaped, and what is escaped already stays.
    spelled = "".join(c if "!" <= c <= "~" else _escaped(c) for c in target)
    host = f"[{step.host}]" if ":" in step.host else step.host
    host += f":{step.port}" * (step.port != _PORTS[step.scheme])
    lines = [f"GET {spelled} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {value}" for name, value in _HEADERS.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def _escaped(letter: str) -> str:
    return "".join(f"%{octet:02X}" for octet in letter.encode())


def _about(wire: socket.socket) -> tuple[tuple[str, str], ...]:
    """Write down how a connection was proved: what can be shown later of who answered."""
    if not isinstance(wire, ssl.SSLSocket):
        return ()
    certificate = wire.getpeercert(binary_form=True) or b""
    cipher = wire.cipher()
    return (
        ("tls-version", wire.version() or ""),
        ("tls-cipher", cipher[0] if cipher else ""),
        ("certificate-sha256", hashlib.sha256(certificate).hexdigest()),
    )
