"""A project's own map tiles: kept like reports, read by nobody as one, and drawn behind the map."""

from __future__ import annotations

import re

import msgspec
import pytest

from accepted import _person, slot
from dripstone import flow
from dripstone.errors import NoSuchPath, NoSuchRecord, NotAMap
from dripstone.flow.maps import map_of, sheets
from dripstone.flow.search_answers import Question
from dripstone.flow.seeing import Heights, View
from dripstone.read.formats.inside.ground import northing
from dripstone.records import Report, Slots, Where
from dripstone.vocabulary.gazetteer import ours
from dripstone.web.areas import area_of
from dripstone.web.maps import framed
from invented import a_claim, a_text, suggested
from local_page import ADA, Asker, a_vault, filled, words_of
from tiles_made import a_square, a_tile, an_archive, world

TOWN = ours().named("Reykjavik")[0]
THERE = (int((TOWN.longitude + 180) / 360 * 4096), int(northing(TOWN.latitude) * 4096))


@pytest.fixture
def vault():
    """One incident in a town."""
    made = a_vault()
    text = a_text((("body", "Guards held a woman in Karvel."),))
    where = Where(text="Karvel", place=TOWN.id, precision="settlement")
    claim = a_claim(text, "Guards held a woman", slots=Slots(where=slot(text, "Karvel", where)))
    filled(made, text, (suggested(claim),))
    flow.decide(made, on=claim.id, verb="accept", by=ADA)
    return made


def brought(vault, tmp_path, data, name="ours.pmtiles", **rest):
    """Bring an archive in from a file."""
    path = tmp_path / name
    path.write_bytes(data)
    return flow.add_map(vault, path, by=ADA, **rest)[0]


def test_tiles_lie_behind_the_map(vault, tmp_path):
    """Their land and names are on the drawing, below the areas, with who made them."""
    brought(vault, tmp_path, world(lambda: a_tile(at=THERE), zooms=1))
    asker = Asker(vault)

    page = asker.get("/map").text
    russian = asker.get("/map?language=ru").text

    assert '<path class="earth" d="M' in page
    assert page.index('class="ground"') < page.index('class="area"')
    assert "© Somebody" in words_of(page)
    assert ">Karvel</text>" in page
    assert ">Карвель</text>" in russian
    assert "not drawn" not in page


def test_words_of_a_tile_are_words_on_the_page(vault, tmp_path):
    """A name that is markup is shown as the letters it is made of."""
    brought(
        vault,
        tmp_path,
        world(
            lambda: a_tile("<script>alert(1)</script>", at=THERE), zooms=1, credit="<img src=x>a"
        ),
    )

    page = Asker(vault).get("/map").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img src=x" not in page


def test_picture_tiles_are_given_one_by_one(vault, tmp_path):
    """Each comes as it is under a policy that lets it do nothing, after a restart too."""
    sheet = brought(vault, tmp_path, world(lambda: a_square(9, 99, 200), kind=2))
    asker = Asker(vault)

    page = asker.get("/map").text
    address = page.split('<image href="')[1].split('"')[0]
    answer, again = asker.get(address), Asker(vault).get(address)

    assert address.startswith(f"/map/tile/{sheet.id}/2-")
    for one in (answer, again):
        assert one.status == 200
        assert one.text.encode("utf-8", "surrogateescape") == a_square(9, 99, 200)
        assert one.headers["content-type"] == "image/png"
        assert one.headers["cache-control"] == "no-store"
        assert one.headers["content-security-policy"].startswith("default-src 'none'; sandbox")


@pytest.mark.parametrize("place", ["9-0-0", "2-4-0", "x", "2-0", "99-99999999-99999999"])
def test_there_is_no_tile_where_there_is_none(vault, tmp_path, place):
    """Whatever stands in the address, it is a tile of the sheet in use, or nothing."""
    sheet = brought(vault, tmp_path, world(lambda: a_square(9, 9, 9), kind=2))

    assert Asker(vault).get(f"/map/tile/{sheet.id}/{place}").status == 404
    assert Asker(vault).get("/map/tile/map_other/0-0-0").status == 404


def test_a_sheet_is_kept_and_checked_and_is_no_report(vault, tmp_path):
    """Its bytes are the vault's, the journal holds it, and no list of reports or search knows it."""
    sheet = brought(vault, tmp_path, world())
    asker = Asker(vault)

    assert vault.original(sheet.id) == world()
    assert flow.verify(vault).sound
    assert sheet.id not in {one.id for one in vault.all(Report)}
    assert "ours.pmtiles" not in asker.get("/").text
    assert asker.get(f"/reports/{sheet.id}").status == 404
    assert asker.get(f"/reports/{sheet.id}/original").status == 404
    assert asker.get(f"/api/reports/{sheet.id}").status == 404
    assert flow.search(vault, Question(words="guards")).of_texts.count == 1


def test_pages_that_are_open_learn_of_it_and_list_no_report(vault, tmp_path):
    """Brought in while somebody works, it is behind their map, and not among their reports."""
    asker = Asker(vault)
    assert 'class="ground"' not in asker.get("/map").text

    sheet = brought(vault, tmp_path, world())

    assert 'class="ground"' in asker.get("/map").text
    assert sheet.id not in asker.get("/").text


