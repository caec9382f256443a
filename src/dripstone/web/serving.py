"""Serving: a page on the loopback interface, at a name and port that nobody else has.

serve    vault → blocks until it is stopped, or the person leaves
made     vault → a server that was not started yet
"""

from __future__ import annotations

import contextlib
import functools
import secrets
import socket
from collections.abc import Callable

import uvicorn

from dripstone.vault import Vault
from dripstone.web.building import app


def serve(vault: Vault, *, by: str, port: int = 0, told: Callable[[str], None] = print) -> None:
    """Serve the page to the person ``by`` until Ctrl-C; tell its address, which works once.

    The name is random and ends in ``.localhost``, which browsers take to this computer without
    asking anybody: other programs here, whatever port they listen on, never receive its cookie.

    Raises:
        OSError: the port is taken.
    """
    sockets = listening(port)
    host = f"{a_name()}.localhost:{sockets[0].getsockname()[1]}"
    token = secrets.token_urlsafe(32)
    server = made(vault, by=by, token=token, host=host)
    told(f"http://{host}/start?token={token}")
    with contextlib.ExitStack() as closing:
        for one in sockets:
            closing.callback(one.close)
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=sockets)


def made(vault: Vault, *, by: str, token: str, host: str) -> uvicorn.Server:
    """Make a server that ends when the person leaves.

    Raises:
        NoSigner: the person does not work in this vault.
    """
    application = app(vault, by=by, token=token, host=host)
    server = uvicorn.Server(settings(application))
    application.state.stop = functools.partial(setattr, server, "should_exit", True)
    return server


def a_name() -> str:
    """Make a host name that cannot be guessed, of letters that every browser takes."""
    return f"v{secrets.token_hex(8)}"


def settings(application: object) -> uvicorn.Config:
    """Give the server's settings: it logs no request, and says nothing about itself."""
    return uvicorn.Config(
        application,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_keep_alive=30,
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
