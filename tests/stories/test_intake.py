"""A person takes in what documenters have: an archive, a register, a testimony with conditions."""

from __future__ import annotations

import json
from pathlib import Path

from samples.documents import a_zip

WORDS = b"Police in Karvel detained three people on Saturday. They were held for ten hours."


def test_an_archive_comes_in_with_a_line_for_all_that_is_in_it(desk: Path, vault, dripstone):
    """The account adds up, and what stays inside makes the command say so to a script."""
    (desk / "all.zip").write_bytes(a_zip({"a.txt": WORDS, "../up.txt": b"harm"}))

    done = dripstone("take-in", "all.zip", check=3)

    assert "3 in: 2 kept" in done.stdout
    assert "1 left in their archives" in done.stdout
    assert "all.zip/member 2" in done.stdout
    assert not list(desk.rglob("up.txt"))


def test_a_testimony_keeps_its_conditions_and_can_be_sealed(desk: Path, vault, dripstone):
    """What was agreed to is shown with the report; a withdrawal seals it and says so."""
    (desk / "words.txt").write_bytes(WORDS)
    (desk / "consent.yaml").write_text(
        "brought_by: Marta Vymyslova\nconsents: [{purpose: share, given: yes, at: 2025-05}]",
        "utf-8",
    )
    receipt = dripstone("take-in", "words.txt", "--consent", "consent.yaml", "--json").stdout
    report = json.loads(receipt)["lines"][0]["report"]

    shown = dripstone("report", report[:12]).stdout
    sealed = dripstone("withdraw", report, "--reason", "asked for it").stdout
    after = json.loads(dripstone("report", report, "--json").stdout)

    assert "brought by  Marta Vymyslova" in shown
    assert "yes, to share; 2025-05" in shown
    assert sealed.startswith("Sealed")
    assert after["report"]["level"] == 3
    assert "Nothing was changed, lost or swapped" in dripstone("verify").stdout


def test_a_register_comes_in_row_by_row(desk: Path, vault, dripstone):
    """A map of columns makes each row a claim; a map that is none is told before anything is kept."""
    (desk / "register.csv").write_text(
        "case,what,name\nK-1,detained,Timur Basnin\nK-2,detained,Vera Nebytova\n", "utf-8"
    )
    (desk / "map.yaml").write_text(
        "key: case\nact: what\nvictim: name\nacts: {detained: liberty.arrest}\n", "utf-8"
    )
    (desk / "wrong.yaml").write_text("acts: {}\n", "utf-8")

    wrong = dripstone("take-in", "register.csv", "--columns", "wrong.yaml", check=2)
    receipt = json.loads(
        dripstone("take-in", "register.csv", "--columns", "map.yaml", "--json").stdout
    )

    assert "map of columns" in wrong.stderr
    assert [(one["became"], one["many"]) for one in receipt["lines"]] == [("kept", 1), ("kept", 2)]
    assert receipt["lines"][1]["suggestions"] == 2
