"""Read-only: a vault on a medium that takes no writing is read and checked as it lies there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_migrating import an_old_vault
from vault_things import ANN, PASSPHRASE, a_look, keyed, take_in, with_key

from dripstone.vault.database import scripts

WITHOUT_POWERS = """
import ctypes, os, sys
sys.path.insert(0, {here!r})
from pathlib import Path
from vault_things import ANN, PASSPHRASE, a_look
from dripstone.cli import main
from dripstone.vault import sqlite
place = Path(sys.argv[1])
if sys.platform == "linux":  # root could write all the same
    assert ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522), (ctypes.c_uint32 * 6)()) == 0
assert not os.access(place, os.W_OK)
"""
VERIFY = """
sys.argv[1:] = ["verify", "--vault", str(place), "--passphrase-file", "-"]
main()
"""
WRITE = """
with sqlite.open_(place, PASSPHRASE) as vault:
    try:
        vault.commit(a_look(9), did="x", by=ANN)
    except PermissionError:
        print("refused")
"""

pytestmark = pytest.mark.skipif(
    sys.platform not in {"linux", "darwin"} or (sys.platform == "darwin" and os.geteuid() == 0),
    reason="whoever may write everywhere cannot be kept from it here",
)


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script as somebody who can write nothing in a folder."""
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o500 if path.is_dir() else 0o400)
    before = sorted((p.name, p.read_bytes()) for p in everything if p.is_file())
    try:
        ran = subprocess.run(
            [
                sys.executable,
                "-c",
                WITHOUT_POWERS.format(here=str(Path(__file__).parent)) + script,
                str(folder),
            ],
            input=PASSPHRASE + "\n",
            env=os.environ | {"DRIPSTONE_STATE": "off"},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for path in everything:
            path.chmod(0o700 if path.is_dir() else 0o600)
    assert sorted((p.name, p.read_bytes()) for p in folder.rglob("*") if p.is_file()) == before
    return ran


def open_copy(folder: Path, tmp_path: Path) -> Path:
    found = tmp_path / "found"
    with with_key(folder) as vault:
        vault.commit(a_look(1), did="x", by=ANN)
        shutil.copytree(folder, found)
    assert (found / "vault.db-wal").stat().st_size
    return found


def head_of(folder: Path) -> str:
    with with_key(folder) as vault:
        return vault.head().written()


def test_a_closed_vault_is_verified_where_nothing_can_be_written(folder, resting):
    """Entries, records, originals in rows and in files, and nothing is laid beside them."""
    with with_key(folder) as vault:
        take_in(vault, bytes(range(256)) * 300)
        head = vault.head()

    ran = run(VERIFY, folder)

    assert ran.stderr == ""
    assert ran.returncode == 0
    assert head.written() in ran.stdout


def test_damage_is_found_there_as_everywhere(folder):
    """Reading where nothing can be written proves as much."""
    with keyed(folder, tables=("records",)) as connection:
        connection.execute("UPDATE records SET body = replace(body, 'mayor', 'baker')")
    connection.close()

    ran = run(VERIFY, folder)

    assert ran.returncode == 5
    assert "AlteredRecord" in ran.stdout


def test_what_was_written_last_is_read_from_the_log_too(folder, tmp_path):
    """A copy of a vault that was open has its last entries in the log, and none is passed over."""
    found = open_copy(folder, tmp_path)

    ran = run(VERIFY, found)

    assert ran.stderr == ""
    assert head_of(folder) in ran.stdout


def test_a_log_that_cannot_be_read_there_is_not_passed_over(folder, tmp_path):
    """Rather than showing the state before it, it is said what to do."""
    found = open_copy(folder, tmp_path)
    (found / "vault.db-shm").unlink()

    ran = run(VERIFY, found)

    assert ran.returncode == 2
    assert "Copy the whole folder" in ran.stderr
    assert head_of(found) == head_of(folder)


def test_a_vault_of_an_earlier_version_says_what_to_do(tmp_path):
    """Its tables would have to be brought up to date first."""
    an_old_vault(tmp_path / "old", len(scripts()) - 1)

    ran = run(VERIFY, tmp_path / "old")

    assert ran.returncode == 2
    assert "Copy the whole folder" in ran.stderr


def test_nothing_is_written_there(folder):
    """Who tries to is refused, and the vault is as it was."""
    ran = run(WRITE, folder)

    assert ran.stdout == "refused\n"
