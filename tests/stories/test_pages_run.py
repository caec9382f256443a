"""Every command that the README and the first page show is run, in their order."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dripstone import flow
from dripstone.records import Claim, Suggestion
from dripstone.vault import sqlite
from stories.articles import RALLY, WIRE
from stories.conftest import PASSPHRASE, command, surroundings

ROOT = Path(__file__).parents[2]
SHOWN = re.compile(r"^\$ (dripstone[^#\n]*)", re.MULTILINE)
PAGE = f"""<!doctype html><html lang="en"><head><title>Police detain teachers</title>
<link rel="canonical" href="https://courier.example/rally"></head><body><article>
<h1>Police detain teachers</h1>{"".join(f"<p>{p}</p>" for p in RALLY.split(chr(10) * 2))}
</article></body></html>"""


def _commands(page: str) -> list[str]:
    return [found.strip() for found in SHOWN.findall((ROOT / page).read_text("utf-8"))]


def _reviewed(desk: Path) -> None:
    """Serve the page as shown, see its address, end it; then accept every act by name."""
    serving = subprocess.Popen(
        [*command(), "review"],
        cwd=desk,
        env={**surroundings(desk), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert serving.stdout is not None
    said = serving.stdout.readline() + serving.stdout.readline()
    serving.send_signal(signal.SIGINT)
    serving.communicate(timeout=60)
    assert ".localhost:" in said
    vault = sqlite.open_(desk / "vault", PASSPHRASE)
    for one in list(vault.all(Suggestion)):
        if isinstance(one.of, Claim) and one.of.kind == "act":
            flow.decide(vault, on=one.of.id, verb="accept", by="Vera Lund")
    flow.take_stock(vault, by="Vera Lund")
    vault.close()


@pytest.mark.parametrize("page", ["README.md", "docs/start.md"])
def test_the_commands_of_a_page_run_in_their_order(page: str, desk: Path, dripstone) -> None:
    """A person who types what the page shows gets no error."""
    (desk / "articles").mkdir()
    (desk / "articles" / "rally.txt").write_text(RALLY, "utf-8")
    (desk / "articles" / "wire.txt").write_text(WIRE, "utf-8")
    (desk / "rally.html").write_text(PAGE, "utf-8")

    commands = _commands(page)

    assert len(commands) >= 5
    for shown in commands:
        words = shlex.split(shown)[1:]
        if words == ["review"]:
            _reviewed(desk)
        else:
            dripstone(*words)


def test_the_readme_shows_the_two_commands_of_make() -> None:
    """The README's two commands are targets of the Makefile."""
    readme = (ROOT / "README.md").read_text("utf-8")
    targets = (ROOT / "Makefile").read_text("utf-8")

    for target in ("demo", "test"):
        assert f"$ make {target}" in readme
        assert re.search(rf"^{target}:", targets, re.MULTILINE)


def test_the_demo_goes_through_every_room(desk: Path) -> None:
    """The demo takes everything in, decides, joins, counts, publishes, follows up and verifies."""
    done = _demo(desk)

    assert done["sound"]
    summary = done["summary"]
    assert summary["reports"] >= 12
    assert summary["read"] == summary["reports"]
    assert summary["incidents"] >= 3
    assert summary["people"] >= 2
    assert summary["demands"]["answered"] >= 1
    assert summary["demands"]["open"] >= 1
    assert done["decisions"]["made"] >= 0.9 * (
        done["decisions"]["made"] + done["decisions"]["unmatched"]
    )
    assert {Path(name).suffix for name in done["written"]} == {".csv", ".jsonl", ".html"}


def _demo(desk: Path) -> dict[str, Any]:
    env = {**os.environ, "TMPDIR": str(desk)}
    out = subprocess.run(
        [*command(), "demo", "--json"], env=env, capture_output=True, check=True, timeout=240
    )
    told: dict[str, Any] = json.loads(out.stdout)
    return told
