"""A documenter hands reports to a court expert, who has a shell and nothing of ours."""

from __future__ import annotations

import re
import stat
import subprocess
import zipfile
from pathlib import Path

from stories.articles import RALLY


def test_an_expert_checks_an_exhibit_alone(desk: Path, vault: Path, dripstone):
    """With the fingerprint and a lawyer's checkpoint, both programs in the folder prove it."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")
    dripstone("take-in", "rally.txt")
    given = dripstone("witness", "give", "--to", "checkpoint.txt").stdout
    fingerprint = re.findall(r"^  ([0-9a-f]{64})$", given, re.MULTILINE)[0]
    report = re.findall(r'"(rep_\w+)"', dripstone("log", "--json").stdout)[0]

    refused = dripstone("exhibit", report, "--to", "exhibit", check=2)
    nothing = (desk / "exhibit").exists()
    said = dripstone("exhibit", report, "--to", "exhibit", "--yes-originals-as-they-are").stdout
    again = dripstone(
        "exhibit", report, "--to", "exhibit", "--yes-originals-as-they-are", check=2
    ).stderr
    ran = [
        subprocess.run(
            [*command, "exhibit", fingerprint, "checkpoint.txt"],
            cwd=desk,
            capture_output=True,
            text=True,
            check=False,
        )
        for command in (["dash", "exhibit/verify.sh"], ["python3", "exhibit/verify.py"])
    ]

    assert stat.S_IMODE((desk / "exhibit").stat().st_mode) == 0o700
    assert "AS THEY ARE" in " ".join(refused.stderr.split())
    assert not nothing
    assert fingerprint in said
    assert "holds other things" in again
    assert (desk / "exhibit" / "data" / "originals" / report).read_text("utf-8") == RALLY
    for done in ran:
        assert done.returncode == 0, done.stdout + done.stderr
        assert "continues the one that the witness saw" in done.stdout
    assert dripstone("verify").returncode == 0


def test_an_exhibit_in_one_file_is_the_same_folder(desk: Path, vault: Path, dripstone):
    """A ZIP, for its owner only, holds a folder that proves itself; nothing is overwritten."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")
    dripstone("take-in", "rally.txt")
    report = re.findall(r'"(rep_\w+)"', dripstone("log", "--json").stdout)[0]
    asked = ("exhibit", report, "--to", "case.zip", "--yes-originals-as-they-are")

    said = dripstone(*asked).stdout
    dripstone(*asked, check=2)
    fingerprint = re.findall(r"^  ([0-9a-f]{64})$", said, re.MULTILINE)[0]
    with zipfile.ZipFile(desk / "case.zip") as made:
        made.extractall(desk)

    assert stat.S_IMODE((desk / "case.zip").stat().st_mode) == 0o600
    order = ["dash", "case/verify.sh", "case", fingerprint]
    ran = subprocess.run(order, cwd=desk, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
