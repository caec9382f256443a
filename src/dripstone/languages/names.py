"""Names: from a name in any spelling to keys of its parts, and how two names fit.

    bare          words around a name → the name
    name_keys     name → NameKeys    each part folded across scripts, its skeleton, what it may be
    alike         two names → Likeness: how they fit, how well, and the reasons, part by part
    may_be_one    two names → is a word the same, and does nothing set them apart?

A likeness asks a question; it never says that two people are one. One name alone stays below
``ONE_NAME``. Case endings are read in Cyrillic only: Vydumov and Vydumova are two people's names.
"""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from dripstone.languages.folds import folds, is_cyrillic, written
from dripstone.records import Value

ONE_NAME = 0.6  #: the most that names with one part in common can reach
_CLOSE = 0.8  #: of the letters that two folds must share to be misspellings of each other
_STEM = 2  #: letters that two cases of a name share at least: Анна, Анны
_LATIN_STEM = 4  #: where there are no cases, and Ana and Ani are two names
_MOST_PARTS = 8

_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_FEMALE = re.compile("(?:ov|ev|iX)n(?:a|i|e|u|oi|oiu)$")
_MALE = re.compile("(?:ov|ev)iX(?:a|u|e|em|om)?$|(?:il|m)iX(?:a|u|e|em|om)?$")
_ENDINGS = frozenset(
    {
        *("", "a", "u", "om", "e", "i", "oi", "oiu", "ogo", "omu", "im", "ia", "iu", "em", "m"),
        *("ei", "eiu", "aia", "uiu"),
    }
)
_OBLIQUE = re.compile("(?<=..)(?:ogo|omu|[eoi]?m)$")  #: endings whose consonants a skeleton keeps
_SURE = ("same", "sound", "ending", "patronymic")
_FITS = ("full", "part", "initials", "family", "given")


class Part(Value, frozen=True, kw_only=True):
    """One word of a name."""

    written: str
    folds: tuple[str, ...]  #: the readings of its spelling, the likeliest first
    skeletons: tuple[str, ...]  #: the same without vowels, but for one that begins it
    kind: str  #: name, initial, patronymic, either: a patronymic or a surname
    declines: bool  #: is written in Cyrillic, where names have cases


class NameKeys(Value, frozen=True, kw_only=True):
    """A name, part by part, as it is compared."""

    parts: tuple[Part, ...]

    @property
    def whole(self) -> str:
        """Give all folds in the order of the alphabet, for nets that order must not tear."""
        return " ".join(sorted(part.folds[0] for part in self.parts))

    @property
    def blocks(self) -> frozenset[str]:
        """Give the skeletons of all but initials and patronymics, to look others up by."""
        told = (part for part in self.parts if part.kind in ("name", "either"))
        return frozenset(itertools.chain.from_iterable(part.skeletons for part in told))

    @property
    def initials(self) -> frozenset[str]:
        """Give the first letters of all parts."""
        return frozenset(fold[0] for part in self.parts for fold in part.folds)


class Reason(Value, frozen=True, kw_only=True):
    """Two words that were compared, one of each name, and what they came to."""

    kind: str  #: same, sound, ending, close, initial, patronymic; apart, other_patronymic
    left: str
    right: str
    score: float


class Likeness(Value, frozen=True, kw_only=True):
    """How alike two names are, and why. A question to a person, never an answer."""

    how: str  #: full, part, initials, family, given; close, against, nothing
    score: float  #: 0 to 1
    reasons: tuple[Reason, ...]

    @property
    def exactness(self) -> float:
        """Give how exactly the words fit that do, initials aside: 0 to 1."""
        scores = [one.score for one in self.reasons if one.kind in (*_SURE, "close")]
        return sum(scores) / len(scores) if scores else 0.0

    @property
    def varied(self) -> tuple[str, str]:
        """Give the words of each name that fit, but differ in a case ending or in letters."""
        odd = [one for one in self.reasons if one.kind in ("sound", "ending", "close")]
        return " ".join(one.left for one in odd), " ".join(one.right for one in odd)


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


@functools.lru_cache(maxsize=1 << 13)
def name_keys(name: str) -> NameKeys:
    """Fold a name into its parts, in the order in which they are written."""
    words = [word for word in written(name) if not word.isdigit()][:_MOST_PARTS]
    kept = [word for word in words if folds(word)]
    return NameKeys(parts=tuple(_part(word, of=len(kept)) for word in kept))


@functools.lru_cache(maxsize=1 << 13)
def alike(a: str, b: str) -> Likeness:
    """Compare two names part by part, in whatever order the parts stand."""
    left, right = name_keys(a).parts, name_keys(b).parts
    paired = _paired(left, right)
    pairs = list(paired.values())
    reasons = [*pairs, *_apart(left, right, paired)]
    how = _how([reason.kind for reason in reasons], len(left), len(right))
    return Likeness(how=how, score=round(_score(pairs, reasons), 3), reasons=tuple(reasons))


def may_be_one(a: str, b: str) -> bool:
    """Tell whether two names share a word and nothing in them sets them apart."""
    return alike(a, b).how in _FITS


