"""A whole vault taken out for other programs, and made again on another computer."""

from __future__ import annotations

import json

import pyrage


def test_a_vault_goes_out_and_comes_back(desk, vault, dripstone):
    """The new vault has the same journal, its own passphrase, and goes on."""
    own = pyrage.x25519.Identity.generate()
    (desk / "own.key").write_text(f"# public key: {own.to_public()}\n{own}\n", "utf-8")
    (desk / "new").write_text("five other plain words here\n", "utf-8")
    (desk / "a.txt").write_text("The council of Lower Tarn met.", "utf-8")
    dripstone("take-in", "a.txt")

    dripstone("export", "all.age", "--age", own.to_public())
    other = ("--vault", "again", "--passphrase-file", "new")
    dripstone("bring-in", "all.age", "--identity", "own.key", *other)

    logs = [dripstone("log", "--json", *more).stdout for more in ((), other)]
    assert logs[0] == logs[1]
    assert json.loads(logs[0])[-1]["did"] == "export"
    assert "Nothing was changed, lost or swapped" in dripstone("verify", *other).stdout


def test_help_lists_every_command(desk, dripstone):
    """Each command has its line in the list."""
    said = dripstone("--help").stdout

    for name in ("erase", "merge", "export", "bring-in"):
        assert f"  {name} " in said
