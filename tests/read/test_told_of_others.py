"""Whoever tells of a deed, answers it or suffers it is never made its doer."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

_AT_SEVENTEEN = (
    "Karim, an 18-year-old baker from Najor, said he was 17 when police in Bardan arrested him, "
    "verbally and physically abused him, harassed him, and subjected him to a forced exam."
)


def _acts(content: str) -> list[tuple[str, str | None, str | None]]:
    acts = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Claim)]
    return [
        (
            a.type,
            a.slots.who.text if a.slots.who else None,
            a.slots.to_whom and a.slots.to_whom.text,
        )
        for a in acts
        if a.kind == "act"
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "The editor accused the border guards of abducting her father.",
            ("liberty.abduction", "the border guards", "her father"),
        ),
        (
            "The union blamed the company for evicting the families.",
            ("liberty.displacement", "the company", "the families"),
        ),
        (
            "Prosecutors in July charged the four with plotting to kidnap a writer.",
            ("liberty.abduction", "the four", "a writer"),
        ),
        (
            "The ombudswoman accused the warders of beating Ilan Brovik.",
            ("body.assault", "the warders", "Ilan Brovik"),
        ),
        (
            "He was arrested for beating his neighbour.",
            ("body.assault", "He", "his neighbour"),
        ),
        (
            "The police apologised for beating the teacher.",
            ("body.assault", "The police", "the teacher"),
        ),
        (
            "The soldiers left after killing two farmers.",
            ("life.killing", "The soldiers", "two farmers"),
        ),
        (
            "She had seen Mira Holt pushed into a dark van by masked men.",
            ("liberty.abduction", "masked men", "Mira Holt"),
        ),
        (
            "His wife reported him missing the next morning.",
            ("liberty.disappearance", None, "him"),
        ),
        (
            "The observers had reported 548 missing persons.",
            ("liberty.disappearance", None, "548 missing persons"),
        ),
        ("Their relatives paid the ransom.", ("privacy.extortion", None, "Their relatives")),
        (
            "I just survived a kidnapping attempt by security forces.",
            ("liberty.abduction", "security forces", "I"),
        ),
        (
            "Two officers were accused of taking part in the beating of prisoners.",
            ("body.assault", "Two officers", "prisoners"),
        ),
        (
            "Both are accused of exposing attempts to cover up the killing of Ilan Brovik.",
            ("life.killing", None, "Ilan Brovik"),
        ),
        (
            "Troops arrested Agu Melo while inciting members of the public.",
            ("privacy.incitement", None, "members of the public"),
        ),
        (
            _AT_SEVENTEEN,
            ("abuse", "police in Bardan", "him"),
        ),
        ("The president spoke against torturing suspects.", ("body.torture", None, "suspects")),
    ],
)
def test_the_doer_is_whom_the_words_say(content: str, told: tuple[str, str, str]) -> None:
    """A deed belongs to the accused and not to the accuser, to the taken least of all."""
    assert told in _acts(content)


@pytest.mark.parametrize(
    "content",
    [
        "A missionary, held hostage in Ravel, told his story.",
        "The case is being treated as murder by the federal police.",
        "The deaths were recorded as killings by the commission.",
    ],
)
def test_who_suffers_or_records_it_is_no_doer(content: str) -> None:
    """Nobody did it, by these words."""
    assert all(by is None for _, by, _ in _acts(content))


@pytest.mark.parametrize(
    "content",
    [
        "The minister spoke about evicting farmers.",
        "Police prevented guards from beating the men.",
        "The bishop warned against torturing suspects.",
    ],
)
def test_what_was_only_spoken_of_is_not_shown_as_done(content: str) -> None:
    """To speak of a deed, or to prevent it, is not to say that it was done."""
    found = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Claim)]

    assert all(one.stance != "asserted" for one in found if one.kind == "act")


@pytest.mark.parametrize(
    "content",
    [
        "He has led a crippling strike by doctors from public hospitals.",
        "A miners' strike has paralysed the province.",
        "If they push back against this narrative, it will be hard.",
        "The main argument they set upon was that he was no journalist.",
        "The ministry hit three individuals and six ships with sanctions.",
        "The town slapped two landlords with fines.",
    ],
)
def test_work_words_and_paper_harm_nobody(content: str) -> None:
    """Whoever strikes for wages, argues or fines is not shown as beating anybody."""
    assert not [type_ for type_, _, _ in _acts(content) if type_.startswith(("body", "liberty"))]


def test_a_strike_on_people_is_told() -> None:
    """An officer's baton, or a drone, is another thing than a strike of miners."""
    told = _acts("An officer struck the boy with a baton. Air strikes on Marn killed ten.")

    assert ("body.assault", "An officer", "the boy") in told
    assert ("life.killing", None, "ten") in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "Двоих полицейских обвинили в избиении задержанных.",
            ("body.assault", "Двоих полицейских", "задержанных"),
        ),
        (
            "Обоих врачей обвиняют в разоблачении попыток скрыть убийство Ильи Бровика.",
            ("life.killing", None, "Ильи Бровика"),
        ),
    ],
)
def test_the_accused_did_what_they_are_accused_of_and_no_more(
    content: str, told: tuple[str, str | None, str]
) -> None:
    """Whoever is accused of telling of a killing is not its doer."""
    acts = [s.of for s in suggest(a_text(content, language="ru")) if isinstance(s.of, Claim)]

    found = [(a.type, a.slots.who and a.slots.who.text, a.slots.to_whom.text) for a in acts]
    assert told in found


