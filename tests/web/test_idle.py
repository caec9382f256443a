"""Idle: a page that nobody uses shuts the vault, and one in use does not."""

from __future__ import annotations

import asyncio
import threading

from dripstone.web.idle import Idle


async def answers(scope, receive, send):
    """Answer nothing."""


def test_a_question_counts_anew():
    """What is left goes down with the clock, and up again with every question over HTTP."""
    now = [0.0]
    idle = Idle(answers, 60, clock=lambda: now[0])

    now[0] = 50.0
    before = idle.left()
    asyncio.run(idle({"type": "http"}, None, None))
    asked = idle.left()
    now[0] = 100.0
    asyncio.run(idle({"type": "lifespan"}, None, None))

    assert (before, asked, idle.left()) == (10.0, 60.0, 10.0)
    now[0] = 1000.0
    assert idle.left() == 0.0


def test_nobody_asks_and_the_server_is_stopped():
    """When nothing is left, whoever waits is told."""
    stopped = threading.Event()

    Idle(answers, 0.0).watch(stopped.set)

    assert stopped.wait(60)
