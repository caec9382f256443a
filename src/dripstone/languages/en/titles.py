"""Titles: Headlines Set Like This, or LIKE THIS, as the parser was taught sentences.

lowered    words, their report → the words, each in the letters it has in running text
"""

from __future__ import annotations

import functools
import re

from dripstone.languages import en
from dripstone.languages.en.people import listed

_WORD = re.compile(r"(?<![\w.&])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = 3  #: letters of a word that a headline sets in a capital
_LEAST = 3  #: such words that a headline has
_MOST = 30  #: words of a headline
#: longer words that a headline leaves small
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        with from after over into amid under about against between than during before through
        without until while near toward towards upon within across among around behind beyond onto
        since that this their your when where what will been were have does outside inside along
        """,
    )
)
_RUNNING = re.compile(r"(?<![\w'’-])[a-z]{4,}")
_NEAR = 12_000  #: characters of a report that are looked through for a word
_ENDINGS = ("ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ity", "ies")
#: words that name people and places as often
_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        mark bill grant may frank march white black green brown king cook hunt ford chase pope
        prince drew dean hope joy faith chance wood field stone young rich rose grace west east
        north south ali said reading august rob pat dawn ed fred jared ned ted nancy lily kelly
        sally billy italy july beijing emily june november september february october december
        january april sunday monday tuesday wednesday thursday friday saturday new los las san
        """,
    )
)


def lowered(words: str, report: str) -> str:
    """Give a headline's words in the letters of running text, places and length kept.

    A word is set small that reports use for something, unless this one uses it as a name.
    """
    if any(one[0] not in _SMALL for one in _RUNNING.finditer(words)):
        return words
    found = list(_WORD.finditer(words))
    if not _LEAST < len(found) <= _MOST:
        return words
    longer = [one[0] for one in found if len(one[0]) > _LONG]
    if len(longer) < _LEAST:
        return words
    loud = all(word.isupper() for word in longer)
    near = report[:_NEAR].replace(words, "")
    letters = list(words)
    for one in found:
        if one.start() == 0 and not loud:
            continue
        small = _set(one[0], near, loud=loud, first=one.start() == 0)
        if len(small) == len(one[0]):
            letters[one.start() : one.end()] = small
    return "".join(letters)


def _set(word: str, near: str, *, loud: bool, first: bool) -> str:
    low, name = word.lower(), word[0] + word[1:].lower()
    if word.isupper() and not loud:
        return word
    if first or _is_name(low, name, near):
        return name if loud else word
    return low


def _is_name(low: str, name: str, near: str) -> bool:
    small = re.search(rf" {re.escape(low)}\b", near) is not None
    if low in _NAMES or not all(map(_known, low.split("-"))):
        return not small
    if small:
        return False
    running = rf"\b[a-z]+,?(?: [A-Z][\w'’-]+){{0,2}} {re.escape(name)}\b.*[.!?]"
    return re.search(running, near) is not None


def _known(low: str) -> bool:
    plain = low.removesuffix("'s").removesuffix("’s")
    return plain in ("a", "i") or plain.endswith(_ENDINGS) or plain in _words()


@functools.cache
def _words() -> frozenset[str]:
    """Give every word that this package knows a meaning of."""
    lexicon = en.lexicon()
    lists = [*lexicon.cues.values(), *listed().values()]
    return frozenset(lexicon.lemmas).union(*lists)
