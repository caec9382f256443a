"""Languages: how people say things, one folder a language.

    guess       words → code            which language most of it is in; None when it cannot be told
    language    code → Language         its layout, lexicon and parser, loaded when first asked for
    reader      code → Language         the same, proved to have all that reading it needs
    readable    code → bool             whether it has
    lacking     code → error's name     why a language is not read

A folder's package has ``CODE``, ``layout()``, ``lexicon()``, ``sentences(…)`` and ``parse(…)``,
as in ``Language``. What the words mean is in ``vocabulary``.
"""

from __future__ import annotations

import functools
import importlib
import importlib.resources
import importlib.util
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, cast

from dripstone.errors import MissingExtra, NoSuchLanguage
from dripstone.languages.telltale import telltale

if TYPE_CHECKING:
    from dripstone.languages.layout import Layout
    from dripstone.languages.lexicon import Lexicon
    from dripstone.languages.parsed import Sentence, Stretch

_LOOKED_AT = 20_000  #: characters; more tells no more about the language
_LETTERS = 20  #: fewer letters tell too little
_SHORT = 400  #: letters; in longer texts the nearest language is the language
_NEIGHBOURS = 10  #: languages that a short text may be mistaken for
_STRANGE = 0.02  #: of the letters
_CUTOFF = 1200  #: resiliparse's own limit, above which the guess is no better than chance


class Language(Protocol):
    """What a language's folder gives to those who read."""

    CODE: str

    def layout(self) -> Layout:
        """Give the words that tell bylines, datelines and page furniture."""

    def lexicon(self) -> Lexicon:
        """Give the words for acts, speech, demands and their cues, in every form."""

    def sentences(self, content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Split a stretch into sentences, each by its place."""

    def parse(self, stretches: Iterable[Stretch]) -> Iterator[tuple[Sentence, ...]]:
        """Parse stretches of text, each into its sentences, in order."""


def guess(text: str) -> str | None:
    """Tell which language most of a text is in: an ISO 639-1 code, or None.

    A language that we do not serve is named all the same. None: too few letters, or no language
    fits. In a short text the distances of neighbouring languages say little; there the common
    words and letters of the languages we know decide (``telltale.yaml`` in each folder).
    """
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415 -- only readers need it

    looked_at = text[:_LOOKED_AT]
    letters = sum(map(str.isalpha, looked_at))
    if letters < _LETTERS:
        return None
    ranked = cast(
        "list[tuple[str, int]]", detect_fast(looked_at, cutoff=_CUTOFF, n_results=_NEIGHBOURS)
    )
    if letters < _SHORT:
        told = [code for code in folders() if telltale(code).fits(looked_at, ranked)]
        if len(told) == 1:
            return told[0]
        ranked = [one for one in ranked if not _is_strange(looked_at, one[0])]
    return str(ranked[0][0]) if ranked else None


def _is_strange(text: str, code: str) -> bool:
    """Tell letters that a language never writes, more of them than a name or two bring along."""
    never = telltale(code).never if code in folders() else frozenset[str]()
    letters = [letter for letter in text.lower() if letter.isalpha()]
    return sum(letter in never for letter in letters) > _STRANGE * len(letters)


@functools.cache
def folders() -> tuple[str, ...]:
    """Name the languages that have a folder here, with a reader or without."""
    here = importlib.resources.files(__name__)
    names = (entry.name for entry in here.iterdir() if entry.joinpath("telltale.yaml").is_file())
    return tuple(sorted(names))


@functools.cache
def language(code: str) -> Language:
    """Load a language's reader.

    Raises:
        NoSuchLanguage: no folder serves it.
    """
    if not code.isidentifier() or not _has_reader(code):
        raise NoSuchLanguage(language=code)
    return cast("Language", importlib.import_module(f"{__name__}.{code}"))


def reader(code: str) -> Language:
    """Load a language's reader, with all that reading takes.

    Raises:
        NoSuchLanguage: no folder serves it.
        MissingExtra: a package that it reads with is not installed.
    """
    found = language(code)
    if any(importlib.util.find_spec(name) is None for name in getattr(found, "NEEDS", ())):
        raise MissingExtra(language=code)
    return found


def readable(code: str | None) -> bool:
    """Tell whether a language is read here, with all that reading takes."""
    try:
        reader(code or "")
    except (MissingExtra, NoSuchLanguage):
        return False
    return True


def lacking(code: str | None) -> str:
    """Name the error that keeps a language from being read, for a receipt."""
    try:
        reader(code or "")
    except (MissingExtra, NoSuchLanguage) as trouble:
        return type(trouble).__name__
    return NoSuchLanguage.__name__


@functools.cache
def _has_reader(code: str) -> bool:
    found = importlib.util.find_spec(f"{__name__}.{code}")
    return found is not None and found.origin is not None
