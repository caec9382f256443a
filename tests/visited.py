"""A server in a process of its own, for visitors who mean harm: its memory is looked at."""

from __future__ import annotations

import resource
import threading
from pathlib import Path

from dripstone.vault import sqlite
from dripstone.web.serving import Place, made_team
from team_page import CHEAP, Client, a_team

PASSPHRASE = "four plain words here"
NAME = "bad.test"


def serve(folder: str, pipe) -> None:
    """Serve until the pipe says stop."""
    with sqlite.open_(Path(folder), PASSPHRASE) as vault:
        server, sockets, _ = made_team(vault, Place(name=NAME), cost=CHEAP)
        thread = threading.Thread(target=server.run, kwargs={"sockets": sockets})
        thread.start()
        pipe.send(sockets[0].getsockname()[1])
        pipe.recv()
        server.should_exit = True
        thread.join()
        for one in sockets:
            one.close()


def decide_until_full(folder: str, name: str, address: str, on: list[str], pipe) -> None:
    """Decide over and over while the files may grow no further; tell what was answered."""
    with sqlite.open_(Path(folder), PASSPHRASE) as vault:
        client = Client(a_team(vault, burst=1e9))
        assert client.sign_in(name).status == 303
        files = [*Path(folder).glob("vault.db*")]
        room = max(file.stat().st_size for file in files) + 60_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        acknowledged = 0
        for step in range(5000):
            verb = ("accept", "skip")[step % 2]
            answer = client.post(address, {"on": on[step % len(on)], "verb": verb})
            if answer.status != 303:
                break
            acknowledged += 1
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        again = client.post(address, {"on": on[0], "verb": "dispute", "reason": "in doubt"})
        pipe.send((acknowledged, answer.status, answer.text, again.status))