def test_the_last_choice_counts(vault, tmp_path):
    """Another sheet, or none, lies behind the map; bringing the same one in again chooses it."""
    first = brought(vault, tmp_path, world())
    second = brought(vault, tmp_path, world(zooms=2), "second.pmtiles")
    assert map_of(vault) == second

    flow.choose_map(vault, first.id[:12], by=ADA)
    assert map_of(vault) == first
    flow.choose_map(vault, None, by=ADA)
    assert map_of(vault) is None
    assert 'class="ground"' not in Asker(vault).get("/map").text
    brought(vault, tmp_path, world())

    assert map_of(vault) == first
    assert sheets(vault) == (first, second)
    with pytest.raises(NoSuchRecord):
        flow.choose_map(vault, "map_nothing", by=ADA)


def test_a_sheet_is_for_its_level(vault, tmp_path):
    """Whoever may see less has the outlines alone, and cannot ask for a tile."""
    sheet = brought(vault, tmp_path, world(), level=2)
    heights = Heights(vault)

    seen = [map_of(View(vault, heights, level)) for level in (0, 1, 2)]

    assert seen == [None, None, sheet]
    with pytest.raises(NoSuchRecord):
        View(vault, heights, 1).original(sheet.id)


def test_a_file_that_is_no_map_is_not_kept(vault, tmp_path):
    """Nothing is written of it."""
    before = vault.head().number

    with pytest.raises(NotAMap):
        brought(vault, tmp_path, b"PMTiles and no more")
    with pytest.raises(NoSuchPath):
        flow.add_map(vault, tmp_path / "not-there.pmtiles", by=ADA)

    assert vault.head().number == before


def test_a_sheet_that_cannot_be_drawn_leaves_the_outlines(vault, tmp_path):
    """Where the tiles that are needed are damaged, the map says so, and shows what it has."""
    whole = world(zooms=3)
    damaged = whole[:-4000] + bytes(4000)
    brought(vault, tmp_path, damaged)

    page = Asker(vault).get("/map")

    assert page.status == 200
    assert 'class="area"' in page.text
    assert "could not be drawn" in words_of(page.text)


def test_circles_and_tiles_are_drawn_alike():
    """A town lies at the same place of the tiles and of the drawing, wherever on earth it is."""
    for name in ("Reykjavik", "Lima", "Auckland"):
        town = ours().named(name)[0]
        frame = framed([area_of(Where(text="x", place=town.id), ours())])
        asked = frame.asked("en")

        x, y = frame.at(town.longitude, town.latitude)

        scale = asked.units / asked.wide
        assert x == pytest.approx(((town.longitude + 180) / 360 - asked.west) * scale, abs=0.1)
        assert y == pytest.approx((northing(town.latitude) - asked.north) * scale, abs=0.1)
        assert frame.height == pytest.approx(asked.high * scale)
        assert msgspec.json.encode(asked)


def test_an_incident_and_a_person_have_a_map_of_their_own(vault):
    """Each shows its own places alone, and leads back; what is not there has none."""
    other = ours().named("Lima")[0]
    text = a_text((("body", "Guards held Oleg Mnimy in Ostrelye."),))
    where = Where(text="Ostrelye", place=other.id, precision="settlement")
    slots = Slots(where=slot(text, "Ostrelye", where), to_whom=slot(text, "Oleg Mnimy", _person("Oleg Mnimy")))  # fmt: skip
    claim = a_claim(text, "Guards held Oleg Mnimy", slots=slots)
    filled(vault, text, (suggested(claim),))
    flow.decide(vault, on=claim.id, verb="accept", by=ADA)
    asker = Asker(vault)

    number = next(i.number for i in flow.look(vault).incidents if claim not in i.claims)
    asked = ("", f"?incident={number}", "?person=1")
    every, first, person = (asker.get(f"/map{one}").text for one in asked)

    assert [page.count('class="area"') for page in (every, first, person)] == [2, 1, 1]
    assert "Karvel" in words_of(first)
    assert "Ostrelye" not in words_of(first)
    assert "Ostrelye" in words_of(person)
    assert f'href="/map?incident={number}"' in asker.get(f"/incidents/{number}").text
    assert 'href="/map?person=1"' in asker.get("/people/1").text
    assert asker.get("/map?incident=99").status == 404
    assert asker.get("/map?person=99").status == 404


def test_the_map_comes_closer_where_tiles_show_what_is_there(vault, tmp_path):
    """With fine tiles of the region a town fills more of the map; with coarse ones it does not."""
    asker = Asker(vault)

    def radius():
        return float(
            re.search(r'class="area" cx="[\d.]+" cy="[\d.]+" r="([\d.]+)"', asker.get("/map").text)[
                1
            ]
        )

    without = radius()
    brought(vault, tmp_path, world(zooms=2), "coarse.pmtiles")
    coarse = radius()
    brought(vault, tmp_path, an_archive({(0, 0, 0): a_tile(), (12, 1, 1): a_tile()}))

    assert without == coarse
    assert radius() > 3 * without
