"""Story: somebody notes where a farm lies that no gazetteer knows, and thinks better of it."""

import json

FARM = """places:
  - id: "lantern:dry-farm"
    precision: site
    names: {en: ["Dry Farm"], ru: ["Сухая ферма"]}
    latitude: -47.25
    longitude: -122.15
    reach: 0.5
"""


def test_a_place_is_noted_listed_and_taken_out(desk, vault, dripstone):
    """It stands in the list with who says so, and in the journal after it was withdrawn too."""
    (desk / "farm.yaml").write_text(FARM, "utf-8")

    noted = dripstone("places", "add", "farm.yaml", "--said-by", "a driver of the team")
    told = json.loads(dripstone("places", "list", "--json").stdout)
    shown = dripstone("places", "list")
    dripstone("places", "withdraw", "lantern:dry-farm", "--said-by", "it was another farm")
    after = json.loads(dripstone("places", "list", "--json").stdout)
    journal = dripstone("log")

    assert "Noted: 1" in noted.stdout
    assert [(one["place"], one["said_by"], one["level"]) for one in told] == [
        ("lantern:dry-farm", "a driver of the team", 2)
    ]
    assert "Сухая ферма" in shown.stdout
    assert after == []
    assert journal.stdout.count("place") >= 2
    assert "Dry Farm" not in journal.stdout


def test_a_file_that_lists_no_place_is_refused(desk, vault, dripstone):
    """Whatever the file holds, nothing is noted and none of its words are said."""
    for words in ("places: secret", "\x00"):
        (desk / "farm.yaml").write_text(words, "utf-8")

        done = dripstone("places", "add", "farm.yaml", "--said-by", "x", check=2)

        assert "Nothing was noted" in done.stderr
        assert "secret" not in done.stderr
    assert json.loads(dripstone("places", "list", "--json").stdout) == []
