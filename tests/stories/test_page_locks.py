"""Leaving the page ends the program that had the vault's key."""

from __future__ import annotations

import http.client
import re
import subprocess
from urllib.parse import urlsplit

from stories.conftest import command, surroundings


def ask(address, method, path, **headers):
    """Ask the served page as a browser does, and give the answer."""
    line = http.client.HTTPConnection("127.0.0.1", address.port, timeout=20)
    line.request(method, path, headers={"Host": address.netloc, **headers})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer


def test_leaving_ends_the_command(vault, desk):
    """One request to leave, and the command at the terminal ends without an error."""
    with subprocess.Popen(
        [*command(), "review"],
        cwd=desk,
        env=surroundings(desk),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            told = ""
            while not (found := re.search(r"http://\S+", told)):
                told += running.stdout.readline()
            address = urlsplit(found[0])
            start = ask(address, "GET", f"{address.path}?{address.query}")
            cookie = start.headers["set-cookie"].split(";")[0]
            before = ask(address, "GET", "/", Cookie=cookie).status

            left = ask(
                address, "POST", "/leave", Cookie=cookie, Origin=f"http://{address.netloc}"
            ).status
            ended = running.wait(timeout=20)
        finally:
            running.kill()
        wrong = running.stderr.read()

    assert (before, left, ended, wrong) == (200, 200, 0, "")
