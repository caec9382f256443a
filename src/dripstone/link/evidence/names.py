"""Names: may two mentions be one person? A name alone only asks the question.

Only names, roles and the report that tells both are looked at; never a trait of a person, and
never that two people were at one event, which relatives and friends are.
"""

from __future__ import annotations

from dripstone.languages.spellings import alike
from dripstone.link.evidence.origins import SAME_REPORT
from dripstone.link.mentions import Mention
from dripstone.records import Evidence


def compare_names(a: Mention, b: Mention) -> Evidence | None:
    """Compare the spellings, across scripts."""
    fit = alike(a.name, b.name)
    return None if fit is None else _reason("name", a, b, a.name, b.name, fit.weight)


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
