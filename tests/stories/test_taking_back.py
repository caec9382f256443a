"""Erasing, as somebody does it whose sources took their words back."""

from __future__ import annotations

import json

WORDS = "Ondine Vrabcova told us on Tuesday what the guards of Lower Tarn did to her."


def test_what_was_taken_back_is_withdrawn_and_then_erased(desk, vault, dripstone):
    """Erasing asks for the whole identity; afterwards nothing is found and all is sound."""
    (desk / "Ondine.txt").write_text(WORDS, "utf-8")
    receipt = json.loads(dripstone("take-in", "Ondine.txt", "--json").stdout)
    report = receipt["lines"][0]["report"]
    why = ("--reason", "asked for it by telephone")

    early = dripstone("erase", report, *why, "--confirm", report, check=None)
    dripstone("withdraw", report, *why)
    unsure = dripstone("erase", report, *why, "--confirm", report[:12], check=2)
    done = dripstone("erase", report, *why, "--confirm", report)

    assert early.returncode == 2
    assert "Nothing was erased" in unsure.stderr
    assert "Backups and copies" in done.stdout
    assert dripstone("report", report, check=2).stdout == ""
    assert "Nothing was changed, lost or swapped" in dripstone("verify").stdout
    log = json.loads(dripstone("log", "--json").stdout)
    assert log[-1]["did"] == "erase"
    assert "Ondine" not in json.dumps(log)
    assert report[4:] not in json.dumps(log)
