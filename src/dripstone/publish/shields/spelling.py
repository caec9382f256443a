"""Spelling: from a word to a key in which the spellings of one name meet.

readings    word → keys           all that its letters may stand for
key         word → letters        the same for Небылицын, Nebylitsyn, NEBYLICYN and Не́былицын
stems       key → beginnings      what is left of a name in every case of its declension
ending      letters → yes or no   may these letters end a declined name?

It joins Latin and Cyrillic. Other scripts meet only themselves, marks and case aside.
Two different names may share a key: hiding one word too many harms nobody.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

_LETTERS = "абвгґдеєжзиіїклмнопрстуфхцчшщыэюяђћљњџјѕқңүұһғөәў"
_SOUNDS = (
    "a b v g g d e e zh z i i i k l m n o p r s t u f kh ts ch sh sh i e u a "
    "d ch l n dzh i z k n u u kh g o a u"
)
_CYRILLIC = dict(zip(_LETTERS, _SOUNDS.split(), strict=True)) | dict.fromkeys("ъь’ӏ", "")
_LATIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "ß": "ss", "æ": "e", "œ": "e", "ı": "i"}
_HOOKED = {"šč": "shch", "š": "sh", "č": "tch", "ž": "zh", "ş": "sh", "ç": "tch"}
#: letters that look alike in both scripts, for words in which somebody mixed them
_LIKE = dict(zip("асеіорхукмнтв", "aceiopxykmhtb", strict=True))
_UNLIKE = {latin: cyrillic for cyrillic, latin in _LIKE.items()}
_PLAIN = tuple(
    (re.compile(many), one)
    for many, one in ((r"shch|sch|sh|sz", "s"), (r"dzh|dj", "z"), (r"zh", "z"), (r"tch|cz", "c"))
)
_TURNS = tuple(
    (re.compile(many), one)
    for many, one in (
        (r"kh", "h"),
        (r"ch|ts|tz", "c"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[ijy]+o", "e"),
        (r"[ijy]+(?=[aeou])", ""),
        (r"[jy]", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_ENDING = re.compile(r"(?:s|es|[aeiou]{0,2}(?:[hmvi]|mi|go|mu|a)?|sk[aeiou]+\w{0,2})$")
_FLEETING = re.compile(r"([^aeiou])[eo]([^aeiou])$")
_CLUSTER = re.compile(r"([^aeiou])([^aeiou])$")


@functools.lru_cache(maxsize=65_536)
def readings(word: str) -> tuple[str, ...]:
    """Give the keys of a word, the likeliest first: *ch* may be ч or х, *j* may be й or ж."""
    letters = "".join(_CYRILLIC.get(c, _LATIN.get(c, c)) for c in _one_script(_bare(word)))
    for many, one in _PLAIN:
        letters = many.sub(one, letters)
    ways = [letters]
    for doubtful, other in (("ch", "h"), ("j", "z")):
        ways += [way.replace(doubtful, other) for way in ways if doubtful in way]
    return tuple(dict.fromkeys(map(_sounds, ways)))


def key(word: str) -> str:
    """Spell a word by its sounds alone: one letter for each, no case, no marks, nothing silent."""
    return readings(word)[0]


def _sounds(letters: str) -> str:
    for many, one in _TURNS:
        letters = many.sub(one, letters)
    return letters


def stems(name: str) -> Iterator[str]:
    """Give the beginnings that a name's key keeps in every case: Павел, Павла; Мнимый, Мнимого.

    A name may have been found in any case, so a lost vowel is put back too.
    """
    for whole in readings(name):
        yield from _stems(whole)


def _stems(whole: str) -> Iterator[str]:
    stem = whole.rstrip("aeiou")
    yield whole
    if len(stem) >= 2:
        yield stem
    if _FLEETING.search(whole) and len(whole) > 2:
        yield _FLEETING.sub(r"\1\2", whole)
    if _CLUSTER.search(stem):
        yield from (_CLUSTER.sub(rf"\1{vowel}\2", stem) for vowel in "eo")
    for end in ("om", "im", "em", "oi", "ei", "ogo", "omu", "ih", "imi", "ami", "ah", "ov"):
        if whole.endswith(end) and len(whole) - len(end) >= 4:
            yield whole.removesuffix(end)


def ending(letters: str) -> bool:
    """Tell whether these letters of a key may end a declined name."""
    return _ENDING.match(letters) is not None


def _bare(word: str) -> str:
    """Drop marks, joiners and apostrophes; lower the case."""
    composed = unicodedata.normalize("NFKC", word).casefold()
    for hooked, two in _HOOKED.items():
        composed = composed.replace(hooked, two)
    apart = unicodedata.normalize("NFKD", composed)
    return "".join(c for c in apart if unicodedata.category(c) in ("Ll", "Lo", "Lm", "Lu", "Nd"))


def _one_script(word: str) -> str:
    """Write a word of mixed letters in the script that most of them belong to."""
    cyrillic = sum(1 for c in word if c in _CYRILLIC)
    latin = sum(1 for c in word if "a" <= c <= "z")
    if not cyrillic or not latin:
        return word
    turn = _UNLIKE if cyrillic >= latin else _LIKE
    return "".join(turn.get(c, c) for c in word)
