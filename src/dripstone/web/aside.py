"""Aside: pages made beside the thread that answers, once all that was sent has come.

read_whole   request → the same with its body read, or TooLarge, or CameTooSlowly
aside        page, request → its answer, made in another thread
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message

from dripstone.errors import CameTooSlowly, TooLarge

Endpoint = Callable[[Request], Awaitable[Response]]

MOST_OCTETS = 1 << 20  #: of a form: a correction is a few hundred
PATIENCE = 20.0  #: seconds in which a form must have come
AT_ONCE = 32  #: pages that are made at once; most of them wait for one that is computed
AT_THE_DOOR = 4  #: the same for those who are not in: each guess at a password takes a while


async def read_whole(request: Request) -> Request:
    """Read what was sent, in memory that does not grow with it.

    Raises:
        TooLarge: it is over one mebibyte.
        CameTooSlowly: it did not come within twenty seconds.
    """
    try:
        body = await asyncio.wait_for(_body(request), PATIENCE)
    except TimeoutError:
        raise CameTooSlowly(seconds=int(PATIENCE)) from None
    except ClientDisconnect:
        body = b""

    async def again() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, again)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_OCTETS:
            raise TooLarge(size=len(body), most=MOST_OCTETS)
    return bytes(body)


async def aside(page: Endpoint, request: Request, *, door: bool = False) -> Response:
    """Make a page in another thread. A page waits for nothing: all it needs is here.

    Whoever is at the ``door`` waits for others at the door, and takes no thread from those inside.
    """
    limiter = _limiter(request, "door" if door else "inside", AT_THE_DOOR if door else AT_ONCE)
    return await to_thread.run_sync(_made, page, request, limiter=limiter)


def _limiter(request: Request, name: str, most: int) -> CapacityLimiter:
    limiters: dict[str, CapacityLimiter] = request.app.state.limiters
    return limiters.setdefault(name, CapacityLimiter(most))


def _made(page: Endpoint, request: Request) -> Response:
    making = page(request)
    assert isinstance(making, Coroutine)
    try:
        making.send(None)
    except StopIteration as done:
        answer: Any = done.value
        assert isinstance(answer, Response)
        return answer
    making.close()
    raise RuntimeError("a page waits for something that is not here")
