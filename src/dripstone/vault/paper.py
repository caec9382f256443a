"""Paper: a recovery key that is printed once, kept in a drawer, and typed when all else is lost.

    new_paper_key     → its one spelling: eight groups of five
    read_paper_key    what was typed → that spelling, or None
    mistyped          what was typed → the first group that cannot be right, from 1, or None

A group is four characters of the key, 20 bits, and one to check them. Any one wrong character and
any two neighbours exchanged within a group are noticed, and so is a group in another's place.
Letters that look like digits are read as these.

Source: Crockford's base 32; a check character over GF(32) with the polynomial x^5 + x^2 + 1.
"""

from __future__ import annotations

import re
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUPS, _DATA = 8, 4
_SHAPE = re.compile(rf"[{_LETTERS}]{{{_GROUPS * (_DATA + 1)}}}")


def new_paper_key() -> str:
    """Make a key of 160 random bits, as it is printed."""
    groups = (tuple(secrets.randbelow(len(_LETTERS)) for _ in range(_DATA)) for _ in range(_GROUPS))
    return "-".join(
        "".join(_LETTERS[value] for value in (*group, _check(place, group)))
        for place, group in enumerate(groups)
    )


def read_paper_key(typed: str) -> str | None:
    """Give the one spelling of a typed key; None when it is none, or has a mistake."""
    groups = _groups(typed)
    return None if groups is None or mistyped(typed) is not None else "-".join(groups)


def mistyped(typed: str) -> int | None:
    """Give the number, from 1, of the first group with a mistake; None when there is none."""
    for place, group in enumerate(_groups(typed) or ()):
        *data, last = (_LETTERS.index(letter) for letter in group)
        if _check(place, tuple(data)) != last:
            return place + 1
    return None


def _groups(typed: str) -> list[str] | None:
    """Cut what was typed into groups; None when it has not the shape of a key."""
    letters = re.sub(r"[\s-]", "", typed).upper().translate(_LOOKALIKES)
    if not _SHAPE.fullmatch(letters):
        return None
    size = _DATA + 1
    return [letters[start : start + size] for start in range(0, len(letters), size)]


def _check(place: int, group: tuple[int, ...]) -> int:
    made, weight = place + 1, 1
    for value in group:
        weight = _times(weight, 2)
        made ^= _times(weight, value)
    return made


def _times(a: int, b: int) -> int:
    """Multiply in GF(32)."""
    made = 0
    while b:
        made ^= a if b & 1 else 0
        a, b = a << 1, b >> 1
        a ^= 0b100101 if a & 0b100000 else 0
    return made
