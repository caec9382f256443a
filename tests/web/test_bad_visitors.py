"""What a server withstands: huge bodies, connections that say nothing, a full disk, slow pages."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import re
import socket
import threading
from pathlib import Path

import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from dripstone.records import Decision
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import FLOOR
from dripstone.web.accounts import signing_in
from dripstone.web.aside import AT_THE_DOOR
from dripstone.web.levels import Way
from dripstone.web.patience import patient
from dripstone.web.serving import listening, settings
from invented import a_text, findings, suggested
from local_page import ADA, HOST, _asked, filled
from team_page import Client, a_team, member
from visited import NAME, PASSPHRASE, decide_until_full, serve

GIB = 1 << 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("visited") / "v"
    with sqlite.create(place, PASSPHRASE, by=ADA, cost=FLOOR) as vault:
        text = a_text()
        filled(vault, text, tuple(suggested(f) for f in findings(text)))
        member(vault, "Dora", "documenter")
    return place


@contextlib.contextmanager
def another(target, *given):
    """Run something in a process of its own; give it and a pipe to it."""
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=target, args=(*map(str, given[:1]), *given[1:], theirs))
    process.start()
    try:
        yield process, mine
    finally:
        with contextlib.suppress(BrokenPipeError):
            mine.send("stop")
        process.join(timeout=60)
        process.kill()
        mine.close()
        theirs.close()


def most_memory(pid: int) -> int:
    """Give the most that a process had in memory, in octets."""
    told = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", told)[1]) << 10


def answer_of(line: socket.socket) -> bytes:
    """Read until the other end is done."""
    got = b""
    with contextlib.suppress(ConnectionError):
        while part := line.recv(1 << 16):
            got += part
    return got


def test_two_gibibytes_are_refused_early_and_in_constant_memory(folder):
    """An upload of 2 GiB, announced or not, ends after a mebibyte, and the server's memory stays."""
    head = f"POST /sign-in HTTP/1.1\r\nHost: {NAME}\r\nSec-Fetch-Site: same-origin\r\n"
    chunk = b"x" * (1 << 16)
    with another(serve, folder) as (process, pipe):
        port = pipe.recv()
        before = most_memory(process.pid)

        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(f"{head}Content-Length: {2 * GIB}\r\n\r\n".encode())
            announced = answer_of(line)
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
            sent = 0
            with contextlib.suppress(ConnectionError):
                while sent < 2 * GIB:
                    line.sendall(b"10000\r\n" + chunk + b"\r\n")
                    sent += len(chunk)
        grown = most_memory(process.pid) - before

    assert announced.startswith(b"HTTP/1.1 413")
    assert sent < 64 << 20
    assert grown < 48 << 20


