"""A project's own places: noted by a person, found from then on, and never taken for another's."""

from __future__ import annotations

import msgspec
import pytest

from accepted import slot
from dripstone import flow, review
from dripstone.errors import NotAPlace
from dripstone.flow import counting
from dripstone.flow.places import known_with, named_here, own_places
from dripstone.flow.search_answers import Question
from dripstone.flow.seeing import Heights, View
from dripstone.records import OwnPlace, Slots, Where
from dripstone.vocabulary.gazetteer import Place, ours
from invented import a_claim, a_text, suggested
from local_page import ADA, Asker, a_vault, filled, words_of

VALLEY = Place(
    id="lantern:dry-valley",
    precision="district",
    names={"en": ("Dry Valley",), "ru": ("Сухая долина",)},
    latitude=-47.2,
    longitude=-122.1,
)
MILL = Place(
    id="lantern:old-mill",
    precision="site",
    names={"en": ("Old Mill",), "ru": ("Старая мельница",)},
    within="lantern:dry-valley",
    latitude=-47.25,
    longitude=-122.15,
    reach=0.5,
)
TWIN = Place(id="lantern:twin", precision="site", names={"en": ("Reykjavik",)}, latitude=-47.0, longitude=-122.0)  # fmt: skip


def accepted(vault, content, place):
    """Take in a sentence whose place nobody knew when it was read, and accept what it says."""
    text = a_text((("body", content),))
    told = slot(text, place, Where(text=place, precision="unknown"))
    claim = a_claim(text, content, slots=Slots(where=told))
    filled(vault, text, (suggested(claim),))
    flow.decide(vault, on=claim.id, verb="accept", by=ADA)
    return claim


@pytest.fixture
def vault():
    """Two incidents at places that the gazetteer lacks, named in two scripts."""
    made = a_vault()
    accepted(made, "Guards held a man at Old Mill.", "Old Mill")
    accepted(made, "Солдаты задержали двоих. Это было в Сухая долина.", "Сухая долина")
    return made


def noted(vault, *places, **rest):
    return flow.add_places(vault, places, said_by="a driver of the team", by=ADA, **rest)


def test_a_place_is_on_the_map_once_somebody_says_where_it_lies(vault):
    """Before, nothing can be drawn; after, each is an area as wide as was said."""
    asker = Asker(vault)
    before = asker.get("/map").text

    noted(vault, VALLEY, MILL)
    after = asker.get("/map").text

    assert 'class="area"' not in before
    assert "Old Mill : Incident" in words_of(before)
    assert "Places that cannot be put on the map" not in words_of(after)
    assert after.count('class="area"') == 2
    assert "0.5 km around its middle" in words_of(after)
    assert "Not on the map" not in words_of(after)


def test_it_is_one_entry_that_says_who(vault):
    """Places that are noted together are one signed entry, and nothing that is sealed says where."""
    noted(vault, VALLEY, MILL)

    last = [*vault.entries()][-1]
    assert (last.did, last.by, len(last.sealed)) == ("place", ADA, 2)
    assert last.notes == (("places", "2"),)
    assert flow.verify(vault).sound


def test_figures_count_by_the_place_and_what_it_lies_in(vault):
    """An act at the mill is an act in the valley, in the figures too."""
    noted(vault, VALLEY, MILL)

    told = flow.look(vault).settled.accepted

    wheres = {one.slots.where.text: one.slots.where.value for one in told}
    assert wheres["Old Mill"].place == "lantern:old-mill"
    assert wheres["Old Mill"].within == ("lantern:dry-valley",)
    assert wheres["Сухая долина"].place == "lantern:dry-valley"
    keys = {value for one in flow.look(vault).figures for _, value in one.by}
    assert "lantern:old-mill" in keys


def test_what_was_decided_keeps_its_identity(vault):
    """To say where a place lies decides nothing anew: the findings are those people accepted."""
    before = {one.id for one in flow.look(vault).settled.accepted}

    noted(vault, VALLEY, MILL)

    assert {one.id for one in flow.look(vault).settled.accepted} == before


def test_a_name_that_fits_another_place_stays_open():
    """A house that is named as a capital is not the capital, and the capital is not the house."""
    vault = a_vault()
    accepted(vault, "Guards held a man at Reykjavik.", "Reykjavik")

    noted(vault, TWIN)

    (told,) = flow.look(vault).settled.accepted
    capital = ours().named("Reykjavik")[0].id
    assert told.slots.where.value.place is None
    assert {capital, "lantern:twin"} <= set(told.slots.where.value.candidates)
    assert 'class="area"' not in Asker(vault).get("/map").text


