"""Page: how fast a person sees what to decide: a report of 2,000 suggestions, a queue of a million.

    opening    a report with 2,000 suggestions, from asking for it to the first mark, in Chromium
    queue      the first page of each order of a queue, cold and again, against SQLite without our
               index in the same vault

``--suggestions=N`` makes the queue of another length; ``--only=opening`` or ``--only=queue``;
``--vault=FOLDER`` keeps the vault of the queue there, and uses it again.
"""

from __future__ import annotations

import http.client
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dripstone.records import (
    Claim,
    HowMany,
    Origin,
    Report,
    Segment,
    Slot,
    Slots,
    Suggestion,
    Text,
    anchor,
    finding_id,
    report_id,
    sha256_of,
    suggestion_id,
    text_id,
)
from dripstone.vault import Vault, sqlite
from dripstone.web.serving import a_name, listening, made

MANY = 1_000_000
IN_A_TEXT = 500
ORDERS = ("report", "kind", "unsure", "disputed", "figure")
WORDS, BY = "a passphrase for the bench", "bench"
PLAIN = """
    SELECT id FROM records AS s WHERE kind = 'suggestion' AND NOT EXISTS (
        SELECT 1 FROM records AS d WHERE d.about = s.about AND d.kind = 'decision')
    ORDER BY abs((body ->> '$.confidence') - 0.5), position LIMIT 50
"""


def main() -> None:
    """Print both, or the one that is asked for."""
    asked = dict(a[2:].split("=") for a in sys.argv[1:] if a.startswith("--") and "=" in a)
    if asked.get("only", "opening") == "opening":
        opening()
    if asked.get("only", "queue") == "queue":
        many = int(asked.get("suggestions", MANY))
        with tempfile.TemporaryDirectory() as folder:
            queue(many, Path(asked.get("vault", Path(folder) / "vault")))


def opening(times: int = 7) -> None:
    """Open a report with 2,000 suggestions in Chromium, again and again."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for this part alone

    browser = next(p for n in ("chromium", "chromium-browser") if (p := shutil.which(n)))
    with tempfile.TemporaryDirectory() as folder:
        vault = sqlite.create(Path(folder) / "vault", WORDS, by=BY)
        report = fill(vault, 2_000, in_a_text=2_000)
        with _served(vault) as (host, token), sync_playwright() as playwright:
            opened = playwright.chromium.launch(
                executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
            )
            page = opened.new_page()
            page.goto(f"http://{host}/start?token={token}")
            page.add_init_script(FIRST_MARK)
            told = []
            for _ in range(times):
                page.goto(f"http://{host}/reports/{report}")
                page.wait_for_function("() => window.firstMark !== undefined")
                told.append(page.evaluate("window.firstMark") / 1000)
            opened.close()
        print(
            f"A report with 2,000 suggestions, to its first mark: median "
            f"{statistics.median(told):.2f} s, worst {max(told):.2f} s of {times}"
        )
        vault.close()


# Counted from when the browser began to ask, to the first picture that has a mark in it.
FIRST_MARK = """
    const look = () => {
      if (!document.querySelector("#text .m")) return requestAnimationFrame(look);
      requestAnimationFrame(() => { window.firstMark = performance.now(); });
    };
    requestAnimationFrame(look);
