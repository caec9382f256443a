"""Map tiles of a project's own in a real browser: they are drawn, and nobody is asked for anything."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from accepted import slot
from browsing import chromium, faults
from dripstone import flow
from dripstone.records import Slots, Where
from dripstone.vocabulary.gazetteer import ours
from invented import a_claim, a_text, suggested
from local_page import ADA, a_vault, filled, served
from tiles_made import a_square, world

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def vault(tmp_path):
    """One incident in a town, with tiles of one colour behind it."""
    made = a_vault()
    text = a_text((("body", "Guards held a woman in Karvel."),))
    town = Where(text="Karvel", place=ours().named("Reykjavik")[0].id, precision="settlement")
    claim = a_claim(text, "Guards held a woman", slots=Slots(where=slot(text, "Karvel", town)))
    filled(made, text, (suggested(claim),))
    flow.decide(made, on=claim.id, verb="accept", by=ADA)
    path = tmp_path / "ours.pmtiles"
    path.write_bytes(world(lambda: a_square(20, 120, 220), kind=2))
    flow.add_map(made, path, by=ADA)
    return made


def test_tiles_are_drawn_and_nobody_else_is_asked(vault):
    """The picture is there in its colour, from our own server, under a policy without exceptions."""
    with chromium() as browser, served(vault) as address:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        asked, troubles = [], []
        page.on("request", lambda r: asked.append(r.url))
        page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        page.goto(address)
        home = page.url.rstrip("/")
        page.goto(f"{home}/map")
        page.wait_for_function(DRAWN)
        page.get_by_role("link", name="Places of this project's own").first.click()
        page.get_by_label("Names in English").fill("Dry Farm")
        page.get_by_label("Who says so").fill("a driver")
        page.get_by_role("button", name="Note it").click()

        expect(page.get_by_role("heading", name="Dry Farm")).to_be_visible()
        page.wait_for_load_state("load")  # with its style sheet, without which nothing has its size
        assert faults(page) == []
        assert {urlsplit(one).netloc for one in asked} == {urlsplit(home).netloc}
        assert any("/map/tile/" in one for one in asked)
        assert troubles == []


DRAWN = """async () => {
  const [tile] = document.querySelectorAll(".ground image");
  if (!tile) return false;
  const picture = new Image();
  picture.src = tile.getAttribute("href");
  await picture.decode();
  return picture.naturalWidth === 16;
}"""
