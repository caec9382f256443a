"""Looking again: what people stand behind now, from what they stood behind a moment ago.

look_again    vault, Stock → Stock    the same as ``look`` gives, for less work

Most decisions leave untouched what incidents, people and figures are made of: a rejection, a
second word for the same, a look at a report. Then nothing is joined and counted anew.
"""

from __future__ import annotations

import msgspec

from dripstone import review
from dripstone.flow.stock import Held, Stock, look, settle, take
from dripstone.vault import Vault

_OF_SETTLED = ("accepted", "same", "different", "undecided", "answers")
_OF_HELD = ("reports", "versions", "handles", "looked", "assessments", "places")


def look_again(vault: Vault, before: Stock | None) -> Stock:
    """Compute everything from what the vault holds now; write nothing."""
    if before is None:
        return look(vault)
    held = take(vault)
    settled = settle(held)
    if not _as_before(before, held, settled):
        return look(vault)
    figures = (msgspec.structs.replace(one, journal=held.journal) for one in before.figures)
    return msgspec.structs.replace(before, held=held, settled=settled, figures=tuple(figures))


def _as_before(before: Stock, held: Held, settled: review.Settled) -> bool:
    """Tell whether all is as it was that incidents, people, weights and outcomes rest on."""
    return (
        held.texts.keys() == before.held.texts.keys()
        and all(getattr(held, name) == getattr(before.held, name) for name in _OF_HELD)
        and _corrected(held) == _corrected(before.held)
        and all(getattr(settled, name) == getattr(before.settled, name) for name in _OF_SETTLED)
    )


def _corrected(held: Held) -> list[str]:
    """Name what people made of findings: it leads earlier decisions to what stands now."""
    return [one.corrected.id for one in held.decisions if one.corrected is not None]
