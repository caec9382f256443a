"""Places: from words to Where, by the names in a gazetteer.

find_places   content, span → what is said of where
"""

from __future__ import annotations

from dripstone.languages.found import Found
from dripstone.vocabulary.gazetteer import Gazetteer


def find_places(
    content: str,
    start: int,
    end: int,
    *,
    language: str,
    near: tuple[str, ...] = (),
    gazetteer: Gazetteer | None = None,
) -> tuple[Found, ...]:
    """Find what ``content[start:end]`` says of where.

    ``near`` are places that the same text names elsewhere: a name that fits several places is the
    one that lies in one of these.
    """
    return ()
