"""Agreement: do two answers to one question fit together? None always means: cannot be told.

    times, places, numbers    two values → True, False or None
    types                     two types → same, narrower, alternative, near, family or other
    denies, affirms           what a finding's polarity comes to
    contradictions            two findings about one happening → kinds of contradiction

Nothing here decides that two things are one; it only says what would follow if they were.
"""

from __future__ import annotations

import functools

from dripstone.records import Finding, HowMany, When, Where
from dripstone.records.edtf import meet
from dripstone.vocabulary import Scheme, scheme

KINDS = ("fact", "time", "place", "number", "framing")

# From the boundaries in ``terms/acts.yaml``: claimants may call one act by either word.
_ALTERNATIVES = (
    frozenset({"liberty.arrest", "liberty.abduction"}),
    frozenset({"liberty.abduction", "liberty.disappearance"}),
    frozenset({"body.torture", "body.illtreatment", "body.assault", "body.force"}),
    frozenset({"life.killing", "life.execution", "life.family_killing", "life.custody_death"}),
)
# From the same: two acts that one happening often holds, or that reports do not tell apart.
_NEAR = (
    frozenset({"liberty.arrest", "liberty.detention", "liberty.roundup"}),
    frozenset({"liberty.detention", "liberty.abduction", "liberty.disappearance"}),
)
_NOT_OF_THE_WORLD = ("demanded", "intended", "hypothetical", "depicted")


def times(a: When, b: When) -> bool | None:
    """Tell whether some day fits both; None where either has no bounds or comes round yearly."""
    open_ended = any(w.earliest is None and w.latest is None for w in (a, b))
    if open_ended or "yearly" in (a.relation, b.relation):
        return None
    return meet((a.earliest, a.latest), (b.earliest, b.latest)) is not None


def places(a: Where, b: Where) -> bool | None:
    """Tell whether one place is the other or lies in it; None where the gazetteer cannot say."""
    if a.place is None or b.place is None or {a.role, b.role} != {"at"}:
        return None
    if a.place == b.place or a.place in b.within or b.place in a.within:
        return True
    return False if _both_known(a, b) else None


def _both_known(a: Where, b: Where) -> bool:
    if a.precision == b.precision != "unknown" or (a.within and b.within):
        return True
    return any(x.precision == "country" and bool(y.within) for x, y in ((a, b), (b, a)))


def numbers(a: HowMany, b: HowMany) -> bool | None:
    """Tell whether two ranges of one unit overlap; None for other units or no bounds."""
    if a.unit != b.unit or any(n.min is None and n.max is None for n in (a, b)):
        return None
    return not (_below(a, b) or _below(b, a))


def _below(a: HowMany, b: HowMany) -> bool:
    return a.max is not None and b.min is not None and a.max < b.min


@functools.cache
def scheme_of(type: str) -> Scheme | None:
    """Find the vocabulary of acts or of events that has this type; None for anything else."""
    return next((s for s in (scheme("acts"), scheme("events")) if type in s.terms), None)


def happens(finding: Finding) -> bool:
    """Tell whether a finding is of a kind and type that can be one happening: no pattern."""
    if finding.kind not in ("act", "event"):
        return False
    found = scheme_of(finding.type)
    if found is None:
        return ":" in finding.type  # a project's own term, which only it can call a pattern
    term = found.term(finding.type)
    return term.countable and term.kind not in ("pattern", "context")


@functools.cache
def types(a: str, b: str) -> str:
    """Say how close two types are: same, narrower, alternative, near, family or other."""
    one, other = scheme_of(a), scheme_of(b)
    if a == b:
        return "same"
    if one is None or other is None or one.name != other.name:
        return "other"
    up, across = one.lineage(a), one.lineage(b)
    if a in across or b in up:
        return "narrower"
    for name, sets in (("alternative", _ALTERNATIVES), ("near", _NEAR)):
        if any(s.intersection(up) and s.intersection(across) for s in sets):
            return name
    return "family" if up[-1] == across[-1] else "other"


def denies(finding: Finding) -> bool:
    """Tell whether a finding says that something is not so; a view only implied says nothing."""
    return finding.polarity == "denies" and not any(
        v.mode == "implied" for v in finding.attribution
    )


def affirms(finding: Finding) -> bool:
    """Tell whether a finding says that something was so, at least in part."""
    said = finding.polarity in ("affirms", "partial") and finding.kind != "denial"
    return said and finding.stance not in _NOT_OF_THE_WORLD


def contradictions(a: Finding, b: Finding) -> tuple[str, ...]:
    """Name the ways in which two findings about one happening cannot both be so."""
    close = types(a.type, b.type)
    if (denies(a) and affirms(b)) or (denies(b) and affirms(a)):
        return ("fact",) if close in ("same", "narrower", "alternative") or _bare(a, b) else ()
    if not (affirms(a) and affirms(b)) or close not in ("same", "narrower", "alternative"):
        return ()
    apart = {
        "time": _fit(a, b, "when"),
        "place": _fit(a, b, "where"),
        "number": _fit(a, b, "how_many"),
        "framing": None if close != "alternative" else _one_voice(a, b),
    }
    return tuple(kind for kind in KINDS if apart.get(kind) is False)


def _one_voice(a: Finding, b: Finding) -> bool:
    return voice(a) == voice(b) and (voice(a) is not None or a.text == b.text)


def _bare(a: Finding, b: Finding) -> bool:
    """Tell whether a denial names no act of its own, and so denies what it was joined to."""
    return any(f.kind == "denial" and f.type not in scheme("acts").terms for f in (a, b))


def _fit(a: Finding, b: Finding, slot: str) -> bool | None:
    one, other = getattr(a.slots, slot), getattr(b.slots, slot)
    x, y = (one and one.value), (other and other.value)
    if isinstance(x, When) and isinstance(y, When):
        return times(x, y)
    if isinstance(x, Where) and isinstance(y, Where):
        return places(x, y)
    if isinstance(x, HowMany) and isinstance(y, HowMany):
        return numbers(x, y)
    return None


def voice(finding: Finding) -> str | None:
    """Give the words for the innermost voice; None where the report speaks for itself."""
    if not finding.attribution:
        return None
    last = finding.attribution[-1]
    return last.stands_for or last.who
