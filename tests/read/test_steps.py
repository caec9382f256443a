"""Steps: what offices do, and measures that only they take, shown by exhaustive reading."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest


def _rules(content: str) -> list[str]:
    return [s.rule for s in suggest(a_text(content), exhaustive=True)]


@pytest.mark.parametrize(
    "content",
    [
        "Curfew was clamped on three quarters of Karvel.",
        "The curfew has been relaxed for two hours.",
        "Reinforcements were rushed to Maresk.",
        "Each bus was provided with an escort.",
        "Passengers were frisked at the gates.",
        "Entry of vehicles into the town was restricted.",
    ],
)
def test_a_measure_that_nobody_is_named_for_is_shown(content: str) -> None:
    """A curfew, an escort or a search tells of an office, though no office is named."""
    assert "every.measure" in _rules(content)


@pytest.mark.parametrize(
    "content",
    [
        "The baker relaxed for two hours.",
        "The editor sent three letters to Maresk.",
        "The firm restricted loans to two a year.",
    ],
)
def test_what_anybody_may_do_is_no_measure(content: str) -> None:
    """The same verbs, done to other things, are no measures."""
    assert "every.measure" not in _rules(content)
