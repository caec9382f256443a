"""Calibration: from a rule's own score to how often such suggestions are right.

    calibrated    kind, score → confidence, 0 to 1

The table counts, for acts of each score, how many were right among those suggested for what is
held out of our own marked reports and sentences, in both languages, by which no rule was mended.
They are invented and few: each row is weighed against the rule's own score as if that had been
seen ``_PRIOR`` times; scores below the lowest row share it. ``python -m bench gold --calibrate``
prints the rows anew, rows in the wrong order sharing their counts. An order for reviewers, never
shown as truth.
"""

from __future__ import annotations

_PRIOR = 6  #: suggestions that the rule's own score is worth
#: tenths of the score → right, suggested
SEEN = {5: (2, 4), 6: (34, 51), 7: (34, 51), 8: (110, 141), 9: (78, 87)}

_LOWEST, _HIGHEST = min(SEEN), max(SEEN)


def calibrated(kind: str, score: float) -> float:
    """Weigh a score of 0 to 1 with what became of acts of that score; other kinds keep theirs."""
    right, suggested = 0, 0
    if kind == "act" and SEEN:
        row = max(_LOWEST, min(_HIGHEST, int(score * 10 + 0.001)))
        right, suggested = SEEN.get(row, (0, 0))
    return round((right + _PRIOR * score) / (suggested + _PRIOR), 2)
