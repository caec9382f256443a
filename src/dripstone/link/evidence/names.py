"""Names: may two mentions be one person? A name alone only asks the question.

Only names, roles and the report that tells both are looked at; never a trait of a person, and
never that two people were at one event, which relatives and friends are.
"""

from __future__ import annotations

from dripstone.languages.names import Likeness, alike
from dripstone.link.evidence.origins import SAME_REPORT
from dripstone.link.mentions import Mention
from dripstone.records import Evidence

#: bits; a name alone reaches the threshold only where it is full, or an initial leaves it open
WEIGHTS = {
    "full": 3.0,
    "part": 2.0,
    "initials": 2.0,
    "family": 1.0,
    "given": 1.0,
    "close": 1.0,
    "against": -3.0,
}


def compare_names(a: Mention, b: Mention) -> Evidence | None:
    """Compare the names, across scripts and spellings."""
    weight = WEIGHTS.get(alike(a.name, b.name).how)
    return None if weight is None else _reason("name", a, b, a.name, b.name, weight)


def compare_spellings(a: Mention, b: Mention) -> Evidence | None:
    """Say which words differ in a case ending or in letters, and take off what that costs."""
    fit = alike(a.name, b.name)
    left, right = fit.varied
    cost = WEIGHTS.get(fit.how, 0.0) - weight_of(fit)
    return _reason("spelling", a, b, left, right, -round(cost, 3)) if cost > 0 else None


def weight_of(fit: Likeness) -> float:
    """Give the bits that names say for or against, less where words differ in some letters."""
    weight = WEIGHTS.get(fit.how, 0.0)
    return round(weight * fit.exactness, 3) if weight > 0 else weight


def compare_texts(a: Mention, b: Mention) -> Evidence | None:
    """Say that one report names both, as reports do when they shorten a name."""
    return _reason("origin", a, b, SAME_REPORT, SAME_REPORT, 1.0) if a.text == b.text else None


def compare_roles(a: Mention, b: Mention) -> Evidence | None:
    """Compare roles and offices, as far as the words give them."""
    offices = [{t.office for t in m.told if t.office} for m in (a, b)]
    if offices[0] & offices[1]:
        shared = min(offices[0] & offices[1])
        return _reason("role", a, b, shared, shared, 1.0)
    roles = [{t.role for t in m.told} for m in (a, b)]
    shared_roles = roles[0] & roles[1]
    if not shared_roles:
        return None
    return _reason("role", a, b, min(shared_roles), min(shared_roles), 0.5)


def _reason(feature: str, a: Mention, b: Mention, left: str, right: str, weight: float) -> Evidence:
    anchors = tuple(m.anchor for m in (a, b) if m.anchor is not None)
    return Evidence(feature=feature, left=left, right=right, weight=weight, anchors=anchors)
