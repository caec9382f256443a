"""Mend fires: "fired at", "shot at" and "charged at" tell what somebody does, not what is done.

fires    a sentence's words, one of its verbs → its subject put right, in place

"The police who stood at the gate fired at the boys": whoever is fired is fired from a post.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dripstone.languages.en.people import is_personal

if TYPE_CHECKING:
    from dripstone.languages.en.mend import Rough

FIRES = frozenset({"fired", "shot", "charged"})
_AT = {"fired": ("at", "into", "on", "upon", "toward", "towards", "from"),
       "shot": ("at", "into", "toward", "towards"), "charged": ("at", "into", "toward", "towards"),
       }  # fmt: skip
_HELPERS = ("passive_auxiliary", "auxiliary")
#: what is fired, and does not fire
_FLIES = frozenset(
    re.findall(
        r"\w+",
        """
        shot shots bullet bullets round rounds rocket rockets missile missiles shell shells grenade
        grenades canister canisters arrow arrows gas volley volleys gun guns mortar mortars
        projectile projectiles flare flares pellet pellets cannon water drone drones salvo stone
        stones
        """,
    )
)
_ARMS = frozenset(
    re.findall(
        r"\w+",
        """
        revolver pistol rifle gun guns rifles pistols weapon weapons roof rooftop rooftops window
        windows car jeep van truck helicopter helicopters tower towers balcony distance tank tanks
        building hill range
        """,
    )
)
_TOGETHER = frozenset({"crowd", "crowds", "mob", "mobs", "procession", "car", "bus", "convoy"})


def fires(words: list[Rough], verb: Rough) -> None:
    """Give "fired at" the one before it as who fires."""
    tied = next((w for w in words if w.head == verb.index and w.relation == "oblique"), None)
    case = None if tied is None else _case(words, tied)
    if tied is None or case is None or case not in _AT[verb.low] or tied.index < verb.index:
        return
    if case == "from" and tied.low not in _ARMS:
        return  # "fired from her post"
    if verb.low != "fired" and not (is_personal(tied.low) or tied.low in _TOGETHER):
        return  # "a student shot at the protest", "two charged at the court"
    helped = any(w.head == verb.index and w.relation in _HELPERS for w in words)
    who = None if helped else _who(words, verb)
    if who is None or who.low in _FLIES:
        return
    who.relation, who.head = "subject", verb.index
    verb.form = "past"


def _case(words: list[Rough], noun: Rough) -> str | None:
    return next((w.low for w in words if w.head == noun.index and w.relation == "case"), None)


def _who(words: list[Rough], verb: Rough) -> Rough | None:
    """Give the subject that the parser takes for one who is fired, or for all there is."""
    own = next((w for w in words if w.head == verb.index and w.relation == "passive_subject"), None)
    if own is not None:
        return own
    root = next((w for w in words if w.head == w.index), None)
    if root is None or verb.relation != "reduced" or root.index > verb.index:
        return None
    finite = any(w.kind == "verb" and w.form in ("past", "present") for w in words)
    if finite or root.kind not in ("noun", "name") or not is_personal(root.low):
        return None
    verb.relation, verb.head = "root", verb.index
    return root
