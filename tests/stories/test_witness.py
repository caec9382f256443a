"""A documenter gives a checkpoint to a lawyer, and a year later it is compared."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import segno


def test_a_witness_sees_that_an_old_vault_was_put_back(desk: Path, vault: Path, dripstone):
    """The checkpoint holds while the vault only grows; with an older copy in its place, not."""
    shutil.copytree(vault, desk / "older")
    (desk / "note.txt").write_text("Two people were held in Ostrelye.", "utf-8")
    dripstone("take-in", "note.txt")

    said = dripstone("witness", "give", "--to", "checkpoint.txt").stdout
    lines = (desk / "checkpoint.txt").read_text("ascii")
    holds = dripstone("witness", "check", "checkpoint.txt").stdout
    shutil.rmtree(vault)
    shutil.copytree(desk / "older", vault)
    sound = dripstone("verify", check=5)  # this computer saw a later one; the vault itself is whole
    caught = dripstone("witness", "check", "checkpoint.txt", check=5)

    assert lines in said
    assert "Vera" not in lines
    assert "still contains this checkpoint" in holds
    assert "Nothing was changed, lost or swapped" in sound.stdout
    assert "OLDER THAN THE CHECKPOINT" in caught.stdout


def test_a_damaged_or_existing_file_is_told(desk: Path, vault: Path, dripstone):
    """A file that was altered is no witness, and none is written over."""
    dripstone("witness", "give", "--to", "checkpoint.txt")
    raw = (desk / "checkpoint.txt").read_text("ascii")

    dripstone("witness", "give", "--to", "checkpoint.txt", check=2)
    told = json.loads(dripstone("witness", "check", "checkpoint.txt", "--json").stdout)
    (desk / "checkpoint.txt").write_text(raw.replace("entries 1", "entries 2"), "ascii")
    altered = dripstone("witness", "check", "checkpoint.txt", check=2)

    assert (told["state"], told["known_key"]) == ("holds", True)
    assert "no checkpoint, or was altered" in altered.stderr


def test_a_printed_page_holds_the_same_lines_as_a_code(desk: Path, vault: Path, dripstone):
    """The page shows the words, and its code is of exactly the octets that the file holds."""
    dripstone("witness", "give", "--to", "checkpoint.txt", "--paper", "page.svg")
    lines = (desk / "checkpoint.txt").read_bytes()
    page = ET.fromstring((desk / "page.svg").read_text("utf-8"))

    shown = [e.text for e in page.iter() if e.tag.endswith("text")][1:]
    drawn = [e.get("d") for e in page.iter() if e.tag.endswith("path")]
    code = io.BytesIO()
    segno.make(lines, error="m", mode="byte").save(code, kind="svg")

    assert "".join(shown) == lines.decode("ascii").replace("\n", "")
    assert drawn == [e.get("d") for e in ET.fromstring(code.getvalue()) if e.get("d")]
    dripstone("witness", "give", "--to", "other.txt", "--paper", "page.svg", check=2)