def test_what_a_finding_says_already_is_left_alone(vault):
    """A place that somebody read or corrected is never changed by a name."""
    there = Where(text="Old Mill", place="iso:XX-1", precision="site")
    text = a_text((("body", "Guards held a man at Old Mill."),))
    claim = a_claim(text, "Guards held a man", slots=Slots(where=slot(text, "Old Mill", there)))
    made = noted(vault, VALLEY, MILL)

    assert named_here((claim,), made) == (claim,)


def test_a_correction_finds_it_with_what_it_is_to_the_finding(vault):
    """Whoever corrects where something was gets the place, and what stands before tells its role."""
    made = noted(vault, VALLEY, MILL)
    text = a_text((("body", "Guards took a man from Old Mill to Dry Valley."),))
    claim = a_claim(text, "Guards took a man")

    corrected = [
        review.correct(claim, text, slots={"where": review.Said(words=words)}, gazetteer=known_with(made))
        for words in ("Old Mill", "Dry Valley")
    ]  # fmt: skip

    values = [one.slots.where.value for one in corrected]
    assert [(v.place, v.role) for v in values] == [
        ("lantern:old-mill", "from"),
        ("lantern:dry-valley", "to"),
    ]


def test_the_page_corrects_with_own_places(vault):
    """The same on the page: the form's words become the place."""
    noted(vault, VALLEY, MILL)
    text = a_text((("body", "Guards beat a man. It was at Old Mill."),))
    claim = a_claim(text, "Guards beat a man")
    filled(vault, text, (suggested(claim),))
    fields = {"on": claim.id, "verb": "correct", "seen": "", "reason": "it says where", "text": text.id, "slot-where": "Old Mill"}  # fmt: skip

    answer = Asker(vault).post(f"/reports/{text.report}/decisions", fields)

    assert answer.status == 303
    made = next(f for f in flow.look(vault).settled.accepted if f.text == text.id)
    assert made.slots.where.value.place == "lantern:old-mill"
    assert made.slots.where.value.role == "at"


def test_search_finds_by_either_name(vault):
    """Findings of reports that were read with the place are found under its other name."""
    noted(vault, VALLEY, MILL)
    text = a_text((("body", "Guards held a baker at Old Mill."),))
    value = Where(text="Old Mill", place="lantern:old-mill", precision="site")
    claim = a_claim(text, "Guards held a baker", slots=Slots(where=slot(text, "Old Mill", value)))
    filled(vault, text, (suggested(claim),))

    found = flow.search(vault, Question(words="", place="Старая мельница"))

    assert [one.finding.id for one in found.findings] == [claim.id]


def test_a_house_is_for_the_restricted_level_unless_said_otherwise(vault):
    """Where a house stands is not told to everybody who may see the report."""
    made = noted(vault, VALLEY, MILL)
    heights = Heights(vault)

    of_team = {one.place for one in View(vault, heights, 1).all(OwnPlace)}

    assert {one.place: one.level for one in made} == {
        "lantern:dry-valley": 1,
        "lantern:old-mill": 2,
    }
    assert of_team == {"lantern:dry-valley"}
    assert flow.places_of(View(vault, heights, 0)) is None
    inner = flow.places_of(View(vault, heights, 2))
    assert inner.lineage("lantern:old-mill") == ("lantern:old-mill", "lantern:dry-valley")


def test_a_place_above_the_readers_level_is_not_told_by_what_lies_in_it(vault):
    """Of a place in something restricted, the team sees the place and not what holds it."""
    noted(vault, VALLEY, level=2)
    noted(vault, MILL, level=1)

    known = flow.places_of(View(vault, Heights(vault), 1))

    assert known.lineage("lantern:old-mill") == ("lantern:old-mill",)


def test_the_last_word_on_a_place_counts_and_it_can_be_taken_out(vault):
    """It is moved by noting it again, taken out by withdrawing, and every word stays."""
    noted(vault, VALLEY, MILL)
    noted(vault, msgspec.structs.replace(MILL, latitude=-47.9))
    moved = own_places(vault.all(OwnPlace))["lantern:old-mill"].latitude

    flow.withdraw_place(vault, "lantern:old-mill", said_by="it burned down", by=ADA)

    assert moved == -47.9
    assert set(own_places(vault.all(OwnPlace))) == {"lantern:dry-valley"}
    assert len([*vault.all(OwnPlace)]) == 4
    assert Asker(vault).get("/map").text.count('class="area"') == 1


