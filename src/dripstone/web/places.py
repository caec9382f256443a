"""Places: those of the project's own, and where each lies; noted here, and taken out again.

every       GET  /places
note        POST /places              somebody says where a place lies
withdraw    POST /places/withdrawn    somebody takes one out

A new place gets an identity here that says nothing of its name: addresses and journals hold it.
"""

from __future__ import annotations

import math

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone import flow
from dripstone.errors import NotAPlace
from dripstone.flow.places import KINDS, own_places
from dripstone.records import OwnPlace, Value, random_id
from dripstone.vocabulary.gazetteer import Gazetteer, Place, ours
from dripstone.web import wording
from dripstone.web.levels import who
from dripstone.web.pages import by, form, language, page, vault

LEVELS = (0, 1, 2)


class Noted(Value, frozen=True, kw_only=True):
    """One place as the page shows it."""

    place: OwnPlace
    kind: str
    within: str  #: label, or nothing
    level: str


async def every(request: Request) -> Response:
    """Show the places, the newest word first, with a form for those who may note one."""
    spoken, known = language(request), _known(request)
    own = own_places(vault(request).all(OwnPlace))
    return page(
        request,
        "places.html",
        noted=[_noted(one, known, spoken) for one in reversed(own.values())],
        kinds=[(kind, wording.named("precision", kind, spoken)) for kind in reversed(KINDS)],
        levels=[(n, _level(n, spoken)) for n in LEVELS if n <= _highest(request)],
    )


async def note(request: Request) -> Response:
    """Note where a place lies; one that is named by its identity is noted anew.

    Raises:
        NotAPlace: it cannot be one.
    """
    given = {name: values[0].strip() for name, values in (await form(request)).items()}
    names = {lang: _names(given.get(f"name-{lang}", "")) for lang in wording.LANGUAGES}
    place = Place(
        id=given.get("place") or f"own:{random_id('place')[6:]}",
        precision=given.get("kind", ""),
        names={lang: those for lang, those in names.items() if those},
        within=_within(given.get("within", ""), _known(request)),
        latitude=_number(given.get("latitude", "")),
        longitude=_number(given.get("longitude", "")),
        reach=_number(given.get("reach", "")),
    )
    level = given.get("level", "")
    flow.add_places(
        vault(request),
        [place],
        said_by=given.get("said_by", ""),
        by=by(request),
        level=int(level) if level in {str(n) for n in LEVELS} else None,
    )
    return RedirectResponse("/places", status_code=303)


async def withdraw(request: Request) -> Response:
    """Take a place out again.

    Raises:
        NotAPlace: there is no such place, or another one lies in it.
    """
    given = {name: values[0].strip() for name, values in (await form(request)).items()}
    flow.withdraw_place(
        vault(request),
        given.get("place", ""),
        said_by=given.get("said_by") or by(request),
        by=by(request),
    )
    return RedirectResponse("/places", status_code=303)


def _known(request: Request) -> Gazetteer:
    return flow.places_of(vault(request)) or ours()


def _highest(request: Request) -> int:
    person = who(request)
    return person.level if person else -1


def _noted(one: OwnPlace, known: Gazetteer, spoken: str) -> Noted:
    there = one.within is not None and one.within in known.places
    return Noted(
        place=one,
        kind=wording.named("precision", one.precision, spoken),
        within=known.place(one.within).label(spoken) if there and one.within else "",
        level=_level(one.level, spoken),
    )


def _level(level: int, spoken: str) -> str:
    return wording.scheme_label("levels", str(level), spoken)


def _names(given: str) -> tuple[str, ...]:
    return tuple(name for part in given.split(",") if (name := part.strip()))


def _within(given: str, known: Gazetteer) -> str | None:
    """Find what a place lies in, by its identity or by a name that fits one place alone.

    Raises:
        NotAPlace: nothing is known by this name, or several places are.
    """
    if not given:
        return None
    if given in known.places:
        return given
    fits = known.named(given)
    if len(fits) != 1:
        raise NotAPlace(nth=1, why="within")
    return fits[0].id


def _number(given: str) -> float | None:
    """Read a number of degrees or kilometres, with a point or a comma.

    Raises:
        NotAPlace: it is none.
    """
    if not given:
        return None
    try:
        number = float(given.replace(",", ".").replace("\u2212", "-"))
    except ValueError:
        raise NotAPlace(nth=1, why="coordinates") from None
    if not math.isfinite(number):
        raise NotAPlace(nth=1, why="coordinates")
    return number
