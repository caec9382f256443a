"""Map, network and time: drawn here, each with its table, and nothing finer than it is told."""

from __future__ import annotations

import re

import pytest

from accepted import _person, slot, with_accepted
from dripstone import flow
from dripstone.records import Slots, Text, When, Where
from dripstone.vocabulary.gazetteer import ours
from dripstone.vocabulary.outlines import holding
from dripstone.vocabulary.outlines import ours as outlines
from dripstone.web.areas import area_of
from dripstone.web.maps import framed
from invented import a_claim, a_match, a_text, suggested
from local_page import ADA, Asker, a_vault, filled, words_of

TOWN = ours().named("Reykjavik")[0]
COUNTRY = ours().named("Iceland")[0]


def accepted(vault, content, **slots):
    """Take in one sentence, accept a claim of it, and give the claim."""
    text = a_text((("body", content),))
    told = {name: slot(text, *given) for name, given in slots.items()}
    claim = a_claim(text, content, slots=Slots(**told))
    filled(vault, text, (suggested(claim),))
    flow.decide(vault, on=claim.id, verb="accept", by=ADA)
    return claim


@pytest.fixture
def placed():
    """Three incidents: in a town, somewhere in a country, and at a place that nobody knows."""
    vault = a_vault()
    town = Where(text="Karvel", place=TOWN.id, precision="settlement", within=(COUNTRY.id,))
    accepted(vault, "Guards held a woman in Karvel.", where=("Karvel", town))
    wide = Where(text="the north", place=None, precision="unknown", within=(COUNTRY.id,))
    accepted(vault, "Guards held a man in the north.", where=("the north", wide))
    nowhere = Where(text="Ostrelye", place="ours:ostrelye", precision="settlement")
    accepted(vault, "Guards held a baker in Ostrelye.", where=("Ostrelye", nowhere))
    return vault


def test_a_vague_place_is_an_area_and_not_a_dot(placed):
    """A town is a small circle, a country its outline, and a place nobody knows is in the list."""
    page = Asker(placed).get("/map").text
    shown = words_of(page)

    (radius,) = map(float, re.findall(r'class="area" cx="[\d.]+" cy="[\d.]+" r="([\d.]+)"', page))
    assert radius < 60
    assert len(re.findall(r'<path class="area"', page)) == 1
    assert re.search(r"1 (Karvel|the north) a (settlement|country)", shown)
    assert "Not on the map: no place is told" in shown
    assert "Ostrelye : Incident" in shown
    assert page.count('href="/incidents/') == 4


def test_every_area_has_a_row_in_the_table(placed):
    """Each shape leads to its row; a person who sees no picture has the same from the table."""
    page = Asker(placed).get("/map").text

    leads = re.findall(r'<a href="#(p\d+)" aria-label="([^"]+)"', page)
    assert {to for to, _ in leads} == set(re.findall(r'<tr id="(p\d+)"', page))
    assert all("incidents: 1" in label for _, label in leads)


def test_the_map_holds_every_area():
    """No area lies outside what is drawn, at the poles and across a wide sea too."""
    areas = [area_of(Where(text="x", place=ours().named(n)[0].id), ours()) for n in ("Reykjavik", "Auckland", "Lima")]  # fmt: skip

    frame = framed(areas)

    for one in areas:
        x, y = frame.at(one.longitude, one.latitude)
        assert 0 <= x <= 1000
        assert 0 <= y <= frame.height
    assert framed([]).north > framed([]).south


def test_outlines_know_their_countries():
    """The packed outlines hold towns where they lie, and the sea is nobody's."""
    at = {"Reykjavik": "Iceland", "Lima": "Peru", "Nairobi": "Kenya", "Hanoi": "Vietnam"}

    found = {n: holding(outlines(), (ours().named(n)[0].longitude, ours().named(n)[0].latitude)).name for n in at}  # fmt: skip

    assert found == at
    assert holding(outlines(), (-40.0, 30.0)) is None
    assert sum(1 for one in outlines() if one.place) > 220


def test_a_region_without_a_middle_is_the_circle_of_its_towns():
    """Where the gazetteer has no place for a region, its towns say how far it may reach."""
    region = next(p for p in ours().places.values() if p.precision == "region" and p.latitude is None and area_of(Where(text="x", place=p.id), ours()))  # fmt: skip

    area = area_of(Where(text="x", place=region.id), ours())

    assert area.reach >= 40
    assert area_of(Where(text="x", place="ours:nowhere"), ours()) is None


