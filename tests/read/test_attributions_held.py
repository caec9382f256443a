"""Attributions: who holds a view by what he is, and what is nobody's telling."""

from __future__ import annotations

import pytest
from english import attributions

from dripstone.languages.en.splitting import sentences


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "Ana Brovik has been an outspoken critic of the mine.",
            ("Ana Brovik", "has been an outspoken critic of", "the mine"),
        ),
        (
            "The widow is a tireless campaigner for an inquiry.",
            ("The widow", "is a tireless campaigner for", "an inquiry"),
        ),
        (
            "Miners were appreciative of the plan.",
            ("Miners", "were appreciative of", "the plan"),
        ),
        (
            "The bishop weighed in on the arrests.",
            ("The bishop", "weighed in on", "the arrests"),
        ),
        (
            "Brovik used her speech to condemn the raid.",
            ("Brovik", "to condemn", "the raid"),
        ),
        (
            "Widows have taken to the radio to praise the union.",
            ("Widows", "to praise", "the union"),
        ),
        (
            "Brovik said in a statement that the mine was shut.",
            ("Brovik", "said in a statement", "that the mine was shut"),
        ),
        (
            "The union sued in Brovik v. Karvel and said that the mine was shut.",
            ("The union", "said", "that the mine was shut"),
        ),
    ],
)
def test_who_holds_a_view_is_told_with_it(
    content: str, told: tuple[str | None, str, str | None]
) -> None:
    """A noun, a feeling or a speech tells of a view, with its holder and what it is about."""
    assert told in attributions(content)


@pytest.mark.parametrize(
    "content",
    [
        "Do they want the mine to be closed?",
        "It was a city grieving the loss of its miners.",
        "“The union wants the mine to be closed,” one banner read.",
    ],
)
def test_what_the_author_does_not_tell_is_nobodys(content: str) -> None:
    """A question, a thing described and words in quotation marks attribute nothing."""
    cues = {cue for _, cue, _ in attributions(content)}

    assert not cues & {"want", "wants", "grieving"}


def test_a_statement_that_says_so_is_told_once() -> None:
    """Who issues a statement says what it says; that he issued it is no second attribution."""
    told = attributions("The union issued a statement calling on the council to act.")

    assert [cue for _, cue, _ in told] == ["issued a statement calling on"]


def test_a_case_is_named_with_a_full_stop() -> None:
    """The name of a case does not end its sentence."""
    content = "Judges upheld Brovik v. Karvel. The mine stayed shut."

    assert len(list(sentences(content, 0, len(content)))) == 2
