"""Chat lines: whoever stands before a colon tells what follows, and did not do it."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

TOLD = [
    ("Mina (06:12): soldiers beat Benno yesterday.", "soldiers"),
    ("Mina, 06:12: soldiers beat Benno yesterday.", "soldiers"),
    ("Mina Orel, baker: soldiers beat Benno.", "soldiers"),
    ("Karvel (AP): Police arrested Sefa.", "Police"),
    ("UPDATE (14:00): Police arrested Sefa.", "Police"),
    ("The soldiers did this: they beat Benno.", "they"),
    ("Soldiers (three of them, she said) beat Benno.", "Soldiers"),
]


@pytest.mark.parametrize(("line", "doer"), TOLD)
def test_who_stands_before_a_colon_is_no_doer(line: str, doer: str) -> None:
    """The doer is named after the colon, beside the deed; a bracket alone changes nothing."""
    acts = [s.of for s in suggest(a_text(line)) if isinstance(s.of, Claim) and s.of.kind == "act"]

    assert [act.slots.who and act.slots.who.text for act in acts] == [doer]
