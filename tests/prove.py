"""Prove: run every proof to its full count, and write the table of ``docs/proved.md``.

A proof is a test with the mark ``proof`` that records how often it ``tried``. Its first line says
what holds. In the tests the counts are small; here they are those that we promise.
"""

from __future__ import annotations

import ast
import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree as ET

from proving import FULL

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "proved.md"
HEAD = """# What was proved, and how often

`make prove` wrote this page on {day}, on {machine}, in {minutes} minutes. Each line is a test that fails when its defence is taken away; `make test` runs the same proofs with small counts. What they do not prove stands in [threats](threats.md).

| what holds | tried | failed | test |
|---|---:|---:|---|
"""


def main() -> int:
    """Run the proofs; give 0 when all hold."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        told = Path(place) / "told.xml"
        order = [sys.executable, "-m", "pytest", "-q", "-m", "proof", "--timeout=7200"]
        order += ["-o", "junit_family=xunit1", f"--junitxml={told}", *sys.argv[1:]]
        ended = subprocess.run(order, cwd=ROOT, env=os.environ | {FULL: "1"}, check=False)
        rows = _rows(ET.parse(told).getroot())
    head = HEAD.format(
        day=dt.datetime.now(dt.UTC).date(),
        machine=f"{platform.system()} with {os.cpu_count()} cores",
        minutes=max(1, round((time.monotonic() - begun) / 60)),
    )
    PAGE.write_text(head + "".join(rows), "utf-8")
    sys.stdout.write(head + "".join(rows))
    return ended.returncode


def _rows(told: ET.Element) -> list[str]:
    """Give a line of the table for each proof; its cases are counted together."""
    proofs: dict[tuple[str, str], list[int]] = {}
    for case in told.iter("testcase"):
        name = case.get("name", "").partition("[")[0]
        counts = proofs.setdefault((case.get("file", ""), name), [0, 0])
        tried = case.find("properties/property[@name='tried']")
        counts[0] += int(tried.get("value", "1")) if tried is not None else 1
        counts[1] += case.find("failure") is not None or case.find("error") is not None
    return [
        f"| {_words(ROOT / file, name)} | {tried:,} | {failed} | `{file}::{name}` |\n"
        for (file, name), (tried, failed) in sorted(proofs.items())
    ]


def _words(file: Path, name: str) -> str:
    """Give the first line of a test's description."""
    tree = ast.parse(file.read_text("utf-8"))
    found = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == name)
    return (ast.get_docstring(next(found)) or name).partition("\n")[0].rstrip(".")


if __name__ == "__main__":
    raise SystemExit(main())
