"""Copies: from texts to pairs of reports of which one republishes the other.

A republication, an update or a shortened copy keeps the origin: it corroborates nothing. A
translation is not noticed here.

Source: Broder (1997), On the resemblance and containment of documents, SEQUENCES '97, 21-29.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from dripstone.records import Text, Version

WORDS = 5  #: words in a shingle: enough that chance runs are rare
ALIKE = 0.5  #: shared shingles of all shingles
WITHIN = 0.8  #: shared shingles of the shorter text's
FEW = 20  #: shingles; a shorter text says too little to be called a copy
_OWN = ("headline", "standfirst", "body", "quoted", "row")


def copies(texts: Mapping[str, Text], versions: Iterable[Version]) -> tuple[tuple[str, str], ...]:
    """Pair the reports that share most of their words, or are versions of one report.

    ``texts`` by identity. Each pair is sorted; the pairs are too.
    """
    reports = {text.report for text in texts.values()}
    if len(reports) < 2:
        return ()
    linked = {(v.newer, v.older) for v in versions if {v.newer, v.older} <= reports}
    runs = {text.report: shingles(text) for text in texts.values()}
    alike = {(a, b) for a, b in combinations(sorted(runs), 2) if republished(runs[a], runs[b])}
    return tuple(sorted({(min(p), max(p)) for p in linked | alike}))


def shingles(text: Text) -> frozenset[tuple[str, ...]]:
    """Give every run of five words in the text's own parts: no teasers, no boilerplate."""
    parts = [text.content[s.start : s.end] for s in text.segments if s.role in _OWN]
    words = _words(" ".join(parts or [text.content]))
    return frozenset(tuple(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))


def _words(content: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in content.casefold()).split()


def republished(a: Collection[tuple[str, ...]], b: Collection[tuple[str, ...]]) -> bool:
    """Tell whether two texts share half of all their runs, or the shorter is nearly all shared.

    A short statement inside a much longer report is a quotation, not a copy.
    """
    fewer, more = sorted((len(a), len(b)))
    if fewer < FEW:
        return False
    shared = len(set(a) & set(b))
    return shared >= ALIKE * (fewer + more - shared) or (
        shared >= WITHIN * fewer and fewer >= 0.4 * more
    )
