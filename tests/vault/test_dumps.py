"""Dumps: a crash leaves no memory behind on the disk, as far as the system allows."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import ctypes, os, resource, sys
from dripstone.vault.dumps import keep_memory_private
held = keep_memory_private()
print(*held)
print(*resource.getrlimit(resource.RLIMIT_CORE))
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
sys.stdout.flush()
os.abort()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it did")
def test_what_is_said_to_hold_does_hold(tmp_path):
    """After the call the system itself says: no core file, not dumpable; a crash writes no file."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    said = ran.stdout.splitlines()
    assert said == ["no_core_file not_dumpable", "0 0", "0"]
    assert ran.returncode < 0
    assert not list(tmp_path.iterdir())