def _how(kinds: list[str], left: int, right: int) -> str:
    """Say in a word how names of so many parts fit, from the kinds of their reasons."""
    sure = sum(kind in _SURE for kind in kinds)
    apart = "apart" in kinds or "other_patronymic" in kinds
    ways = (
        (apart and sure > 0, "against"),
        (not sure and (apart or "close" not in kinds), "nothing"),
        ("close" in kinds, "close"),
        ("initial" in kinds, "initials"),
        (len(kinds) < min(left, right), "given"),
        (len(kinds) == max(left, right) > 1, "full"),
        (sure > 1, "part"),
    )
    return next((how for holds, how in ways if holds), "family")


def _part(word: str, *, of: int) -> Part:
    found, declines = folds(word), is_cyrillic(word)
    ends = (_OBLIQUE.sub("", fold) for fold in found if declines)
    return Part(
        written=word,
        folds=found,
        skeletons=tuple(dict.fromkeys(_skeleton(one) for one in (*found, *ends))),
        kind=_kind(found[0], word, of),
        declines=declines,
    )


def _skeleton(fold: str) -> str:
    first = "*" if _VOWELS.match(fold) else ""
    return first + _TWICE.sub(r"\1", _VOWELS.sub("", fold))


def _kind(fold: str, word: str, of: int) -> str:
    if len(word.rstrip(".")) == 1:
        return "initial"
    if _FEMALE.search(fold) and of > 1:
        return "patronymic"
    if _MALE.search(fold):
        return "patronymic" if of > 2 else "either"
    return "name"


def _paired(left: tuple[Part, ...], right: tuple[Part, ...]) -> dict[tuple[int, int], Reason]:
    """Give each part the other name's part that it fits best, each once."""
    fits = {
        (i, j): Reason(kind=kind, left=one.written, right=other.written, score=score)
        for (i, one), (j, other) in itertools.product(enumerate(left), enumerate(right))
        for kind, score in [_fit(one, other)]
        if score
    }
    best = sorted(fits, key=lambda at: (-fits[at].score, abs(at[0] - at[1]), fits[at].kind, at))
    taken: dict[tuple[int, int], Reason] = {}
    for i, j in best:
        if all(i != one and j != other for one, other in taken):
            taken[i, j] = fits[i, j]
    return taken


@functools.lru_cache(maxsize=1 << 16)
def _fit(one: Part, other: Part) -> tuple[str, float]:
    if "initial" in (one.kind, other.kind):
        shares = {fold[0] for fold in one.folds} & {fold[0] for fold in other.folds}
        return ("initial", 0.85) if shares else ("apart", 0.0)
    if "patronymic" in (one.kind, other.kind) and not {one.kind, other.kind} <= _MAY_BE:
        return "apart", 0.0
    if set(one.folds) & set(other.folds):
        return ("patronymic" if one.kind == other.kind == "patronymic" else "same"), 1.0
    return _near(one, other)


_MAY_BE = frozenset({"patronymic", "either"})


def _near(one: Part, other: Part) -> tuple[str, float]:
    pairs = list(itertools.product(one.folds, other.folds))
    declines = one.declines or other.declines
    if any(_one_stem(a, b, _STEM if declines else _LATIN_STEM) for a, b in pairs):
        return ("ending" if declines else "close"), 0.7
    shared = max(_shared(*sorted(pair)) for pair in pairs)
    if shared < _CLOSE:
        return "apart", 0.0
    if set(one.skeletons) & set(other.skeletons):
        return "sound", 0.9
    return "close", round(shared * 0.85, 3)


def _shared(one: str, other: str) -> float:
    letters = difflib.SequenceMatcher(None, one, other)
    return letters.ratio() if letters.quick_ratio() >= _CLOSE else 0.0


def _one_stem(a: str, b: str, at_least: int) -> bool:
    """Tell whether only endings differ: two cases of a name, or a man's and a woman's."""
    stem = sum(
        1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False))
    )
    return any(a[cut:] in _ENDINGS and b[cut:] in _ENDINGS for cut in range(at_least, stem + 1))


def _apart(
    left: tuple[Part, ...], right: tuple[Part, ...], paired: Iterable[tuple[int, int]]
) -> Iterator[Reason]:
    """Give what is left over on both sides, which sets the names apart."""
    taken = list(zip(*paired, strict=True)) or [(), ()]
    rest, others = (
        [part for at, part in enumerate(side) if at not in used]
        for side, used in zip((left, right), taken, strict=True)
    )
    for one, other in itertools.product(rest, others):
        kinds = {one.kind, other.kind}
        if kinds == {"patronymic"} or "patronymic" not in kinds:
            kind = "other_patronymic" if "patronymic" in kinds else "apart"
            yield Reason(kind=kind, left=one.written, right=other.written, score=0.0)


def _score(pairs: list[Reason], reasons: list[Reason]) -> float:
    """Weigh the parts that fit: less with a part apart, and little with one part alone."""
    if not pairs:
        return 0.0
    mean = sum(fit.score for fit in pairs) / len(pairs)
    whole = [fit for fit in pairs if fit.kind != "initial"]
    if any(reason.kind in ("apart", "other_patronymic") for reason in reasons):
        return mean * 0.4
    return mean if len(pairs) > 1 and whole else mean * ONE_NAME
