"""A report in Russian where the packages that read Russian are not installed."""

import subprocess
import sys
from pathlib import Path

DEMO = """
import sys

for name in ("razdel", "slovnet", "navec", "pymorphy3"):
    sys.modules[name] = None

from dripstone.cli import main

sys.argv = ["dripstone", "demo"]
main()
"""


def test_the_demo_runs_with_the_default_packages_alone(tmp_path: Path) -> None:
    """Reports in Russian are kept and counted as unread, and everything else goes on."""
    ran = subprocess.run(
        [sys.executable, "-c", DEMO],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        text=True,
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "TMPDIR": str(tmp_path)},
        timeout=300,
    )

    assert ran.returncode == 0, ran.stderr[-2000:]
    assert "whose reader is an extra" in ran.stdout
