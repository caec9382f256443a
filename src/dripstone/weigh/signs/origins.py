"""Origins: from findings to the innermost voices that vouch for them.

    origin_of      finding → a named voice, or None
    as_origins     named findings → Origins, with names that may be one put together

Two names that may belong to one person count as one origin here. That joins nobody: it only keeps
us from calling two spellings of a name two witnesses.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Mapping

from dripstone.languages.names import bare, may_be_one
from dripstone.records import Finding, Voice
from dripstone.records.weight import Origin
from dripstone.vocabulary import scheme

_ARTICLES = frozenset({"the", "a", "an", "some", "several"})
_STEM = 5  #: letters; enough to know a describing word in its other forms


def origin_of(finding: Finding, publisher: str | None, content: str = "") -> str | None:
    """Give the innermost voice where it is named; the publisher where the report tells it itself.

    None where nobody is named, where the voice is a description or a crowd, and where the
    position is only implied by somebody who disputes it. ``content`` are the report's words: a
    single word that begins a sentence is a name only if it is capitalised elsewhere too.
    """
    if any(voice.mode == "implied" for voice in finding.attribution):
        return None
    if not finding.attribution:
        return publisher
    last = finding.attribution[-1]
    if last.mode == "narrates":
        return last.who or publisher
    return named(last, content)


def named(voice: Voice, content: str = "") -> str | None:
    """Give the name of a voice, or None where the words only describe: "witnesses", "police"."""
    name = voice.stands_for or voice.who
    if name is None or voice.mode == "collective":
        return None
    words = [word for word in name.split() if _is_name(word)]
    if len(words) == 1 and len(name.split()) == 1 and not _inside_a_sentence(name, content):
        return None
    return bare(name) if words else None


def _inside_a_sentence(word: str, content: str) -> bool:
    """Tell whether a word stands capitalised where no sentence begins."""
    return re.search(rf"[\w,;]\s{re.escape(word)}\b", content) is not None


def _is_name(word: str) -> bool:
    bare = word.strip("«»“”\"'.,()")
    plain = bare.casefold()
    if not bare[:1].isupper() or plain in _ARTICLES:
        return False
    return plain[:_STEM] not in _describing()


@functools.cache
def _describing() -> frozenset[str]:
    """Give the beginnings of words by which texts describe a voice without naming it."""
    terms = [*scheme("roles"), *scheme("institutions")]
    words = (w for t in terms for said in t.words.values() for w in (*said.any, *said.n))
    cues = (c for said in scheme("attribution").rest["anonymity_cues"].values() for c in said)
    return frozenset(
        w.casefold()[:_STEM] for w in (*words, *cues) if " " not in w and w[:1].islower()
    )


def as_origins(found: Mapping[str, str], same: Iterable[tuple[str, str]]) -> tuple[Origin, ...]:
    """Group findings by named voice: equal names, names within names, and voices said to be one.

    ``found`` maps a finding to its voice; ``same`` pairs voices, such as a publisher and the one
    it republishes.
    """
    voices = sorted(set(found.values()), key=lambda v: (-len(v.split()), v))
    pairs = {frozenset(p) for p in same}
    groups: list[list[str]] = []
    for voice in voices:
        home = [g for g in groups if any(_maybe_one(voice, v, pairs) for v in g)]
        groups = [g for g in groups if g not in home]
        groups.append([v for g in home for v in g] + [voice])
    made = (
        Origin(voice=group[0], findings=tuple(f for f, v in found.items() if v in group))
        for group in groups
    )
    return tuple(sorted(made, key=lambda o: (-len(o.findings), o.voice or "")))


def _maybe_one(a: str, b: str, pairs: Container[frozenset[str]]) -> bool:
    return frozenset((a, b)) in pairs or _bare(a) == _bare(b) or may_be_one(_bare(a), _bare(b))


def _bare(name: str) -> str:
    return " ".join(w for w in name.split() if w.casefold() not in _ARTICLES) or name
