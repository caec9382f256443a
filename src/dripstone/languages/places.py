"""Places: from words to Where, by the names in a gazetteer.

    find_places   content, span → what is said of where

A name that fits several places is one place only when it must be: it is the ``only`` one, the
``wider`` of places that lie in each other, the one that ``nests`` in a place named nearby or that
``holds`` one, or by far the ``larger``. Otherwise it stays ``open``, with its candidates.
"""

from __future__ import annotations

from typing import NamedTuple

from dripstone.languages.found import Found
from dripstone.languages.naming import Guide, Hit, Word, guide, hits, words_of
from dripstone.records import Where
from dripstone.vocabulary.gazetteer import Gazetteer, Place, ours

_BY_FAR = 20  #: times more people than the next place of the name
_KNOWN = 500_000  #: people; a smaller town needs a sign that a place is meant
_OFTEN = 100_000  #: people; a place that is larger than others by far has at least so many
_REACH = 6  #: words between a preposition and a name
_WIDE = ("country", "region")
_SHARED = ("geonames:", "iso:")  #: other places are a project's own, and few
_SPACES = frozenset({" ", "\u00a0", "\u202f", "\n", "\t"})
_COMMAS = frozenset({", ", ",\u00a0", ",", " (", ",\n"})
_MOVES = "бвгджзклмнпрстфхцчшщйьы"  #: last letters of names whose accusative is the basic form


def find_places(
    content: str,
    start: int,
    end: int,
    *,
    language: str,
    near: tuple[str, ...] = (),
    gazetteer: Gazetteer | None = None,
) -> tuple[Found, ...]:
    """Find what ``content[start:end]`` says of where.

    ``near`` are places that the same text names elsewhere: they help to tell which place of a name
    is meant. An adjective ("Chechen") is about its place or its jurisdiction, never being there.
    """
    known = gazetteer or ours()
    words, said = words_of(content, start, end), guide(language)
    named = hits(words, known, said)
    if not named:
        return ()
    scene = Scene(words, named, _roles(words, named, said), known, said)
    context = frozenset(near) | _certain(named, known)
    kept = [at for at in range(len(named)) if _is_place(scene, at, context)]
    context = frozenset(near) | _certain([named[at] for at in kept], known)
    return tuple(_found(content, scene, at, context) for at in kept)


class Scene(NamedTuple):
    """A stretch of words with the names in it."""

    words: list[Word]
    named: list[Hit]
    roles: list[str]  #: of each name
    known: Gazetteer
    said: Guide

    def before(self, hit: Hit) -> Word | None:
        """Give the word before a name, where nothing but a space parts them."""
        if hit.first == 0 or self.words[hit.first].gap not in _SPACES:
            return None
        return self.words[hit.first - 1]

    def after(self, hit: Hit) -> Word | None:
        """Give the word after a name, where nothing but a space parts them."""
        if hit.last + 1 >= len(self.words) or self.words[hit.last + 1].gap not in _SPACES:
            return None
        return self.words[hit.last + 1]


def _roles(words: list[Word], named: list[Hit], said: Guide) -> list[str]:
    """Tell for each name whether one is at, from or to the place, or it is about it."""
    ends = {hit.last: at for at, hit in enumerate(named)}
    adjectives = frozenset(at for h in named if h.adjective for at in range(h.first, h.last + 1))
    roles: list[str] = []
    for hit in named:
        role = None if hit.adjective else _led(words, named, hit, said, ends, roles)
        roles.append(role or _about(words, hit, said, adjectives))
    return roles