def test_a_full_disk_in_the_middle_of_deciding_keeps_whole_decisions_only(folder):
    """The decision that finds no room is refused whole and said so; with room, deciding goes on."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        text = next(vault.all(type(a_text())))
        on = [f.id for f in findings(text)]

    with another(decide_until_full, folder, "Dora", f"/reports/{text.report}/decisions", on) as (
        _,
        pipe,
    ):
        acknowledged, status, told, again = pipe.recv()

    assert (status, again) == (507, 303)
    assert acknowledged > 0
    assert "disk gave out" in told
    with sqlite.open_(folder, PASSPHRASE) as vault:
        assert len([*vault.all(Decision)]) == acknowledged + 1
        assert check(vault).sound


@contextlib.contextmanager
def served(application, **limits):
    """Serve an application in a thread, with limits of its own on connections."""
    sockets = listening(0)
    server = uvicorn.Server(settings(application, http=patient(**limits)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    try:
        yield sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        for one in sockets:
            one.close()


@pytest.fixture
def app(folder):
    with sqlite.open_(folder, PASSPHRASE) as vault:
        yield a_team(vault, burst=1e9)


def test_connections_that_never_ask_are_ended(app):
    """Whoever sends a header letter by letter is cut off; somebody else is answered meanwhile."""
    with served(app, patience=3.0) as port:
        slow = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(8)]
        for line in slow:
            line.sendall(b"GET / HTTP/1.1\r\nHo")
        with socket.create_connection(("127.0.0.1", port), timeout=60) as quick:
            quick.sendall(f"GET /sign-in HTTP/1.0\r\nHost: {HOST}\r\n\r\n".encode())
            told = answer_of(quick)
        ended = [answer_of(line) for line in slow]
        for line in slow:
            line.close()

    assert told.startswith(b"HTTP/1.1 200")
    assert ended == [b""] * 8


def test_one_address_opens_so_many_connections_and_no_more(app):
    """The connection that is one too many is ended at once; with one gone, there is room again."""
    with served(app, from_one=3) as port:
        lines = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(3)]
        with socket.create_connection(("127.0.0.1", port), timeout=60) as more:
            assert answer_of(more) == b""
        lines[0].sendall(f"GET /sign-in HTTP/1.0\r\nHost: {HOST}\r\n\r\n".encode())
        told = answer_of(lines[0])
        for line in lines:
            line.close()

    assert told.startswith(b"HTTP/1.1 200")


def test_a_slow_page_holds_nobody_up(app):
    """While one page is being made for a long time, others are answered."""
    begun, go_on = threading.Event(), threading.Event()

    async def slow(_):
        begun.set()
        assert go_on.wait(60)
        return PlainTextResponse("at last")

    app.routes.insert(0, Way("/slow", slow, need="nobody"))
    headers = {"host": HOST}

    async def both():
        first = asyncio.create_task(_asked(app, "GET", "/slow", "", headers))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        second = await _asked(app, "GET", "/sign-in", "", headers)
        unfinished = not first.done()
        go_on.set()
        return (await first).text, second.status, unfinished

    assert asyncio.run(both()) == ("at last", 200, True)


def test_guessing_passwords_holds_nobody_up_who_is_in(app):
    """While many guesses wait for each other, whoever is signed in is answered."""
    dora = Client(app)
    dora.sign_in("Dora")
    inside = {
        "host": HOST,
        "user-agent": dora.agent,
        "cookie": "; ".join(f"{n}={v}" for n, v in dora.cookies.items()),
    }
    guess = {"host": HOST, "sec-fetch-site": "same-origin"}
    guesses = 9  # more than are made at once at the door

    async def all_at_once():
        with signing_in._DEAR:  # a guess that does not end
            those = [
                asyncio.create_task(
                    _asked(app, "POST", "/sign-in", f"name=Nobody{n}&words=x", guess)
                )
                for n in range(guesses)
            ]
            await asyncio.sleep(0)
            answer = await _asked(app, "GET", "/", "", inside, client=dora.address)
        return answer.status, [(await one).status for one in those]

    assert asyncio.run(all_at_once()) == (200, [403] * guesses)
    assert app.state.limiters["door"].total_tokens == AT_THE_DOOR < guesses


def test_two_people_at_once_keep_both_words(app, folder):
    """Two decisions on the same finding at the same moment both stay, and the second is told."""
    vault = app.state.vault
    member(vault, "Emil", "documenter")
    text = next(vault.all(type(a_text())))
    on, address = findings(text)[1].id, f"/reports/{text.report}/decisions"
    dora, emil = Client(app), Client(app)
    dora.sign_in("Dora")
    emil.sign_in("Emil")

    dora.post(address, {"on": on, "verb": "accept", "seen": ""})
    late = emil.post(address, {"on": on, "verb": "reject", "reason": "not said", "seen": ""})

    assert "since=dec_" in late.headers["location"]
    said = [(d.by, d.verb) for d in vault.all(Decision) if d.on == on]
    assert said[-2:] == [("Dora", "accept"), ("Emil", "reject")]
