"""A correction says what a person says, in words of the text."""

from __future__ import annotations

import pytest

from dripstone.errors import Unfinished, UnknownTerm, WordsNotFound
from dripstone.records import HowMany, Who, find_again
from dripstone.review import Said, correct
from invented import a_text, findings, words

TEXT = a_text()
ARREST, QUOTE, BEATING, DENIAL, DEMAND = findings(TEXT)


def test_what_is_not_given_stays():
    """Changing the type leaves slots, voices and words as they were, and keeps the old finding."""
    better = correct(ARREST, TEXT, type="liberty.detention")

    assert better.type == "liberty.detention"
    assert (better.slots, better.attribution, better.anchors) == (
        ARREST.slots, ARREST.attribution, ARREST.anchors,
    )  # fmt: skip
    assert better.supersedes == ARREST.id
    assert better.id != ARREST.id


def test_words_are_taken_where_they_were_chosen():
    """Of words that stand twice, those are meant that were chosen."""
    second = words(TEXT, "on Saturday", nth=1)

    better = correct(ARREST, TEXT, slots={"when": Said(words="on Saturday", at=second.start)})

    assert better.slots.when.anchor == second
    assert find_again(better.slots.when.anchor, TEXT)


def test_typed_words_are_found_in_the_segment():
    """Typed words lead to their place in the same paragraph, emoji before them or not."""
    better = correct(ARREST, TEXT, slots={"to_whom": Said(words="Timur Basnin")})

    assert better.slots.to_whom.anchor == words(TEXT, "Timur Basnin")
    assert better.slots.to_whom.value == Who(text="Timur Basnin", named=True)


def test_a_description_is_no_name():
    """Only words that are written as a full name are taken for one."""
    better = correct(ARREST, TEXT, slots={"to_whom": Said(words="eleven others")})

    assert better.slots.to_whom.value.named is False


@pytest.mark.parametrize("typed", ["the mayor", "Foundry Square", "timur basnin"])
def test_words_that_do_not_stand_there_are_refused(typed):
    """Neither invented words, nor those of another segment, nor another spelling are taken."""
    with pytest.raises(WordsNotFound):
        correct(ARREST, TEXT, slots={"to_whom": Said(words=typed)})


def test_an_emptied_slot_is_said_to_be_open():
    """A doer that the words do not give is not stated, which is not nobody."""
    better = correct(ARREST, TEXT, slots={"who": Said(words="")})

    assert better.slots.who is None
    assert better.not_stated == ("why", "who")


def test_a_filled_slot_is_no_longer_open():
    """What a person finds in the words is stated."""
    better = correct(BEATING, TEXT, slots={"who": Said(words="The ministry")})

    assert better.not_stated == ("when",)


def test_the_same_words_keep_what_they_came_to():
    """A slot that was not touched is not worked out anew."""
    better = correct(ARREST, TEXT, slots={"when": Said(words="on Saturday")}, stance="alleged")

    assert better.slots.when is ARREST.slots.when


def test_a_corrected_number_is_a_number():
    """Words of number come to a range by the rules of the language."""
    text = a_text((("body", "Police detained 12 people on Saturday."),))
    from invented import a_claim

    better = correct(
        a_claim(text, "Police detained 12 people"),
        text,
        slots={"how_many": Said(words="12 people")},
    )

    assert isinstance(better.slots.how_many.value, HowMany)
    assert better.slots.how_many.value.min == 12


def test_the_innermost_voice_can_be_corrected():
    """Who says so, and how it is told, are part of the record, and give another identity."""
    better = correct(BEATING, TEXT, voice=Said(words="a lawyer"), mode="paraphrases")

    assert [v.who for v in better.attribution] == ["The Karvel Courier", "a lawyer"]
    assert better.attribution[-1].mode == "paraphrases"
    assert better.attribution[-1].anchor == words(TEXT, "a lawyer")
    assert better.id != BEATING.id


def test_a_voice_that_nobody_names_is_no_voice():
    """An emptied voice is unnamed, and so independent of nobody."""
    better = correct(BEATING, TEXT, voice=Said(words=""))

    assert better.attribution[-1].who is None


def test_speaker_and_addressees_are_corrected_too():
    """A quote's speaker and a demand's addressees are words of the text as well."""
    quote = correct(QUOTE, TEXT, speaker=Said(words="a lawyer"))
    demand = correct(
        DEMAND, TEXT, addressees=(Said(words="the prosecutor"), Said(words="the detained"))
    )

    assert quote.speaker.text == "a lawyer"
    assert [a.text for a in demand.addressees] == ["the prosecutor", "the detained"]
    assert demand.addressees[0] is DEMAND.addressees[0]


def test_nothing_changed_is_no_correction():
    """Who finds nothing to change accepts."""
    with pytest.raises(Unfinished):
        correct(ARREST, TEXT, type=ARREST.type, says=ARREST.says)


def test_types_come_from_the_vocabulary_of_the_kind():
    """An act cannot become a demand by another type."""
    with pytest.raises(Unfinished):
        correct(ARREST, TEXT, type="release")
    with pytest.raises(UnknownTerm):
        correct(ARREST, TEXT, stance="certain")