@pytest.mark.parametrize(
    "content",
    [
        "The ministry did not immediately respond to a request for comment.",
        "The police did not provide further details.",
        "The prosecutor's office did not answer questions from the agency.",
        "They asked me to kneel in the sun and hold my head between my knees.",
        "The West should hang its head in shame.",
        "The shopkeeper held off the man while calling for help.",
        "Officials dismissed them as a tiny minority.",
    ],
)
def test_silence_towards_the_press_and_own_bodies_are_no_acts(content: str) -> None:
    """Not to comment is no failure to protect, and whoever holds their head detains nobody."""
    assert _acts(content) == []


def test_calls_for_help_left_unanswered_are_told() -> None:
    """Those in danger are not the press."""
    told = _acts("Police did not respond to repeated calls from the besieged family.")

    assert told == [("justice.failure_protect", "Police", None)]


def test_what_a_denier_goes_on_to_say_is_not_denied() -> None:
    """The army denies one killing and tells of another."""
    content = (
        "The army denied that its men had killed the farmers, saying they were shot by rebels."
    )
    acts = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Claim)]

    told = {(a.slots.who.text, a.polarity) for a in acts if a.kind == "act" and a.slots.who}
    assert told == {("its men", "denies"), ("rebels", "affirms")}


def test_a_denial_gives_the_whole_clause() -> None:
    """Whose soldiers are meant belongs to what is denied."""
    content = "The army denied that its soldiers had killed the farmers."
    denials = [s.of for s in suggest(a_text(content)) if s.of.kind == "denial"]

    assert [one.slots.what.text for one in denials] == ["its soldiers had killed the farmers"]


def test_what_a_law_allows_is_not_shown_as_done() -> None:
    """To be allowed to search is not to search."""
    content = "The law allows police to search homes without a warrant."
    found = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Claim)]

    assert {one.stance for one in found if one.kind == "act"} == {"possible"}


def test_whoever_calls_on_others_does_not_do_it() -> None:
    """The police are asked to stop beating; the union beats nobody."""
    told = _acts("The union called on the police to stop beating prisoners.")

    assert told == [("body.assault", "the police", "prisoners")]


def test_who_has_not_seen_them_since_did_nothing() -> None:
    """A family that misses somebody made nobody disappear."""
    told = _acts("My cousin was beaten and put in another car. We have not seen him since.")

    assert ("liberty.disappearance", None, "him") in told


def test_an_accusative_is_never_a_doer() -> None:
    """«организаторшу» is fined in the next clause; she dispersed nobody."""
    content = "Через десять минут их разогнали, организаторшу Лию Бек оштрафовали."
    acts = [s.of for s in suggest(a_text(content, language="ru")) if isinstance(s.of, Claim)]

    assert acts
    assert all(a.slots.who is None for a in acts if a.kind == "act")
