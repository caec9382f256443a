"""People by trade: words for people are known in the plural, by trade and by their ending."""

import pytest

from dripstone.languages.en.people import is_personal


@pytest.mark.parametrize(
    "word", ["midwives", "secretaries", "seamstresses", "lighterman", "coalmen", "housemaids"]
)
def test_a_word_for_people_is_known_in_every_number_and_trade(word: str) -> None:
    """Irregular plurals and trades in -man name people though no list holds the form."""
    assert is_personal(word)


@pytest.mark.parametrize("word", ["knives", "specimen", "regimen", "batteries", "glasses"])
def test_what_only_ends_so_is_nobody(word: str) -> None:
    """An ending alone makes nobody of a thing."""
    assert not is_personal(word)
