"""The text is cut where marks begin and end, and is the text to the letter."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dripstone.records import Segment, anchor
from dripstone.web.runs import blocks
from invented import a_claim, a_text, findings, words

TEXT = a_text()
FOUND = findings(TEXT)


def under(made, n):
    """Put together the words that one mark covers."""
    return "".join(r.words for b in made for r in b.runs if n in r.marks)


def test_put_together_the_runs_are_the_text():
    """No code point is lost, doubled or moved."""
    made = blocks(TEXT, FOUND)

    assert "".join(r.words for b in made for r in b.runs) == TEXT.content


def test_each_mark_covers_its_own_words():
    """Emoji, flags and joined emoji before a mark do not move it."""
    made = blocks(TEXT, FOUND)

    for n, finding in enumerate(FOUND):
        assert under(made, n) == finding.anchors[0].exact


def test_parts_cover_the_words_of_their_slots():
    """A slot's words can be found by its name."""
    made = blocks(TEXT, FOUND)

    parts = [
        "".join(r.words for b in made for r in b.runs if f"0-{p}" in r.parts)
        for p in ("who", "when")
    ]
    assert parts == ["Police", "on Saturday"]


def test_of_marks_over_each_other_the_shortest_comes_first():
    """A click on nested marks chooses the inner one."""
    outer = a_claim(TEXT, "“They were beaten at the station,” said Marta Vymyslova, a lawyer.")
    inner = a_claim(TEXT, "beaten", type="body.assault")

    made = blocks(TEXT, [outer, inner])

    assert [r.marks for b in made for r in b.runs if r.words == "beaten" and r.marks] == [(1, 0)]


def test_altered_findings_get_no_mark():
    """What is not found again is not marked, and the others keep their numbers."""
    made = blocks(TEXT, FOUND, without={FOUND[0].id})

    assert under(made, 0) == ""
    assert under(made, 1) == FOUND[1].anchors[0].exact


def test_what_lies_in_no_segment_is_shown_too():
    """Words between segments are part of the report."""
    gap = msgspec.structs.replace(TEXT, segments=TEXT.segments[:1])

    made = blocks(gap, FOUND)

    assert "".join(r.words for b in made for r in b.runs) == TEXT.content
    assert made[1].role == "between"
    assert not made[1].blank


@given(st.data())
def test_any_overlap_is_cut_right(data):
    """Whatever lies over whatever, across segments too, each mark covers exactly its words."""
    length = len(TEXT.content)
    places = st.tuples(st.integers(0, length - 1), st.integers(1, 60))
    spans = [(s, min(s + n, length)) for s, n in data.draw(st.lists(places, max_size=12))]
    cuts = sorted(data.draw(st.sets(st.integers(0, length), max_size=6)))
    text = msgspec.structs.replace(
        TEXT,
        segments=tuple(Segment(role="body", start=a, end=b) for a, b in pairwise(cuts)),
    )
    claims = [
        msgspec.structs.replace(FOUND[0], anchors=(anchor(TEXT, *span),), id=f"fin_{n}")
        for n, span in enumerate(spans)
    ]

    made = blocks(text, claims)

    assert "".join(r.words for b in made for r in b.runs) == TEXT.content
    for n, (start, end) in enumerate(spans):
        assert under(made, n) == TEXT.content[start:end]


def test_the_same_words_twice_are_two_places():
    """A mark lies on the place that was meant, not on the first that looks alike."""
    second = words(TEXT, "on Saturday", nth=1)
    claim = msgspec.structs.replace(FOUND[0], anchors=(second,))

    made = blocks(TEXT, [claim])

    at = 0
    for run in (r for b in made for r in b.runs):
        if run.marks:
            assert at == second.start
        at += len(run.words)
