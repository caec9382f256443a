"""Acts left out: what English says of a second person by "was", "so" or the place alone."""

from __future__ import annotations

import pytest
from english import acts


def _told(words: str) -> set[tuple[str, str, str]]:
    found = acts(words)
    return {(a.type, a.polarity, a.slots.to_whom.text) for a in found if a.slots.to_whom}


def _says(words: str) -> list[str]:
    return [a.says for a in acts(words)]


@pytest.mark.parametrize(
    ("words", "type_", "polarity", "whom"),
    [
        ("He was arrested on Monday, as were two of his colleagues.",
         "liberty.arrest", "affirms", "two of his colleagues"),
        ("He was arrested on Monday. So was his brother.",
         "liberty.arrest", "affirms", "his brother"),
        ("She was not beaten, but her brother was.", "body.assault", "affirms", "her brother"),
        ("Two of the men were beaten, but a third was not.", "body.assault", "denies", "a third"),
        ("Police detained eleven people on Saturday. Among them was Greta Foss, a nurse.",
         "liberty.arrest", "affirms", "Greta Foss"),
        ("Soldiers opened fire on the march. Among the wounded were two children.",
         "body.assault", "affirms", "two children"),
        ("He was held for six hours, his wife for nine.",
         "liberty.detention", "affirms", "his wife"),
        ("Two were taken to Osk prison, the others to a military base.",
         "liberty.arrest", "affirms", "the others"),
        ("One was stabbed in the neck and the other in the chest.",
         "body.assault", "affirms", "the other"),
        ("Police detained her husband on Monday and her son on Tuesday.",
         "liberty.arrest", "affirms", "her son"),
        ("Two were charged and a third remained in custody.",
         "liberty.detention", "affirms", "a third"),
        ("Two of them had been held since last October. So had Ines Darrow.",
         "liberty.detention", "affirms", "Ines Darrow"),
        ("A woman was knocked off her feet.", "body.assault", "affirms", "A woman"),
        ("Neither was beaten.", "body.assault", "denies", "Neither"),
    ],
)  # fmt: skip
def test_the_second_one_is_told_of_too(words: str, type_: str, polarity: str, whom: str) -> None:
    """Whoever comes after, without the verb, has the act of the verb that stands before."""
    told = _told(words)

    assert (type_, polarity, whom) in told


@pytest.mark.parametrize(
    "words",
    [
        "He was arrested in the office of Ana Brovik, the editor in chief.",
        "He was shot in the leg, his lawyer in Osk said.",
        "He was held for two days, a week in a ward.",
        "Officers beat him in the yard, his cousin in tears.",
        "She was detained in Osk, the capital in the north.",
        "He was beaten in the yard, as was the custom.",
        "She was not arrested, but her brother was angry.",
        "He was arrested in Fennick with two men, one in uniform.",
        "Police detained ten protesters. Among them was a police officer.",
        "He had been arrested in May, and his brother had a lawyer.",
        "Police detained ten people. Among them was a feeling of dread.",
    ],
)
def test_nobody_else_is_brought_in(words: str) -> None:
    """A description, a place, a feeling and another verb add nobody to whom it was done."""
    told = _told(words)

    assert len(told) == 1


def test_the_doer_goes_over_only_where_all_is_the_same() -> None:
    """With "as was" who did it goes over; of "but her brother was" nobody can say."""
    same = _says("She was arrested by soldiers, as was her brother.")
    other = _says("She was not beaten by the soldiers, but her brother was.")

    assert "Her brother was arrested by soldiers." in same
    assert "Her brother was beaten; by whom is not said." in other