def test_what_holds_another_place_cannot_be_withdrawn(vault):
    """A valley stays as long as the mill lies in it."""
    noted(vault, VALLEY, MILL)

    with pytest.raises(NotAPlace, match="within"):
        flow.withdraw_place(vault, "lantern:dry-valley", said_by="x", by=ADA)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "geonames:1"}, "identity"),
        ({"id": "mill"}, "identity"),
        ({"precision": "galaxy"}, "kind"),
        ({"names": {}}, "names"),
        ({"names": {"en": (" ",)}}, "names"),
        ({"latitude": 91.0}, "coordinates"),
        ({"longitude": float("nan")}, "coordinates"),
        ({"latitude": None}, "coordinates"),
        ({"reach": 0.0}, "reach"),
        ({"within": "lantern:nowhere"}, "within"),
        ({"within": "lantern:old-mill"}, "circle"),
    ],
)
def test_what_cannot_be_a_place_is_refused(vault, change, why):
    """What is wrong is said, nothing is noted, and no name is in the words of it."""
    noted(vault, VALLEY)
    before = vault.head().number

    with pytest.raises(NotAPlace) as refused:
        noted(vault, msgspec.structs.replace(MILL, **change))

    assert refused.value.facts["why"] == why
    assert vault.head().number == before
    assert "Mill" not in str(refused.value)


def test_two_places_that_lie_in_each_other_are_refused(vault):
    """A place cannot come to lie in itself by way of another."""
    noted(vault, VALLEY, MILL)

    with pytest.raises(NotAPlace, match="circle"):
        noted(vault, msgspec.structs.replace(VALLEY, within="lantern:old-mill"))


FORM = {
    "name-en": "Old Mill, The Mill", "name-ru": "Старая мельница", "kind": "site", "within": "",
    "latitude": "−47,25", "longitude": "-122.15", "reach": "0.5", "said_by": "a driver", "level": "",
}  # fmt: skip


def test_a_place_is_noted_and_taken_out_on_its_page(vault):
    """A person fills a form; the place has an identity that says nothing of its name."""
    asker = Asker(vault)

    noted_ = asker.post("/places", FORM)
    page = asker.get("/places").text
    (one,) = own_places(vault.all(OwnPlace)).values()
    gone = asker.post("/places/withdrawn", {"place": one.place, "said_by": "another mill"})

    assert (noted_.status, gone.status) == (303, 303)
    assert one.names == {"en": ("Old Mill", "The Mill"), "ru": ("Старая мельница",)}
    assert (one.latitude, one.longitude, one.level) == (-47.25, -122.15, 2)
    assert one.place.startswith("own:")
    assert "mill" not in one.place.lower()
    assert "a driver" in words_of(page)
    assert "-47.2500, -122.1500" in words_of(page)
    assert own_places(vault.all(OwnPlace)) == {}


@pytest.mark.parametrize(
    "change",
    [{"name-en": "", "name-ru": ""}, {"latitude": "north"}, {"latitude": "nan"}, {"kind": "x"}, {"said_by": " "}, {"within": "Nowhere at all"}, {"longitude": ""}],
)  # fmt: skip
def test_a_form_that_names_no_place_is_told(vault, change):
    """What is missing is said, and nothing is noted."""
    before = vault.head().number

    answer = Asker(vault).post("/places", FORM | change)

    assert answer.status == 409
    assert "cannot be one" in words_of(answer.text)
    assert vault.head().number == before


def test_what_a_place_lies_in_is_found_by_its_name(vault):
    """A name that fits one place alone is enough; it may be one of the project's own."""
    noted(vault, VALLEY)

    Asker(vault).post("/places", FORM | {"within": "Сухая долина"})

    assert {one.within for one in vault.all(OwnPlace)} == {None, "lantern:dry-valley"}


def test_nobody_moves_a_place_that_they_may_not_see(vault):
    """Whoever guesses the identity of a restricted place cannot note it elsewhere, or learn of it."""
    noted(vault, VALLEY, level=2)
    below = View(vault, Heights(vault), 1)

    with pytest.raises(NotAPlace, match="identity"):
        flow.add_places(below, [VALLEY], said_by="x", by=ADA)
    with pytest.raises(NotAPlace, match="unknown"):
        flow.withdraw_place(below, VALLEY.id, said_by="x", by=ADA)


def test_figures_by_district_count_what_lies_in_it(vault):
    """Along districts, the act at the mill and the one in its valley lie in one cell."""
    noted(vault, VALLEY, MILL)

    told = counting.figures(flow.look(vault), by=("place/district",))

    cells = {one.by: one.low for one in told if one.unit == "acts" and one.by}
    assert cells == {(("place/district", "lantern:dry-valley"),): 2}
    shown = words_of(Asker(vault).get("/figures?along=place/district").text)
    assert "lantern:" not in shown
