"""Two people share a vault, one keeps a key on paper, and somebody puts an old folder back."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path


def test_a_colleague_and_a_key_on_paper_open_the_vault(desk: Path, vault: Path, dripstone):
    """Each opens it by themselves; what is taken away does not open it any more."""
    (desk / "hers").write_text("nine white storks over Sund\n", "utf-8")

    dripstone("passphrase", "add", "--for", "Ivo Ness", "--new-passphrase-file", "hers")
    printed = dripstone("passphrase", "add", "--paper", "--by", "Vera Lund").stdout
    key = "-".join(re.findall(r"^  (\S+)$", printed, re.MULTILINE))
    (desk / "paper").write_text(key.lower() + "\n", "utf-8")
    ways = json.loads(dripstone("passphrase", "list", "--json").stdout)
    for way in ("hers", "paper"):
        dripstone("log", "--passphrase-file", way)
    dripstone("passphrase", "remove", ways[1]["name"], "--by", "Vera Lund")
    gone = dripstone("log", "--passphrase-file", "hers", check=4)

    assert [(way["of"], way["kind"]) for way in ways] == [
        (None, "passphrase"),
        ("Ivo Ness", "passphrase"),
        ("paper", "paper"),
    ]
    assert "does not open with this passphrase" in gone.stderr


def test_an_old_folder_put_back_is_said_at_every_opening(desk: Path, vault: Path, dripstone):
    """Until somebody says that it was on purpose."""
    shutil.copytree(vault, desk / "older")
    dripstone("witness", "give", "--to", "checkpoint.txt")
    shutil.rmtree(vault)
    (desk / "older").rename(vault)

    for _ in range(2):
        assert "OLDER THAN WHEN IT WAS LAST OPEN" in dripstone("log").stderr
    dripstone("verify", check=5)
    dripstone("witness", "accept")

    assert dripstone("log").stderr == ""
    dripstone("verify")


def test_a_lost_vault_comes_back_from_its_copy(desk: Path, vault: Path, dripstone):
    """The copy is proved when written and when put back, and nothing is written over."""
    (desk / "note.txt").write_text("Two people were held in Ostrelye.", "utf-8")
    dripstone("take-in", "note.txt")

    said = dripstone("backup", "--to", "copy").stdout
    entries = dripstone("log", "--json").stdout
    refused = dripstone("restore", "copy", check=2)
    itself = dripstone("backup", "--to", "vault", check=2)
    shutil.rmtree(vault)
    dripstone("restore", "copy")

    assert "matches what the journal sealed" in said
    assert "holds a vault already" in refused.stderr
    assert "the vault itself" in itself.stderr
    assert dripstone("log", "--json").stdout == entries
    assert "Nothing was changed, lost or swapped" in dripstone("verify").stdout
