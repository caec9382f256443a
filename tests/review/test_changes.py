"""Two versions of a report, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dripstone.review.changes import changes, touched
from invented import a_claim, a_text

OLD = a_text((("headline", "Two held"), ("body", "Police held 12 people on Saturday."), ("body", "All are free.")))  # fmt: skip
NEW = a_text((("headline", "Two held"), ("body", "Police held 17 people on Saturday."), ("body", "All are free."), ("body", "Corrected on Monday.")))  # fmt: skip


def told(older, newer):
    return [
        (c.kind, older.content[slice(*c.old)], newer.content[slice(*c.new)])
        for c in changes(older, newer)
    ]


def test_a_changed_number_is_one_word():
    """What changed is a word, and what was added a paragraph; everything else stayed."""
    kinds = [(kind, a, b) for kind, a, b in told(OLD, NEW) if kind != "same"]

    assert kinds == [("changed", "12", "17"), ("new", "", "Corrected on Monday.")]


def test_what_rests_on_changed_words_is_found():
    """In the older text what has lost its words; in the newer what stands on new ones."""
    held = a_claim(OLD, "Police held 12 people on Saturday.")
    free = a_claim(OLD, "All are free.")
    found = changes(OLD, NEW)

    assert touched((held, free), found, newer=False) == (held,)
    assert touched((a_claim(NEW, "Corrected on Monday."),), found, newer=True) != ()


def test_a_version_that_is_the_same():
    """Nothing changed where nothing changed."""
    assert {c.kind for c in changes(OLD, OLD)} == {"same"}


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60))
def test_no_letter_is_lost(one, other):
    """Put together in order, the stretches hold each letter of both, but for white space."""
    older, newer = a_text((("body", one or "x"),)), a_text((("body", other or "y"),))
    made = changes(older, newer)

    for text, spans in ((older, [c.old for c in made]), (newer, [c.new for c in made])):
        bare = "".join(text.content.split())
        assert "".join("".join(text.content[s:e] for s, e in spans).split()) == bare
        assert spans == sorted(spans)
