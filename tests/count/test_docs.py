"""The how-to page runs as it stands."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "count.md"


def test_every_block_of_the_page_runs():
    """Each block gives what the page shows; numbers that move with a seed are left open there."""
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

    found = doctest.testfile(str(PAGE), module_relative=False, optionflags=options)

    assert found.attempted > 25
    assert found.failed == 0
