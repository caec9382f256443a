"""Acts told by where people are taken from and kept, and by who does what to whom."""

from __future__ import annotations

import pytest
from english import acts_as_told


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        (
            "Relatives of the drowned fishermen say the patrol boat rammed them twice.",
            "body.force",
            "them",
        ),
        ("The archivist was nicked outside the theatre.", "liberty.arrest", "The archivist"),
        ("Recruiters sold the cousins to a brick kiln.", "liberty.exploitation", "the cousins"),
        (
            "Inmates stitch uniforms for sixteen hours a day without pay.",
            "liberty.exploitation",
            "Inmates",
        ),
        ("The case has been lying in a drawer for six years.", "justice.failure_protect", ""),
        ("The censor cut eleven minutes from the film.", "civic.censorship", "the film"),
        (
            "Raiders made off with the clinic's only generator.",
            "property",
            "the clinic's only generator",
        ),
        ("Women are barred from the reading room.", "equality.discrimination", "Women"),
    ],
)
def test_a_rarer_place_or_doer_tells_the_same_act(content: str, act: str, whom: str) -> None:
    """A bunk is a place to be dragged from, a container one to be locked up in."""
    assert (act, whom, "affirms") in acts_as_told(content)


@pytest.mark.parametrize(
    "content",
    [
        "The cat was nicked at the office of the vet by a thorn.",
        "The boxer nicked his chin at the station.",
        "The van ran down the hill.",
        "The clerk was cornered at a rally by old friends.",
        "The ball was popped at the rally.",
        "The goalkeeper was trapped at the station by snow.",
        "The tram was pulled off the rails.",
        "They took the piano from the stage.",
        "The picker picked off the leaves.",
        "The vessel rammed the ice.",
        "Men are barred from the final by injury.",
        "The prince sold his brother a plantation.",
        "The committee cut a line from the bill.",
        "The appeal sits on the desk.",
        "He kept the wine in the vault.",
        "The coat hangs in the storeroom.",
        "The workers weave for pay.",
        "The lawyer took the stand and the mattress.",
        "The bar was trapped in the net at the border of the court.",
    ],
)
def test_the_rarer_place_elsewhere_tells_no_act(content: str) -> None:
    """Vaults keep wine, storerooms coats, and vans run down hills."""
    assert acts_as_told(content) == []
