"""Police in lower-case newspaper text: what they did, what was only meant, what they left undone."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone import read

LEFT_UNDONE = [
    "no policeman was to be seen in the area for six hours.",
    "the police made no attempt to stop the looting.",
    "the police offered no protection to the fleeing families.",
    "the police response was tardy.",
    "the lax attitude of the police drew flak.",
    "had the police acted in time, many lives could have been saved.",
    "the police could have prevented the attack.",
    '"where were the police when our shops were burning?" asked a trader.',
    "police protection was withdrawn an hour before the attack.",
    "he accused the police of inaction.",
    "two constables have been suspended for dereliction of duty.",
    "the mob looted the shops with no police in sight.",
    "the police were not able to control the mob.",
    "the police reached the spot only after the mob had left.",
    "the police personnel had been reduced to silent onlookers.",
    "the police proved ineffective in containing the violence.",
]
NOTHING_UNDONE = [
    "police watched over the procession from rooftops.",
    "the police made every attempt to stop the looting.",
    "the prompt response of the police drew praise.",
    "the fire brigade could have prevented the blaze.",
    "the residents want the police to act.",
    "police protection was given to the witness.",
    "where are the documents, the police asked.",
    "he accused the traders of negligence.",
    "the police must not remain mute spectators.",
]


def _found(words: str) -> list:
    return [s.of for s in read.suggest(a_text(words), exhaustive=True)]


@pytest.mark.parametrize("words", LEFT_UNDONE)
def test_a_duty_left_undone_is_seen_without_a_verb_that_says_so(words: str) -> None:
    """Hints, absences and blame tell of a duty left undone, in exhaustive reading."""
    assert any(f.type == "justice.failure_protect" for f in _found(words))


@pytest.mark.parametrize("words", NOTHING_UNDONE)
def test_what_is_no_omission_is_told_as_none(words: str) -> None:
    """Duties done, asked for, or of others than police are not told as left undone."""
    assert not any(f.type == "justice.failure_protect" for f in _found(words))


def test_who_is_joined_to_a_verb_does_it() -> None:
    """Of two clauses joined by "and", each has its own doer."""
    words = "the mob went berserk and police had to open fire."

    forced = next(f for f in _found(words) if f.type == "body.force")
    assert forced.slots.who.text == "police"


def test_nobody_is_killed_by_an_hour() -> None:
    """A time after "by" is no doer."""
    words = "31 people had died in police firing by saturday evening, the secretary said."

    doers = [f.slots.who.text for f in _found(words) if f.type.startswith("life") and f.slots.who]
    assert "saturday evening" not in doers


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("the residents want the police to arrest the mob leaders.", "demanded"),
        ("the leader dared the government to arrest him.", "demanded"),
        ("he said police would soon arrest the attackers.", "intended"),
    ],
)
def test_what_is_wanted_or_planned_is_not_shown_as_done(words: str, stance: str) -> None:
    """An arrest that is wanted, dared or said to follow has that stance."""
    arrests = [f for f in _found(words) if f.type == "liberty.arrest"]
    assert [f.stance for f in arrests] == [stance]


@pytest.mark.parametrize(
    "words",
    [
        "12 deaths were due to police firing, the secretary said.",
        "two persons were killed in an encounter with the police near the bridge.",
        "two persons died in the police action.",
        "one person was hit by a police bullet and died on the spot.",
        "police opened fire, killing one.",
    ],
)
def test_whose_fire_killed_is_told_where_the_words_tie_it(words: str) -> None:
    """Nominal, joined and headline shapes of deaths by police name the police."""
    killed = [f for f in _found(words) if f.type.startswith("life") and f.slots.who]
    assert any("police" in f.slots.who.text for f in killed)


@pytest.mark.parametrize(
    "words",
    [
        "two persons were killed in a clash with the police near the bridge.",
        "the police said a woman was killed when a mob attacked her house.",
        "one person was hit by a stone and died on the spot.",
    ],
)
def test_whose_deed_is_not_told_is_left_open(words: str) -> None:
    """Police who stand beside a death are not its doer."""
    killed = [f for f in _found(words) if f.type.startswith("life")]
    assert not any(f.slots.who for f in killed)
