"""Workers: reading in several processes side by side, in order, a few reports ahead.

workers    how many → a map that runs in so many processes

A report is read alone, so what is suggested does not depend on who reads it or in what order.
Only a few reports wait at a time: memory does not grow with how many there are.
"""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from dripstone.errors import NoRoom

_AHEAD = 4  #: items that wait for each process

Item = TypeVar("Item")
Made = TypeVar("Made")


class Run(Protocol):
    """Something that maps as ``map`` does."""

    def __call__(self, one: Callable[[Any], Any], items: Iterable[Any], /) -> Iterable[Any]:
        """Do one thing to each item, and give what came of them in their order."""


@contextmanager
def workers(many: int) -> Iterator[Run]:
    """Give a map that runs in so many processes; with one or none, in this one.

    Raises:
        NoRoom: a process was ended from outside, mostly because memory gave out.
    """
    if many <= 1:
        yield map
        return
    with ProcessPoolExecutor(many, mp_context=get_context("spawn")) as pool:
        try:
            yield functools.partial(_spread, pool, many * _AHEAD)
        except BrokenProcessPool as trouble:
            raise NoRoom(of="memory") from trouble
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _spread(
    pool: ProcessPoolExecutor, ahead: int, one: Callable[[Item], Made], items: Iterable[Item]
) -> Iterator[Made]:
    waiting: deque[Future[Made]] = deque()
    for item in items:
        waiting.append(pool.submit(one, item))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
