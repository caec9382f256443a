"""Spellings: from a name in any spelling to keys that can be compared. Names alone link nobody.

    keys         name → folded words, in order
    bare         words around a name → the name
    alike        two names → how they fit together, and how much that says
    may_be_one   two names → is there nothing in them that sets them apart?

Scripts meet in a plain Latin fold; it serves comparison only and is never shown.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import NamedTuple

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        (
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p"),
            *("r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia"),
            *("i", "i", "e", "g", "u"),
        ),
        strict=True,
    )
)
# Spellings that romanisations vary; longer ones first.
_SAME = (
    *(("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("yo", "e"), ("ye", "e")),
    *(("iy", "i"), ("yi", "i"), ("ij", "i"), ("ou", "u"), ("w", "v"), ("x", "ks"), ("y", "i")),
    *(("j", "i"), ("ii", "i")),
)
_PATRONYMIC = ("ovna", "evna", "ichna", "ovich", "evich")


class Alike(NamedTuple):
    """How two names fit: full, part, initials, family, given, or against."""

    how: str
    weight: float


@functools.lru_cache(maxsize=1 << 14)
def keys(name: str) -> tuple[str, ...]:
    """Fold a name: words in order, one Latin spelling, no accents, no case."""
    letters = "".join(_LATIN.get(c, c) for c in name.casefold())
    plain = (c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain if c not in "'’ʼ`").split()
    return tuple(_one_spelling(word) for word in words)


def _one_spelling(word: str) -> str:
    for varied, one in _SAME:
        word = word.replace(varied, one)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def bare(words: str) -> str:
    """Take the name out of the words around it: "Marta Vymyslova, a lawyer" is Marta Vymyslova.

    What follows a comma goes, but not in "Vymyslova, Marta"; and so do words without a capital at
    either end. Words without any capital stay as they are.
    """
    parts = [part.split() for part in words.split(",")]
    turned = [len(part) for part in parts] == [1, 1] and parts[1][0][:1].isupper()
    kept = parts[0] + parts[1] if turned else parts[0]
    while kept and not kept[0][:1].isupper():
        kept = kept[1:]
    while kept and not kept[-1][:1].isupper():
        kept = kept[:-1]
    return " ".join(kept) or words


def alike(a: str, b: str) -> Alike | None:
    """Compare two names; None where they share no word at all."""
    one, other = keys(a), keys(b)
    shared = set(one) & set(other)
    if not shared:
        return None
    if set(one) == set(other) and len(one) > 1:
        return Alike("full", 3.0)
    rest_a, rest_b = ([w for w in words if w not in shared] for words in (one, other))
    if not rest_a or not rest_b:
        return Alike("part", 2.0) if len(shared) > 1 else Alike("family", 1.0)
    if _initials(rest_a, rest_b):
        return Alike("initials", 2.0)
    if _patronymic_apart(rest_a, rest_b):
        return Alike("given", 1.0)
    return Alike("against", -3.0)


def _initials(a: list[str], b: list[str]) -> bool:
    """Tell whether each word left over is the other's initial."""
    pairs = list(zip(a, b, strict=False))
    return all(min(len(x), len(y)) == 1 and x[0] == y[0] for x, y in pairs)


def _patronymic_apart(a: list[str], b: list[str]) -> bool:
    """Tell whether one side has only a patronymic left and the other none: both may hold."""
    left, right = ([w.endswith(_PATRONYMIC) for w in words] for words in (a, b))
    return (all(left) and not any(right)) or (all(right) and not any(left))


def may_be_one(a: str, b: str) -> bool:
    """Tell whether two names share a word and nothing in them sets them apart."""
    fit = alike(a, b)
    return fit is not None and fit.how != "against"
