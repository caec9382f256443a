"""Many people deciding at one server at once: every word is kept, once, by whoever said it."""

from __future__ import annotations

import pytest
from bench.reviewers import run


@pytest.mark.xdist_group("reviewers")
def test_twenty_reviewers_lose_and_double_nothing(tmp_path):
    """Twenty programs decide, undo and add at one server process; the journal has each word once.

    For as long as anybody wishes: python -m bench.reviewers --people 20 --minutes 60
    """
    outcome = run(tmp_path / "vault", people=20, seconds=3.0, pace=0.3, reports=6)

    assert outcome.broken == []
    assert outcome.decisions
    assert outcome.in_the_journal == outcome.decisions
    assert (outcome.lost, outcome.doubled, outcome.wrong_name) == (0, 0, 0)
    assert outcome.sound
    assert outcome.holds
