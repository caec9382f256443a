"""Attributions: who says, thinks or wants what, with the whole cue and all that is said."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim


def _said(content: str) -> list[tuple[str | None, str, str | None]]:
    found = (s for s in suggest(a_text(content), exhaustive=True) if s.rule == "every.said")
    told = []
    for one in found:
        claim = one.of
        assert isinstance(claim, Claim)
        who, what = claim.slots.who, claim.slots.what
        cue = claim.anchors[0].exact
        told.append((who and who.text, cue, what and what.text))
    return told


@pytest.mark.parametrize(
    ("content", "source", "cue", "said"),
    [
        (
            "The union has also said that the miners were paid.",
            "The union", "has also said", "that the miners were paid",
        ),
        (
            "Ana Brovik, the mayor of Karvel, called for an inquiry.",
            "Ana Brovik, the mayor of Karvel,", "called for", "an inquiry",
        ),
        (
            "The mine was closed, according to the governor.",
            "the governor", "according to", "The mine was closed",
        ),
        (
            "The governor did not criticize the plan.",
            "The governor", "did not criticize", "the plan",
        ),
        (
            "The bakers want the court to hear them.",
            "The bakers", "want", "the court to hear them",
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content_are_whole(content: str, source: str, cue: str, said: str) -> None:
    """Helpers belong to the cue, descriptions to the source, the clause to what is said."""
    assert (source, cue, said) in _said(content)


def test_a_quoted_word_is_nobodys_cue() -> None:
    """What a speaker thinks within a quotation is the speaker's, and told with it."""
    told = _said("“I think the mayor wants peace,” Ana Brovik said on Monday.")

    assert [cue for _, cue, _ in told] == ["said on Monday"]


def test_a_quoted_noun_speaks_nothing() -> None:
    """The speaker stands outside the marks, whatever the parser takes for the subject."""
    told = _said("“Mason let me tell you, how long will it be?” Petrak said in response.")

    assert [who for who, _, _ in told] == ["Petrak"]
