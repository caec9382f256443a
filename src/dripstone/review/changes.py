"""Changes: two versions of one report, word by word, and what rests on words that changed.

changes    older text, newer text → stretches that stayed, went, came or were worded anew
touched    findings, changes → those whose words are no longer, or not yet, there
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from dripstone.records import AnyFinding, Text, Value

Span = tuple[int, int]
_WORDS = re.compile(r"\w+|[^\w\s]")
_PARAGRAPHS = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
MANY = 500  #: words or paragraphs; comparing more must not take the square of their number
MOST_WORDS = 3_000  #: of a stretch that is compared word by word; a longer one is worded anew whole


class Change(Value, frozen=True, kw_only=True):
    """One stretch. Places are code points; an empty one says where nothing stands."""

    kind: str  #: same, gone, new, changed
    old: Span
    new: Span


def changes(older: Text, newer: Text) -> tuple[Change, ...]:
    """Compare two texts, paragraph by paragraph, and changed paragraphs word by word."""
    one, other = _paragraphs(older), _paragraphs(newer)
    words = ([older.content[s:e] for s, e in one], [newer.content[s:e] for s, e in other])
    found: list[Change] = []
    for kind, a, b, c, d in _compared(*words):
        ours, theirs = _over(one, a, b), _over(other, c, d)
        if kind == "replace":
            found.extend(_word_by_word(older.content, newer.content, ours, theirs))
        else:
            found.append(_change(kind, ours, theirs))
    return tuple(found)


def touched(
    findings: Iterable[AnyFinding], changes: Sequence[Change], *, newer: bool
) -> tuple[AnyFinding, ...]:
    """Give the findings that rest on words which changed; ``newer``: findings of the newer text."""
    spans = [c.new if newer else c.old for c in changes if c.kind != "same"]
    return tuple(f for f in findings if any(_meets(a.span, spans) for a in f.every_anchor()))


def _meets(words: Span, spans: Iterable[Span]) -> bool:
    return any(start < words[1] and words[0] < end for start, end in spans)


def _paragraphs(text: Text) -> list[Span]:
    return [found.span() for found in _PARAGRAPHS.finditer(text.content)]


def _over(spans: Sequence[Span], first: int, last: int) -> Span:
    """Give the stretch from the first of some spans to the last; of none, where they would be."""
    if first < last:
        return spans[first][0], spans[last - 1][1]
    at = spans[first][0] if first < len(spans) else spans[-1][1] if spans else 0
    return at, at


def _word_by_word(older: str, newer: str, ours: Span, theirs: Span) -> Iterator[Change]:
    one = [m.span() for m in _WORDS.finditer(older, *ours)]
    other = [m.span() for m in _WORDS.finditer(newer, *theirs)]
    if max(len(one), len(other)) > MOST_WORDS:
        yield _change("replace", ours, theirs)
        return
    words = ([older[s:e] for s, e in one], [newer[s:e] for s, e in other])
    for kind, a, b, c, d in _compared(*words):
        yield _change(kind, _over(one, a, b), _over(other, c, d))


def _compared(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Compare two rows of words; of many, those that stand everywhere lead nothing together."""
    many = max(len(one), len(other)) > MANY
    return SequenceMatcher(None, one, other, autojunk=many).get_opcodes()  # type: ignore[return-value]


def _change(kind: str, ours: Span, theirs: Span) -> Change:
    named = {"equal": "same", "delete": "gone", "insert": "new", "replace": "changed"}
    return Change(kind=named[kind], old=ours, new=theirs)
