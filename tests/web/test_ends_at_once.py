"""A Ctrl-C at the very moment at which the address is told."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, signal
from dripstone.vault.memory import Memory
from dripstone.web import serving

def told(address):
    print(address, flush=True)
    os.kill(os.getpid(), signal.SIGINT)

vault = Memory()
vault.add_signer("Vera Lund")
serving.serve(vault, by="Vera Lund", told=told)
print("ended", flush=True)
"""


def test_who_presses_ctrl_c_as_soon_as_the_address_is_told_is_heard(tmp_path: Path) -> None:
    """The server ends as if it had been pressed later, and nothing is left half-way."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        check=False,
        text=True,
        cwd=tmp_path,
        timeout=120,
    )

    assert ran.returncode == 0, ran.stderr
    address, last = ran.stdout.split()
    assert ".localhost:" in address
    assert last == "ended"
