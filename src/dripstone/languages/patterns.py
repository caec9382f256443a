"""Patterns: phrases of a language, written as data, found in words.

    load      language, topic → Grammar     from ``xx/<topic>.yaml``
    tokens    content, span → Tokens        in one pass, each with the meanings of its word
    replace   Tokens, a round of patterns, a builder → Tokens, with what was found as one token

A pattern is a line of words: ``<month>`` stands for any word of that class, ``a|b`` for either
word, ``,?`` for one that may be missing. The longest pattern wins, the earlier one among equals.
Time is linear in the words, because a pattern has few words and each is looked up.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from dripstone.vocabulary import lists

Meanings = Mapping[str, Any]
Round = dict[str, Any]  #: a trie: word or class → further trie; "" → (order, rule)

_NONE: Meanings = {}
_KNOWN = 1 << 14  #: words and marks remembered with what they mean
_FOUND = frozenset({"<when>"})  #: classes that only an earlier round makes
#: met everywhere
_FIGURES = frozenset({"<n>", "<number>", "<day>", "<other>", "the", "that", "their", "this"})
_DASHES = str.maketrans("‐‑‒–—―−’‘`ʼ", "-------''''")
_TOKEN = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)\S+)
  | (?P<word>[^\W\d_]+(?:[\u0300-\u036f\u00ad]+[^\W\d_]+)*[\u0300-\u036f]*)
  | (?P<break>\n[ \t\r\u00a0]*\n\s*)
  | (?P<iso>\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?(?![\w-]))
  | (?P<numeric>\d\d?(?P<by>[./-])\d\d?(?P=by)(?:\d{4}|\d\d)(?![\w/-]|\.\d))
  | (?P<phone>\+\d[\d ()\u00a0-]{6,24}\d(?!\w)|\b\d{2,4}(?:-\d{2,4}){2,5}(?!\w))
  | (?P<clock>\d\d?:\d\d(?::\d\d)?(?!\w))
  | (?P<ordinal>\d{1,4}(?:st|nd|rd|th|-(?:[ыо]?й|[ео]|о?го|[ыо]?м|о?му|ы?х|а?я|у?ю|ое|ей))(?!\w))
  | (?P<decimal>\d{1,9}[.,]\d{1,2}(?!\w|[.,]\d))
  | (?P<number>\d{1,3}(?:[,'\u00a0\u202f\u2009]\d{3})+(?![\w])|\d{1,3}(?:\ \d{3})+(?!\w)|\d+)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)


_LETTERS = re.compile(r"[^\W\d_]+")
_ODD = re.compile(r"[\d\u0300-\u036f\u00ad]")  #: digits, and marks that hide within words


class Token(NamedTuple):
    """A word, number or mark, or something already found in several of them."""

    word: str  #: in lower case, with one kind of dash and apostrophe
    kind: str  #: which part of ``_TOKEN`` cut it; numeral or found, if put together
    start: int
    end: int
    capital: bool  #: begins with a capital letter
    means: Meanings  #: word and classes → value


@dataclass(frozen=True, eq=False)
class Grammar:
    """The words and phrases of one topic in one language."""

    words: Mapping[str, Meanings]  #: lower-case word → its classes and their values
    names: Mapping[str, Meanings]  #: the same, for words that need a capital letter
    rounds: tuple[Round, ...]  #: patterns, in the order of their rounds
    rest: Mapping[str, Any]  #: what else the file says
    telling: frozenset[str] = frozenset()  #: words and classes, one of which each phrase needs
    tellers: frozenset[str] = frozenset()  #: words that mean any of these, and numbers in words

    def may_tell(self, words: str) -> bool:
        """Tell whether words can hold a phrase at all; most sentences hold no word for one."""
        low = words.lower()
        return _ODD.search(low) is not None or not self.tellers.isdisjoint(_LETTERS.findall(low))

    def meanings(self, word: str, *, capital: bool) -> Meanings:
        """Give the classes of a word and their values."""
        plain = self.words.get(word, _NONE)
        named = self.names.get(word) if capital else None
        return {**plain, **named} if named else plain


@functools.cache
def load(language: str, topic: str) -> Grammar:
    """Read one topic of one language; numerals are part of every topic."""
    raw, numbers = (lists.read(__package__, language, f"{one}.yaml") for one in (topic, "numbers"))
    rounds = tuple(_round(phrases) for phrases in raw.get("rounds", []))
    words: dict[str, dict[str, Any]] = {}
    for word in set().union(*(_literals(one) for one in rounds)):
        words[word] = {word: None}
    for classes in (numbers["numerals"], raw.get("classes", {}), _declined(raw)):
        _add(words, classes)
    named: dict[str, dict[str, Any]] = {}
    _add(named, raw.get("names", {}))
    telling = frozenset(key for one in rounds for key in _telling(one))
    counting: dict[str, dict[str, Any]] = {}
    _add(counting, numbers["numerals"])
    known = (*words.items(), *named.items())
    tellers = frozenset(word for word, means in known if not telling.isdisjoint(means))
    return Grammar(
        words=words,
        names=named,
        rounds=rounds,
        rest=raw.get("rest", {}),
        telling=telling,
        tellers=tellers | counting.keys(),
    )


def tokens(content: str, start: int, end: int, grammar: Grammar) -> list[Token]:
    """Cut a span into words, numbers and marks, in one pass."""
    found: list[Token] = []
    for m in _TOKEN.finditer(content, start, end):
        kind = str(m.lastgroup)
        word, capital, means = _known(grammar, kind, m[0])
        found.append(Token(word, kind, *m.span(), capital, means))
    return found


@functools.lru_cache(_KNOWN)
def _known(grammar: Grammar, kind: str, raw: str) -> tuple[str, bool, Meanings]:
    """Give a token as it is spelled, whether it begins with a capital, and what it means."""
    word, capital = _plain(raw), raw[0].isupper()
    spelled = kind in ("word", "mark")
    means = grammar.meanings(word, capital=capital) if spelled else {f"<{kind}>": word}
    return word, capital, means


def _plain(raw: str) -> str:
    """Spell a word as the patterns do: small, composed, without stress marks or soft hyphens."""
    word = raw.lower()
    if word.isalpha():
        return word
    word = word.translate(_DASHES)
    return unicodedata.normalize("NFC", word).replace("\u0301", "").replace("\u00ad", "")


def replace(
    run: list[Token],
    round_: Round,
    build: Callable[[str, list[Token], int, int], Meanings | None],
) -> list[Token]:
    """Put one token for each phrase that a round of patterns finds and the builder accepts."""
    made: list[Token] = []
    done, begin = 0, round_.keys()
    for at in [at for at, token in enumerate(run) if not begin.isdisjoint(token.means)]:
        if at < done:
            continue
        rule, end = _longest(run, at, round_)
        means = build(rule, run, at, end) if rule else None
        if means is not None:
            made += run[done:at]
            made.append(_together(run[at:end], means))
            done = end
    return [*made, *run[done:]] if done else run


def _together(run: list[Token], means: Meanings) -> Token:
    """Make one token of several; one that was a single word keeps its own meaning as well."""
    first, last = run[0], run[-1]
    if first is not last:
        return Token("", "found", first.start, last.end, first.capital, means)
    plain = {name: value for name, value in first.means.items() if not name.startswith("<")}
    return first._replace(kind="found", means={**plain, **means})


def _longest(run: list[Token], at: int, round_: Round) -> tuple[str, int]:
    best: tuple[int, int, str] = (0, 0, "")
    ahead = [(at, round_)]
    while ahead:
        place, node = ahead.pop()
        if "" in node and place > at:
            order, rule = node[""]
            best = max(best, (place, -order, rule))
        if place < len(run):
            means = run[place].means
            ahead.extend((place + 1, node[key]) for key in means if key in node)
    return best[2], best[0]


def _round(phrases: Mapping[str, list[str]]) -> Round:
    root: Round = {}
    order = 0
    for rule, lines in phrases.items():
        for line in lines:
            order += 1
            for words in _spelled_out(line):
                node = root
                for word in words:
                    node = node.setdefault(word, {})
                node.setdefault("", (order, rule))
    return root


def _spelled_out(line: str) -> list[tuple[str, ...]]:
    choices: list[list[str]] = []
    for item in line.split():
        may_miss = item.endswith("?") and len(item) > 1
        options = item.removesuffix("?").split("|") if may_miss else item.split("|")
        choices.append([*options, ""] if may_miss else options)
    return [tuple(w for w in words if w) for words in itertools.product(*choices)]


def _telling(round_: Round) -> Iterable[str]:
    """Give of each phrase one word or class without which it cannot be there, the rarest guess.

    A phrase that needs what an earlier one found needs nothing more.
    """
    paths: list[tuple[tuple[str, ...], Round]] = [((), round_)]
    while paths:
        path, node = paths.pop()
        if "" in node and not _FOUND.intersection(path):
            yield max(path, key=_rarity)
        paths.extend(((*path, key), below) for key, below in node.items() if key)


def _rarity(key: str) -> tuple[bool, bool, int]:
    return key.startswith("<") and key not in _FIGURES, key not in _FIGURES, len(key)


def _literals(round_: Round) -> set[str]:
    found: set[str] = set()
    nodes = [round_]
    while nodes:
        node = nodes.pop()
        for key, below in node.items():
            if key:
                nodes.append(below)
                if not key.startswith("<"):
                    found.add(key)
    return found


def _add(words: dict[str, dict[str, Any]], classes: Mapping[str, Any]) -> None:
    for name, members in classes.items():
        if isinstance(members, list):
            members = dict.fromkeys(members)  # noqa: PLW2901 -- a class without values
        for value, forms in _by_value(members):
            for form in forms:
                words.setdefault(form, {})[f"<{name}>"] = value


def _by_value(members: Mapping[Any, Any]) -> Iterable[tuple[Any, list[str]]]:
    for key, forms in members.items():
        yield (None, [str(key)]) if forms is None else (key, str(forms).split())


def _declined(raw: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Spell out nouns: ``noun`` in every form, ``one`` and ``many`` where the form tells."""
    found: dict[str, dict[str, list[str]]] = {"noun": {}, "one": {}, "many": {}}
    for unit, groups in raw.get("nouns", {}).items():
        forms = [
            (number, form)
            for ending, stems in groups.items()
            for number, form in _forms(raw["endings"][ending], stems)
        ]
        ones = {form for number, form in forms if number == "one"}
        manies = {form for number, form in forms if number == "many"}
        found["noun"][unit] = sorted(ones | manies)
        found["one"][unit] = sorted(ones - manies)
        found["many"][unit] = sorted(manies - ones)
    return {
        name: {unit: " ".join(all_) for unit, all_ in units.items()}
        for name, units in found.items()
    }


def _forms(endings: Mapping[str, str], stems: str) -> Iterable[tuple[str, str]]:
    for number, shapes in endings.items():
        for stem in stems.split():
            yield from ((number, (stem + shape).replace("-", "")) for shape in shapes.split())
