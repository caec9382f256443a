"""Serving: a page on the loopback interface, or a server for several people.

serve         vault → blocks until it is stopped, or the person leaves
made          vault → a server that was not started yet
serve_team    vault, Place → blocks until it is stopped
made_team     vault, Place → a server that was not started yet
"""

from __future__ import annotations

import contextlib
import functools
import secrets
import socket
from collections.abc import Callable

import uvicorn

from dripstone.errors import NotSafe
from dripstone.flow.accounts import COST
from dripstone.records import Value
from dripstone.vault import Vault
from dripstone.vault.accounts import KeyRing
from dripstone.vault.slots import Cost
from dripstone.web.building import BURST, RATE, app, team
from dripstone.web.idle import Idle
from dripstone.web.patience import FROM_ONE, IN_ALL, Patient, patient


class Server(uvicorn.Server):
    """A server that says when it answers, and from then on hears a Ctrl-C.

    Told before, an address is tried before anybody listens, and a Ctrl-C may fall where Python
    passes over it.
    """

    answers: Callable[[], None] | None = None  #: called once, when it does

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        if self.answers is not None:
            self.answers()


def serve(
    vault: Vault,
    *,
    by: str,
    port: int = 0,
    told: Callable[[str], None] = print,
    idle: float | None = None,
) -> None:
    """Serve the page to the person ``by`` until Ctrl-C; tell its address, which works once.

    With ``idle`` it ends by itself when nothing was asked of it for so many seconds.

    The name is random and ends in ``.localhost``, which browsers take to this computer without
    asking anybody: other programs here, whatever port they listen on, never receive its cookie.

    Raises:
        OSError: the port is taken.
    """
    sockets = listening(port)
    host = f"{a_name()}.localhost:{sockets[0].getsockname()[1]}"
    token = secrets.token_urlsafe(32)
    server = made(vault, by=by, token=token, host=host, idle=idle)
    _run(server, sockets, functools.partial(told, f"http://{host}/start?token={token}"))


def made(vault: Vault, *, by: str, token: str, host: str, idle: float | None = None) -> Server:
    """Make a server that ends when the person leaves, or asked nothing for ``idle`` seconds.

    Raises:
        NoSigner: the person does not work in this vault.
    """
    application = app(vault, by=by, token=token, host=host)
    watched = None if idle is None else Idle(application, idle)
    server = Server(settings(watched or application))
    stop = functools.partial(setattr, server, "should_exit", True)
    application.state.stop = stop
    if watched is not None:
        watched.watch(stop)
    return server


class Place(Value, frozen=True, kw_only=True):
    """Where a server for several people listens, and what browsers call it."""

    address: str = "127.0.0.1"  #: to listen on
    port: int = 0
    name: str = ""  #: host, and the port where it is not the usual one; nothing: as it listens
    certificate: str = ""  #: PEM file, with its chain
    key: str = ""  #: PEM file
    proxied: bool = False  #: a proxy of ours is before us, and does TLS

    @property
    def scheme(self) -> str:
        """Say what browsers use."""
        return "https" if self.certificate or self.proxied else "http"

    @property
    def safe(self) -> bool:
        """Tell whether passwords travel over TLS, or never leave this computer."""
        own = self.address in ("127.0.0.1", "::1")
        return bool(self.certificate and self.key) or own


def serve_team(
    vault: KeyRing, place: Place, *, told: Callable[[str], None] = print, cost: Cost = COST
) -> None:
    """Serve the pages to everybody with an account, until Ctrl-C; tell the address.

    Raises:
        NotSafe: it would listen beyond this computer without TLS.
        OSError: the port is taken, or the certificate cannot be read.
    """
    server, sockets, address = made_team(vault, place, cost=cost)
    _run(server, sockets, functools.partial(told, address))


def made_team(
    vault: KeyRing, place: Place, *, cost: Cost = COST, burst: float = BURST, rate: float = RATE
) -> tuple[Server, list[socket.socket], str]:
    """Make a server for several people; give it with what it listens on, and its address.

    Raises:
        NotSafe, OSError: as in ``serve_team``.
    """
    if not place.safe:
        raise NotSafe
    family = socket.AF_INET6 if ":" in place.address else socket.AF_INET
    listens = _bound(family, place.address, place.port)
    host = place.name or f"localhost:{listens.getsockname()[1]}"
    application = team(
        vault,
        host=host,
        scheme=place.scheme,
        proxied=place.proxied,
        cost=cost,
        burst=burst,
        rate=rate,
    )
    # Behind a proxy every connection comes from the proxy.
    most = IN_ALL if place.proxied else FROM_ONE
    config = settings(application, http=patient(from_one=most))
    config.ssl_certfile, config.ssl_keyfile = place.certificate or None, place.key or None
    return Server(config), [listens], f"{place.scheme}://{host}/sign-in"


def _run(server: Server, sockets: list[socket.socket], answers: Callable[[], None]) -> None:
    """Run a server until it is stopped, and close what it listened on."""
    server.answers = answers
    with contextlib.ExitStack() as closing:
        for one in sockets:
            closing.callback(one.close)
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=sockets)


def a_name() -> str:
    """Make a host name that cannot be guessed, of letters that every browser takes."""
    return f"v{secrets.token_hex(8)}"


def settings(application: object, http: type[Patient] | None = None) -> uvicorn.Config:
    """Give the server's settings: it logs no request, and says nothing about itself."""
    return uvicorn.Config(
        application,  # type: ignore[arg-type]
        http=http or patient(),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
    )


def listening(port: int) -> list[socket.socket]:
    """Listen on the loopback addresses of both families, at one port.

    A browser may try ``::1`` first: whoever listened there would be given our cookie.
    """
    first = _bound(socket.AF_INET, "127.0.0.1", port)
    taken: int = first.getsockname()[1]
    try:
        return [first, _bound(socket.AF_INET6, "::1", taken)]
    except OSError as trouble:
        if _has_ipv6():
            first.close()
            if port == 0:
                return listening(0)
            raise trouble from None
        return [first]


def _bound(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.bind((address, port))
        made.listen(64)
    except OSError:
        made.close()
        raise
    return made


def _has_ipv6() -> bool:
    try:
        _bound(socket.AF_INET6, "::1", 0).close()
    except OSError:
        return False
    return True
