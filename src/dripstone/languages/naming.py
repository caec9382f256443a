"""Naming: from words to the names of places among them, whatever they are doing there.

words_of    content, span → Words
guide       language → Guide       the lists of ``xx/places.yaml``
hits        Words → Hits           the longest names that a gazetteer has, in order
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dripstone.languages.cases import Endings, adjective, basic, endings
from dripstone.vocabulary import lists
from dripstone.vocabulary.gazetteer import Gazetteer, folded

_WORD = re.compile(r"[\w\u0300-\u036f\u00ad]+(?:['’ʼ`][^\W\d_]+)*")
_OWNED = re.compile("['’ʼ`]s$", re.IGNORECASE)
_JOINS = re.compile(
    "[ \u00a0\u202f\t]|[ \u00a0]?[-‐‑–—/][ \u00a0]?|\\.?[ \u00a0]?|\\. ?№ ?| № ?|[ \t]*\n[ \t]*"
)
_STOPS = re.compile("[.!?…:;\n•*|]|^$")
_KNOWN = 1 << 14  #: words remembered as they are spelled
_ACRONYM = 3  #: letters; a shorter name must be written in capitals to be one


class Word(NamedTuple):
    """A word of the content and what stands before it."""

    spelled: str  #: as keys of the gazetteer are
    start: int  #: code points
    end: int  #: code points, exclusive, without a possessive ending
    gap: str  #: what stands between the word before and this one
    capital: bool  #: has a capital letter: Ivoire, d'Ivoire
    upper: bool  #: in capital letters only
    first: bool  #: opens a sentence, as far as marks tell


class Hit(NamedTuple):
    """A name found among the words."""

    first: int  #: of its first word
    last: int  #: of its last word
    places: tuple[str, ...]  #: identities, the likeliest first
    key: str
    case: str  #: gen, dat, acc, ins, loc; empty where it is written in the basic form
    adjective: bool


class Guide(NamedTuple):
    """What surrounds names of places in a language."""

    role_of: Mapping[str, str]  #: word before → at, from, to
    into: frozenset[str]  #: words that say to with an accusative, at otherwise
    named_by: frozenset[str]  #: city, village …
    of: frozenset[str]  #: words before a name that is owned; none where a case says so
    between: frozenset[str]  #: words that may stand between a preposition and a name
    chain: frozenset[str]  #: and, or
    there: frozenset[str]  #: words for parts of a place, where one is, not goes: streets
    moved: frozenset[str]  #: of these, the ones that say to: в столицу
    authorities: frozenset[str]
    titles: frozenset[str]  #: after which a person is named
    wider_words: frozenset[str]  #: Northern, Greater …
    generic: frozenset[str]  #: words of names that may be written small
    words: frozenset[str]  #: names that are common words
    people: frozenset[str]  #: names that people bear
    leads: frozenset[str]  #: any word over which a name's role is looked for
    endings: Endings


@functools.cache
def guide(language: str) -> Guide:
    """Read what surrounds names of places in a language."""
    raw = lists.read(__package__, language, "places.yaml")
    sets = {
        name: frozenset(folded(word) for word in raw.get(name, ()))
        for name in Guide._fields
        if name not in ("role_of", "leads", "endings")
    }
    roles = {folded(word): role for role, words in raw["roles"].items() for word in words}
    leads = sets["between"] | sets["chain"] | sets["authorities"] | roles.keys()
    return Guide(role_of=roles, leads=leads, endings=endings(raw), **sets)


def words_of(content: str, start: int, end: int) -> list[Word]:
    """Cut a span into words, in one pass."""
    found: list[Word] = []
    before = start
    for m in _WORD.finditer(content, start, end):
        spelled, length, capital, upper = _spelled(m[0])
        if not spelled:
            continue
        at, after = m.span()
        gap = content[before:at]
        first = not found or (gap != " " and _STOPS.search(gap) is not None)
        found.append(Word(spelled, at, at + length, gap, capital, upper, first))
        before = after
    return found


@functools.lru_cache(_KNOWN)
def _spelled(raw: str) -> tuple[str, int, bool, bool]:
    """Give a word as keys are spelled, its length without "'s", whether it has capitals or is so.

    The length is in code points.
    """
    owned = _OWNED.search(raw)
    written = raw[: owned.start()] if owned else raw
    return folded(written), len(written), written != written.lower(), written.isupper()


def hits(words: list[Word], known: Gazetteer, said: Guide) -> list[Hit]:
    """Find the names among the words, the longest first where they overlap."""
    found: list[Hit] = []
    at = 0
    while at < len(words):
        hit = _longest(words, at, known, said)
        if hit is not None:
            found.append(hit)
        at = at + 1 if hit is None else hit.last + 1
    return found


def _longest(words: list[Word], at: int, known: Gazetteer, said: Guide) -> Hit | None:
    word = words[at]
    if not word.capital and not word.spelled[0].isdigit():
        small = _small(words, at, known, said)
        if small is not None or not _opens_small(word, known, said):
            return small
    best: Hit | None = None
    for hit in _names(words, at, known, said):
        if best is None or (hit.last, not hit.case) > (best.last, not best.case):
            best = hit
    return best or _small(words, at, known, said)


def _opens_small(word: Word, known: Gazetteer, said: Guide) -> bool:
    """Tell whether a name that is written small may begin with this word."""
    if not known.small or not said.endings.nouns:
        return word.spelled in known.small
    return any(key in known.small for key, _ in basic(word.spelled, said.endings))


def _small(words: list[Word], at: int, known: Gazetteer, said: Guide) -> Hit | None:
    """Find an adjective; English writes it with a capital letter, Russian mostly without."""
    word = words[at]
    if not word.capital and not said.endings.adjectives:
        return None
    key = adjective(word.spelled, said.endings)
    places = known.adjectives.get(key)
    if places is None and at + 1 < len(words) and key in known.beginnings:
        longer = f"{key} {adjective(words[at + 1].spelled, said.endings)}"
        places = known.adjectives.get(longer)
        return Hit(at, at + 1, places, longer, "", adjective=True) if places else None
    return Hit(at, at, places, key, "", adjective=True) if places else None


def _names(words: list[Word], at: int, known: Gazetteer, said: Guide) -> Iterator[Hit]:
    ahead = [(at, key, case) for key, case in basic(words[at].spelled, said.endings)]
    while ahead:
        last, key, case = ahead.pop()
        places = known.names.get(key)
        if places is not None and _written(words, at, last):
            yield Hit(at, last, places, key, case, adjective=False)
        further = last + 1
        if key not in known.beginnings or further >= len(words):
            continue
        if _JOINS.fullmatch(words[further].gap) is None or not _fits(words[further], said):
            continue
        ahead.extend(
            (further, f"{key} {more}", case or more_case)
            for more, more_case in basic(words[further].spelled, said.endings)
        )


def _fits(word: Word, said: Guide) -> bool:
    """Tell whether a word may go on a name: with a capital letter, a digit, or a generic word."""
    return word.capital or word.spelled[0].isdigit() or word.spelled in said.generic


def _written(words: list[Word], first: int, last: int) -> bool:
    """Tell whether a short name is written as one: US, not us."""
    if first != last or len(words[first].spelled) > _ACRONYM:
        return True
    return words[first].upper or len(words[first].spelled) == _ACRONYM