def _led(
    words: list[Word],
    named: list[Hit],
    hit: Hit,
    said: Guide,
    ends: dict[int, int],
    roles: list[str],
) -> str | None:
    """Walk back to the word that gives a name its role, over words that belong to the name."""
    at, joined = hit.first - 1, False
    for _ in range(_REACH):
        if at < 0:
            return None
        gap, previous, word = words[at + 1].gap, ends.get(at), words[at].spelled
        joined = joined or gap in _COMMAS or word in said.chain
        if previous is not None and not named[previous].adjective:
            return roles[previous] if joined and (gap in _SPACES or gap in _COMMAS) else None
        if gap not in _SPACES or (previous is None and word not in said.leads):
            return None
        if previous is None and word in said.role_of:
            return _by_case(said, word, words[at + 1 : hit.first + 1], hit)
        if previous is None and word in said.authorities:
            return "jurisdiction"
        at = at - 1 if previous is None else named[previous].first - 1
    return None


def _by_case(said: Guide, word: str, after: list[Word], hit: Hit) -> str:
    """Tell "в Грозный" from "в Грозном"; a name that does not change is taken for at."""
    role = said.role_of[word]
    if role == "to" and any(one.spelled in said.there for one in after[:-1]):
        return "at"
    if word not in said.into or role != "at":
        return role
    if len(after) > 1:
        return "to" if after[0].spelled in said.moved else "at"
    moved = hit.case == "acc" or (not hit.case and after[0].spelled[-1] in _MOVES)
    return "to" if moved else "at"


def _about(words: list[Word], hit: Hit, said: Guide, adjectives: frozenset[int]) -> str:
    """Tell the jurisdiction of authorities from anything else that is about a place.

    One word may stand between ("federal"), and other places: Chechen and Russian authorities.
    """
    others = 1
    for at in range(hit.last + 1, min(hit.last + 1 + _REACH, len(words))):
        if words[at].gap not in _SPACES or others < 0:
            break
        if words[at].spelled in said.authorities:
            return "jurisdiction"
        others -= at not in adjectives and words[at].spelled not in said.chain
    return "about"


def _certain(named: list[Hit], known: Gazetteer) -> frozenset[str]:
    """Give the places that names leave no choice about."""
    return frozenset(hit.places[0] for hit in named if _only(hit, known))


def _only(hit: Hit, known: Gazetteer) -> bool:
    return len(hit.places) == 1 or all(known.nests(one, hit.places[0]) for one in hit.places)


def _is_place(scene: Scene, at: int, context: frozenset[str]) -> bool:
    """Tell whether a name is that of a place here, and not a person's or a common word."""
    hit = scene.named[at]
    place = scene.known.place(hit.places[0])
    if hit.adjective or not place.id.startswith(_SHARED):
        return True
    led = scene.roles[at] in ("at", "from", "to")
    signs = _named_by(scene, hit) or _in_wider(scene, at)
    if hit.key in scene.said.words:
        return signs or (place.precision == "country" and led)
    if _is_person(scene, hit, place):
        return False
    if place.precision in _WIDE or signs or led:
        return True
    if _bears(scene, hit):
        return False
    inside = any(_lies_in(scene, one, context) for one in hit.places)
    owned = place.population >= _OFTEN and _is_owned(scene, hit)
    return place.population >= _KNOWN or inside or owned


def _bears(scene: Scene, hit: Hit) -> bool:
    return hit.key in scene.said.people


def _is_owned(scene: Scene, hit: Hit) -> bool:
    """Tell whether a name stands after "of", or in a case, as in "жители Грозного"."""
    cased = bool(hit.case) and not scene.words[hit.first].first
    return cased or (hit.first > 0 and scene.words[hit.first - 1].spelled in scene.said.of)


def _named_by(scene: Scene, hit: Hit) -> bool:
    """Tell whether "the city of" or the like stands before a name, or город and the like."""
    before, said = hit.first - 1, scene.said
    if before > 0 and said.of and scene.words[before].spelled in said.of:
        before -= 1
    elif said.of:
        return False
    return before >= 0 and scene.words[before].spelled in said.named_by


def _in_wider(scene: Scene, at: int) -> bool:
    """Tell whether the name of a wider place that holds this one follows it."""
    if at + 1 >= len(scene.named):
        return False
    hit, wider = scene.named[at], scene.named[at + 1]
    if wider.first != hit.last + 1 or scene.words[wider.first].gap not in _COMMAS:
        return False
    return any(_lies_in(scene, one, frozenset(wider.places)) for one in hit.places)


