"""What the stories share: the command line as a person runs it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PASSPHRASE = "four plain words here"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder with a passphrase in a file."""
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    return tmp_path


@pytest.fixture
def dripstone(desk: Path) -> Run:
    """The command, run in that folder; gives its exit code, output and errors."""

    def run(
        *words: object, check: int | None = 0, **rest: object
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*command(), *map(str, words)],
            cwd=desk,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=240,
            check=False,
            **{"env": surroundings(desk), **rest},
        )
        assert check is None or done.returncode == check, done.stdout + done.stderr
        return done

    return run


@pytest.fixture
def vault(desk: Path, dripstone: Run) -> Path:
    """A new vault in which Vera Lund may write."""
    dripstone("new", "--by", "Vera Lund")
    return desk / "vault"


def command() -> list[str]:
    """The command of the environment that the tests run in."""
    return [str(Path(sys.executable).with_name("dripstone"))]


def surroundings(desk: Path) -> dict[str, str]:
    """The environment of a person who set the vault and the passphrase file once."""
    return {
        **os.environ,
        "DRIPSTONE_VAULT": str(desk / "vault"),
        "DRIPSTONE_PASSPHRASE_FILE": str(desk / "passphrase"),
        "DRIPSTONE_STATE": str(desk / "state"),
        "COLUMNS": "200",
    }
