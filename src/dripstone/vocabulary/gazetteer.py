"""Gazetteer: places by identity and by name, and what lies in what. Loaded when first asked.

ours          → Gazetteer                 GeoNames and ``places.yaml``
place         identity → Place
named         name → Places, the most populous first
nests         does a place lie in another, or is it that place?
lineage       a place and those around it, nearest first
extended      Gazetteer + a project's own places
with_places   the same, from a YAML file's words
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

import msgspec
import yaml

from dripstone.errors import UnknownTerm
from dripstone.records import Value


class Place(Value, kw_only=True):
    """A place that has a name."""

    id: str  #: geonames:<number>, iso:<ISO 3166-2 code>, or a project's own <namespace>:<name>
    kind: str  #: country, region, district, settlement, site
    labels: dict[str, str]  #: by language
    names: tuple[str, ...] = ()  #: every spelling
    parent: str | None = None  #: the next wider place
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None


class Gazetteer(Value, kw_only=True):
    """Places, by identity and by name."""

    places: dict[str, Place]

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
        """Find the places of a name, the most populous first."""
        found = [one for one in self.places.values() if name in one.names]
        return tuple(sorted(found, key=lambda one: (-one.population, one.id)))

    def lineage(self, id: str) -> tuple[str, ...]:
        """Give a place and those around it, nearest first."""
        found: list[str] = []
        step: str | None = id
        while step is not None:
            found.append(step)
            step = self.place(step).parent
        return tuple(found)

    def nests(self, inner: str, outer: str) -> bool:
        """Tell whether a place lies in another, or is that place."""
        return outer in self.lineage(inner)


@functools.cache
def ours() -> Gazetteer:
    """Give our own gazetteer."""
    return Gazetteer(places={})


def place(id: str) -> Place:
    """Find a place in our own gazetteer."""
    return ours().place(id)


def named(name: str) -> tuple[Place, ...]:
    """Find the places of a name in our own gazetteer, the most populous first."""
    return ours().named(name)


def lineage(id: str) -> tuple[str, ...]:
    """Give a place and those around it, nearest first, in our own gazetteer."""
    return ours().lineage(id)


def nests(inner: str, outer: str) -> bool:
    """Tell whether a place of our own gazetteer lies in another, or is that place."""
    return ours().nests(inner, outer)


def extended(base: Gazetteer, own: Iterable[Place]) -> Gazetteer:
    """Add a project's own places, each namespaced (``myorg:…``) and with a known parent.

    Raises:
        UnknownTerm: an own place has no namespace, or its parent is not there.
    """
    places = dict(base.places)
    for one in own:
        if ":" not in one.id or (one.parent is not None and one.parent not in places):
            raise UnknownTerm(scheme="places", term=one.id)
        places[one.id] = one
    return Gazetteer(places=places)


def with_places(words: str, base: Gazetteer | None = None) -> Gazetteer:
    """Add the places that a YAML file's words give under ``places:``, widest first."""
    own = msgspec.convert(yaml.safe_load(words)["places"], tuple[Place, ...])
    return extended(base or ours(), own)
