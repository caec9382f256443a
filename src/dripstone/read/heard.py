"""Heard: what the words around a trigger say of who says so, and how firmly.

Hop          one voice, by the place of its words
Heard        the voices of a word from the outermost in, its stance and polarity, their cues
Listening    the same while it is gathered on the way up from a word
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dripstone.languages.parsed import Word
from dripstone.read.page import Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hop:
    """One voice, by the place of its words."""

    who: str | None
    mode: str
    span: Span | None = None
    cue: Span | None = None
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Heard:
    """What the words around a trigger say of who says so, and how firmly."""

    hops: tuple[Hop, ...]
    stance: str
    polarity: str
    cues: tuple[Span, ...]
    accused: Word | None = None  #: who is accused of what the word tells


@dataclass(slots=True, repr=False)
class Listening:
    """What has been heard so far, on the way up from a word."""

    hops: list[Hop] = field(default_factory=list)
    stances: list[tuple[str, Span]] = field(default_factory=list)
    denies: list[Span] = field(default_factory=list)
    accused: Word | None = None
