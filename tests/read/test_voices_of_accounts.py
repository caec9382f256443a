"""Who vouches where an account, a piece of evidence or a belief is told of."""

from __future__ import annotations

import pytest
import russian
from english import acts


def _voice(found: list) -> str | None:
    (act,) = [a for a in found if a.type == "body.assault"]
    return act.attribution[-1].who


@pytest.mark.parametrize(
    "words",
    [
        "Lena Osk's account is that soldiers beat three students.",
        "Lena Osk has evidence that soldiers beat three students.",
        "Lena Osk gave evidence that soldiers beat three students.",
        "It became known from Lena Osk that soldiers beat three students.",
        "Lena Osk swears that soldiers beat three students.",
    ],
)
def test_whose_account_it_is(words: str) -> None:
    assert _voice(acts(words)) == "Lena Osk"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("От Анны Рейл стало известно, что солдаты избили троих студентов.", "Анны Рейл"),
        ("Анна Рейл убеждена, что солдаты избили троих студентов.", "Анна Рейл"),
        ("Профсоюз уверен, что солдаты избили троих студентов.", "Профсоюз"),
        ("Профсоюз опубликовал сообщение о том, что солдаты избили троих студентов.", "Профсоюз"),
        ("Анна Рейл дала показания, что солдаты избили троих студентов.", "Анна Рейл"),
        ("Адвокат Пётр Зуев: «Солдаты избили троих студентов».", "Адвокат Пётр Зуев"),
    ],
)
def test_whose_account_it_is_in_russian(words: str, who: str) -> None:
    assert _voice(russian.acts(words)) == who


def test_information_that_they_did_it_is_told() -> None:
    """What information holds is a clause, and nothing that was beaten."""
    (act,) = acts("The union received information that soldiers beat three students.")
    assert act.stance == "alleged"
    assert not [a for a in acts("Lena Osk swears that soldiers beat them.") if "threat" in a.type]
