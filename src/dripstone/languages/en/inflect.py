"""Inflect: from an English word to the forms it is met in.

verb_forms    lemma → forms    by rule, with a table of irregular verbs
noun_forms    lemma → forms
"""

from __future__ import annotations

from collections.abc import Mapping

_VOWELS = "aeiou"
_DOUBLED_NOT = "wxy"


def verb_forms(lemma: str, irregular: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Give a verb's forms: base, -s, -ing, past, participle, each once."""
    if lemma in irregular:
        forms = [lemma, _third(lemma), _ing(lemma), *irregular[lemma]]
    else:
        forms = [lemma, _third(lemma), _ing(lemma), _past(lemma)]
    return tuple(dict.fromkeys(forms))


def noun_forms(lemma: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    """Give a noun's singular and plural."""
    return (lemma, irregular.get(lemma) or _third(lemma))


def _third(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _past(word: str) -> str:
    if word.endswith("e"):
        return f"{word}d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ied"
    return f"{_doubled(word)}ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return f"{word[:-2]}ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return f"{word[:-1]}ing"
    return f"{_doubled(word)}ing"


def _doubled(word: str) -> str:
    """Double the last letter of short words that end vowel, consonant: rob, club, kidnap."""
    ends = len(word) > 2 and word[-1] not in _VOWELS + _DOUBLED_NOT and word[-2] in _VOWELS
    one_vowel = ends and word[-3] not in _VOWELS and sum(c in _VOWELS for c in word) == 1
    listed = word.endswith(
        ("nap", "fer", "mit", "pel", "quit", "trap", "bel", "bet", "gret", "cur")
    )
    single = word[-3:-2] not in _VOWELS or word[-4:-2] == "qu"  # "acquit", and not "treat"
    listed = listed and single and not word.endswith("ffer")  # "offer" and "suffer"
    return word + word[-1] if ends and (one_vowel or listed) else word
