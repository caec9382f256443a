"""Words: what this room says of its figures, in a reader's language.

say       key, facts → a sentence      from ``languages/xx/count.yaml``, English where missing
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml


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


@functools.cache
def _file(language: str) -> dict[str, Any]:
    file = resources.files("dripstone.languages").joinpath(language, "count.yaml")
    if not language.isidentifier() or not file.is_file():
        return {}
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded
