"""The recovery key on paper: typed wrong, it is told where; typed right, it is the same key."""

from __future__ import annotations

from random import Random

import pytest

from dripstone.vault.paper import mistyped, new_paper_key, read_paper_key

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_key_is_read_as_people_type_it():
    """Spaces, line breaks, small letters and look-alikes are the same key."""
    for _ in range(50):
        key = new_paper_key()
        typed = key.lower().replace("-", "\n ").replace("0", "o").replace("1", "l")

        assert read_paper_key(typed) == key
        assert mistyped(typed) is None


def test_no_two_keys_are_alike():
    """Keys come from the system's randomness."""
    assert len({new_paper_key() for _ in range(200)}) == 200


def test_every_wrong_letter_is_located():
    """Of all single wrong characters of a key, each is noticed in its group."""
    key = new_paper_key()
    groups = key.split("-")

    for place, group in enumerate(groups):
        for at in range(5):
            for letter in LETTERS.replace(group[at], ""):
                wrong = [*groups]
                wrong[place] = group[:at] + letter + group[at + 1 :]
                assert mistyped("-".join(wrong)) == place + 1
                assert read_paper_key("-".join(wrong)) is None


def test_exchanged_letters_and_groups_are_noticed():
    """Two neighbours that changed places, and two groups that did, are noticed."""
    chance = Random(5)

    for _ in range(200):
        groups = new_paper_key().split("-")
        place, at = chance.randrange(8), chance.randrange(4)
        group = groups[place]
        if group[at] != group[at + 1]:
            turned = group[:at] + group[at + 1] + group[at] + group[at + 2 :]
            wrong = [*groups[:place], turned, *groups[place + 1 :]]
            assert mistyped(" ".join(wrong)) == place + 1
        other = (place + 1) % 8
        wrong = [*groups]
        wrong[place], wrong[other] = groups[other], groups[place]
        assert mistyped(" ".join(wrong)) is not None


@pytest.mark.parametrize("typed", ["", "seven grey herons over Lower Tarn", "A" * 39, "U" * 40])
def test_what_is_no_key_is_none(typed):
    """A passphrase is not taken for a key with a mistake."""
    assert read_paper_key(typed) is None
    assert mistyped(typed) is None
