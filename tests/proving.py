"""How often a proof is tried: seldom in every run of the tests, to the full by ``make prove``."""

from __future__ import annotations

import os

FULL = "DRIPSTONE_PROVE"  #: in the environment when proofs are to run in full


def times(quick: int, full: int) -> int:
    """Give the number of tries: ``quick`` in the tests, ``full`` when all is to be proved."""
    return full if os.environ.get(FULL) else quick
