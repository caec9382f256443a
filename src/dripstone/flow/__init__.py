"""Flow: the way of a report through the rooms, and the only place that writes.

    take_in      files → kept reports, texts, suggestions; a receipt       one report at a time
    fetch        an address, when a person asks → a kept web archive and its pages
    only_keep    files → kept reports, to be read later; a receipt
    read_only    a file → its text and suggestions, with no vault at all
    decide       a person's judgement → the journal
    assign       a person is asked to decide, first or second, blind or not; ``end`` ends it
    decide_many  one word on several things → one entry; ``take_back_many`` takes it back
    add_map      tiles that lie behind maps → the vault; ``choose_map`` takes another, or none
    add_places   places that the gazetteer lacks → the journal; ``withdraw_place`` takes one out
    stakes       by how much a decision would move the figures
    floor        a Stock → at least how many victims there are, or why that cannot be said
    look         what people stand behind → incidents, people, weights, figures, outcomes
    told_of      a report → how it came, and what may be done with it
    withdraw     consent taken back → a report that no export shows
    take_stock   look, and store what has to last: matches to decide and lasting handles
    catch_up     what is new → the index for searching
    search       words and filters → texts, findings and names, up to a level
    release      incidents or claims → files, and a record of what was shown
    looked       a person looked for an answer to a demand, where and until when
    verify       everything in the vault against what the journal sealed
    exhibit            reports as they are, with proofs that a court expert checks alone
    give_checkpoint    how far the journal came, signed, for a witness outside
    check_checkpoint   whether the journal still contains what a witness held

Rooms take values and return values; each write has one place, here, and one journal entry.
"""

from __future__ import annotations

import importlib
from typing import Any

_WHERE = {
    "add_map": "maps",
    "add_places": "places",
    "assign": "assigning",
    "catch_up": "indexing",
    "check_checkpoint": "witnessing",
    "choose_map": "maps",
    "decide": "deciding",
    "decide_many": "deciding_many",
    "end": "assigning",
    "floor": "stock",
    "exhibit": "exhibiting",
    "give_checkpoint": "witnessing",
    "look": "stock",
    "looked": "following",
    "fetch": "fetching",
    "only_keep": "taking_in",
    "read_only": "taking_in",
    "map_of": "maps",
    "places_of": "places",
    "release": "releasing",
    "stakes": "mattering",
    "take_back_many": "deciding_many",
    "search": "searching",
    "take_in": "taking_in",
    "take_stock": "stock",
    "told_of": "custody",
    "verify": "checking",
    "withdraw": "custody",
    "withdraw_place": "places",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Fetch a function when it is first asked for, so that reading a file loads no vault."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{_WHERE[name]}"), name)


__all__ = [  # noqa: PLE0604 - fetched lazily, by name
    *sorted(_WHERE),
]
