"""Times: is there a day that fits both, and how narrow is it?"""

from __future__ import annotations

from datetime import date

from dripstone.link.evidence.words import reason
from dripstone.records import AnyFinding, Evidence, When
from dripstone.vocabulary.agreement import times

_NEXT_DAY = 2  #: days; reports often give the day of a night or of their own writing


def compare_times(a: AnyFinding, b: AnyFinding) -> Evidence | None:
    """Compare the bounds of both times; unknown times say nothing."""
    one, other = (f.slots.when and f.slots.when.value for f in (a, b))
    if not (isinstance(one, When) and isinstance(other, When)):
        return None
    fit = times(one, other)
    weight = _overlapping(one, other) if fit else _apart(one, other)
    return None if fit is None or not weight else reason("time", "when", a, b, weight)


def _overlapping(a: When, b: When) -> float:
    """Weigh an overlap by the longer of both times: a shared day says more than a shared year."""
    spans = [_days(w.earliest, w.latest) for w in (a, b)]
    if None in spans:
        return 0.0
    longest = max(s for s in spans if s is not None)
    return next(
        (w for days, w in ((3, 3.0), (10, 2.0), (31, 1.0), (92, 0.5)) if longest <= days), 0
    )


def _apart(a: When, b: When) -> float:
    gaps = [_days(x.latest, y.earliest) for x, y in ((a, b), (b, a))]
    gap = max((g for g in gaps if g is not None), default=0)
    return -1.0 if gap - 1 <= _NEXT_DAY else -4.0


def _days(first: str | None, last: str | None) -> int | None:
    """Count the days from one to another, both counted; None where either is open."""
    if first is None or last is None:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
