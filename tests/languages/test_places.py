"""Places: what words say of where, in which role, and when that stays open."""

from __future__ import annotations

import time

import pytest

from dripstone.languages.places import find_places
from dripstone.vocabulary import scheme
from dripstone.vocabulary.gazetteer import ours, with_places

OWN = with_places(
    """
places:
  - id: "demo:drovenia"
    precision: country
    names: {en: ["Drovenia"], ru: ["Дровения"]}
    adjectives: {en: ["Drovenian"], ru: ["дровенский"]}
  - id: "demo:ustral"
    precision: region
    within: "demo:drovenia"
    names: {en: ["Ustral region"], ru: ["Устральская область"]}
  - id: "demo:karvel"
    precision: settlement
    within: "demo:ustral"
    names: {en: ["Karvel"], ru: ["Карвель"]}
  - {id: "demo:other", precision: settlement, within: "demo:drovenia", names: {en: ["Karvel"]}}
  - id: "demo:square"
    precision: site
    within: "demo:karvel"
    names: {en: ["Foundry Square"], ru: ["Литейная площадь"]}
  - id: "demo:cells"
    precision: site
    within: "demo:karvel"
    names: {en: ["Police Station No. 4"], ru: ["отдел полиции № 4"]}
"""
)

ENGLISH = [
    # words, found, label, role, precision, rule
    ("held in Grozny", "Grozny", "Grozny", "at", "settlement", "only"),
    ("held near Grozny", "Grozny", "Grozny", "at", "settlement", "only"),
    ("fled from Chechnya", "Chechnya", "Chechnya", "from", "region", "only"),
    ("fled Chechnya", "Chechnya", "Chechnya", "from", "region", "only"),
    ("travelled to Germany", "Germany", "Germany", "to", "country", "only"),
    ("Chechen authorities said", "Chechen", "Chechnya", "jurisdiction", "region", "only"),
    ("the Russian federal government", "Russian", "Russia", "jurisdiction", "country", "only"),
    ("took to the streets of Grozny", "Grozny", "Grozny", "at", "settlement", "only"),
    ("a Russian newspaper", "Russian", "Russia", "about", "country", "only"),
    ("the government of Chechnya", "Chechnya", "Chechnya", "jurisdiction", "region", "only"),
    ("Moscow police", "Moscow", "Moscow", "jurisdiction", "settlement", "larger"),
    ("residents of Grozny", "Grozny", "Grozny", "about", "settlement", "only"),
    ("in the city of Grozny", "Grozny", "Grozny", "at", "settlement", "only"),
    ("in central Moscow", "Moscow", "Moscow", "at", "settlement", "larger"),
    ("Chechnya's leader", "Chechnya", "Chechnya", "jurisdiction", "region", "only"),
    ("in the Rostov region", "Rostov region", "Rostov Oblast", "at", "region", "only"),
    ("IN GROZNY", "GROZNY", "Grozny", "at", "settlement", "only"),
    ("the US said", "US", "United States", "about", "country", "only"),
    ("in the U.S. today", "U.S", "United States", "at", "country", "only"),
    ("in Côte d'Ivoire", "Côte d'Ivoire", "Ivory Coast", "at", "country", "only"),
    ("in New York City", "New York City", "New York City", "at", "settlement", "only"),
    ("in Luxembourg", "Luxembourg", "Luxembourg", "at", "country", "wider"),
]

RUSSIAN = [
    ("задержан в Грозном", "Грозном", "Grozny", "at", "settlement", "only"),
    ("уехал в Грозный", "Грозный", "Grozny", "to", "settlement", "only"),
    ("в городе Грозный", "Грозный", "Grozny", "at", "settlement", "only"),
    ("в Чечне", "Чечне", "Chechnya", "at", "region", "only"),
    ("в Чечню", "Чечню", "Chechnya", "to", "region", "only"),
    ("из Чечни", "Чечни", "Chechnya", "from", "region", "only"),
    ("из Москвы", "Москвы", "Moscow", "from", "settlement", "only"),
    ("власти Чечни", "Чечни", "Chechnya", "jurisdiction", "region", "only"),
    ("чеченские власти", "чеченские", "Chechnya", "jurisdiction", "region", "only"),
    ("российская газета", "российская", "Russia", "about", "country", "only"),
    ("жители Чеченской Республики", "Чеченской Республики", "Chechnya", "about", "region", "only"),
    ("в Московской области", "Московской области", "Moscow Oblast", "at", "region", "only"),
    ("в Нижнем Новгороде", "Нижнем Новгороде", "Nizhniy Novgorod", "at", "settlement", "only"),
    ("в Ростове-на-Дону", "Ростове-на-Дону", "Rostov-on-Don", "at", "settlement", "only"),
    ("в Набережных Челнах", "Набережных Челнах", "Naberezhnyye Chelny", "at", "settlement", "only"),
    ("в Череповце", "Череповце", "Cherepovets", "at", "settlement", "only"),
    ("из Орла", "Орла", "Orël", "from", "settlement", "only"),
    ("в Сочи", "Сочи", "Sochi", "at", "settlement", "only"),
    ("в России", "России", "Russia", "at", "country", "only"),
    ("в США", "США", "United States", "at", "country", "only"),
    ("на Украине", "Украине", "Ukraine", "at", "country", "only"),
    ("в Гро\u0301зном", "Гро\u0301зном", "Grozny", "at", "settlement", "only"),
]

