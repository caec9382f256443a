"""Posts and chats are read as their writers meant them: shorthand keeps its place and its sense."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim


def _acts(content: str) -> list[Claim]:
    found = (s.of for s in suggest(a_text(content, language="en")))
    return [one for one in found if isinstance(one, Claim) and one.kind == "act"]


@pytest.mark.parametrize(
    ("post", "kind", "whom", "polarity"),
    [
        ("they're beating ppl w/ sticks", "body.assault", "ppl", "affirms"),
        ("11 ppl arrested incl our chair marta", "liberty.arrest", "11 ppl", "affirms"),
        ("theyre gassing everyone", "body.force", "everyone", "affirms"),
        ("girl hit w/ baton, bleeding", "body.assault", "girl", "affirms"),
        ("he wasnt beaten", "body.assault", "he", "denies"),
        ("they didnt arrest him", "liberty.arrest", "him", "denies"),
    ],
)
def test_shorthand_is_read_and_its_own_letters_are_quoted(
    post: str, kind: str, whom: str, polarity: str
) -> None:
    """The victim's words are those of the post, letter by letter; "wasnt" denies."""
    act = next(one for one in _acts(post) if one.type == kind)

    assert act.slots.to_whom is not None
    assert act.slots.to_whom.text == whom
    assert act.slots.to_whom.anchor is not None
    assert post[act.slots.to_whom.anchor.start : act.slots.to_whom.anchor.end] == whom
    assert act.polarity == polarity


@pytest.mark.parametrize("post", ["wont be long, im at the door", "w/o u no party", "dont @ me"])
def test_shorthand_alone_tells_no_act(post: str) -> None:
    """What is only written short is no harm."""
    assert _acts(post) == []


@pytest.mark.parametrize(
    ("told", "arrested"),
    [
        ("He was arrested without a warrant.", True),
        ("He was arrested on a warrant of May.", True),
        ("An arrest warrant was issued for him.", False),
        ("They asked for a warrant of arrest.", False),
    ],
)
def test_an_arrest_without_a_warrant_is_no_arrest_warrant(told: str, *, arrested: bool) -> None:
    """Words that mean something else together mean it side by side, not over a preposition."""
    assert any(one.type == "liberty.arrest" for one in _acts(told)) == arrested


@pytest.mark.parametrize(
    ("told", "hurt"),
    [
        ("Vera Kolm, who writes for the weekly Lantern, was attacked outside a bakery.", True),
        ("Vera Kolm, 34, was attacked outside a bakery.", True),
        ("Marl, which holds the bridge, was attacked at dawn.", False),
    ],
)
def test_who_is_told_of_as_somebody_is_no_town(told: str, *, hurt: bool) -> None:
    """A name with "who" or an age beside it is a person's; "which" is a town's."""
    assert any(one.type == "body.assault" for one in _acts(told)) == hurt
