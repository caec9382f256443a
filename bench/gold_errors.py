"""Errors: what a marked report holds that we missed, and what we made up, for those who mend.

    show_errors    report, our findings → lines printed: claims, answers, voices, demands, the rest

Which reports are shown is asked in ``bench/gold.py``: never one that is held out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bench.gold_match import named, same_voice, share, voices_of
from dripstone.records import Claim, Demand

_SLOTS = ("who", "when", "where", "how_many")


def show_errors(
    report: Mapping[str, Any],
    found: Iterable[object],
    acts: Iterable[Claim],
    pairs: list[tuple[Claim, dict[str, Any]]],
) -> None:
    """Print what a report holds that we missed, and what we made up."""
    ours = {act.id for act, _ in pairs}
    print(f"--- {report['id']}\n{report['text']}")
    for one in report["claims"]:
        if not any(gold is one for _, gold in pairs):
            print("  missed", *(one[k] for k in ("type", "who", "to_whom", "polarity", "voice")))
    for act in acts:
        if act.id not in ours:
            print("  extra ", act.type, act.says)
    for act, gold in pairs:
        if not same_voice(act, gold):
            print("  voice ", gold["voice"], "|", voices_of(act), "|", act.says)
        for slot in _SLOTS:
            words, theirs = named(act, slot), gold.get(slot)
            if bool(words) != bool(theirs) or (theirs and not share(words, theirs)):
                print(f"  {slot}  {theirs} | {words or None} | {act.says}")
    print("  demands", report["demands"], *_told(found, Demand))
    print("  grounds", report["grounds"], *(w.says for w in found if _is(w, "ground")))
    told = (voices_of(w) for w in found if isinstance(w, Claim) and w.kind == "denial")
    print("  denials", report["denials"], *told)
    kinds = (w.type for w in found if isinstance(w, Claim) and w.kind == "event")
    print("  events ", report["events"], *kinds)


def _is(found: object, kind: str) -> bool:
    return isinstance(found, Claim) and found.kind == kind


def _told(found: Iterable[object], kind: type[Demand]) -> Iterator[str]:
    return (f"{one.type}: {one.says}" for one in found if isinstance(one, kind))
