"""Grounds: where a text tells a reason that must not stand beside a name.

sensitive_places   findings, text → the places of such reasons
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dripstone.records import AnyFinding, Ground, Slot
from dripstone.vocabulary import scheme

_ALSO_SENSITIVE = ("union",)  #: a special category that the vocabulary of grounds does not mark


def sensitive_places(findings: Iterable[AnyFinding], text: str) -> Iterator[tuple[int, int]]:
    """Give where a text tells a sensitive ground, by the findings on it."""
    for finding in findings:
        why = finding.slots.why
        if finding.text != text or not (_is_sensitive(why) or finding.kind == "ground"):
            continue
        anchors = finding.anchors if why is None or why.anchor is None else (why.anchor,)
        yield from (anchor.span for anchor in anchors)


def _is_sensitive(why: Slot | None) -> bool:
    """Tell whether a reason is one that must not stand beside a name. Unknown ones must not."""
    if why is None:
        return False
    ground = why.value.ground if isinstance(why.value, Ground) else None
    terms = scheme("grounds").terms
    return (
        ground is None
        or ground not in terms
        or ground in _ALSO_SENSITIVE
        or terms[ground].sensitive
    )
