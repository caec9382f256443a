"""Folds: from a word in any spelling to its sounds, one letter each, in whichever script it stands.

    words     text → one fold of each word, in order
    written   text → its words as they stand
    folds     word → all that its letters may sound like, the likeliest first

Cyrillic, and Latin after English, French, German or Slavic custom, meet in one spelling. It serves
comparison only and is never shown.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator

_READINGS = 4  #: of one word; more say nothing
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*\.?")
_STRESS = re.compile("[\u0300-\u036f]")  #: marks that no letter took up
_DROPPED = str.maketrans("", "", "'’ʼ`ьъ.")
# One letter a sound: C ts, X ch, S sh and shch, J zh; й, ы, і are i, and ё, е, э are e.
_CYRILLIC = str.maketrans(
    {
        **dict(
            zip(
                "абвгдезийклмнопрстуфхцчшщыэёіїєґў",
                "abvgdeziiklmnoprstufhCXSSieeiiegu",
                strict=True,
            )
        ),
        "ж": "J",
        "ю": "iu",
        "я": "ia",
    }
)
_MARKED = str.maketrans({"š": "S", "ş": "S", "č": "X", "ž": "J", "ł": "l", "ø": "o", "đ": "d"})
# In order; where a spelling is read in two ways, both are.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(("shch", ("S",)), ("chtch", ("S",)), ("schtsch", ("S",)), ("SX", ("S",)), ("sch", ("S",))),
    *(("tsch", ("X",)), ("tch", ("X",)), ("kh", ("h",)), ("zh", ("J",)), ("sh", ("S",))),
    *(("ch", ("X", "S")), ("ts", ("C",)), ("tz", ("C",)), ("ph", ("f",)), ("gh", ("g",))),
    *(("ck", ("k",)), ("x", ("ks",)), ("w", ("v",)), ("q", ("k",)), ("ou", ("u",)), ("oo", ("u",))),
    *(("c", ("C", "k")), ("ye", ("e",)), ("yo", ("e",)), ("y", ("i",))),
)
_J = re.compile(r"j(?=[^aeiou]|$)|(?<=[aeiou])j")
#: of names, and not of common words
_SOFT = ((re.compile("i+"), "i"), (re.compile("ie|io"), "e"), (re.compile("ff$"), "v"))
_TWICE = re.compile(r"(.)\1+")


def words(text: str) -> tuple[str, ...]:
    """Fold a text word by word: one spelling for all scripts, no case, accents or marks."""
    return tuple(one for word in written(text) if (one := _word(word)))


@functools.lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    """Fold one word: names come again and again."""
    return _once(next(_readings(word), ""))


def written(text: str) -> list[str]:
    """Cut a text into words, each with the full stop of an abbreviation."""
    return _WORD.findall(_STRESS.sub("", unicodedata.normalize("NFC", text)))


@functools.lru_cache(maxsize=1 << 14)
def folds(word: str) -> tuple[str, ...]:
    """Fold a word of a name: *ch* may be ч or ш, *j* й or ж; the likeliest comes first."""
    return tuple(dict.fromkeys(_soft(one) for one in _readings(word)))


def is_cyrillic(word: str) -> bool:
    """Tell whether a word is written in Cyrillic."""
    return "а" <= word[:1].lower() <= "ӿ"


def _readings(word: str) -> Iterator[str]:
    low = word.lower().translate(_DROPPED)
    letters = unicodedata.normalize("NFC", low).translate(_MARKED).translate(_CYRILLIC)
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c)
    )
    if not plain:
        return iter(())
    return iter((plain,)) if is_cyrillic(low) else itertools.islice(_latin(plain), _READINGS)


def _latin(word: str) -> Iterator[str]:
    choices: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        spelled, read = next(
            ((s, r) for s, r in _LATIN if word.startswith(s, at)), (word[at], (word[at],))
        )
        choices.append(read)
        at += len(spelled)
    for letters in itertools.product(*choices):
        one = "".join(letters)
        yield one.replace("j", "i")
        if "j" in one:
            yield _J.sub("J", one).replace("j", "i")


def _soft(word: str) -> str:
    for varied, one in _SOFT:
        word = varied.sub(one, word)
    return _once(word)


def _once(word: str) -> str:
    return _TWICE.sub(r"\1", word)
