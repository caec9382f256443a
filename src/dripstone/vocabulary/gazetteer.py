"""Gazetteer: places by identity and by name, and what lies in what. Loaded when first asked.

    ours          → Gazetteer                 as ``gather`` packed it into ``places.msgpack``
    place         identity → Place
    named         name → Places, the likeliest first
    nests         does a place lie in another, or is it that place?
    lineage       a place and those around it, nearest first
    extended      Gazetteer + a project's own places
    with_places   the same, from the words of a YAML file
    listed        the places in the words of such a file

Source: GeoNames (CC BY 4.0): countries, and settlements of 15,000 people and more. Regions of a few
countries are ours, with codes of ISO 3166-2.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

import msgspec

from dripstone.errors import NotAPlace, UnknownTerm
from dripstone.records import Value
from dripstone.vocabulary.parts import Parts

_WORD = re.compile(r"[\w\u0300-\u036f\u00ad]+(?:['’ʼ`][\w\u0300-\u036f]+)*")
_MARKS = re.compile("['’ʼ`\u00ad]")
BY_ID = slice(-3, None)  #: places are packed by the end of their identity
BY_KEY = slice(0, 2)  #: names by the beginning of their key
_WIDEST = ("country", "region", "district", "settlement", "site")


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
    reach: float | None = None  #: km around its middle that it may lie in; None: as its kind does
    disputed: bool = False  #: whose it is, is said by claims with a voice and a date, never here

    def label(self, language: str) -> str:
        """Name the place in a language, or in any other where that has no name for it."""
        names = self.names.get(language) or next(iter(self.names.values()))
        return names[0]


class Gazetteer(Value, frozen=True, kw_only=True):
    """Places by identity; and by name and adjective, each spelled as ``key`` spells it."""

    places: Parts[Place]
    names: Parts[tuple[str, ...]]  #: key → identities, the likeliest first
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
    added: dict[str, Place] = {}
    names, adjectives = Names(), Names()
    for one in own:
        known = one.within is None or one.within in added or one.within in base.places
        if ":" not in one.id or not known:
            raise UnknownTerm(scheme="places", term=one.id)
        added[one.id] = one
        names.add(one.id, every(one.names))
        adjectives.add(one.id, every(one.adjectives))
    places = base.places.beside(added)
    return Gazetteer(
        places=places,
        names=base.names.beside(names.ranked(places, base.names)),
        adjectives={**base.adjectives, **adjectives.ranked(places, base.adjectives)},
        beginnings=base.beginnings | names.begun | adjectives.begun,
        small=base.small | names.small,
    )


def with_places(words: str, base: Gazetteer | None = None) -> Gazetteer:
    """Add the places that the words of a YAML file list under ``places``, the wider first.

    Raises:
        UnknownTerm: a place has no namespace, or what it lies in is not there.
        NotAPlace: the words list no places.
    """
    return extended(base or ours(), listed(words))


def listed(words: str) -> tuple[Place, ...]:
    """Read the places that the words of a YAML file list under ``places``.

    Raises:
        NotAPlace: the words are no such list.
    """
    try:
        given = msgspec.yaml.decode(words, type=dict[str, tuple[Place, ...]])["places"]
    except (msgspec.DecodeError, KeyError):  # its own message may quote what stands there
        raise NotAPlace(nth=0, why="list") from None
    return given


class File(Value, frozen=True, kw_only=True):
    """What ``places.msgpack`` holds."""

    places: dict[str, bytes]  #: parts by ``BY_ID``
    names: dict[str, bytes]  #: parts by ``BY_KEY``
    adjectives: dict[str, tuple[str, ...]]
    beginnings: frozenset[str]
    small: frozenset[str]


@functools.cache
def ours() -> Gazetteer:
    """Give our own gazetteer. The first call takes a few milliseconds, and so does a new name."""
    file = resources.files(__package__).joinpath("places.msgpack")
    held = msgspec.msgpack.decode(file.read_bytes(), type=File)
    return Gazetteer(
        places=Parts(held.places, BY_ID, Place),
        names=Parts(held.names, BY_KEY, tuple[str, ...]),
        adjectives=held.adjectives,
        beginnings=held.beginnings,
        small=held.small,
    )


class Names:
    """Keys and the identities behind them, while a gazetteer is put together."""

    def __init__(self) -> None:
        self.held: dict[str, list[str]] = {}
        self.begun: set[str] = set()  #: beginnings of keys with several words
        self.small: set[str] = set()  #: first words of names that begin with a small letter

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
            words = spelled.split()
            self.begun.update(" ".join(words[:n]) for n in range(1, len(words)))

    def ranked(
        self, places: Mapping[str, Place], others: Mapping[str, tuple[str, ...]]
    ) -> dict[str, tuple[str, ...]]:
        """Give keys and identities, the likeliest first, with the others that a key stands for."""

        def rank(id: str) -> tuple[int, int, str]:
            one = places[id]
            return _WIDEST.index(one.precision), -one.population, id

        return {
            spelled: tuple(sorted({*ids, *others.get(spelled, ())}, key=rank))
            for spelled, ids in self.held.items()
        }


def every(by_language: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Give the words of all languages."""
    for words in by_language.values():
        yield from words
