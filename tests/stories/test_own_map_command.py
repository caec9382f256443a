"""Story: a team brings in a map of its own; it is kept, checked, copied and set aside."""

import json

from tiles_made import world


def test_a_map_is_brought_in_copied_and_set_aside(desk, vault, dripstone):
    """It lies behind the map until another choice; every copy of the vault has it, encrypted."""
    (desk / "ours.pmtiles").write_bytes(world(credit="Drawn by hand"))

    added = dripstone("maps", "add", "ours.pmtiles")
    told = json.loads(dripstone("maps", "list", "--json").stdout)
    dripstone("backup", "--to", "copy")
    dripstone("verify")  # ends with 0 only where all is as it was sealed
    dripstone("maps", "use", "none")
    after = json.loads(dripstone("maps", "list", "--json").stdout)

    assert "vector tiles, zooms 0-2, 21 in all" in added.stdout
    assert "Drawn by hand" in added.stdout
    assert [(one["in_use"], one["sheet"]["level"]) for one in told] == [(True, 1)]
    assert [one["in_use"] for one in after] == [False]
    kept = b"".join(
        p.read_bytes() for p in desk.rglob("*") if p.is_file() and p.name != "ours.pmtiles"
    )
    assert world()[127:300] not in kept
    assert b"PMTiles" not in kept


def test_a_file_that_is_no_map_is_refused_in_words(desk, vault, dripstone):
    """What it is not is said, and nothing was kept."""
    (desk / "ours.pmtiles").write_bytes(b"something else")

    done = dripstone("maps", "add", "ours.pmtiles", check=3)
    gone = dripstone("maps", "add", "gone.pmtiles", check=2)

    assert "cannot be drawn from (header" in done.stderr
    assert "gone.pmtiles" not in gone.stderr
    assert json.loads(dripstone("maps", "list", "--json").stdout) == []
