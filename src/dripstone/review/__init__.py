"""Review: from suggestions and decisions to findings that a person stands behind.

queue       suggestions, decisions → what is still to decide, in an order of ``orders/``
settled     suggestions, decisions → states, accepted findings, pairs that are one or are not
state_of    the standing of one finding or match, for the next decision on it
decision    a person's judgement, checked against the lifecycle → Decision
take_back   a person's last judgement on one thing → the verb and reason that undo it
correct     finding, text, what to change → the finding as it should be
assignment  who asks whom to decide on what, first or second, blind or not
task        what one person is asked for; ``unseen`` is what they do not see before they decide
judged      what each person holds of each finding, corrections included
of_labels   judged findings → agreement beyond chance; ``of_spans`` for the words themselves
lessons     judged findings, a person → where colleagues decided otherwise
"""

from __future__ import annotations

from dripstone.review.adding import KINDS, added
from dripstone.review.assigning import Task, assignment, ended, standing_of, task, unseen
from dripstone.review.correcting import Said, correct
from dripstone.review.deciding import NEED_REASON, decision, take_back
from dripstone.review.lines import Judged, judged, origins
from dripstone.review.orders import ORDERS, Queued
from dripstone.review.states import Settled, Standing, known, settled, state_of
from dripstone.review.waiting import queue

__all__ = [
    "KINDS",
    "NEED_REASON",
    "ORDERS",
    "Judged",
    "Queued",
    "Said",
    "Settled",
    "Standing",
    "Task",
    "added",
    "assignment",
    "correct",
    "decision",
    "ended",
    "judged",
    "known",
    "origins",
    "queue",
    "settled",
    "standing_of",
    "state_of",
    "take_back",
    "task",
    "unseen",
]
