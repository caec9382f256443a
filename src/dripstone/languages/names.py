"""Names: from a name in any spelling to keys of its parts, and how alike two names are.

    name_keys   name → NameKeys    each part folded across scripts, its skeleton, what it may be
    alike       two names → Likeness, 0 to 1, with reasons

A fold spells a sound in one way, whichever standard somebody wrote it by: Cyrillic, or Latin after
English, French, German or Slavic custom. It serves comparison only and is never shown. A likeness
asks a question; it never says that two people are one, and one name alone stays below ``ONE_NAME``.
"""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from collections.abc import Iterator

from dripstone.records import Value

ONE_NAME = 0.6  #: the most that names with one part in common can reach
_CLOSE = 0.8  #: of the letters that two folds must share to be misspellings of each other
_STEM = 4  #: letters that two cases of a name share
_READINGS = 4  #: of one part; more say nothing
_MOST_PARTS = 8

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*\.?")
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
    *(("c", ("C", "k")), ("y", ("i",))),
)
_J = re.compile(r"j(?=[^aeiou]|$)|(?<=[aeiou])j")
_SAME = ((re.compile("i+"), "i"), (re.compile("ie|io"), "e"), (re.compile("ff$"), "v"))
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_FEMALE = re.compile("(?:ov|ev|iX|in)na$")
_MALE = re.compile("(?:ov|ev)iX$|iliX$|miX$")
_ENDINGS = frozenset(
    {"", "a", "u", "om", "e", "i", "oi", "oiu", "ogo", "omu", "im", "ia", "iu", "em"}
)


class Part(Value, frozen=True, kw_only=True):
    """One word of a name."""

    folds: tuple[str, ...]  #: the readings of its spelling, the likeliest first
    skeletons: tuple[str, ...]  #: the same without vowels, but for one that begins it
    kind: str  #: name, initial, patronymic, either: a patronymic or a surname


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
    """Two parts that were compared, by their place in each name, and what they came to."""

    kind: str  #: same, sound, close, ending, initial, patronymic; apart, other_patronymic
    left: int | None
    right: int | None
    score: float


class Likeness(Value, frozen=True, kw_only=True):
    """How alike two names are, and why. A question to a person, never an answer."""

    score: float  #: 0 to 1
    reasons: tuple[Reason, ...]


def name_keys(name: str) -> NameKeys:
    """Fold a name into its parts, in the order in which they are written."""
    words = _WORD.findall(unicodedata.normalize("NFC", name))[:_MOST_PARTS]
    folded = [(tuple(_folds(word)), word) for word in words]
    kept = [(folds, word) for folds, word in folded if folds]
    return NameKeys(parts=tuple(_part(folds, word, len(kept)) for folds, word in kept))


def alike(a: str, b: str) -> Likeness:
    """Compare two names part by part, in whatever order the parts stand."""
    left, right = name_keys(a).parts, name_keys(b).parts
    pairs = _paired(left, right)
    reasons = [*pairs, *_apart(left, right, pairs)]
    return Likeness(score=round(_score(pairs, reasons), 3), reasons=tuple(reasons))


def _folds(word: str) -> Iterator[str]:
    low = word.lower().translate(_DROPPED)
    if not low:
        return
    letters = unicodedata.normalize("NFC", low).translate(_MARKED).translate(_CYRILLIC)
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c)
    )
    cyrillic = "а" <= low[0] <= "ӿ"
    readings = (plain,) if cyrillic else itertools.islice(_latin(plain), _READINGS)
    yield from dict.fromkeys(_settled(one) for one in readings)


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


def _settled(word: str) -> str:
    for varied, one in _SAME:
        word = varied.sub(one, word)
    return _TWICE.sub(r"\1", word)


def _part(folds: tuple[str, ...], word: str, of: int) -> Part:
    skeletons = tuple(dict.fromkeys(_skeleton(fold) for fold in folds))
    return Part(folds=folds, skeletons=skeletons, kind=_kind(folds[0], word, of))


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


def _paired(left: tuple[Part, ...], right: tuple[Part, ...]) -> list[Reason]:
    """Give each part the other name's part that it fits best, each once."""
    fits = [
        Reason(kind=kind, left=i, right=j, score=score)
        for (i, one), (j, other) in itertools.product(enumerate(left), enumerate(right))
        for kind, score in [_fit(one, other)]
        if score
    ]
    fits.sort(key=lambda fit: (-fit.score, abs((fit.left or 0) - (fit.right or 0)), fit.kind))
    taken: list[Reason] = []
    for fit in fits:
        if all(fit.left != one.left and fit.right != one.right for one in taken):
            taken.append(fit)
    return taken


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
    if any(_one_stem(a, b) for a, b in pairs):
        return "ending", 0.7
    shared = max(_shared(*sorted(pair)) for pair in pairs)
    if shared < _CLOSE:
        return "apart", 0.0
    if set(one.skeletons) & set(other.skeletons):
        return "sound", 0.9
    return "close", round(shared * 0.85, 3)


def _shared(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _one_stem(a: str, b: str) -> bool:
    """Tell whether only endings differ: two cases of a name, or a man's and a woman's."""
    stem = sum(
        1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False))
    )
    return any(a[cut:] in _ENDINGS and b[cut:] in _ENDINGS for cut in range(_STEM, stem + 1))


def _apart(
    left: tuple[Part, ...], right: tuple[Part, ...], pairs: list[Reason]
) -> Iterator[Reason]:
    """Give what is left over on both sides, which sets the names apart."""
    rest = [i for i in range(len(left)) if all(fit.left != i for fit in pairs)]
    others = [j for j in range(len(right)) if all(fit.right != j for fit in pairs)]
    for i, j in itertools.product(rest, others):
        kinds = {left[i].kind, right[j].kind}
        if kinds == {"patronymic"}:
            yield Reason(kind="other_patronymic", left=i, right=j, score=0.0)
        elif "patronymic" not in kinds:
            yield Reason(kind="apart", left=i, right=j, score=0.0)


def _score(pairs: list[Reason], reasons: list[Reason]) -> float:
    """Weigh the parts that fit: less with a part apart, and little with one part alone."""
    if not pairs:
        return 0.0
    mean = sum(fit.score for fit in pairs) / len(pairs)
    whole = [fit for fit in pairs if fit.kind != "initial"]
    if any(reason.kind in ("apart", "other_patronymic") for reason in reasons):
        return mean * 0.4
    return mean if len(pairs) > 1 and whole else mean * ONE_NAME