"""


def queue(many: int, where: Path) -> None:
    """Ask for the first page of each order, of a vault that was just opened, and then again."""
    if not where.exists():
        with sqlite.create(where, WORDS, by=BY) as vault:
            spent = _timed(lambda: fill(vault, many, in_a_text=IN_A_TEXT))
        print(f"Written in {spent:.0f} s")
    size = (where / "vault.db").stat().st_size / 2**30
    print(f"A queue of {many:,} suggestions ({size:.1f} GiB)")
    for order in ORDERS:
        with sqlite.open_(where, WORDS) as vault, _served(vault) as (host, token):
            _one_order(host, _cookie(host, token), order, many)
    with sqlite.open_(where, WORDS) as vault:
        plain = _timed(lambda: list(vault._ask(PLAIN)))  # noqa: SLF001 - the peer
        print(f"  SQLite without our index, least sure first: {plain:.2f} s")


def _one_order(host: str, cookie: str, order: str, many: int) -> None:
    ask = f"/queue?order={order}"
    cold = _timed(lambda: _get(host, ask, cookie))
    again = statistics.median(_timed(lambda: _get(host, ask, cookie)) for _ in range(10))
    deep = _timed(lambda: _get(host, f"{ask}&from={many // 2}", cookie))
    told = f"first page {cold:.2f} s, again {again:.3f} s, from the middle {deep:.2f} s"
    print(f"  {order:9} {told}", flush=True)


def fill(vault: Vault, many: int, *, in_a_text: int) -> str:
    """Put suggestions into a vault, and give the last report's identity."""
    report = ""
    for first in range(0, many, in_a_text):
        report = _one(vault, first, min(in_a_text, many - first))
    return report


def _one(vault: Vault, first: int, count: int) -> str:
    said = [
        f"Police detained {n % 90 + 1} people at gate {n}." for n in range(first, first + count)
    ]
    content = " ".join(said)
    sha256 = sha256_of(content)
    report = Report(
        id=report_id(sha256),
        sha256=sha256,
        size=len(content),
        media_type="text/plain",
        origin=Origin(kind="file", name=f"{first}.txt", came_from="The Karvel Courier"),
        received_at="2025-05-18T08:00:00Z",
        received_by=BY,
    )
    text = Text(
        id=text_id(report.id, "plain", "1", sha256),
        report=report.id,
        sha256=sha256,
        content=content,
        format="plain",
        format_version="1",
        segments=(Segment(role="body", start=0, end=len(content)),),
    )
    vault.commit(report, did="keep", by=BY, originals={report.id: content.encode()})
    vault.commit(text, *_suggested(text, said, first), did="read", by=BY)
    return report.id


def _suggested(text: Text, said: list[str], first: int) -> Iterator[Suggestion]:
    at = 0
    for n, sentence in enumerate(said, start=first):
        words = (anchor(text, at, at + len(sentence)),)
        many = anchor(text, at + 16, at + 16 + len(str(n % 90 + 1)))
        value = HowMany(text=many.exact, min=n % 90 + 1, max=n % 90 + 1)
        slots = Slots(how_many=Slot(text=many.exact, anchor=many, value=value))
        type_ = ("liberty.arrest", "liberty.detention")[n % 2]
        fields = {"kind": "act", "type": type_, "anchors": words, "slots": slots}
        identity = finding_id(*fields.values(), stance="asserted", polarity="affirms")
        claim = Claim(id=identity, says=sentence, **fields)
        yield Suggestion(
            id=suggestion_id(identity, "bench", "r"),
            of=claim,
            made_by="bench",
            rule="r",
            why="a bench",
            confidence=(n * 7919 % 1000) / 1000,
        )
        at += len(sentence) + 1


@contextmanager
def _served(vault: Vault) -> Iterator[tuple[str, str]]:
    sockets = listening(0)
    host = f"{a_name()}.localhost:{sockets[0].getsockname()[1]}"
    server = made(vault, by=BY, token="once", host=host)
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    try:
        yield host, "once"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        for one in sockets:
            one.close()


def _cookie(host: str, token: str) -> str:
    answer = _asked(host, f"/start?token={token}")
    return str(answer.getheader("set-cookie")).split(";")[0]


def _get(host: str, path: str, cookie: str) -> None:
    answer = _asked(host, path, cookie)
    body = answer.read()
    assert answer.status == 200, answer.status
    assert b'name="on"' in body


def _asked(host: str, path: str, cookie: str = "") -> http.client.HTTPResponse:
    line = http.client.HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=900)
    line.request("GET", path, headers={"Host": host, "Cookie": cookie})
    return line.getresponse()


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
