"""A child that fails says how by the way it ends; a fault is not told as a size."""

from __future__ import annotations

import pytest

from dripstone.errors import Damaged, TooLarge
from dripstone.read.formats.child import members_apart, open_apart


@pytest.mark.parametrize("n", range(3))
def test_a_fault_of_a_parser_is_told_as_damage(n):
    """An error that no format raises ends the child with a traceback: that is no lack of memory."""
    with pytest.raises(Damaged) as caught:
        open_apart("no_such_format", b"words", f"{n}.txt")

    assert not isinstance(caught.value, TooLarge)
    assert caught.value.facts["ended"] == 1


def test_a_fault_while_a_container_is_taken_apart_is_told_as_damage():
    """The same where members are given one after another."""
    with pytest.raises(Damaged) as caught:
        [*members_apart("no_such_container", b"words", "")]

    assert caught.value.facts["ended"] == 1
