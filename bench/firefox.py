"""Firefox: a person's round through the pages in Debian's Firefox, driven over WebDriver BiDi.

    main    ``python -m bench.firefox``: opens every page, decides by keys, leaves by one

It is a command and not a test: Firefox is large, and not on every computer that runs the tests.

Source: W3C WebDriver BiDi; RFC 6455 for the few frames that it needs.
"""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

PATIENCE = 60.0  #: seconds that one step may take


class Firefox:
    """One headless Firefox and the tab that it opened."""

    def __init__(self, port: int) -> None:
        """Shake hands, begin a session, and listen to what pages complain of."""
        self._line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        key = base64.b64encode(secrets.token_bytes(16)).decode()
        self._line.sendall(
            f"GET /session HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._held = b""
        while b"\r\n\r\n" not in self._held:
            self._held += self._line.recv(4096)
        self._held = self._held.partition(b"\r\n\r\n")[2]
        self._asked = 0
        self.troubles: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self._tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Send one command and wait for its answer; note events on the way."""
        self._asked += 1
        sent = json.dumps({"id": self._asked, "method": method, "params": params})
        self._send(sent.encode())
        while True:
            told = json.loads(self._frame())
            if told.get("id") == self._asked:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                result: dict[str, Any] = told["result"]
                return result
            self._note(told)

    def _note(self, told: dict[str, Any]) -> None:
        entry = told.get("params", {})
        if told.get("method") == "log.entryAdded" and entry.get("level") == "error":
            self.troubles.append(str(entry.get("text"))[:200])

    def _send(self, body: bytes) -> None:
        mask = secrets.token_bytes(4)
        size = len(body)
        head = bytes((0x81, 0x80 | size)) if size < 126 else b"\x81\xfe" + size.to_bytes(2, "big")
        self._line.sendall(head + mask + bytes(b ^ mask[n % 4] for n, b in enumerate(body)))

    def _frame(self) -> bytes:
        whole = b""
        while True:
            first, second = self._take(2)
            size = second & 127
            if size >= 126:
                size = int.from_bytes(self._take(2 if size == 126 else 8), "big")
            body = self._take(size)
            if first & 15 == 8:
                raise RuntimeError("Firefox has ended")
            if first & 15 in (9, 10):
                continue
            whole += body
            if first & 128:
                return whole

    def _take(self, size: int) -> bytes:
        while len(self._held) < size:
            part = self._line.recv(65536)
            if not part:
                raise RuntimeError("Firefox has ended")
            self._held += part
        taken, self._held = self._held[:size], self._held[size:]
        return taken

    def goto(self, address: str) -> None:
        """Go to an address, and wait until the page is whole."""
        self.ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def value(self, expression: str) -> Any:
        """Ask the page something."""
        told = self.ask(
            "script.evaluate",
            expression=expression,
            target={"context": self._tab},
            awaitPromise=True,
        )
        return told.get("result", {}).get("value")

    def until(self, expression: str) -> None:
        """Wait until the page says yes.

        Raises:
            TimeoutError: it does not, in a minute.
        """
        end = time.monotonic() + PATIENCE
        while not self.value(expression):
            if time.monotonic() > end:
                raise TimeoutError(expression)
            time.sleep(0.05)

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        steps = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.ask(
            "input.performActions",
            context=self._tab,
            actions=[{"type": "key", "id": "keys", "actions": steps}],
        )


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Open Firefox with a profile of its own, and end it."""
    found = next((p for n in ("firefox-esr", "firefox") if (p := shutil.which(n))), None)
    if found is None:
        raise SystemExit("Firefox is missing: on Debian, install firefox-esr")
    with tempfile.TemporaryDirectory() as profile:
        process = subprocess.Popen(
            [
                found,
                "--headless",
                "--remote-debugging-port",
                "0",
                "--profile",
                profile,
                "--no-remote",
            ],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": profile},
            text=True,
        )
        try:
            yield Firefox(_port(process))
        finally:
            process.terminate()
            process.wait(timeout=30)


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"WebDriver BiDi listening on ws://[^:]+:(\d+)", line):
            return int(found[1])
    raise SystemExit("Firefox did not begin")


def main() -> None:
    """Go the round, and say what held; end with 1 where something did not."""
    from accepted import courier, with_accepted  # noqa: PLC0415 - tests are on the path by now
    from dripstone.records import Decision  # noqa: PLC0415
    from invented import suggested  # noqa: PLC0415
    from local_page import a_vault, filled, running  # noqa: PLC0415

    text, found = courier()
    fresh = filled(a_vault(), text, tuple(map(suggested, found)))
    with firefox() as tab, running(with_accepted()) as (there, _), running(fresh) as (here, _):
        print(tab.value("navigator.userAgent"))
        _pages(tab, there)
        _decides(tab, here, text.report)
        made = [d.verb for d in fresh.all(Decision)]
        _held("four findings decided by keys alone", made == ["accept"] * 4, made)
        tab.press("x")
        tab.until("location.href === 'about:blank'")
        _held("one key leaves to an empty page", tab.value("document.title") == "", "")


def _pages(tab: Firefox, address: str) -> None:
    """Open every page, and listen for complaints: a refused style or script would be one."""
    tab.goto(address)
    home = str(tab.value("location.origin"))
    wish = "fetch('/care', {method: 'POST', body: new URLSearchParams({show: 'all'})})"
    tab.value(f"{wish}.then((answer) => answer.status)")
    paths = [
        "/",
        "/queue",
        "/incidents",
        "/incidents/1",
        "/people",
        "/people/1",
        "/map",
        "/places",
        "/network",
    ]
    paths += ["/demands", "/figures", "/matches", "/agreement", "/lessons", "/search"]
    for path in paths:
        tab.goto(home + path)
        shown = tab.value("document.querySelectorAll('h1').length === 1")
        over = tab.value("document.documentElement.scrollWidth - innerWidth")
        _held(f"{path} opens", bool(shown) and int(over or 0) <= 1, over)
    _held("no page complains", not tab.troubles, tab.troubles)


def _decides(tab: Firefox, address: str, report: str) -> None:
    tab.goto(address)
    tab.goto(f"{tab.value('location.origin')}/reports/{report}")
    tab.value("document.querySelector('button[value=all]').click()")
    tab.until("document.documentElement.classList.contains('scripted')")
    for n in range(4):
        tab.press("a")
        tab.until(f"document.querySelectorAll('#list [data-state=accepted]').length === {n + 1}")


def _held(what: str, held: bool, told: object) -> None:
    print(f"  {'holds' if held else 'FAILS'}  {what}" + ("" if held else f": {told}"))
    if not held:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
