"""Relations: who stood over whom and when, as accepted claims say; nothing is concluded.

    relations   findings, a name, a moment → Relations, and how each fits the question

A relation that gives no time may have held at any moment, and says so. What nobody told is in no
list: the vault does not say.
"""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.languages.folds import words
from dripstone.languages.names import may_be_one
from dripstone.records import AnyFinding, Slot, Value, When, Who
from dripstone.records.edtf import Bounds, bounds, meet
from dripstone.vocabulary.agreement import affirms

KIND = "relation"
_FITS = ("then", "perhaps", "no_time", "other_time")


class Relation(Value, frozen=True, kw_only=True):
    """One claim that somebody stood over somebody, or that they did not."""

    finding: AnyFinding
    over: str | None  #: words for who stood above; None: not said
    under: str | None
    #: then: its time covers the moment; perhaps: its time only touches it; no_time: it gives none;
    #: other_time; empty: no moment was asked for
    fits: str
    denied: bool


def relations(
    findings: Iterable[AnyFinding], *, unit: str = "", at: str = ""
) -> tuple[Relation, ...]:
    """Give what is said of who stood over whom; of ``unit``, above or below, and of a moment.

    ``at`` is EDTF: a day, a month, a year or an interval.

    Raises:
        NotADate: ``at`` is none.
    """
    moment = bounds(at) if at else None
    told = (f for f in findings if f.kind == KIND)
    found = [
        Relation(
            finding=one,
            over=_name(one.slots.who),
            under=_name(one.slots.to_whom),
            fits=_fits(one, moment),
            denied=not affirms(one),
        )
        for one in told
        if not unit.strip() or any(_is(unit, s) for s in (one.slots.who, one.slots.to_whom))
    ]
    order = {name: n for n, name in enumerate(_FITS)}
    return tuple(sorted(found, key=lambda r: (order.get(r.fits, 0), _start(r.finding))))


def _name(slot: Slot | None) -> str | None:
    if slot is None:
        return None
    value = slot.value
    return (value.stands_for or value.text) if isinstance(value, Who) else slot.text


def _is(unit: str, slot: Slot | None) -> bool:
    """Tell whether the asked words may name what a slot names, in whichever script."""
    name = _name(slot)
    if name is None:
        return False
    asked, said = words(unit), words(name)
    return bool(asked) and (set(asked) <= set(said) or may_be_one(unit, name))


def _fits(finding: AnyFinding, moment: Bounds | None) -> str:
    if moment is None:
        return ""
    slot = finding.slots.when
    when = slot.value if slot is not None and isinstance(slot.value, When) else None
    if when is None or (when.earliest is None and when.latest is None):
        return "no_time"
    held = (when.earliest, when.latest)
    if meet(held, moment) is None:
        return "other_time"
    inside = meet(held, moment) == moment
    return "then" if inside and when.relation in ("throughout", "ongoing") else "perhaps"


def _start(finding: AnyFinding) -> tuple[str, str]:
    slot = finding.slots.when
    when = slot.value if slot is not None and isinstance(slot.value, When) else None
    return (when.earliest or "" if when else "9"), finding.id
