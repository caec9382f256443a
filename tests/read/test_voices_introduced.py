"""Voices that a line before introduces, and names that stand beside a description."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim, Quote

_BODY = (
    "On 3 March soldiers shot Benicio Tarr in front of his home. He died at the scene.\n\n"
    "On 5 March police beat his brother at the station."
)


def _voices(content: str) -> list[list[str | None]]:
    found = (s.of for s in suggest(a_text(content)))
    acts = [one for one in found if isinstance(one, Claim) and one.kind == "act"]
    return [[voice.who for voice in one.attribution[1:]] for one in acts]


@pytest.mark.parametrize(
    ("lead", "voice"),
    [
        ("According to the information received:", "the information received"),
        ("According to the allegations:", "the allegations"),
        ("According to reports from the valley:", "reports from the valley"),
    ],
)
def test_a_line_with_a_colon_gives_what_follows_to_its_voice(lead: str, voice: str) -> None:
    """Every paragraph below it is told by what was received."""
    told = _voices(f"{lead}\n\n{_BODY}")

    assert told
    assert all(one == [voice] for one in told)


@pytest.mark.parametrize(
    ("lead", "voice"),
    [
        ("Our field teams have documented the following:", "Our field teams"),
        ("In May the commission found:", "the commission"),
        ("Witnesses reported these incidents:", "Witnesses"),
    ],
)
def test_the_items_of_a_list_are_told_by_who_found_them(lead: str, voice: str) -> None:
    """A list is its finder's; the paragraph below it is the report's own again."""
    told = _voices(
        f"{lead}\n- soldiers shot Benicio Tarr on 3 March;\n- police beat his brother on 5 March.\n\n"
        "On 9 March soldiers killed two men in the valley."
    )

    assert told == [[voice], [voice], []]


def test_the_letter_speaks_for_itself_again_with_we() -> None:
    """Where the letter says "we", what it tells is its own."""
    told = _voices(
        f"According to the information received:\n\n{_BODY}\n\n"
        "We recall that soldiers killed two men in the valley last year."
    )

    assert told[0] == ["the information received"]
    assert told[-1] == ["We"]


@pytest.mark.parametrize(
    "content",
    [
        f"The police did the following:\n\n{_BODY}",
        f"According to the mayor, the mine is shut:\n\n{_BODY}",
        f"According to plan:\n\n{_BODY}",
    ],
)
def test_other_lines_introduce_nobody(content: str) -> None:
    """A colon after something else gives the next paragraphs to nobody."""
    assert [] in _voices(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("A directorate spokesman, Maj. Elio Pardo, said: “We do not detain journalists here.”",
         "Maj. Elio Pardo"),
        ("“Every hour may be her last in there,” its director, Benno Krael, said.", "Benno Krael"),
        ("One of the five, Ellis Gray, said: “They locked me in an office for hours.”",
         "Ellis Gray"),
    ],
)  # fmt: skip
def test_a_speaker_has_the_name_beside_his_description(content: str, name: str) -> None:
    """Whoever a description names is told with the name that stands beside it."""
    quotes = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Quote)]

    assert [q.attribution[-1].stands_for for q in quotes] == [name]


def test_a_description_alone_has_no_name() -> None:
    """Nobody is named for "a spokesman" in whose sentence a name stands elsewhere."""
    content = "A spokesman for Elio Pardo said: “We do not detain journalists here.”"
    quotes = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Quote)]

    assert [q.attribution[-1].stands_for for q in quotes] == [None]
