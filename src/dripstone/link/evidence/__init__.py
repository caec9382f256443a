"""Evidence: reasons for and against, one file each, all with one signature.

    INCIDENT    feature → (left claim, right claim) → Evidence, or None: says nothing
    PERSON      feature → (left mention, right mention, …) → the same

A weight is in bits, set by hand: how much more often the pair looks so when it is one happening
than when it is not. Weights order what a person looks at; they decide nothing. What is not known
weighs nothing. No text is compared as a whole, and no trait of a person at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dripstone.link.evidence.names import (
    compare_names,
    compare_roles,
    compare_spellings,
    compare_texts,
)
from dripstone.link.evidence.numbers import compare_numbers
from dripstone.link.evidence.origins import compare_origins
from dripstone.link.evidence.places import compare_places
from dripstone.link.evidence.times import compare_times
from dripstone.link.evidence.types import compare_types
from dripstone.link.evidence.victims import compare_victims
from dripstone.link.mentions import Mention
from dripstone.records import AnyFinding, Evidence

INCIDENT: Mapping[str, Callable[[AnyFinding, AnyFinding], Evidence | None]] = {
    "type": compare_types,
    "time": compare_times,
    "place": compare_places,
    "victim": compare_victims,
    "number": compare_numbers,
    "origin": compare_origins,
}
PERSON: Mapping[str, Callable[[Mention, Mention], Evidence | None]] = {
    "name": compare_names,
    "spelling": compare_spellings,
    "origin": compare_texts,
    "role": compare_roles,
}
