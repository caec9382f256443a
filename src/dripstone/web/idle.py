"""Idle: a server that nobody asks anything ends by itself, and the process that held the key too.

Idle    application, seconds → the same, which says when it was last asked
.watch  → a thread that stops the server when that is too long ago
"""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Asgi = Callable[[Scope, Any, Any], Awaitable[None]]


class Idle:
    """An application that notes when somebody asked for something."""

    def __init__(
        self, inner: Asgi, seconds: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Count from now."""
        self._inner = inner
        self._seconds = seconds
        self._clock = clock
        self._asked = clock()

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Answer, and count anew from a question on."""
        if scope["type"] == "http":
            self._asked = self._clock()
        await self._inner(scope, receive, send)

    def left(self) -> float:
        """Give the seconds that are left; none below zero."""
        return max(0.0, self._asked + self._seconds - self._clock())

    def watch(self, stop: Callable[[], None]) -> None:
        """Stop the server when nobody asked anything for so long. It ends with the process."""
        threading.Thread(target=self._wait, args=(stop,), daemon=True).start()

    def _wait(self, stop: Callable[[], None]) -> None:
        never = threading.Event()
        while (left := self.left()) > 0:
            never.wait(left)
        stop()