def _lies_in(scene: Scene, place: str, wider: frozenset[str]) -> bool:
    return not wider.isdisjoint(scene.known.lineage(place)[1:])


def _holds(scene: Scene, place: str, inner: frozenset[str]) -> bool:
    return any(place in scene.known.lineage(one)[1:] for one in inner if one in scene.known.places)


def _is_person(scene: Scene, hit: Hit, place: Place) -> bool:
    """Tell whether names beside it make this one a person's: Paris Smith, Jack London."""
    before, after = scene.before(hit), scene.after(hit)
    if hit.first and scene.words[hit.first].gap.strip() in ("", "."):
        titled = scene.words[hit.first - 1].spelled in scene.said.titles
    else:
        titled = False
    may_be = _bears(scene, hit) or (place.precision not in _WIDE and place.population < _KNOWN)
    if titled:
        return may_be or place.precision not in _WIDE
    if all(scene.words[n].upper for n in range(hit.first, hit.last + 1)):
        return False
    return may_be and (_is_name(scene, after) or _is_surname(scene, before))


def _is_name(scene: Scene, word: Word | None) -> bool:
    return word is not None and word.capital and word.spelled not in scene.said.generic


def _is_surname(scene: Scene, before: Word | None) -> bool:
    said = scene.said
    if before is None or not before.capital:
        return False
    leads = before.spelled in said.role_of or before.spelled in said.between
    return not (leads or before.spelled in said.wider_words or before.spelled in said.named_by)


def _found(content: str, scene: Scene, at: int, context: frozenset[str]) -> Found:
    hit, known = scene.named[at], scene.known
    place, rule = _one(scene, at, context)
    start, end = scene.words[hit.first].start, scene.words[hit.last].end
    kinds = {known.place(one).precision for one in ((place,) if place else hit.places)}
    value = Where(
        text=content[start:end],
        place=place,
        within=known.lineage(place)[1:] if place else (),
        role=_told(scene, at),
        precision=kinds.pop() if len(kinds) == 1 else "unknown",
        candidates=() if len(hit.places) == 1 else hit.places,
        rule=rule,
    )
    return Found(start=start, end=end, value=value)


def _told(scene: Scene, at: int) -> str:
    """Give the role; on a square is at it, on a country is about it."""
    role = scene.roles[at]
    if role != "on":
        return role
    sites = all(scene.known.place(one).precision == "site" for one in scene.named[at].places)
    return "at" if sites else "about"


def _one(scene: Scene, at: int, context: frozenset[str]) -> tuple[str | None, str]:
    """Give the one place that a name must mean, and by which rule; None where several may."""
    hit, known = scene.named[at], scene.known
    if len(hit.places) == 1:
        return hit.places[0], "only"
    if _only(hit, known):
        return hit.places[0], "wider"
    if _in_wider(scene, at):
        context = frozenset(scene.named[at + 1].places)
    inside = [one for one in hit.places if _lies_in(scene, one, context)]
    widest = known.place(hit.places[0]).precision
    if len(inside) == 1 and (_in_wider(scene, at) or known.place(inside[0]).precision == widest):
        return inside[0], "nests"
    around = [one for one in hit.places if _holds(scene, one, context)]
    if len(around) == 1:
        return around[0], "holds"
    largest = _largest([known.place(one) for one in (inside if len(inside) > 1 else hit.places)])
    return (largest, "larger") if largest else (None, "open")


def _largest(places: list[Place]) -> str | None:
    """Give the place that has by far the most people, where the others' numbers are known."""
    first, second = sorted(places, key=lambda one: -one.population)[:2]
    told = all(one.population for one in places)
    by_far = first.population >= max(_OFTEN, _BY_FAR * second.population)
    return first.id if told and by_far else None
