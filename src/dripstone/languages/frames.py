"""Frames: acts told by a verb together with what hangs on it, wherever it stands.

Words     nouns, adjectives or verbs by their forms; of two words together too
Frame     a verb, what must hang on it, and to whom the act is then done
by_verb   written frames → Frames, by the dictionary form of their verbs
words_of  listed words → Words

"Taken by four men to a barracks" and "the barracks they were taken to" are no phrase: their words
stand apart. A frame asks what depends on what: "take", with "to" and a place where people are held.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_ANY = "*"
_MARKS = ("negated", "passive", "bare", "beside", "done", "doerless")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Words:
    """Words by their forms, in lower case."""

    one: frozenset[str] = frozenset()
    two: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  #: last word → words that may stand before it
    but: Mapping[str, frozenset[str]] = field(default_factory=dict)  #: not meant: house arrest
    never: frozenset[str] = frozenset()  #: "charged with batons" is no accusation
    any: bool = False  #: every word will do


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Frame:
    """A verb, what must hang on it, and to whom the act is done."""

    id: str  #: the act
    name: str  #: its verbs and words, short
    #: object, subject, owner (of the object), place (owner of a noun after a preposition), or the
    #: preposition that leads to them
    whom: str = "object"
    particle: frozenset[str] = frozenset()  #: "up", "away"
    objects: Words | None = None
    unless: Words | None = None  #: what it may not be done to: "seized the opportunity"
    subjects: Words | None = None  #: of an active verb, or after "by"
    near: tuple[tuple[frozenset[str], Words], ...] = ()  #: prepositions and their nouns
    attributes: Words | None = None  #: "left bleeding"
    actions: Words | None = None  #: "forced to kneel", "coerced into signing"
    joined: frozenset[str] = frozenset()  #: "force" of "force-fed", before a hyphen
    negated: bool = False  #: the "not" belongs to the act: "were not given water"
    passive: bool = False  #: only where the verb is passive
    bare: bool = False  #: only where nothing else hangs on the verb: "they took him"
    beside: bool = False  #: only where violence is told beside it
    done: bool = False  #: only what is told as having happened
    doerless: bool = False  #: whoever is its subject does nothing to anybody: "lost her son"

    @functools.cached_property
    def telling(self) -> frozenset[str]:
        """Give the forms one of which must stand beside the verb; none where any word will do."""
        asked = (self.objects, *(nouns for _, nouns in self.near), self.attributes, self.actions)
        every = (self.subjects, *asked) if not any(asked) else asked
        sets = [w.one.union(w.two) for w in every if w is not None and not w.any]
        if not sets and self.subjects is not None and not self.subjects.any:
            sets = [self.subjects.one.union(self.subjects.two)]  # "the court fined them"
        sets = sets or [cases for cases, nouns in self.near if nouns.any and not self.particle]
        return min(sets, key=len, default=self.particle or self.joined)


def by_verb(
    written: Iterable[Mapping[str, Any]],
    classes: Mapping[str, Sequence[str]],
    forms: Callable[[str, str], Iterable[str]],
) -> dict[str, tuple[Frame, ...]]:
    """Make frames of what a language's file has written, by the dictionary form of their verbs.

    ``forms`` gives the forms of a word that is a verb ("v") or a noun ("n").
    """
    found: dict[str, list[Frame]] = {}
    for one in written:
        frame = _frame(one, classes, forms)
        for verb in one["verbs"]:
            found.setdefault(verb, []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


def _frame(
    one: Mapping[str, Any],
    classes: Mapping[str, Sequence[str]],
    forms: Callable[[str, str], Iterable[str]],
) -> Frame:
    near = {prep: nouns for prep, nouns in one.items() if prep.startswith("~")}
    told = [one[key] for key in ("particle", "objects", "actions") if key in one]
    name = " ".join([one["verbs"][0], *(str(words[0]) for words in (*told, *near.values()))])

    def words(key: str, part: str) -> Words | None:
        return words_of(one[key], classes, forms, part) if key in one else None

    return Frame(
        id=one["act"],
        name=name,
        whom=one.get("whom", "object"),
        particle=frozenset(one.get("particle", ())),
        joined=frozenset(one.get("joined", ())),
        objects=words("objects", "n"),
        unless=words("unless", "n"),
        subjects=words("subjects", "n"),
        near=tuple(
            (frozenset(preps[1:].split()), words_of(nouns, classes, forms, "n"))
            for preps, nouns in near.items()
        ),
        attributes=words("attributes", "n"),
        actions=words("actions", "v"),
        **{name: one.get(name, False) for name in _MARKS},
    )


def words_of(
    listed: Sequence[str],
    classes: Mapping[str, Sequence[str]],
    forms: Callable[[str, str], Iterable[str]],
    part: str,
) -> Words:
    """Give listed words in their forms: of verbs ("v"), of nouns ("n"), or as they are ("")."""
    every = [w for one in listed for w in (classes[one[1:]] if one.startswith("+") else (one,))]
    single: set[str] = set()
    double: dict[str, set[str]] = {}
    but: dict[str, set[str]] = {}
    never: set[str] = set()
    for one in every:
        *before, last = one.removeprefix("!").split(" ")
        for form in forms(last, part) if part else (last,):
            if before:
                pairs = but if one.startswith("!") else double
                pairs.setdefault(form, set()).add(before[-1])
            else:
                (never if one.startswith("!") else single).add(form)
    two, other = (
        {last: frozenset(before) for last, before in pairs.items()} for pairs in (double, but)
    )
    return Words(
        one=frozenset(single - {_ANY}),
        two=two,
        but=other,
        never=frozenset(never),
        any=_ANY in single,
    )
