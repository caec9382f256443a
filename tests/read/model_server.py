"""A small server that answers like a local language model, or lies, loops, stalls and breaks."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable
from typing import Any

Behaviour = Callable[["Answers", dict[str, Any]], None]


class Answers(http.server.BaseHTTPRequestHandler):
    """One request, answered as the server was told to behave."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)  # type: ignore[attr-defined]
        try:
            self.server.behaves(self, asked)  # type: ignore[attr-defined]
        except OSError:
            self.close_connection = True  # whoever asked has hung up

    def do_GET(self) -> None:
        self.server.asked.append({"followed": self.path})  # type: ignore[attr-defined]
        self.whole(b"{}")

    def whole(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


class Model(http.server.ThreadingHTTPServer):
    """A model on a port of its own."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[dict[str, Any]] = []
        self.behaves: Behaviour = says([])
        self.let_go = threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, *args: object) -> None:
        """Stay quiet when whoever asked hangs up."""


def says(findings: object) -> Behaviour:
    """Answer with these findings."""
    return content(json.dumps({"findings": findings}))


def content(words: str) -> Behaviour:
    """Answer with these words as the model's own."""
    return body(json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}))


def body(raw: str | bytes, **how: Any) -> Behaviour:
    """Answer with this body."""
    data = raw.encode() if isinstance(raw, str) else raw
    return lambda answers, _: answers.whole(data, **how)


def endless(answers: Answers, asked: dict[str, Any]) -> None:
    """Never end the body."""
    answers.send_response(200)
    answers.end_headers()
    while True:
        answers.wfile.write(b" " * 65_536)


def dripping(answers: Answers, asked: dict[str, Any]) -> None:
    """Send a letter now and then, for ever."""
    answers.send_response(200)
    answers.end_headers()
    while not answers.server.let_go.wait(0.02):  # type: ignore[attr-defined]
        answers.wfile.write(b" ")


def putting_off(answers: Answers, asked: dict[str, Any]) -> None:
    """Say "go on" for ever, and never answer."""
    while not answers.server.let_go.wait(0.02):  # type: ignore[attr-defined]
        answers.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")


def silent(answers: Answers, asked: dict[str, Any]) -> None:
    """Say nothing until everybody goes home."""
    answers.server.let_go.wait(60)  # type: ignore[attr-defined]