@pytest.fixture
def together():
    """One finding that names two people, and one that names a third alone."""
    vault = a_vault()
    accepted(vault, "Timur Basnin hit Oleg Mnimy.", who=("Timur Basnin", _person("Timur Basnin")), to_whom=("Oleg Mnimy", _person("Oleg Mnimy")))  # fmt: skip
    accepted(vault, "Guards held Vera Nebytova.", to_whom=("Vera Nebytova", _person("Vera Nebytova")))  # fmt: skip
    return vault


def test_a_line_stands_for_one_finding_that_names_both(together):
    """Two are joined by a line with its words; whoever is named alone is on no line."""
    page = Asker(together).get("/network").text
    shown = words_of(page)

    assert page.count("<line ") == 1
    assert "Timur Basnin" in shown
    assert "Oleg Mnimy" in shown
    assert "Vera Nebytova" not in shown
    assert "Neither means that they know each other" in shown
    assert "stroke-dasharray" not in page
    assert re.search(r'class="place" id="w1', page)


def test_a_broken_line_stands_for_one_incident():
    """Two who are named apart, in findings that people joined, are on a broken line."""
    vault = a_vault()
    one, other = (
        accepted(vault, f"Guards held {name}.", to_whom=(name, _person(name)))
        for name in ("Timur Basnin", "Oleg Mnimy")
    )
    match = a_match(one.id, other.id)
    vault.commit(suggested(match), did="take_stock", by=ADA)
    assert "<line " not in Asker(vault).get("/network").text

    flow.decide(vault, on=match.id, verb="merge", by=ADA)

    page = Asker(vault).get("/network").text
    assert page.count("stroke-dasharray") == 1
    assert re.search(r'<td><a href="/incidents/1">', page)


def test_the_drawing_is_the_same_each_time(together):
    """The same people stand in the same places, so that two looks can be compared."""
    first, second = (Asker(together).get("/network").text for _ in range(2))

    places = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', first)
    assert places == re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', second)
    assert len(set(places)) == 2


def test_a_range_is_a_bar_and_an_open_end_stays_open():
    """A month is as long as a month, a day is short, and what has no end reaches the edge."""
    vault = a_vault()
    for words, when in {
        "in May 2025": When(text="in May 2025", edtf="2025-05", earliest="2025-05-01", latest="2025-05-31"),
        "on 7 May": When(text="on 7 May", edtf="2025-05-07", earliest="2025-05-07", latest="2025-05-07"),
        "since 20 May": When(text="since 20 May", edtf="2025-05-20/..", earliest="2025-05-20"),
        "one day": When(text="one day"),
    }.items():  # fmt: skip
        name = ("Timur Basnin", _person("Timur Basnin"))
        accepted(vault, f"Guards held Timur Basnin {words}.", when=(words, when), to_whom=name)
    asker = Asker(vault)
    people = re.findall(r'href="(/people/\d+)"', asker.get("/people").text)

    widths, undated = [], 0
    for one in people:
        page = asker.get(one).text
        widths += [tuple(map(float, w)) for w in re.findall(r'class="span[^"]*" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', page)]  # fmt: skip
        undated += "No day can be told" in page

    assert undated == 1
    assert sum(x + w == 1000.0 for x, w in widths) == 1
    assert "since 20 May" in "".join(asker.get(one).text for one in people)


def test_decisions_stand_on_each_page():
    """Incident, person and demand say who decided what on the findings that they rest on."""
    asker = Asker(with_accepted())

    for path in ("/incidents/1", "/people/1", "/demands"):
        assert re.search(r"Ada Reader accepted", words_of(asker.get(path).text)), path


def test_what_is_sealed_is_on_no_map_and_no_line(together, placed):
    """A place or a name of a sealed report is drawn nowhere, and stands in no table."""
    for vault, path, words in ((placed, "/map", "Karvel"), (together, "/network", "Timur Basnin")):
        assert words in Asker(vault).get(path).text
        report = next(t.report for t in vault.all(Text) if words in t.content)

        flow.withdraw(vault, report, by=ADA, reason="asked for it")

        assert words not in Asker(vault).get(path).text
