"""A person at the command line: from an article to a checked record."""

from __future__ import annotations

import json
from pathlib import Path

from stories.articles import RALLY, RUSSIAN, WIRE
from stories.conftest import surroundings


def test_help_lists_the_commands_in_the_order_of_the_rooms(dripstone):
    """A documenter who asks for help sees every command with a sentence."""
    said = dripstone("--help").stdout

    places = [
        said.index(f"\n  {name} ") for name in ("new", "take-in", "review", "publish", "verify")
    ]
    assert places == sorted(places)


def test_reading_a_file_needs_no_vault_and_keeps_nothing(desk: Path, dripstone):
    """Each line of --jsonl rests on words that stand in the file at their place."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")

    lines = [
        json.loads(line) for line in dripstone("read", "rally.txt", "--jsonl").stdout.splitlines()
    ]

    assert {line["kind"] for line in lines} >= {"act", "quote", "demand"}
    for line in lines:
        for words in line["anchors"]:
            assert RALLY[words["start"] : words["end"]] == words["exact"]
    assert not (desk / "vault").exists()


def test_an_article_is_kept_read_and_verified(desk: Path, vault: Path, dripstone):
    """What was taken in is in the receipt, in the journal, and found unchanged."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")

    receipt = json.loads(
        dripstone("take-in", "rally.txt", "--from", "Sund Courier", "--json").stdout
    )
    said = dripstone("verify").stdout

    assert [line["became"] for line in receipt["lines"]] == ["kept"]
    assert "Nothing was changed, lost or swapped" in said
    assert [e["did"] for e in json.loads(dripstone("log", "--json").stdout)] == [
        "found",
        "keep",
        "read",
        "receipt",
    ]


def test_the_same_bytes_twice_are_one_report(desk: Path, vault: Path, dripstone):
    """Taking in a file again says that it is already here, and adds nothing but the receipt."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")
    dripstone("take-in", "rally.txt")

    receipt = json.loads(dripstone("take-in", "rally.txt", "--json").stdout)

    assert [line["became"] for line in receipt["lines"]] == ["already_here"]
    assert json.loads(dripstone("take-stock", "--json").stdout)["reports"] == 1


def test_a_changed_file_is_a_new_version(desk: Path, vault: Path, dripstone):
    """A file that changed since is kept beside the old one and linked to it."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")
    dripstone("take-in", "rally.txt")
    (desk / "rally.txt").write_text(RALLY.replace("nine", "eleven"), "utf-8")

    receipt = json.loads(dripstone("take-in", "rally.txt", "--json").stdout)

    assert [line["became"] for line in receipt["lines"]] == ["new_version"]
    assert json.loads(dripstone("take-stock", "--json").stdout)["reports"] == 2


def test_nothing_is_counted_before_a_person_accepts_it(desk: Path, vault: Path, dripstone):
    """Suggestions alone give no incident, no person and no figure."""
    (desk / "rally.txt").write_text(RALLY, "utf-8")
    (desk / "wire.txt").write_text(WIRE, "utf-8")
    dripstone("take-in", "rally.txt", "wire.txt")

    stock = json.loads(dripstone("take-stock", "--json").stdout)

    assert stock["suggestions"]["act"] >= 2
    assert stock["incidents"] == 0
    assert stock["people"] == 0
    assert json.loads(dripstone("figures", "--json").stdout) == []


def test_a_wrong_passphrase_is_told_in_words(desk: Path, vault: Path, dripstone):
    """The vault stays shut, the exit code says that keys are the trouble."""
    (desk / "passphrase").write_text("another one\n", "utf-8")

    done = dripstone("log", check=4)

    assert done.stdout == ""
    assert done.stderr.startswith("dripstone: ")
    assert "Traceback" not in done.stderr


def test_a_missing_file_and_a_missing_vault_are_sentences(desk: Path, dripstone):
    """What is not there is told without a traceback, and nothing is made."""
    missing = dripstone("read", "nowhere.txt", check=2)
    no_vault = dripstone("verify", check=2)

    for done in (missing, no_vault):
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("dripstone: ")
    assert not (desk / "vault").exists()


def test_a_second_vault_is_refused_and_the_first_stays(desk: Path, vault: Path, dripstone):
    """A folder that holds a vault is not made anew."""
    before = dripstone("log", "--json").stdout

    dripstone("new", "--by", "Somebody Else", check=2)

    assert dripstone("log", "--json").stdout == before


def test_a_text_that_nothing_could_read_is_read_when_its_packages_are_there(
    desk: Path, vault: Path, dripstone
):
    """Taking a report in again reads it, once what its language needs has been installed."""
    (desk / "report.txt").write_text(RUSSIAN, "utf-8")
    hidden = {**surroundings(desk), "PYTHONPATH": str(_without(desk, "slovnet"))}
    first = json.loads(dripstone("take-in", "report.txt", "--json", env=hidden, check=3).stdout)

    second = json.loads(dripstone("take-in", "report.txt", "--json").stdout)

    assert [(one["became"], one["why"]) for one in first["lines"]] == [
        ("kept_no_reader", "MissingExtra")
    ]
    assert [(one["became"], one["why"]) for one in second["lines"]] == [("already_here", None)]
    assert second["lines"][0]["suggestions"] >= 1


def _without(desk: Path, package: str) -> Path:
    """Make a folder that hides a package from a program started with it on its path."""
    hiding = desk / "hiding"
    hiding.mkdir()
    (hiding / "sitecustomize.py").write_text(
        "import importlib.util as u\n"
        "found = u.find_spec\n"
        f"u.find_spec = lambda name, *a: None if name == {package!r} else found(name, *a)\n",
        "utf-8",
    )
    return hiding


def test_figures_say_why_there_is_no_floor(desk: Path, vault: Path, dripstone):
    """Without named victims in overlapping voices there is a reason in words, and no number."""
    said = dripstone("figures").stdout

    assert "cannot support an estimate" in said
    assert "At least" not in said
