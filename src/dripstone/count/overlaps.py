"""Overlaps: from linked people or incidents and their origins to capture histories.

    overlap    things, Weights → Table     a list is an independent origin; copies make no new list

An origin is the innermost voice that the weighing room named, so republished copies, quotations
and translations stay on the list they came from. What was left out is counted, with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dripstone.count.acts import named_in
from dripstone.count.tables import Table, from_people
from dripstone.records import AnyFinding, Incident, Person, Weight

TEASER = "teaser"  #: a segment that belongs to another article


def overlap(
    things: Sequence[Incident | Person],
    weights: Sequence[Weight],
    *,
    findings: Mapping[str, AnyFinding] | None = None,
    role: str = "victim",
    least: int = 1,
    linkage: str = "",
) -> Table:
    """Tabulate which independent origins tell of which people, or of which incidents.

    People count in a ``role``; a group is never a person. ``findings`` by identity let teasers be
    left out, and tell in which reports a person who has several roles has this one. Origins with
    fewer than ``least`` individuals make no list. ``linkage`` names the version of the matches.
    """
    voices = {f: o.voice for w in weights for o in w.origins for f in o.findings}
    left_out: Counter[str] = Counter()
    told: dict[str, set[str]] = {}
    for thing in things:
        on = _origins(thing, voices, findings or {}, role, left_out)
        if on:
            told[thing.handle] = on
    sizes = Counter(name for on in told.values() for name in on)
    small = {name for name, n in sizes.items() if n < least}
    left_out["origins with too few individuals"] += len(small)
    left_out["reports that copy another"] += len({c for w in weights for c in w.copies})
    kept = {handle: on - small for handle, on in told.items() if on - small}
    reasons = {why: n for why, n in left_out.items() if n}
    return from_people(kept, sorted(set(sizes) - small), excluded=reasons, linkage=linkage)


def _origins(
    thing: Incident | Person,
    voices: Mapping[str, str | None],
    findings: Mapping[str, AnyFinding],
    role: str,
    left_out: Counter[str],
) -> set[str]:
    ids, here = _claims(thing, findings, role)
    found: set[str] = set()
    for claim in ids:
        finding = here.get(claim)
        voice = voices.get(claim)
        if finding is not None and finding.segment == TEASER:
            left_out["findings in teasers of other articles"] += 1
        elif claim not in voices:
            left_out["findings that nobody weighed"] += 1
        elif voice is None:
            left_out["findings whose origin is not named"] += 1
        else:
            found.add(voice)
    if not ids:
        left_out["groups and people in other roles"] += 1
    elif not found:
        left_out["individuals without a named origin"] += 1
    return found


def _claims(
    thing: Incident | Person, findings: Mapping[str, AnyFinding], role: str
) -> tuple[tuple[str, ...], Mapping[str, AnyFinding]]:
    """Give the findings that capture somebody: those in which they have the role."""
    if isinstance(thing, Incident):
        return tuple(c.id for c in thing.claims), {c.id: c for c in thing.claims}
    if thing.roles == (role,):
        return thing.claims, findings
    # Somebody may be harmed in one report and speak in another; only the finding tells which.
    here = (c for c in thing.claims if role in thing.roles and c in findings)
    return tuple(c for c in here if named_in(findings[c]) in thing.names), findings
