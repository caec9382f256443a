"""Reason turns: reasons told apart from the act, and what is given as the offence."""

from __future__ import annotations

import pytest
from english import claims


def _reasons(words: str) -> list[str]:
    return [claim.slots.why.text for claim in claims(words, "ground") if claim.slots.why]


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("It was because of her articles, her editor said.", ["because of her articles"]),
        ("“It's because of the flag,” said the baker of his arrest.", ["because of the flag"]),
        ("This was because of his faith, the family believes.", ["because of his faith"]),
        ("This was because of the rain, the police said.", []),
        ("It was not because of her articles, the police said.", []),
    ],
)
def test_what_was_told_before_has_a_reason(words: str, reasons: list[str]) -> None:
    """A deed or a trait is given as the reason of what was told before; the weather is none."""
    assert _reasons(words) == reasons


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("The beating was revenge for his testimony.", ["for his testimony"]),
        ("We see the arrest as a reprisal for her reporting.", ["for her reporting"]),
        ("The raid appears to be retaliation for the sit-in.", ["for the sit-in"]),
        (
            "Their union says the true reason is that they had testified.",
            ["that they had testified"],
        ),
        ("The real reason for the arrests is the strike.", ["the strike"]),
        ("The reason for the arrest is unknown.", []),
        ("The guard got a rise as a reward for his work.", []),
    ],
)
def test_an_act_is_called_an_answer(words: str, reasons: list[str]) -> None:
    """What is called revenge, or said to have a real reason, has one."""
    assert _reasons(words) == reasons


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (
            "Police refused to register the complaint because she was a foreigner.",
            ["because she was a foreigner"],
        ),
        ("The clinic refused to treat him because of his accent.", ["because of his accent"]),
        (
            "The school declined to enrol the twins because of their caste.",
            ["because of their caste"],
        ),
        ("The shop refused to open because of the police.", []),
    ],
)
def test_what_is_owed_is_refused_for_a_reason(words: str, reasons: list[str]) -> None:
    """A reason given for refusing what is owed to people is told."""
    assert _reasons(words) == reasons


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("The porters were jailed for sedition.", ["for sedition"]),
        ("Two teachers were expelled for unlicensed teaching.", ["for unlicensed teaching"]),
        ("The porters were jailed for theft.", ["for theft"]),
        ("The weaver was jailed for two years.", []),
        ("The driver was fined for the third time.", []),
        ("The monks were jailed for life.", []),
    ],
)
def test_an_offence_is_told_from_a_term(words: str, reasons: list[str]) -> None:
    """What people are punished for is a reason; for how long they are is none."""
    assert _reasons(words) == reasons


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (
            "The porter was attacked, the union believes, in retaliation for the strike.",
            ["in retaliation for the strike"],
        ),
        (
            "Two cooks were beaten afterwards, they believe for having testified.",
            ["for having testified"],
        ),
        ("The singers were arrested, she says, because of a song.", ["because of a song"]),
        (
            "The tenants were evicted under the pretext of a fire inspection.",
            ["under the pretext of a fire inspection"],
        ),
        ("The porter was attacked, and the trams ran late because of the strike.", []),
    ],
)
def test_what_is_said_aside_parts_no_reason_from_its_act(words: str, reasons: list[str]) -> None:
    """Who believes it may stand between; another thing done may not."""
    assert _reasons(words) == reasons
