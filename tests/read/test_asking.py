"""Asking: the plain sentence of a demand has a plain verb, whatever form the report has it in."""

from __future__ import annotations

import pytest
from english import demands


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "The Congress wants Quill freed without conditions.",
            "The Congress asks that Quill be freed without conditions.",
        ),
        (
            "She said: “The minister must come clean and step down.”",
            "She asks the minister to step down.",
        ),
        (
            "The guild will strike unless the mill pulls the charges.",
            "The guild demands that the mill pull the charges.",
        ),
        (
            "“Give us back our fathers,” the women shouted.",
            "The women call on whoever is meant to give us back our fathers.",
        ),
        (
            "The nurses sought the minister's intervention.",
            "The nurses call for the minister's intervention.",
        ),
        (
            "The rapporteur said those convicted should be freed.",
            "The rapporteur asks that those convicted be freed.",
        ),
        (
            "The federation threatened to boycott the games if Lanth does not lift its ban.",
            "The federation calls on Lanth to lift its ban.",
        ),
        ("Marchers chanted “No more night raids”.", "Marchers demand: no more night raids."),
    ],
)
def test_demand_reads_plainly(words: str, said: str) -> None:
    """Who asks whom to do what stands in one sentence, and its verb agrees."""
    assert said in [one.says for one in demands(words)]
