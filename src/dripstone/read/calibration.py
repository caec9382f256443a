"""Calibration: from a rule's own score to how often such suggestions are right.

    calibrated    kind, score → confidence, 0 to 1

The table counts, for acts of each score, how many were right among those suggested for our own
marked reports and sentences, which are invented and small: each row is weighed against the rule's
own score as if that had been seen ``_PRIOR`` times. ``python -m bench gold --calibrate`` prints
the rows anew, rows in the wrong order sharing their counts. An order for reviewers, never shown
as truth.
"""

from __future__ import annotations

_PRIOR = 6  #: suggestions that the rule's own score is worth
#: tenths of the score → right, suggested
_SEEN = {5: (27, 29), 6: (27, 29), 7: (27, 29), 8: (68, 71), 9: (46, 46)}


def calibrated(kind: str, score: float) -> float:
    """Weigh a score of 0 to 1 with what became of acts of that score; other kinds keep theirs."""
    right, suggested = _SEEN.get(int(score * 10 + 0.001), (0, 0)) if kind == "act" else (0, 0)
    return round((right + _PRIOR * score) / (suggested + _PRIOR), 2)
