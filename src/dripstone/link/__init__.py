"""Link: from findings to the incidents and people they tell of.

    suggest_matches   accepted findings → Suggestions of matches, with evidence for and against
    incidents         accepted claims + decided matches + handles → Incidents
    people            accepted findings + decided matches + handles → Persons

A machine joins nothing across texts. It asks, with its reasons; a person says *same* or *not the
same*; and each answer can be taken back, which gives every handle back as it was.
Evidence stands one kind a file in ``evidence/``.
"""

from __future__ import annotations

from dripstone.link.incidents import Linked, incidents
from dripstone.link.people import Known, people
from dripstone.link.suggest import suggest_matches

__all__ = ["Known", "Linked", "incidents", "people", "suggest_matches"]
