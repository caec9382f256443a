"""Placing: words that a model copied, looked for where it says that they stand.

placed    words, content, start, end → place    exactly, then but for spaces, quotes and dashes

A place is given only where there is one: words that stand nowhere, or twice, have none.
"""

from __future__ import annotations

from dripstone.errors import WordsNotFound

Span = tuple[int, int]

_ALIKE = str.maketrans(
    dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚`′", "'") | dict.fromkeys("–—−‑‐", "-")
)


def placed(words: str, content: str, start: int, end: int) -> Span:
    """Find words between two places of a content, as whole words.

    Raises:
        WordsNotFound: they stand nowhere there, or more than once.
    """
    wanted = words.strip() if len(words) <= 2 * (end - start) else ""
    found = _places(wanted, content[start:end]) or _loosely(wanted, content[start:end])
    if len(found) != 1:
        raise WordsNotFound(start=start, end=end, found=len(found))
    return found[0][0] + start, found[0][1] + start


def _places(wanted: str, within: str) -> list[Span]:
    found: list[Span] = []
    at = within.find(wanted) if wanted else -1
    while at >= 0 and len(found) < 2:
        stop = at + len(wanted)
        if _whole(within, at, stop):
            found.append((at, stop))
        at = within.find(wanted, at + 1)
    return found


def _whole(within: str, start: int, end: int) -> bool:
    """Tell whole words from pieces: "he" is not in "the"."""
    before = start > 0 and within[start - 1].isalnum() and within[start].isalnum()
    after = end < len(within) and within[end].isalnum() and within[end - 1].isalnum()
    return not before and not after


def _loosely(wanted: str, within: str) -> list[Span]:
    """Find words whose spaces, quotation marks or dashes were copied in another shape."""
    letters, places = _plain(within)
    found = _places(_plain(wanted)[0].strip(), letters)
    return [(places[start], places[end - 1] + 1) for start, end in found]


def _plain(words: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(words):
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "  # noqa: PLW2901 -- any space is one
        letters.append(letter.translate(_ALIKE))
        places.append(place)
    return "".join(letters), places
