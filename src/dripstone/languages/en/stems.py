"""Stems: from an English word to what its forms have in common, by rules and a short list.

    stem    a word in lower case → its stem: detained, detaining, detention → detain

The stem is for comparison only and is never shown.

Source: Porter (1980), An algorithm for suffix stripping, Program 14(3), 130-137; the list of
irregular words and of nouns that leave their verb (``stems.yaml``) is ours.
"""

from __future__ import annotations

import functools
import re

from dripstone.languages import families

_SHORT = 2  #: letters of a word that is its own stem
_RUNS = re.compile(r"(.)\1*")
_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_STEP_4 = (
    *("ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous"),
    *("ive", "ize", "ion", "al", "er", "ic", "ou"),
)
_SIBILANT = re.compile("(sse|ie)s$")
_KEEPS_S = re.compile("ss$")
_SECOND = sorted(_STEP_2, key=len, reverse=True)
_THIRD = sorted(_STEP_3, key=len, reverse=True)


def stem(word: str) -> str:
    """Give the stem of an English word that is written in lower case, without accents."""
    irregular = families.irregular(__package__)
    return families.head(__package__, irregular.get(word) or regular(word))


def regular(word: str) -> str:
    """Give the stem by the rules alone."""
    if len(word) <= _SHORT:
        return word
    for step in (_plural, _past, _final_y, _second, _third, _fourth, _final_e):
        word = step(word)
    return word


@functools.lru_cache(maxsize=1 << 12)
def _shape(word: str) -> str:
    """Write a word as consonants and vowels: ``y`` is a vowel after a consonant."""
    shape = ""
    for letter in word:
        after_consonant = shape.endswith("c")
        vowel = letter in "aeiou" or (letter == "y" and after_consonant)
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Count how often consonants follow vowels: the paper's *m*."""
    return _RUNS.sub(r"\1", _shape(word)).count("vc")


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _shape(word)[-1] == "c"


def _like_hop(word: str) -> bool:
    """Tell whether a word ends consonant, vowel, consonant, as *hop* does: the paper's *o."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _plural(word: str) -> str:
    if _SIBILANT.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not _KEEPS_S.search(word) else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    cut = next((word[: -len(e)] for e in ("ed", "ing") if word.endswith(e)), word)
    if cut == word or not _has_vowel(cut):
        return word
    if cut.endswith(("at", "bl", "iz")):
        return cut + "e"
    if _doubled(cut) and cut[-1] not in "lsz":
        return cut[:-1]
    return cut + "e" if _measure(cut) == 1 and _like_hop(cut) else cut


def _final_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _has_vowel(word[:-1]) else word


def _second(word: str) -> str:
    return _exchanged(word, _SECOND, _STEP_2)


def _third(word: str) -> str:
    return _exchanged(word, _THIRD, _STEP_3)


def _exchanged(word: str, endings: list[str], others: dict[str, str]) -> str:
    found = next((e for e in endings if word.endswith(e)), None)
    if found is None or _measure(word[: -len(found)]) == 0:
        return word
    return word[: -len(found)] + others[found]


def _fourth(word: str) -> str:
    found = next((e for e in _STEP_4 if word.endswith(e)), None)
    if found is None:
        return word
    cut = word[: -len(found)]
    if _measure(cut) <= 1 or (found == "ion" and not cut.endswith(("s", "t"))):
        return word
    return cut


def _final_e(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _like_hop(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
