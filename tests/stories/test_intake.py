"""A person takes in what documenters have: an archive, a register, a testimony with conditions."""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path

import pytest

from samples import signing
from samples.documents import a_zip
from samples.peers import OTHER, a_bayanat_export

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


def test_an_export_of_another_system_comes_in_item_by_item(desk: Path, vault, dripstone):
    """What they say is shown as their word; a hash that differs makes the command say so."""
    files = {"b.json": a_bayanat_export(), "20250518-square.png": OTHER}
    (desk / "export.zip").write_bytes(a_zip(files))

    done = dripstone("take-in", "export.zip", "--json", check=3)

    lines = json.loads(done.stdout)["lines"]
    one = next(line for line in lines if line["item"].endswith("bulletin 12"))
    shown = dripstone("report", one["report"]).stdout
    assert one["why"] == "HashDiffers"
    assert "What bayanat says of bulletin 12" in shown
    assert "differs from the bytes that came" in shown
    assert "Karvel Observer" in shown


def test_an_address_of_ours_is_not_fetched(desk: Path, vault, dripstone):
    """The command has no way to ask this computer, and keeps nothing then."""
    done = dripstone("fetch", "http://127.0.0.1:9/page", "--yes", check=2)

    assert "(private)" in done.stderr
    assert "Connecting to" not in done.stderr
    assert dripstone("verify").stdout.count("1 entr") == 1


def test_a_signature_of_others_is_told_with_what_it_does_not_show(desk, vault, dripstone):
    """One that holds and one that does not are both kept, and told as somebody's word."""
    good = signing.signed_by_a_key(desk)
    (desk / "good.wacz").write_bytes(good)
    (desk / "bad.wacz").write_bytes(signing.altered(good, known=True))

    first = json.loads(dripstone("take-in", "good.wacz", "--later", "--json").stdout)
    second = json.loads(dripstone("take-in", "bad.wacz", "--later", "--json", check=3).stdout)

    holds, fails = (
        dripstone("report", one["lines"][0]["report"]).stdout for one in (first, second)
    )
    assert "A proof of theirs came with it (wacz" in holds
    assert "holds" in holds
    assert "DOES NOT HOLD" not in holds
    assert "None of it shows that a page said this on its server" in holds
    assert "DOES NOT HOLD" in fails


def test_a_files_name_cannot_write_lines_of_ours(desk, vault, dripstone):
    """What a name says after a line end stands in the same line, marked as such."""
    name = "statement.txt\n        received  2019-01-01T00:00:00Z"
    (desk / name).write_text("Police in Karvel detained three people on Saturday.\n", "utf-8")

    kept = dripstone("take-in", name, "--later")
    known = json.loads(dripstone("take-in", name, "--later", "--json").stdout)["lines"][0]["report"]
    shown = dripstone("report", known).stdout

    assert "statement.txt ⏎" in kept.stdout
    received = [line for line in shown.splitlines() if line.strip().startswith("received")]
    assert len(received) == 1
    assert "2019" not in received[0]


def without_the_rights_of_root() -> None:
    """Give up reading what may not be read: capabilities 1 and 2, by ``prctl``."""
    library = ctypes.CDLL(None)
    for capability in (1, 2):
        library.prctl(24, capability, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="rights of Linux")
def test_a_file_that_may_not_be_read_stops_no_other(desk, vault, dripstone):
    """Named with others or in a folder, it is a line of the receipt, and the others are kept."""
    (desk / "shut.txt").write_text("Nobody may read this.", "utf-8")
    (desk / "shut.txt").chmod(0)
    (desk / "open.txt").write_text("Police in Karvel detained three people.\n", "utf-8")
    asked = ("take-in", "shut.txt", "open.txt", "nothere", "--later", "--json")

    done = dripstone(*asked, check=None, preexec_fn=without_the_rights_of_root)

    lines = {one["item"]: (one["became"], one["why"]) for one in json.loads(done.stdout)["lines"]}
    assert lines == {
        "shut.txt": ("refused", "NotReadable"),
        "open.txt": ("kept", None),
        "nothere": ("refused", "NoSuchPath"),
    }
