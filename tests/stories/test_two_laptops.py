"""Merging, as two people do it who worked apart on two laptops."""

from __future__ import annotations

import json
import shutil


def test_two_laptops_are_brought_together(desk, vault, dripstone):
    """A copy that went its own way comes in once; what it brought is found, and all is sound."""
    (desk / "a.txt").write_text("The council of Lower Tarn met.", "utf-8")
    (desk / "b.txt").write_text("The council of Upper Tarn met.", "utf-8")
    shutil.copytree(desk / vault_folder(desk), desk / "other")
    dripstone("take-in", "a.txt")
    dripstone("take-in", "b.txt", "--vault", "other")

    first = json.loads(dripstone("merge", "other", "--json").stdout)
    again = dripstone("merge", "other").stdout

    assert first["new"] >= 3
    assert "nothing that is not here" in again
    assert "Nothing was changed, lost or swapped" in dripstone("verify").stdout
    assert json.loads(dripstone("log", "--json").stdout)[-1]["did"] == "join"


def vault_folder(desk):
    return next(p.parent.name for p in desk.rglob("vault.db"))
