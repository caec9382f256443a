"""Match: our findings beside what a person marked, as gold counts them right.

    acts_of       findings → acts that can be counted
    matched       acts, marks → pairs that are right
    same          act, mark → is it the one marked: type, victim and polarity
    same_act      act, mark → is it the one marked, whatever the polarity
    same_voice    act, mark → is its last voice the one marked
    voices_of     claim → the names of its voices
    named         finding, slot → the words in a slot, and whom they stand for
    share         two phrases → have they a word in common

A claim is right when type, victim and polarity are; see ``bench/gold.py`` for what else is scored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from dripstone import vocabulary
from dripstone.records import AnyFinding, Claim, Who

_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        the a an of his her their its my in s at on to that
        в во на и с со у о об по за из от к его её их ее не что
        """,
    )
)


def acts_of(found: Iterable[object]) -> list[Claim]:
    """Give the acts among findings that can be counted."""
    acts = (f for f in found if isinstance(f, Claim) and f.kind == "act")
    return [act for act in acts if vocabulary.term("acts", act.type).countable]


def matched(acts: list[Claim], gold: list[dict[str, Any]]) -> list[tuple[Claim, dict[str, Any]]]:
    """Pair each marked claim with the first of ours that is right and still free."""
    free, pairs = list(acts), []
    for one in gold:
        act = next((a for a in free if same(a, one)), None)
        if act is not None:
            free.remove(act)
            pairs.append((act, one))
    return pairs


def same(act: Claim, gold: dict[str, Any]) -> bool:
    """Tell whether a claim is the one marked: type, victim and polarity."""
    return act.polarity == gold["polarity"] and same_act(act, gold)


def same_act(act: Claim, gold: dict[str, Any]) -> bool:
    """Tell whether type and victim are those marked, whatever the polarity."""
    near = vocabulary.is_a("acts", act.type, gold["type"]) or vocabulary.is_a(
        "acts", gold["type"], act.type
    )
    kin = act.type.split(".")[0] == gold["type"].split(".")[0] == "liberty"
    return (near or kin) and (
        gold["to_whom"] is None or share(named(act, "to_whom"), gold["to_whom"])
    )


def named(finding: AnyFinding, name: str) -> str:
    """Give the words in a slot, with whom a pronoun stands for; nothing where it is empty."""
    slot = getattr(finding.slots, name)
    if slot is None:
        return ""
    other = slot.value.stands_for if isinstance(slot.value, Who) else None
    return f"{slot.text} {other or ''}"


def share(one: str, other: str) -> bool:
    """Tell whether two phrases share a word that is not a small one."""
    ours, theirs = _words(one), _words(other)
    if ours <= _SMALL or theirs <= _SMALL:  # "her" alone is the pronoun that was marked
        return bool(ours & theirs)
    return bool((ours & theirs) - _SMALL)


def _words(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase.replace("\u00ad", "").lower()))


def same_voice(act: Claim, gold: dict[str, Any]) -> bool:
    """Tell whether the innermost voice is the one marked; none where none is."""
    inner = [v for v in act.attribution[1:] if v.who]
    if gold["voice"] is None:
        return not inner
    return bool(inner) and share(f"{inner[-1].who} {inner[-1].stands_for or ''}", gold["voice"])


def voices_of(claim: Claim) -> str:
    """Give the names of a claim's voices after the publisher."""
    return " ".join(f"{v.who} {v.stands_for or ''}" for v in claim.attribution[1:] if v.who)
