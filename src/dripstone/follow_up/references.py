"""References: which words of a report say that it answers a demand.

names_of          demand → the words by which others may refer to it
says_it_answers   demand, finding → the lines that say so, as evidence, or None
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dripstone.languages import folds
from dripstone.records import Anchor, AnyFinding, Demand, Evidence, Slot, Text, Value, Who, anchor
from dripstone.vocabulary import scheme

_SHORT = 4  #: letters; shorter words of a name say too little alone
_STEM = 6  #: letters; what case endings and plurals leave alone
_HEAD = 300  #: code points in which a letter or petition says what it is
Words = frozenset[str]


class Names(Value, frozen=True, kw_only=True):
    """The words by which a report may refer to a demand, folded."""

    work: frozenset[str]  #: the name of the petition, statement or letter; empty when unknown
    kinds: frozenset[str]  #: what it is: letter, petition …
    askers: tuple[frozenset[str], ...]  #: those who ask, each by name


def names_of(demand: Demand, text: Text | None) -> Names:
    """Find how others may refer to a demand: its work, what kind of paper it is, who asks.

    Where "we" ask, those who ask are the authors and the publisher that the report states.
    """
    head = text.content[:_HEAD] if text is not None else ""
    title = text.title.value if text is not None and text.title is not None else ""
    work = name_in(demand.work) if demand.work is not None else ""
    asker = name_in(demand.slots.who) if demand.slots.who is not None else ""
    stated = (*text.authors, text.publisher) if text is not None else ()
    names = [asker, *(one.value for one in stated if one is not None)]
    return Names(
        work=folded(work),
        kinds=frozenset(w for w in folded(f"{work} {title} {head}") if w in _cues("work_nouns")),
        askers=tuple(dict.fromkeys(words for name in names if (words := folded(name)))),
    )


def says_it_answers(
    demand: Demand, names: Names, finding: AnyFinding, text: Text
) -> Evidence | None:
    """Give the line that ties a finding to a demand: its own line first, then any of its report.

    A line counts if it has a word for answering and names the work, its kind or an asker; within
    the demand's own report the word for answering is enough on the finding's own line. Without
    such a word, the finding's own line must name both the work and an asker.
    """
    start = finding.anchors[0].start
    one_report = finding.text == demand.text
    lines = sorted(_lines(text), key=lambda line: not line[0] <= start < line[1])
    for begin, stop in lines:
        words, near = folded(text.content[begin:stop]), begin <= start < stop
        weight = _weight(names, words, near=near, one_report=one_report)
        if weight:
            return _evidence(demand, anchor(text, begin, stop), weight)
    return None


def _weight(names: Names, words: Words, *, near: bool, one_report: bool) -> float:
    answering = any(w.startswith(cue) for w in words for cue in _cues("answer_cues"))
    work = bool(names.work) and names.work <= words
    asker = any(one <= words for one in names.askers)
    kind = bool(names.kinds & words)
    if answering and (work or asker or kind or (near and one_report)):
        return 1.0 + work + asker + 0.5 * (kind and not work) + near
    return 2.0 if near and work and asker and not one_report else 0.0


def _evidence(demand: Demand, line: Anchor, weight: float) -> Evidence:
    return Evidence(
        feature="words",
        left=demand.work.text if demand.work is not None else demand.says,
        right=line.exact,
        weight=weight,
        anchors=(demand.anchors[0], line),
    )


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.content.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


@functools.cache
def _cues(name: str) -> tuple[str, ...]:
    said = scheme("responses").rest[name]
    return tuple(
        word[:_STEM] for cues in said.values() for cue in cues for word in folds.words(cue)
    )


def name_in(slot: Slot) -> str:
    """Give the name that a slot holds or goes back to."""
    stands_for = slot.value.stands_for if isinstance(slot.value, Who) else None
    return stands_for or slot.text


@functools.lru_cache(maxsize=4096)
def folded(name: str) -> Words:
    """Fold words for comparison: one script, no case, endings, or short words such as articles."""
    return frozenset(w[:_STEM] for w in folds.words(name) if len(w) >= _SHORT or w.isdigit())
