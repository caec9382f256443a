"""Answers: what somebody asks when they search, and what they are given.

Question   words and filters
Answer     texts, findings and names, each the best first, and how many there are
Snippet    some words of a frozen text around what was found
snippet    text, places → Snippet
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from dripstone.languages import stems
from dripstone.records import AnyFinding, Decision, Report, Text, Value

AT_ONCE = 20  #: of each list on one page
ORDERS = ("best", "time", "newest")
COUNTED = 1000  #: more are "more than 1,000"
ROUND = 110  #: code points shown before and after the best place


class Question(Value, frozen=True, kw_only=True):
    """What somebody asks. A filter that is None filters nothing."""

    words: str = ""
    act: str | None = None  #: a term of any level, of the acts or another vocabulary of findings
    place: str | None = None  #: a name in any spelling known, or an identity
    when: str | None = None  #: EDTF: when it happened
    published: str | None = None  #: EDTF
    voice: str | None = None  #: words of whoever says it
    ground: str | None = None
    state: str | None = None  #: vocabulary ``certainty.review``
    kind: str | None = None  #: act, demand, denial, quote …
    stance: str | None = None  #: vocabulary ``certainty``: stance or polarity
    language: str | None = None
    level: int | None = None  #: this level alone
    report: str | None = None  #: a report's identity, or as much of its beginning as is its own
    not_stated: str | None = None  #: a slot that the words leave open
    order: str = "best"  #: of findings: best, time (when it happened), newest (taken in)
    start: int = 0  #: how many of each list to pass over

    @property
    def of_findings(self) -> bool:
        """Tell whether a filter speaks of findings."""
        those = (self.act, self.place, self.when, self.voice, self.ground, self.state, self.kind)
        return any(one is not None for one in (*those, self.stance, self.not_stated))


class Snippet(Value, frozen=True, kw_only=True):
    """Some words of a frozen text around what was found."""

    text: str
    start: int  #: code points
    end: int
    words: str
    marks: tuple[tuple[int, int], ...]  #: code points of the text

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Give the words in pieces, and whether each was asked for."""
        at = self.start
        for start, end in self.marks:
            yield self.words[at - self.start : start - self.start], False
            yield self.words[start - self.start : end - self.start], True
            at = end
        yield self.words[at - self.start :], False


class InText(Value, frozen=True, kw_only=True):
    """A report whose text matches."""

    report: Report
    title: str
    publisher: str | None
    published: str | None
    language: str | None
    level: int
    snippet: Snippet


class InFinding(Value, frozen=True, kw_only=True):
    """A finding that matches."""

    finding: AnyFinding
    report: str
    state: str
    level: int
    snippet: Snippet
    decisions: tuple[Decision, ...] = ()  #: what people said of it, in the order written


class InName(Value, frozen=True, kw_only=True):
    """A spelling of a name that may be the one asked for. Whether it is one person, people say."""

    name: str
    kind: str  #: person, organisation
    findings: int
    score: float


class Listed(Value, frozen=True, kw_only=True):
    """How many there are, of which some are given."""

    count: int
    more: bool = False  #: there are more than were counted


class Answer(Value, frozen=True, kw_only=True):
    """What was found."""

    texts: tuple[InText, ...] = ()
    findings: tuple[InFinding, ...] = ()
    names: tuple[InName, ...] = ()
    of_texts: Listed = Listed(count=0)
    of_findings: Listed = Listed(count=0)
    texts_asked: bool = True  #: without a word, filters of findings say nothing of texts


def snippet(
    text: Text,
    places: Sequence[tuple[int, int]],
    within: tuple[int, int],
    *,
    at: tuple[int, int] | None = None,
) -> Snippet:
    """Take the words around the place where most is found, or around ``at``."""
    if at is not None:
        start, end = within
    else:
        middle = _densest(places) if places else within[0]
        start = max(within[0], middle - ROUND // 2)
        end = min(within[1], start + 2 * ROUND)
    start, end = whole_words(text, start, end)
    return Snippet(
        text=text.id,
        start=start,
        end=end,
        words=text.content[start:end],
        marks=tuple((a, b) for a, b in _apart(places) if start <= a and b <= end),
    )


def _densest(places: Sequence[tuple[int, int]]) -> int:
    """Give the first place after which the most lie close by."""
    starts = [start for start, _ in places]
    counts = (
        (n - bisect.bisect_right(starts, starts[n] + 2 * ROUND), n) for n in range(len(starts))
    )
    return starts[min(counts)[1]]


def _apart(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Leave out places that lie in others."""
    reached = -1
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= reached:
            yield start, end
            reached = end


def whole_words(text: Text, start: int, end: int) -> tuple[int, int]:
    """Move both ends outwards to the next space, a word's length at most."""
    content, reach = text.content, stems.LONGEST
    before = content.rfind(" ", max(0, start - reach), start) + 1 if start else 0
    after = content.find(" ", end, end + reach)
    ends = len(content) <= end + reach and after < 0
    return (before or start), (len(content) if ends else after if after >= 0 else end)
