"""Clusters: from what people decided about pairs to groups, without picking a winner.

    decided       things, ties, decided matches → Decided: groups, and what is left to decide
    clustered     things, ties, same, different → groups, and the joins that were refused
    followed      findings → which finding stands for one that a person corrected
    pairs_of      decided pairs → pairs of what stands now, with their matches
    still_open    undecided pairs → the matches that could still join each group

A *tie* holds by the structure of one document; *same* and *different* are people's decisions. What
people keep apart is never joined through others: where decisions lead both ways, no join on the
way holds until a person says which one was wrong. So the outcome has no order of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from dripstone.link.paths import Pair, between, joined, pair
from dripstone.records import Finding, Value, match_id


class Decided(Value, frozen=True, kw_only=True):
    """Groups as people decided them, in no order, and what is left to decide."""

    groups: tuple[frozenset[str], ...]
    refused: tuple[str, ...]  #: identities of confirmed matches that keep_apart contradicts
    waiting: dict[frozenset[str], tuple[str, ...]]  #: by group: what could still join it


def decided(
    kind: str,
    nodes: Iterable[str],
    *,
    ties: Iterable[Pair],
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
    undecided: Iterable[tuple[str, str]],
    now: Mapping[str, str],
) -> Decided:
    """Group what stands now by ties and by the matches of a kind that people decided."""
    said, apart, open_ = (pairs_of(m, kind, now) for m in (same, different, undecided))
    found = clustered(nodes, ties=ties, same=said, different=apart)
    refused = {p: said[p] for p in found.refused}
    group_of = {member: group for group in found.groups for member in group}
    return Decided(
        groups=found.groups,
        refused=tuple(sorted(refused.values())),
        waiting=still_open({**open_, **refused}, apart, group_of),
    )


class Clusters(Value, frozen=True, kw_only=True):
    """Groups of identities, and the confirmed joins that contradict a decision to keep apart."""

    groups: tuple[frozenset[str], ...]
    refused: frozenset[frozenset[str]] = frozenset()


def clustered(
    nodes: Iterable[str],
    *,
    ties: Iterable[Pair] = (),
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
) -> Clusters:
    """Group the nodes by ties and confirmed pairs, keeping apart what people keep apart.

    A tie gives way before a decision does.
    """
    nodes = frozenset(nodes)
    held, said, apart = (
        frozenset(p for p in pairs if len(p) == 2 and p <= nodes)
        for pairs in (ties, same, different)
    )
    held -= between(held | said, apart)
    refused = said & (between(held | said, apart) | apart)
    return Clusters(groups=joined(nodes, held | (said - refused)), refused=refused)


def followed(findings: Iterable[Finding], standing: Container[str]) -> dict[str, str]:
    """Map each finding that a person corrected to the one that stands in its place."""
    steps = {f.supersedes: f.id for f in findings if f.supersedes is not None}
    return {old: _standing(old, steps, standing) for old in steps if old not in standing}


def _standing(start: str, steps: Mapping[str, str], standing: Container[str]) -> str:
    seen: set[str] = set()
    here = start
    while here not in standing and here not in seen and here in steps:
        seen.add(here)
        here = steps[here]
    return here


def pairs_of(
    pairs: Iterable[tuple[str, str]], kind: str, now: Mapping[str, str]
) -> dict[Pair, str]:
    """Give pairs as what stands now, each with the identity of the match that it came from."""
    return {pair(now.get(a, a), now.get(b, b)): match_id(kind, a, b) for a, b in pairs}


def still_open(
    undecided: dict[Pair, str], different: Iterable[Pair], group_of: dict[str, frozenset[str]]
) -> dict[frozenset[str], tuple[str, ...]]:
    """Give for each group the matches that could still join it with another one, sorted.

    A pair whose groups people keep apart, or joined by other pairs, is no longer open.
    """
    shut = {frozenset(group_of[x] for x in p) for p in different if p <= group_of.keys()}
    found: dict[frozenset[str], list[str]] = {}
    for both, match in undecided.items():
        sides = frozenset(group_of[x] for x in both if x in group_of)
        if len(sides) == 2 and sides not in shut:
            for side in sides:
                found.setdefault(side, []).append(match)
    return {group: tuple(sorted(matches)) for group, matches in found.items()}
