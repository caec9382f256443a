"""Patience: connections that cost a server something, and give nothing, are ended.

    Patient    one HTTP/1.1 connection, with an end to waiting for its request
    patient    how many connections there may be → a class of such connections

A program that opens many connections and sends a letter of a header now and then would otherwise
hold each of them for ever, at no cost to itself.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 15.0  #: seconds in which the head of a request must have come
FROM_ONE, IN_ALL = 64, 512  #: connections from one address, and in all


class Patient(H11Protocol):
    """One connection."""

    from_one: ClassVar[int] = FROM_ONE
    in_all: ClassVar[int] = IN_ALL
    patience: ClassVar[float] = PATIENCE
    here: ClassVar[Counter[str]] = Counter()  #: connections by address

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait, or end at once where there are too many."""
        super().connection_made(transport)
        self._late: asyncio.TimerHandle | None = None
        self._address = str(self.client[0]) if self.client else ""
        self.here[self._address] += 1
        self._wait()
        if self.here[self._address] > self.from_one or self.here.total() > self.in_all:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._come()
        self.here[self._address] -= 1
        if self.here[self._address] <= 0:
            del self.here[self._address]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Wait on while the head of a request is not whole."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._come()

    def _wait(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(self.patience, self.transport.abort)

    def _come(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def on_response_complete(self) -> None:
        """Leave an idle connection to the server's own patience."""
        self._come()
        super().on_response_complete()


def patient(
    *, from_one: int = FROM_ONE, in_all: int = IN_ALL, patience: float = PATIENCE
) -> type[Patient]:
    """Give a class of connections for one server, with its own count of them."""
    limits: dict[str, Any] = {"from_one": from_one, "in_all": in_all, "patience": patience}
    return type("Patient", (Patient,), {**limits, "here": Counter()})