NO_PLACE = [
    *(
        "Paris Smith said",
        "Jordan Miller said",
        "Jack London wrote",
        "Mr Moscow said",
        "they told us",
    ),
    *(
        "Reading the report",
        "Police arrived",
        "In time",
        "most of the men",
        "Nice work",
        "a turkey",
    ),
    *("President Lincoln said", "Hassan said so", "the Mobile app", "Same day", "Victoria Drozd"),
]
NO_PLACE_RUSSIAN = [
    *("Владимир Небылицын сказал", "Того, кто пришёл", "Роман Выдумов", "мира и свободы"),
    *("Полиция приехала", "Дали показания", "Иванова задержали", "газа и нефти", "Там никого"),
]


def the_places(words, language="en", **rest):
    """Give all that is found in some words."""
    return find_places(words, 0, len(words), language=language, **rest)


def told(one, known):
    """Give what a test looks at."""
    value = one.value
    label = known.place(value.place).label("en") if value.place else None
    return (value.text, label, value.role, value.precision, value.rule)


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0])
def test_english_words_come_to_a_place_and_a_role(row):
    """The word before gives the role; an adjective is never being there."""
    (one,) = the_places(row[0])

    assert told(one, ours()) == row[1:]
    assert one.value.within == ours().lineage(one.value.place)[1:]


@pytest.mark.parametrize("row", RUSSIAN, ids=lambda row: row[0])
def test_russian_words_come_to_a_place_and_a_role(row):
    """Every case of a name is known, and tells to from at."""
    (one,) = the_places(row[0], "ru")

    assert told(one, ours()) == row[1:]


@pytest.mark.parametrize("words", NO_PLACE)
def test_english_people_and_common_words_are_no_places(words):
    """A name beside another name is a person's; a common word is a word."""
    assert the_places(words) == ()


@pytest.mark.parametrize("words", NO_PLACE_RUSSIAN)
def test_russian_people_and_common_words_are_no_places(words):
    """A name beside another name is a person's; a common word is a word."""
    assert the_places(words, "ru") == ()


def test_a_name_that_fits_several_places_stays_open():
    """All of them are candidates, and none is taken."""
    (one,) = the_places("in Birmingham")

    assert (one.value.place, one.value.rule, one.value.within) == (None, "open", ())
    assert len(one.value.candidates) > 1


def test_the_wider_place_beside_it_tells_which_is_meant():
    """Birmingham, Alabama lies in Alabama."""
    birmingham, _ = the_places("in Birmingham, Alabama")

    assert birmingham.value.rule == "nests"
    assert "geonames:4829764" in birmingham.value.within


def test_a_place_named_elsewhere_in_the_text_tells_which_is_meant():
    """What the same text names nearby counts."""
    (open_,) = the_places("in Birmingham")
    (told_,) = the_places("in Birmingham", near=("geonames:4829764",))

    assert open_.value.place is None
    assert (told_.value.rule, told_.value.within[0]) == ("nests", "geonames:4829764")


def test_a_town_named_nearby_tells_which_country_holds_it():
    """Georgia with Tbilisi is the country."""
    georgia, _ = the_places("Georgia held talks in Tbilisi")

    assert (georgia.value.place, georgia.value.rule) == ("geonames:614540", "holds")


def test_a_list_shares_its_preposition():
    """In Moscow, Grozny and Argun one is at all three."""
    found = the_places("in Moscow, Grozny and Argun")

    assert [one.value.role for one in found] == ["at", "at", "at"]


def test_adjectives_share_their_authorities():
    """Both are jurisdictions of the authorities that follow."""
    found = the_places("Chechen and Russian authorities")

    assert [one.value.role for one in found] == ["jurisdiction", "jurisdiction"]


def test_a_new_line_does_not_carry_a_role_on():
    """What stands on the next line without a comma is no list."""
    _, russia = the_places("in Chechnya\nThe Russia network")

    assert russia.value.role == "about"


def test_a_project_brings_its_own_places():
    """Sites, small letters, adjectives and cases are found like ours."""
    words = "На Литейной площади и в отделе полиции № 4 в Устральской области дровенские власти"

    found = the_places(words, "ru", gazetteer=OWN)

    assert [(one.value.place, one.value.role) for one in found] == [
        ("demo:square", "at"),
        ("demo:cells", "at"),
        ("demo:ustral", "at"),
        ("demo:drovenia", "jurisdiction"),
    ]


def test_on_a_square_is_at_it_and_on_a_country_is_about_it():
    """The kind of place tells what "on" means."""
    square, country = the_places("on Foundry Square; a paper on Drovenia", gazetteer=OWN)

    assert (square.value.role, country.value.role) == ("at", "about")


def test_two_own_places_of_one_name_stay_open_too():
    """Sizes that nobody told decide nothing."""
    (one,) = the_places("in Karvel", gazetteer=OWN)

    assert (one.value.place, one.value.candidates) == (None, ("demo:karvel", "demo:other"))


def test_only_the_span_is_read():
    """Words outside the span are not found, and places are counted from the content's start."""
    content = "In Grozny, in Argun, in Moscow."

    (one,) = find_places(content, 11, 19, language="en", near=("iso:RU-CE",))

    assert content[one.start : one.end] == "Argun"


def test_every_rule_is_told_in_the_vocabulary():
    """A reader can look up how a name came to one place."""
    known = {rule["id"] for rule in scheme("values").rest["where"]["rules"]}

    assert {row[5] for row in (*ENGLISH, *RUSSIAN)} | {"open", "nests", "holds"} <= known


@pytest.mark.parametrize("piece", ["in Moscow, ", "New ", "Ростов-на-", "of the city of "])
def test_a_long_line_takes_time_in_proportion(piece):
    """Ten times the words take about ten times as long, not a hundred times."""
    short, long = piece * 2_000, piece * 20_000

    took = []
    for words in (short, long):
        start = time.process_time()
        the_places(words, "ru")
        took.append(time.process_time() - start)

    assert took[1] < 40 * took[0] + 0.5
