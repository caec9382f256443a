"""The demo: invented reports, and decisions that find the suggestions they speak of."""

from __future__ import annotations

import re
import unicodedata

import pytest
import yaml

from dripstone import demo, flow
from dripstone.flow.stock import Stock
from dripstone.records import Figure, Text
from dripstone.vault.memory import Memory
from dripstone.vocabulary.gazetteer import Gazetteer, listed, ours, with_places
from dripstone.web.areas import apart
from local_page import Asker, words_of

SURNAMES = (
    "nebyl",
    "pritchin",
    "притчин",
    "basnin",
    "vymysl",
    "vydum",
    "mnimov",
    "небылиц",
    "выдум",
    "мнимов",
    "вымысл",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return with_places(demo.places())


@pytest.fixture(scope="module")
def played(gazetteer: Gazetteer) -> tuple[Memory, demo.Played, Stock]:
    """A vault in which the reviewer has read every report and decided."""
    vault = Memory()
    vault.add_signer(demo.REVIEWER)
    for path in demo.reports():
        flow.take_in(
            vault,
            [path],
            by=demo.REVIEWER,
            came_from=demo.publishers().get(path.name),
            gazetteer=gazetteer,
        )
    made = demo.decide(vault)
    return vault, made, flow.look(vault)


def test_every_decision_finds_what_it_speaks_of(
    played: tuple[Memory, demo.Played, Stock],
) -> None:
    """No decision of the reviewer is lost without a word; the few that match nothing are named."""
    _, made, _ = played

    lost = [(plan.verb, plan.match, plan.on and plan.on.words) for plan in made.unmatched]

    assert made.all == len(demo.planned())
    assert not lost


def test_incidents_are_joined_across_reports_and_languages(
    played: tuple[Memory, demo.Played, Stock],
) -> None:
    """One rally is told by several reports in two languages, one of them a copy."""
    _, _, stock = played
    languages = {text.id: text.language for text in stock.held.texts.values()}

    joined = max(stock.incidents, key=lambda one: len({c.text for c in one.claims}))

    assert len({claim.text for claim in joined.claims}) >= 5
    assert {languages[claim.text] for claim in joined.claims} == {"en", "ru"}


def test_reports_contradict_each_other_on_time_number_and_fact(
    played: tuple[Memory, demo.Played, Stock],
) -> None:
    """Each kind of contradiction that a newcomer should see is there, and none is hidden."""
    _, _, stock = played

    kinds = {kind for one in stock.incidents for kind in one.contradictions}

    assert {"time", "number", "fact"} <= kinds
    assert any(weight.copies for weight in stock.weights)
    assert any(weight.against for weight in stock.weights)


def test_demands_are_open_answered_and_met_with_silence(
    played: tuple[Memory, demo.Played, Stock],
) -> None:
    """One demand is answered, one was looked for in vain, and others stay open."""
    _, _, stock = played

    states = {outcome.state for outcome in stock.outcomes}
    responses = {outcome.response for outcome in stock.outcomes}

    assert {"answered", "open"} <= states
    assert "silent" in responses


def test_match_that_nobody_decided_widens_a_range(
    played: tuple[Memory, demo.Played, Stock],
) -> None:
    """A figure has two ends where it is open whether two findings tell of one incident."""
    _, _, stock = played

    widened = [f for f in stock.figures if "undecided matches" in dict(f.widened_by)]

    assert widened
    assert all(f.high is None or f.low is None or f.low < f.high for f in widened)


def test_release_of_the_demo_names_nobody_who_is_protected(
    played: tuple[Memory, demo.Played, Stock], gazetteer: Gazetteer
) -> None:
    """All claims and every dossier of the demo leave without a protected surname."""
    vault, _, stock = played
    made = [flow.release(vault, kind="claims", by=demo.REVIEWER, gazetteer=gazetteer)]
    made += [
        flow.release(
            vault, kind="dossier", incident=one.number, by=demo.REVIEWER, gazetteer=gazetteer
        )
        for one in stock.incidents[:12]
    ]

    files = {name: data.decode() for one in made for name, data in one.files.items()}

    assert len(files) == 14
    for name, words in files.items():
        read = _letters(words)
        assert not [surname for surname in SURNAMES if surname in read], name


def test_texts_are_short_and_say_that_they_are_invented(
    played: tuple[Memory, demo.Played, Stock],
) -> None:
    """A dozen reports, each small, from addresses that nobody can own, in places of our own."""
    vault, _, _ = played
    texts = list(vault.all(Text))
    places = yaml.safe_load(demo.places())["places"]

    addresses = re.findall(r"https?://([^/\s\"]+)", " ".join(t.url or "" for t in texts))

    assert 12 <= len(texts) <= 15
    assert all(len(text.content.split()) <= 350 for text in texts)
    assert all(address.endswith(".example") for address in addresses)
    assert all(place["id"].startswith("demo:") for place in places)


def test_decision_on_words_that_are_not_there_is_told() -> None:
    """A vault without the reports leaves every decision unmatched, and none is made."""
    vault = Memory()
    vault.add_signer(demo.REVIEWER)

    made = demo.decide(vault)

    assert made.done == 0
    assert len(made.unmatched) == len(demo.planned())


def _letters(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words).casefold()
    return "".join(c for c in apart if c.isalpha())


def test_overlapping_voices_bound_the_victims_from_below(
    played: tuple[Memory, demo.Played, Stock],
) -> None:
    """The floor rests on victims whom several independent voices name, and is never below them."""
    *_, stock = played
    named = [one for one in stock.people if "victim" in one.roles]

    floor = flow.floor(stock)

    assert isinstance(floor, Figure)
    assert 2 <= floor.low <= floor.value <= floor.high
    assert floor.low <= len(named)


def test_the_invented_places_lie_far_from_every_town() -> None:
    """The demo's map is not empty, and no place on it is near a real one."""
    noted = [one for one in listed(demo.places()) if one.latitude is not None]
    towns = [
        (p.longitude, p.latitude)
        for p in ours().places.values()
        if p.longitude is not None and p.latitude is not None
    ]

    assert len(noted) == 9
    assert all(min(apart((p.longitude, p.latitude), t) for t in towns) > 1000 for p in noted)


def test_the_demos_vault_knows_its_own_places(played: tuple[Memory, demo.Played, Stock]) -> None:
    """Noted in the journal by the invented reviewer, they put its incidents on the map."""
    vault, _, _ = played

    demo.add_places(vault)

    page = words_of(Asker(vault, by=demo.REVIEWER).get("/map").text)
    assert "Karvel" in page
    assert "Foundry Square" in page
