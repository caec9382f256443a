"""Readers: the options that name readers besides our own, in one way for all commands.

reader_options    a command gets ``asked_of``, the readers that were named
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.read.readers import Reader

_OPTIONS = (
    click.option(
        "--reader",
        "names",
        multiple=True,
        help="Ask this reader too: 'endpoint' (a language model), or one that a package brings.",
    ),
    click.option(
        "--endpoint",
        default="http://localhost:8080/v1",
        show_default=True,
        help="Where the language model answers (OpenAI's way of asking).",
    ),
    click.option("--model", default="local", show_default=True, help="The model's name there."),
    click.option(
        "--send-to",
        help="Agree to send words of the reports to this host, where it is another computer.",
    ),
)


def reader_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of readers; it gets the readers as ``asked_of``."""

    @functools.wraps(command)
    def named(
        *args: object,
        names: tuple[str, ...],
        endpoint: str,
        model: str,
        send_to: str | None,
        **rest: object,
    ) -> None:
        found = tuple(_reader(name, endpoint, model, send_to) for name in dict.fromkeys(names))
        command(*args, asked_of=found, **rest)

    for option in reversed(_OPTIONS):
        named = option(named)
    return named


def _reader(name: str, url: str, model: str, send_to: str | None) -> Reader:
    """Give the reader of a name.

    Raises:
        NoSuchReader: no installed package brings it.
        NotAnEndpoint: the address of the language model is none, or was not agreed to.
    """
    from dripstone.read.readers import plugged_in

    if name != "endpoint":
        return plugged_in(name)
    from dripstone.flow.endpoint import address, endpoint

    to = address(url, agreed=send_to or _agreed(url))
    return endpoint(to, model=model, key=os.environ.get("DRIPSTONE_ENDPOINT_KEY"))


def _agreed(url: str) -> str | None:
    """Ask whether words may be sent to another computer; nobody is asked about this one."""
    from dripstone.flow.endpoint import is_loopback

    host = urlsplit(url).hostname if url.isascii() and "[" not in url else None
    if host is None or is_loopback(host):
        return None
    return host if click.confirm(say("read.send_to", host=host)) else None
