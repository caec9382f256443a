"""Acts told within clauses: who does it and to whom is no guess of the parser's."""

from __future__ import annotations

import pytest
from english import acts


def _told(words: str) -> list[tuple[str, str, str | None]]:
    return [
        (
            a.type,
            a.slots.to_whom.text if a.slots.to_whom else "",
            a.slots.who.text if a.slots.who else None,
        )
        for a in acts(words)
    ]


@pytest.mark.parametrize(
    ("words", "whom", "who"),
    [
        ("Ottar Lind, whom the guards tortured in May, has left the country.",
         "Ottar Lind", "the guards"),
        ("The men whom the guards tortured were freed.", "The men", "the guards"),
        ("The men the guards tortured were freed.", "The men", "the guards"),
        ("She knew the boys the guards had tortured.", "the boys", "the guards"),
        ("He is the man the guards tortured.", "the man", "the guards"),
        ("The man police tortured on Monday died.", "The man", "police"),
    ],
)  # fmt: skip
def test_whom_a_clause_is_told_of(words: str, whom: str, who: str) -> None:
    assert ("body.torture", whom, who) in _told(words)
    assert not any(done_to == who for _, done_to, _ in _told(words))


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Ottar Lind is the third reporter detained this year.", "Ottar Lind"),
        ("Ottar Lind was a doctor arrested for treating the wounded.", "Ottar Lind"),
        ("Sela Marn was blindfolded.", "Sela Marn"),
        ("The order came, and Sela Marn was shot.", "Sela Marn"),
    ],
)
def test_to_whom_a_passive_is_done(words: str, whom: str) -> None:
    assert [(done_to, who) for _, done_to, who in _told(words)] == [(whom, None)]


@pytest.mark.parametrize(
    "words",
    [
        "The night soldiers came, the dogs were quiet.",
        "Grey Harbour was shot on film in Karvel.",
        "The main argument they set upon was a clause of the law.",
    ],
)
def test_nobody_is_harmed(words: str) -> None:
    assert _told(words) == []


@pytest.mark.parametrize(
    ("words", "type_", "whom"),
    [
        (
            "Ottar Lind was taken to the post, questioned and beheaded.",
            "life.execution",
            "Ottar Lind",
        ),
        ("The guards admitted blindfolding Sela Marn.", "body.illtreatment", "Sela Marn"),
        ("Two policemen dragged away Sela Marn.", "liberty.arrest", "Sela Marn"),
        ("Soldiers strip-searched Sela Marn.", "body.illtreatment", "Sela Marn"),
        ("A video shows members of the militia shooting a teacher.", "body.force", "a teacher"),
        ("Three students were found beaten in a ditch.", "body.assault", "Three students"),
        ("– the baker, abducted on 4 May in Karvel.", "liberty.abduction", "the baker"),
        ("One of them confessed to having beaten the baker.", "body.assault", "the baker"),
    ],
)
def test_whom_a_deed_is_done_to(words: str, type_: str, whom: str) -> None:
    assert (type_, whom) in [(t, done_to) for t, done_to, _ in _told(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Instead of arresting the baker, the guards let him go.",
        "The guards let the baker go rather than arrest him.",
        "Far from arresting the baker, the guards gave him water.",
        "The baker is no longer detained.",
        "The guards behaved as if they had arrested the baker.",
        "Instead of being arrested, the baker went home.",
    ],
)
def test_what_was_not_done_is_not_told_as_done(words: str) -> None:
    sure = ("asserted", "attributed", "presupposed", "alleged", "probable")
    assert not [a for a in acts(words) if a.polarity == "affirms" and a.stance in sure]
