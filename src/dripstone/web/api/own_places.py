"""Own places: what the page of a project's places does, for programs."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from dripstone import flow
from dripstone.flow.places import own_places
from dripstone.records import OwnPlace
from dripstone.vocabulary.gazetteer import Place
from dripstone.web.api import given, taken
from dripstone.web.pages import by, vault

Query = dict[str, Any]


def every(request: Request, _: Query) -> given.Places:
    """Give the places."""
    return given.Places(places=tuple(own_places(vault(request).all(OwnPlace)).values()))


def note(request: Request, _: Query, new: taken.NewPlace) -> OwnPlace:
    """Note where a place lies."""
    place = Place(
        id=new.place,
        precision=new.precision,
        names=new.names,
        adjectives=new.adjectives,
        within=new.within,
        latitude=new.latitude,
        longitude=new.longitude,
        reach=new.reach,
    )
    made: tuple[OwnPlace, ...] = flow.add_places(
        vault(request), [place], said_by=new.said_by, by=by(request), level=new.level
    )
    return made[0]


def withdraw(request: Request, _: Query, gone: taken.GonePlace) -> OwnPlace:
    """Take a place out again."""
    made: OwnPlace = flow.withdraw_place(
        vault(request), gone.place, said_by=gone.said_by, by=by(request)
    )
    return made
