"""Work: something that takes long, seen while it goes on, and stopped when somebody wants it.

    Work       one piece of work at a time, in a thread of its own
    Stopped    raised inside the work when it is to stop
    work_of    request → the work of this server

What is stopped wrote nothing: work writes once, at its end.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from starlette.requests import Request

from dripstone.errors import DripstoneError
from dripstone.flow.clock import Tell


class Stopped(Exception):
    """Somebody wants the work to stop."""


class Work:
    """One piece of work: what is being done, how far it is, and how it ended."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self.doing, self.done, self.of = "", 0, 0
        self.trouble: DripstoneError | None = None

    @property
    def goes_on(self) -> bool:
        """Tell whether something is being done."""
        thread = self._thread
        return thread is not None and thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Tell whether somebody asked for it to stop."""
        return self._stop.is_set()

    def start(self, run: Callable[[Tell], object]) -> None:
        """Start something, unless something goes on already: then that goes on."""
        with self._lock:
            if self.goes_on:
                return
            self._stop.clear()
            self.doing, self.done, self.of, self.trouble = "", 0, 0, None
            self._thread = threading.Thread(target=self._run, args=(run,), daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask for it to stop at its next step."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Wait for the end, but no longer than this."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout=seconds)

    def ended(self) -> None:
        """Raise what went wrong, once.

        Raises:
            DripstoneError: whatever the work raised.
        """
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble

    def _run(self, run: Callable[[Tell], object]) -> None:
        try:
            run(self._tell)
        except Stopped:
            return
        except DripstoneError as trouble:
            self.trouble = trouble

    def _tell(self, doing: str, done: int, of: int | None) -> None:
        self.doing, self.done, self.of = doing, done, of or 0
        if self._stop.is_set():
            raise Stopped


_ONCE = threading.Lock()


def work_of(request: Request) -> Work:
    """Give the work of this server."""
    with _ONCE:
        state = request.app.state
        if not hasattr(state, "work"):
            state.work = Work()
        found: Work = state.work
        return found
