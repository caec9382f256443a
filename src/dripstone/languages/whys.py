"""Whys: the reasons of suggestions, which rules give in English, in a reviewer's own language.

    reason    why, language → the same in that language; as it stands, where it has no words for it

A reason is a row of clauses with words of the report between quotation marks. Each clause is looked
up by itself in the language's ``whys.yaml``; names of terms are those of the vocabulary.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import msgspec

from dripstone import vocabulary
from dripstone.vocabulary import lists

_QUOTED = re.compile(r"“([^“”]*)”")
_MARK = "\x00"  #: stands for words of the report, which no clause is looked for in
_SCHEMES = ("acts", "events", "grounds", "legal", "demands")
_HOLE = re.compile(r"\{(\w+)\}")


def reason(why: str, language: str) -> str:
    """Give a reason in a language."""
    told = _told(language)
    if not told or _MARK in why:
        return why
    words = _QUOTED.findall(why)
    clauses = [_clause(c, told, language) for c in _QUOTED.sub(_MARK, why).split("; ")]
    said = "; ".join(c for c in clauses if c is not None)
    if None in clauses or said.count(_MARK) != len(words):
        return why
    for one in words:
        said = said.replace(_MARK, f"«{one}»", 1)
    return said


def _clause(clause: str, told: Mapping[str, str], language: str) -> str | None:
    if clause in told:
        return told[clause]
    for pattern, said in _holed(language):
        found = pattern.fullmatch(clause)
        if found is not None:
            facts = {n: _term(n, w, language) for n, w in found.groupdict().items()}
            if None not in facts.values():
                return said.format(**facts)
    return None


def _term(name: str, words: str, language: str) -> str | None:
    return _labels(name, language).get(words) if name in _SCHEMES else words


@functools.cache
def _told(language: str) -> dict[str, str]:
    """Give the clauses of a language, as rules put them → in its words."""
    try:
        content = lists.read(f"dripstone.languages.{language}", "whys.yaml")
    except (FileNotFoundError, ModuleNotFoundError):
        return {}
    told = msgspec.convert(content, dict[str, str])
    return {key.replace("“*”", _MARK): said.replace("«*»", _MARK) for key, said in told.items()}


@functools.cache
def _holed(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the clauses that name a term or a number, as patterns."""
    holed = {key: said for key, said in _told(language).items() if _HOLE.search(key)}
    return tuple(
        (re.compile(_HOLE.sub(r"(?P<\1>.+)", re.sub(r"([().?])", r"\\\1", key))), said)
        for key, said in holed.items()
    )


@functools.cache
def _labels(scheme: str, language: str) -> dict[str, str]:
    return {
        named: vocabulary.label(scheme, term.id, language).lower()
        for term in vocabulary.scheme(scheme)
        for named in (term.id, vocabulary.label(scheme, term.id).lower())
    }
