"""Adding: a finding that no machine suggested, in words of the text.

added    text, words, what they say → a claim or demand of a person's own
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from dripstone import vocabulary
from dripstone.errors import Unfinished, WordsNotFound
from dripstone.records import (
    Anchor,
    Claim,
    Demand,
    Text,
    Voice,
    anchor,
    identity_of,
    overlapping,
    short,
)
from dripstone.review.correcting import SCHEMES, Place, Said
from dripstone.vocabulary.gazetteer import Gazetteer

KINDS = ("act", "event", "demand", "relation")
"""What a person may add: what was done, what happened, what is asked, who stood over whom."""


def added(
    text: Text,
    words: Said,
    *,
    kind: str,
    type: str,
    says: str,
    stance: str = "asserted",
    polarity: str = "affirms",
    slots: Mapping[str, Said] | None = None,
    voice: Said | None = None,
    mode: str = "narrates",
    publisher: str | None = None,
    against: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Claim | Demand:
    """Make a finding that rests on ``words``; an act whose doer is not given says so.

    ``voice`` is who says so in the end, where that is not the report itself. ``gazetteer`` holds a
    project's own places.

    Raises:
        Unfinished: the kind cannot be added, its vocabulary has no such type, the sentence is
            missing, a relation lacks one of its ends, or typed words stand in the text more than
            once.
        WordsNotFound: words that do not stand in the text.
        UnknownTerm: a stance, polarity or mode that no vocabulary has.
    """
    if kind not in KINDS or type not in vocabulary.scheme(SCHEMES[kind][0]).terms:
        raise Unfinished(verb="add", lacks="type")
    if not says.strip():
        raise Unfinished(verb="add", lacks="sentence")
    found = _found(text, words)
    segment = overlapping(text, found)
    fields: dict[str, Any] = {
        "kind": kind,
        "type": type,
        "says": says.strip(),
        "anchors": (found,),
        "stance": vocabulary.term("certainty", "demanded" if kind == "demand" else stance).id,
        "polarity": vocabulary.term("certainty", polarity).id,
        "segment": segment.role if segment else "body",
        "attribution": (Voice(who=publisher, mode="narrates"),),
    }
    made: Claim | Demand = (Demand if kind == "demand" else Claim)(id="fin_new", **fields)
    place = Place(made, text, against, gazetteer)
    given = {name: said for name, said in (slots or {}).items() if said.words.strip()}
    if kind == "relation" and not {"who", "to_whom"} <= given.keys():
        raise Unfinished(verb="add", lacks="who or to_whom")
    filled = _filled(made, place, given) | _voiced(made, place, voice, mode)
    return _named(msgspec.structs.replace(made, **filled))


def _filled(made: Claim | Demand, place: Place, given: Mapping[str, Said]) -> dict[str, Any]:
    """Fill the slots; of a demand, whom it is asked of stands apart."""
    if isinstance(made, Demand):
        asked = given.get("to_whom")
        slot = place.slot("to_whom", asked, None) if asked else None
        rest = {name: said for name, said in given.items() if name != "to_whom"}
        return place.slots(rest) | {"addressees": (slot,) if slot else ()}
    filled = place.slots(given)
    if made.kind == "act" and filled["slots"].who is None:
        filled["not_stated"] = ("who",)
    return filled


def _voiced(
    made: Claim | Demand, place: Place, voice: Said | None, mode: str
) -> dict[str, tuple[Voice, ...]]:
    """Add the voice that vouches, where it is not the report's own."""
    if voice is None or not voice.words.strip():
        return {}
    words = place.anchor(voice)
    hop = Voice(who=words.exact, mode=vocabulary.term("attribution", mode).id, anchor=words)
    return {"attribution": (*made.attribution, hop)}


def _named(made: Claim | Demand) -> Claim | Demand:
    named: Claim | Demand = msgspec.structs.replace(made, id=identity_of(made))
    return named


def _found(text: Text, said: Said) -> Anchor:
    """Find the words that it rests on: where they were chosen, or their only place."""
    words = said.words.strip()
    if not words:
        raise Unfinished(verb="add", lacks="words")
    if said.at is not None and text.content.startswith(words, max(said.at, 0)):
        return anchor(text, said.at, said.at + len(words))
    places = text.content.count(words)
    if places > 1:
        raise Unfinished(verb="add", lacks=f"place: the words stand {places} times; select them")
    start = text.content.find(words)
    if start == -1:
        raise WordsNotFound(text=short(text.id), start=0, end=len(text.content))
    return anchor(text, start, start + len(words))
