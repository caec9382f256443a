"""Story: somebody asks for figures along other dimensions, of an earlier day."""

import json


def test_figures_are_asked_for_along_other_dimensions(desk, vault, dripstone):
    """Levels, dates and what people tell are dimensions; the weather is none, and is refused."""
    (desk / "told.csv").write_text("dimension,of,value\nweather,1,rain\n", "utf-8")

    along = ("--along", "act/1", "--along", "place/region", "--along", "verification")
    found = dripstone("figures", *along, "--at", 1, "--stale", "--json")
    weather = dripstone("figures", "--along", "weather", check=2)
    level = dripstone("figures", "--along", "place/planet", check=2)
    told = dripstone("figures", "--told", "told.csv", check=2)

    assert json.loads(found.stdout) == []
    assert found.stderr == ""
    assert all("Nothing was written" in done.stderr for done in (weather, level, told))
