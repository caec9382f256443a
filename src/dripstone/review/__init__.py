"""Review: from suggestions and decisions to findings that a person stands behind.

queue       suggestions, decisions → what is still to decide, in an order of ``orders/``
settled     suggestions, decisions → states, accepted findings, pairs that are one or are not
state_of    the standing of one finding or match, for the next decision on it
decision    a person's judgement, checked against the lifecycle → Decision
take_back   a person's last judgement on one thing → the verb and reason that undo it
correct     finding, text, what to change → the finding as it should be
"""

from __future__ import annotations

from dripstone.review.adding import KINDS, added
from dripstone.review.correcting import Said, correct
from dripstone.review.deciding import NEED_REASON, decision, take_back
from dripstone.review.orders import ORDERS, Queued
from dripstone.review.states import Settled, Standing, settled, state_of
from dripstone.review.waiting import queue

__all__ = [
    "KINDS",
    "NEED_REASON",
    "ORDERS",
    "Queued",
    "Said",
    "Settled",
    "Standing",
    "added",
    "correct",
    "decision",
    "queue",
    "settled",
    "state_of",
    "take_back",
]
