"""HRDs told: what an article's acts come to, group by group: where, by whom, to whom, how firmly.

    told    Text, Claims → {feature: how much}    for each group of acts that are like each other

Fifteen groups of acts. Of each: how many are told, how many of them in the title, the lead and
late, among the first told, by the state, by armed groups or by nobody named, to whom who is named,
is most spoken of or is a defender by the words, and how many are denied, meant or alleged. A count
of killings says little of an article; that the person it speaks of most was killed says much.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.hrds_families import most_spoken_of
from dripstone.records import Claim, Text, Who

_GROUPS = {
    "held": "liberty.arrest liberty.detention liberty.incommunicado liberty.roundup",
    "tried": "justice.prosecution justice.unfair_trial",
    "missing": "liberty.disappearance",
    "taken": "liberty.abduction liberty",
    "killed": "life",
    "executed": "life.execution",
    "tortured": "body.torture body.illtreatment body.forced_treatment justice.forced_confession",
    "hurt": "body",
    "threatened": "body.threat civic.reprisal privacy",
    "raided": "privacy.search property",
    "silenced": "civic equality.law",
    "driven out": "property.livelihood liberty.displacement liberty.movement liberty.exploitation",
    "pattern": "equality abuse",
    "left undone": "justice.failure_protect",
    "war": "war",
}
_OF = {type_: group for group, types in _GROUPS.items() for type_ in types.split()}
_STATE = re.compile(
    r"police|officer|army|soldier|security|military|government|authorit|regime|state|court|forces"
    r"|agent|judge|minist|prosecut|troops|officials|guards",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"gunm|bandit|militant|rebel|insurg|terror|gang|cartel|militia|kidnap|isis|taliban|boko|shabaab"
    r"|islamic state|mob|men$",
    re.IGNORECASE,
)
_DEFENDER = re.compile(
    r"activist|journalist|reporter|lawyer|defender|editor|blogger|dissident|critic|leader|protest"
    r"|unionist|member|opposition|writer|campaigner|student|media|worker",
    re.IGNORECASE,
)
_SO = frozenset({"asserted", "attributed", "presupposed", "alleged", "probable"})
_HIM = frozenset({"he", "him", "his", "she", "her"})
_LEAD = 700  #: characters after the title
_LATE = 0.6  #: of an article
_FIRST = 3  #: acts


def told(text: Text, claims: list[Claim]) -> dict[str, float]:
    """Give what is told of each group of acts."""
    acts = sorted((c for c in claims if c.kind == "act"), key=lambda c: c.anchors[0].start)
    counts: Counter[str] = Counter()
    main = most_spoken_of(text.content.partition("\n")[2])
    for rank, act in enumerate(acts):
        group = _group(act.type)
        counts.update(f"{group} {how}" for how in _how(text.content, act, rank, main))
    found = {name: math.log1p(n) for name, n in counts.items()}
    every = sum(n for name, n in counts.items() if name.endswith(" so"))
    for group in _GROUPS:
        if counts[f"{group} so"]:
            found[f"{group} share"] = 2 * counts[f"{group} so"] / (1 + every)
            persons = sum(counts[f"{group} {one}"] for one in ("main", "him", "named"))
            found[f"{group} any person"] = math.log1p(persons)
    long = max(len(text.content), 1)
    found |= {"every act": math.log1p(every), "long": math.log(long / 1000)}
    found["acts by length"] = 1000 * every / long
    return found | _others(claims)


def _group(type_: str) -> str:
    return _OF.get(type_) or _OF.get(type_.split(".", maxsplit=1)[0], "other")


def _how(content: str, act: Claim, rank: int, main: Iterable[str]) -> Iterator[str]:
    """Give where and how firmly an act is told, by whom and to whom."""
    if act.polarity == "denies" or act.stance not in _SO:
        yield "denied" if act.polarity == "denies" else "meant"
        return
    yield "so"
    title, at = content.find("\n"), act.anchors[0].start
    places = {
        "title": at < title,
        "lead": at < title + _LEAD,
        "late": at > len(content) * _LATE,
        "alleged": act.stance == "alleged",
        "first": rank < _FIRST,
    }
    yield from (name for name, holds in places.items() if holds)
    yield from _by_whom(act)
    yield from _to_whom(act, main)


def _by_whom(act: Claim) -> Iterator[str]:
    who = act.slots.who
    if who is None:
        yield "by nobody"
        return
    if _STATE.search(who.text):
        yield "by the state"
    if _ARMED.search(who.text):
        yield "by armed"


def _to_whom(act: Claim, main: Iterable[str]) -> Iterator[str]:
    whom = act.slots.to_whom
    if whom is None:
        return
    if isinstance(whom.value, Who) and whom.value.named:
        yield "named"
    if isinstance(whom.value, Who) and whom.value.kind == "group":
        yield "group"
    if any(name in whom.text for name in main):
        yield "main"
    if _DEFENDER.search(whom.text):
        yield "defender"
    if whom.text.lower() in _HIM:
        yield "him"


def _others(claims: list[Claim]) -> dict[str, float]:
    """Count claims by kind, and events by type."""
    counts = Counter(f"kind {c.kind}" for c in claims)
    said = (c for c in claims if c.kind == "event" and c.polarity == "affirms")
    counts.update(f"event {c.type}" for c in said)
    return {name: math.log1p(n) for name, n in counts.items()}
