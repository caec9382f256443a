"""Acts told without a helper verb, of a part or a number, or of somebody named beside a count."""

from __future__ import annotations

import pytest
from english import acts


def _acts(content: str) -> list[tuple[str, str]]:
    """Give the acts of a text: type and to whom."""
    return [
        (one.type, one.slots.to_whom.text if one.slots.to_whom else "") for one in acts(content)
    ]


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        ("The shops were looted and the tenants evicted.", "liberty.displacement", "the tenants"),
        ("The driver had his keys confiscated and his van impounded.", "property", "his van"),
        ("The press was smashed and the archive burned.", "property", "the archive"),
        ("Three fishermen pushed back", "liberty.displacement", "Three fishermen"),
        ("Twelve doctors struck off", "property.livelihood", "Twelve doctors"),
        ("Note: client refused access to counsel.", "liberty.incommunicado", "client"),
    ],
)
def test_a_passive_is_read_without_its_helper(content: str, act: str, whom: str) -> None:
    """Lists, "had it taken" and headlines leave "was" out."""
    assert (act, whom) in _acts(content)


@pytest.mark.parametrize(
    "content",
    [
        "The house was entered and the guard left.",
        "Police charged",
        "Farmers marched on the ministry",
        "The meeting was opened and the police charged a fee.",
    ],
)
def test_what_somebody_does_is_no_passive(content: str) -> None:
    """A guard who left and farmers who marched suffer nothing."""
    assert not _acts(content)


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        ("The militiamen drove off 120 head of cattle.", "property", "cattle"),
        ("Soldiers burned hundreds of homes.", "property", "hundreds of homes"),
        ("Most of the village was burned down.", "property", "the village"),
        ("Nine were warned; a fifth, hydrologist Abel Santor, was dismissed.",
         "property.livelihood", "hydrologist Abel Santor"),
        ("One of them, the painter Lia Dost, was detained.", "liberty.arrest", "the painter"),
        ("Among those rounded up was a pharmacist.", "liberty.arrest", "a pharmacist"),
    ],
)  # fmt: skip
def test_who_or_what_is_meant_by_a_number(content: str, act: str, whom: str) -> None:
    """What is counted is what it is done to; a name beside a number is whose it is."""
    found = _acts(content)

    assert any(kind == act and whom in told for kind, told in found), found
