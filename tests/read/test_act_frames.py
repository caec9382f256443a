"""Acts that a verb tells together with what hangs on it, wherever its words stand."""

from __future__ import annotations

import pytest
from english import acts_as_told


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        ("Soldiers took the weavers to a barracks.", "liberty.arrest", "the weavers"),
        ("The weavers were taken by four men to a barracks.", "liberty.arrest", "The weavers"),
        ("The weavers whom they took to a barracks are safe.", "liberty.arrest", "The weavers"),
        ("The weavers, beaten and taken to a barracks, are safe.", "liberty.arrest", "The weavers"),
        ("A foreman broke the boy's arm with a stick and hit him.", "body.assault", "the boy's"),
        ("The weavers had their heads shaved by guards.", "body.illtreatment", "The weavers"),
        ("The miners were given no water for two days.", "body.illtreatment", "The miners"),
        ("The widow was not allowed to leave the island.", "liberty.movement", "The widow"),
        ("His wife was not allowed to see him.", "liberty.incommunicado", "him"),
        ("The cook was force-fed by orderlies.", "body.forced_treatment", "The cook"),
        ("The printing of the weekly stopped when agents blocked its website.",
         "civic.censorship", "its website"),
        ("The teacher lost her post after the vigil.", "property.livelihood", "The teacher"),
    ],
)  # fmt: skip
def test_a_frame_holds_in_every_shape(content: str, act: str, whom: str) -> None:
    """Active, passive, relative, reduced and joined verbs lead to the same victim."""
    assert (act, whom, "affirms") in acts_as_told(content)


@pytest.mark.parametrize(
    "content",
    [
        "The weavers took their looms to a barracks.",
        "The boy broke his arm on the ice.",
        "The plants were given no water for two days.",
        "The play was not allowed to end.",
        "The tenor lost his voice.",
        "The landlord changed the lamp.",
        "The road was closed for repairs.",
        "The closure of the road was announced.",
        "They took him to a doctor.",
        "The minister told reporters that the harbour would be closed.",
    ],
)
def test_what_only_looks_like_a_frame_is_none(content: str) -> None:
    """Things, accidents and daily life bring up no act."""
    assert acts_as_told(content) == []


@pytest.mark.parametrize(
    ("content", "whom"),
    [
        ("The caller told the baker that he would be shot.", "the baker"),
        ("Villagers were warned that their houses would be burned if they talked.", "Villagers"),
        ("A captain said that if I told anybody he would arrest my sister.", "I"),
    ],
)
def test_harm_that_somebody_is_told_of_is_a_threat(content: str, whom: str) -> None:
    """What is announced to somebody is a threat to them, and is not suggested as done."""
    assert acts_as_told(content) == [("body.threat", whom, "affirms")]


def test_what_a_sentence_tells_twice_is_suggested_once() -> None:
    """Blows of one stretch are one assault: slapped and kicked."""
    assert acts_as_told("The nurse was slapped and kicked by a captain.") == [
        ("body.assault", "The nurse", "affirms")
    ]


@pytest.mark.parametrize("content", ["There were no arrests.", "No arrests were made."])
def test_no_arrests_are_denied_arrests(content: str) -> None:
    """That nobody was arrested is told, though nobody is named."""
    assert acts_as_told(content) == [("liberty.arrest", "", "denies")]


def test_cases_are_told_though_nobody_is_named() -> None:
    """A figure of cases tells of acts; the word alone does not."""
    assert ("body.torture", "", "affirms") in acts_as_told("Monitors recorded 41 cases of torture.")
    assert acts_as_told("The book is about torture.") == []
