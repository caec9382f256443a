"""Russian denials and answers not given: of offices, ministries and firms with a name."""

from __future__ import annotations

import pytest
from russian import claims


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Следственный комитет заявил, что нарушений не допускалось.", "комитет"),
        ("Министерство образования воздержалось от оценок.", "Министерство"),
        ("На повторный запрос ведомство не отреагировало.", "ведомство"),
        ("В компании «Гравий-Инвест» причастность к нападению отрицают.", "Гравий-Инвест"),
    ],
)
def test_an_office_denies_or_does_not_answer(words: str, who: str) -> None:
    """Whoever denies it, or gives no answer, is named."""
    found = claims(words, "denial")

    assert [who in (hop.who or "") for one in found for hop in one.attribution[1:]] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "Адвокат заявил, что нарушений закона он не видел в этом деле.",
        "Суд отреагировал на жалобу и назначил проверку.",
        "Мать отреагировала на письмо спокойно.",
        "Журналисты попросили министерство об оценке.",
    ],
)
def test_others_deny_nothing(words: str) -> None:
    """What somebody did not see, or answered, is no denial."""
    assert claims(words, "denial") == []
