"""Messages: what the doors say, in English where a language has no words yet.

Each language has ``messages.yaml``, and ``pages.yaml`` for the words of the pages (``pages.…``).
"""

from __future__ import annotations

import functools
from typing import Any

from dripstone.errors import DripstoneError
from dripstone.records import Value
from dripstone.vocabulary import lists

PARTS = ("happened", "safe", "do")


class Told(Value, frozen=True, kw_only=True):
    """What a person is told of an error."""

    happened: str
    safe: str
    do: str


def say(key: str, language: str = "en", /, **facts: object) -> str:
    """Say a message, for example ``say("demo.ready", reports=12)``.

    Raises:
        KeyError: no language has this message.
    """
    words = _find(key, language)
    if words is None:
        words = _find(key, "en")
    if not isinstance(words, str):
        raise KeyError(key)
    return words.format(**facts)


def tell(error: DripstoneError, language: str = "en") -> Told:
    """Say what happened, what is safe and what to do."""
    names = [kind.__name__ for kind in type(error).__mro__]
    found = next((e for n in names if (e := _find(f"errors.{n}", language)) is not None), None)
    if found is None and language != "en":
        return tell(error, "en")
    entry: dict[str, str] = found if isinstance(found, dict) else dict.fromkeys(PARTS, str(error))
    facts = _Facts(error.facts)
    return Told(**{part: entry[part].format_map(facts) for part in PARTS})


def short_of(kind: str, language: str = "en", /) -> str:
    """Say in a few words what an error of this class is, for one cell of a receipt."""
    for code in (language, "en"):
        words = _find(f"short.{kind}", code)
        if isinstance(words, str):
            return words
    return kind


class _Facts(dict[str, object]):
    """Facts of an error; one that is not known is shown as a dash, never as a crash."""

    def __missing__(self, name: str) -> str:
        return "—"


def _find(key: str, language: str) -> Any:  # noqa: ANN401 - what a YAML file holds
    parts = key.split(".")
    own = parts[0] == "pages"
    found: Any = _file(language, "pages" if own else "messages")
    for part in parts[own:]:
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found


@functools.cache
def _file(language: str, name: str) -> dict[str, Any]:
    try:
        return dict(lists.read(__package__, language, f"{name}.yaml"))
    except FileNotFoundError:
        return {}
