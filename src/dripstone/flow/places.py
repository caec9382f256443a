"""Places: those that a project adds to the gazetteer, each somebody's word in the journal.

    add_places        places, who says so → their records, in one entry
    withdraw_place    a place → a record that takes it out again
    own_places        OwnPlaces → by identity, the last word on each
    places_of         vault → the gazetteer with them; None where there are none
    known_with        OwnPlaces → the same
    named_here        findings, OwnPlaces → findings whose place words name one of them

A place of its own name may share that name with places of the gazetteer. Then words that fit
several stay open, with all candidates: nobody's town is taken for another's.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from dripstone.errors import NotAPlace
from dripstone.flow.clock import now
from dripstone.flow.seeing import View
from dripstone.records import AnyFinding, OwnPlace, Slot, Where, canonical, random_id
from dripstone.vault import Vault
from dripstone.vocabulary.gazetteer import Gazetteer, Place, extended, ours

KINDS = ("country", "region", "district", "settlement", "site")
_SHARED = ("geonames:", "iso:")  #: whose places are everybody's
_LONGEST = 200  #: letters of a name
_FARTHEST = 20_000.0  #: km
_SITE_LEVEL, _LEVEL = 2, 1  #: a house is shown to fewer than its town, unless somebody says so
F = TypeVar("F", bound=AnyFinding)


def add_places(
    vault: Vault,
    places: Iterable[Place],
    *,
    said_by: str,
    by: str,
    level: int | None = None,
) -> tuple[OwnPlace, ...]:
    """Note where places lie that the gazetteer lacks, or lie otherwise than was noted before.

    ``said_by`` is who says so, in words. ``level`` is the lowest that may see them: without it,
    restricted for a site and the team's for all else.

    Raises:
        NotAPlace: one of them has no namespace of its own, no name, no such kind or impossible
            coordinates, or lies in something that is not known, or in itself.
        NoSigner: ``by`` may not write here.
    """
    if not said_by.strip():
        raise NotAPlace(nth=0, why="said_by")
    at = now()
    hidden = _hidden_from(vault)
    made = tuple(
        _noted(nth, one, said_by=said_by.strip(), by=by, at=at, level=level)
        for nth, one in enumerate(places, start=1)
    )
    if not hidden.isdisjoint(one.place for one in made):
        raise NotAPlace(nth=0, why="identity")
    _prove_nested(own_places((*vault.all(OwnPlace), *made)))
    vault.commit(*made, did="place", by=by, notes={"places": str(len(made))})
    return made


def withdraw_place(vault: Vault, place: str, *, said_by: str, by: str) -> OwnPlace:
    """Take a place out again; what was read with it stays as it is.

    Raises:
        NotAPlace: there is no such place of the project's own, or another one lies in it.
        NoSigner: ``by`` may not write here.
    """
    known = own_places(vault.all(OwnPlace))
    if place not in known:
        raise NotAPlace(nth=0, why="unknown")
    gone = msgspec.structs.replace(
        known[place], id=random_id("plc"), said_by=said_by, withdrawn=True, by=by, at=now()
    )
    del known[place]
    _prove_nested(known)
    vault.commit(gone, did="place", by=by, notes={"withdrawn": "1"})
    return gone


def own_places(noted: Iterable[OwnPlace]) -> dict[str, OwnPlace]:
    """Give the last word on each place, by its identity, without those that were withdrawn."""
    last: dict[str, OwnPlace] = {}
    for one in noted:
        last[one.place] = one
    return {identity: one for identity, one in last.items() if not one.withdrawn}


def places_of(vault: Vault, beside: Gazetteer | None = None) -> Gazetteer | None:
    """Give the gazetteer with the places that this vault adds to ours, or to another."""
    return known_with(vault.all(OwnPlace), beside)


def known_with(noted: Iterable[OwnPlace], beside: Gazetteer | None = None) -> Gazetteer | None:
    """Give our gazetteer, or another, with these places; where there are none, that other."""
    last = own_places(noted)
    if not last:
        return beside
    places = [_as_place(one, last) for one in _widest_first(last)]
    return _known(canonical(places)) if beside is None else extended(beside, places)


def named_here(findings: Sequence[F], noted: Iterable[OwnPlace]) -> tuple[F, ...]:
    """Give findings the place that their words name, where it is one of these and was not known.

    A name that fits several places gives candidates and no place. What findings say already is
    left as it is, and so are their identities: the words are the same.
    """
    last = own_places(noted)
    known = known_with(last.values())
    if known is None:
        return tuple(findings)
    return tuple(_named(one, last, known) for one in findings)


def _named(finding: F, own: Mapping[str, OwnPlace], known: Gazetteer) -> F:
    slot = finding.slots.where
    value = slot.value if slot is not None else None
    if slot is None or (isinstance(value, Where) and (value.place or value.candidates)):
        return finding
    fits = [place.id for place in known.named(slot.text)]
    if not any(one in own for one in fits):
        return finding
    role = value.role if isinstance(value, Where) else "at"
    where = Where(text=slot.text, role=role, candidates=tuple(fits), rule="open")
    if len(fits) == 1:
        where = Where(
            text=slot.text,
            place=fits[0],
            within=known.lineage(fits[0])[1:],
            role=role,
            precision=known.place(fits[0]).precision,
            rule="own",
        )
    filled = Slot(text=slot.text, anchor=slot.anchor, value=where)
    slots = msgspec.structs.replace(finding.slots, where=filled)
    return msgspec.structs.replace(finding, slots=slots)


def _hidden_from(vault: Vault) -> frozenset[str]:
    """Give the places that are noted and that whoever asks may not see: not theirs to move."""
    if not isinstance(vault, View):
        return frozenset()
    every = own_places(vault.whole.all(OwnPlace))
    return frozenset(every) - frozenset(own_places(vault.all(OwnPlace)))


def _noted(nth: int, one: Place, *, said_by: str, by: str, at: str, level: int | None) -> OwnPlace:
    why = _wrong(one)
    if why:
        raise NotAPlace(nth=nth, why=why)
    usual = _SITE_LEVEL if one.precision == "site" else _LEVEL
    return OwnPlace(
        id=random_id("plc"),
        place=one.id,
        precision=one.precision,
        names=one.names,
        adjectives=one.adjectives,
        within=one.within,
        latitude=one.latitude,
        longitude=one.longitude,
        reach=one.reach,
        said_by=said_by,
        level=usual if level is None else level,
        by=by,
        at=at,
    )


def _wrong(one: Place) -> str:
    """Say what keeps this from being a place; nothing if it is one."""
    namespace, _, name = one.id.partition(":")
    every = [n for names in (*one.names.values(), *one.adjectives.values()) for n in names]
    both = (one.latitude is None) == (one.longitude is None)
    proved = {
        "identity": namespace and name and not one.id.startswith(_SHARED) and len(one.id) < 100,
        "kind": one.precision in KINDS,
        "names": any(one.names.values()) and all(0 < len(n.strip()) <= _LONGEST for n in every),
        "coordinates": both and _within(one.latitude, 90.0) and _within(one.longitude, 180.0),
        "reach": one.reach is None or 0 < one.reach <= _FARTHEST,
    }
    return next((why for why, holds in proved.items() if not holds), "")


def _within(given: float | None, most: float) -> bool:
    return given is None or (math.isfinite(given) and abs(given) <= most)


def _prove_nested(last: Mapping[str, OwnPlace]) -> None:
    """Prove that each place lies in something that is known, and in the end not in itself.

    Raises:
        NotAPlace: one does not.
    """
    base = ours()
    for nth, one in enumerate(last.values(), start=1):
        seen, step = {one.place}, one.within
        while step is not None and step in last:
            if step in seen:
                raise NotAPlace(nth=nth, why="circle")
            seen.add(step)
            step = last[step].within
        if step is not None and step not in base.places:
            raise NotAPlace(nth=nth, why="within")


def _widest_first(last: Mapping[str, OwnPlace]) -> Iterator[OwnPlace]:
    done = set[str]()

    def before(one: OwnPlace) -> Iterator[OwnPlace]:
        if one.place in done:
            return
        done.add(one.place)
        if one.within is not None and one.within in last:
            yield from before(last[one.within])
        yield one

    for one in last.values():
        yield from before(one)


def _as_place(one: OwnPlace, last: Mapping[str, OwnPlace]) -> Place:
    """Give a place as the gazetteer has it; what stands above the reader's level is not told."""
    there = one.within is None or one.within in last or one.within in ours().places
    return Place(
        id=one.place,
        precision=one.precision,
        names=one.names,
        adjectives=one.adjectives,
        within=one.within if there else None,
        latitude=one.latitude,
        longitude=one.longitude,
        reach=one.reach,
    )


@functools.lru_cache(maxsize=8)
def _known(places: bytes) -> Gazetteer:
    """Put a gazetteer together, once for the same places."""
    return extended(ours(), msgspec.json.decode(places, type=tuple[Place, ...]))
