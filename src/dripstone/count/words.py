"""Words: what this room says of its figures, in a reader's language.

say       key, facts → a sentence      from ``languages/xx/count.yaml``, English where missing
find      key → words, unfilled        None when no language has them
about     number → two digits that count
at_most   number → the same, rounded down
"""

from __future__ import annotations

import functools
from typing import Any

from dripstone.vocabulary import lists


def say(key: str, language: str = "en", **facts: object) -> str:
    """Say something of this room, for example ``say("tally.silent", n=3)``.

    Raises:
        KeyError: no language has this key.
    """
    words = find(key, language)
    if words is None:
        raise KeyError(key)
    return words.format(**facts)


def find(key: str, language: str = "en") -> str | None:
    """Find the words of a key, unfilled; None when no language has them."""
    for code in (language, "en"):
        words: Any = _file(code)
        for part in key.split("."):
            words = words.get(part) if isinstance(words, dict) else None
        if isinstance(words, str):
            return words
    return None


def about(number: float) -> str:
    """Round to two digits, since no estimate here knows a third."""
    step = _step(number)
    return f"{int((number + step / 2) // step * step):,}".replace(",", "\u202f")


def at_most(number: float, *, not_below: int = 0) -> str:
    """Round down to two digits, though never below what is documented."""
    step = _step(number)
    return f"{max(int(number // step * step), not_below):,}".replace(",", "\u202f")


def _step(number: float) -> int:
    return int(10 ** max(0, len(str(int(abs(number)))) - 2))


@functools.cache
def _file(language: str) -> dict[str, Any]:
    if not language.isidentifier():
        return {}
    try:
        return dict(lists.read("dripstone.languages", language, "count.yaml"))
    except FileNotFoundError:
        return {}
