"""From names in accepted findings and people's decisions to persons."""

from __future__ import annotations

import pytest

from dripstone import link
from dripstone.link.mentions import mentions
from dripstone.records import Slot, Who, match_id
from told import a_claim, a_demand, a_quote, a_report, counting, named, says, undecided, whom


def people(findings, handles=(), **decided):
    return link.people(findings, handles=handles, mint=counting(), **{**undecided(), **decided})


def mention_of(finding):
    (mention,) = mentions([finding]).values()
    return mention


def test_one_full_name_in_one_text_is_one_person():
    """A name repeated in full within one report is one mention after another of one person."""
    text = a_report("Timur Basnin was detained. Police beat Timur Basnin.")
    first = a_claim(text, "detained", to_whom=named(text, "Timur Basnin"))
    again = a_claim(text, "beat", type="body.assault", to_whom=named(text, "Timur Basnin", 1))

    (person,) = people([first, again]).people

    assert person.names == ("Timur Basnin",)
    assert set(person.claims) == {first.id, again.id}
    assert person.roles == ("victim",)


def test_one_full_name_in_two_texts_is_two_people():
    """The same name in two reports is a question, not an answer."""
    one, other = a_report("Timur Basnin was detained."), a_report("Timur Basnin was fined.")
    a = a_claim(one, "detained", to_whom=named(one, "Timur Basnin"))
    b = a_claim(other, "fined", to_whom=named(other, "Timur Basnin"))

    assert len(people([a, b]).people) == 2


def test_a_surname_alone_is_joined_to_nobody_even_in_one_text():
    """Two Basnins may be brothers."""
    text = a_report("Timur Basnin was detained. Basnin was beaten.")
    a = a_claim(text, "detained", to_whom=named(text, "Timur Basnin"))
    b = a_claim(text, "beaten", to_whom=named(text, "Basnin", 1))

    assert len(people([a, b]).people) == 2


def test_a_surname_repeated_is_one_question_where_one_person_bears_it():
    """Beside one full name its repeated surname is one mention; beside two it is not."""
    one, two = (
        a_report(f"{names}. Basnin was fined. Basnin was beaten.")
        for names in ("Timur Basnin came", "Timur Basnin came, Oleg Basnin left")
    )

    found = [len(people(_of_surname(text)).people) for text in (one, two)]

    assert found == [2, 4]


def test_a_surname_without_a_full_name_is_not_joined():
    """Where nobody is named in full, two surnames may be two people."""
    text = a_report("Basnin was fined. Basnin was beaten.")

    assert len(people(_of_surname(text)).people) == 2


def _of_surname(text):
    full = [name for name in ("Timur Basnin", "Oleg Basnin") if name in text.content]
    return [
        *(a_claim(text, name, kind="event", type="action", who=named(text, name)) for name in full),
        a_claim(text, "fined", to_whom=named(text, "Basnin", len(full))),
        a_claim(text, "beaten", type="body.assault", to_whom=named(text, "Basnin", len(full) + 1)),
    ]


def test_a_name_with_words_around_it_is_the_name():
    """What a phrase adds to a name, such as an office or a trade, is not the name."""
    text = a_report("“No,” said Gleb Mnimov, the interior minister. Mnimov left, he said: no.")
    quote = a_quote(text, "“No,”", named(text, "Gleb Mnimov, the interior minister"))
    unknown = whom(text, "Mnimov left", kind="unknown")
    later = a_claim(text, "left", kind="event", type="action", who=unknown)

    found = people([quote, later]).people

    assert {p.names for p in found} == {("Gleb Mnimov",), ("Mnimov",)}


def test_a_confirmed_pair_is_one_person_with_every_spelling():
    """What a person joined holds the names of both scripts, and parts again as it was."""
    one, other = a_report("Marta Vymyslova was fined."), a_report("Марту Вымыслову оштрафовали.")
    a = a_claim(one, "fined", to_whom=named(one, "Marta Vymyslova"))
    b = a_claim(other, "оштрафовали", to_whom=named(other, "Марту Вымыслову"))
    before = people([a, b])
    pair = (mention_of(a).id, mention_of(b).id)

    merged = people([a, b], before.handles, same=[pair])
    apart = people([a, b], before.handles)

    (person,) = merged.people
    assert set(person.names) == {"Marta Vymyslova", "Марту Вымыслову"}
    assert person.number == 1
    assert len(person.also_known_as) == 1
    assert apart.people == before.people
    assert apart.handles == ()


def test_an_undecided_pair_shows_with_both():
    """A question about two mentions is told with each."""
    one, other = a_report("Timur Basnin was detained."), a_report("Timur Basnin was fined.")
    a = a_claim(one, "detained", to_whom=named(one, "Timur Basnin"))
    b = a_claim(other, "fined", to_whom=named(other, "Timur Basnin"))
    pair = (mention_of(a).id, mention_of(b).id)

    found = people([a, b], undecided=[pair]).people

    assert [p.undecided for p in found] == [(match_id("person", *pair),)] * 2


@pytest.mark.parametrize("value", [{"kind": "group"}, {"kind": "organisation", "named": True}])
def test_groups_and_bodies_are_no_persons(value):
    """Two miners are not a person, and neither is a newspaper."""
    text = a_report("Two miners were detained.")

    assert (
        people([a_claim(text, "detained", to_whom=whom(text, "Two miners", **value))]).people == ()
    )


def test_a_pronoun_that_goes_back_to_a_name_is_that_name():
    """A finding that says whom "he" stands for names the person."""
    text = a_report("Timur Basnin was detained. He was beaten.")
    a = a_claim(text, "detained", to_whom=named(text, "Timur Basnin"))
    he = named(text, "He", stands_for="Timur Basnin")
    b = a_claim(text, "beaten", type="body.assault", to_whom=he)

    (person,) = people([a, b]).people

    assert person.names == ("Timur Basnin",)


def test_a_voice_is_a_person_only_where_a_finding_says_so():
    """A quoted speaker is a person; a newspaper that is cited is not made one."""
    text = a_report("“They hit us,” said Marta Vymyslova. Vestnik wrote that men were detained.")
    speaker = named(text, "Marta Vymyslova")
    quote = a_quote(text, "“They hit us,”", speaker)
    by_her = a_claim(
        text, "hit", type="body.assault",
        attribution=(says("Marta Vymyslova", "quotes", anchor=speaker.anchor),),
    )  # fmt: skip
    by_paper = a_claim(text, "detained", attribution=(says("Vestnik", "cites"),))

    (person,) = people([quote, by_her, by_paper]).people

    assert person.names == ("Marta Vymyslova",)
    assert set(person.claims) == {quote.id, by_her.id}
    assert person.roles == ("speaker",)


def test_a_voice_that_is_taken_for_a_person_is_one_if_it_has_a_name():
    """A reader may say of a voice that it is a person; "she" alone is still nobody."""
    text = a_report("Men were hit, said Marta Vymyslova. Men were fined, she added.")
    by_name = a_claim(text, "hit", attribution=(says("Marta Vymyslova", kind="person"),))
    by_her = a_claim(text, "fined", attribution=(says("she", kind="person"),))

    (person,) = people([by_name, by_her]).people

    assert person.claims == (by_name.id,)


def test_a_position_only_implied_is_not_the_persons_claim():
    """Who is only said to hold a view is not recorded as having said it."""
    text = a_report("“No,” said Gleb Mnimov. He disputes that anyone was beaten.")
    quote = a_quote(text, "“No,”", named(text, "Gleb Mnimov"))
    implied = a_claim(
        text, "beaten", type="body.assault",
        attribution=(says("He", "implied", stands_for="Gleb Mnimov"),),
    )  # fmt: skip

    (person,) = people([quote, implied]).people

    assert person.claims == (quote.id,)


def _victim(text):
    return a_claim(text, "detained", to_whom=named(text, "Timur Basnin"))


def _speaker(text):
    return a_quote(text, "detained", named(text, "Timur Basnin"))


def _minister(text):
    return a_quote(text, "detained", named(text, "Timur Basnin", type="authorities"))


def _doer_in_office(text):
    return a_claim(text, "detained", who=named(text, "Timur Basnin", type="police"))


def _sealed(text):
    return a_claim(text, "detained", who=named(text, "Timur Basnin", type="police"), level=3)


@pytest.mark.parametrize(
    ("finding", "level"),
    [(_victim, 2), (_speaker, 1), (_minister, 0), (_doer_in_office, 1), (_sealed, 3)],
)
def test_the_level_follows_the_role(finding, level):
    """Victims are restricted, speakers for the team, ministers public, sealed findings sealed."""
    text = a_report("Timur Basnin, detained.")

    (person,) = people([finding(text)]).people

    assert person.level == level


def test_askers_and_addressees_are_people_too():
    """A demand names who asks and who is asked."""
    text = a_report("Marta Vymyslova asks Gleb Mnimov to release the miners.")
    by, to = named(text, "Marta Vymyslova"), named(text, "Gleb Mnimov", type="authorities")

    found = people([a_demand(text, "release the miners", by=by, to=to)]).people

    assert {p.names[0]: p.roles for p in found} == {
        "Marta Vymyslova": ("demander",),
        "Gleb Mnimov": ("addressee",),
    }


def test_a_name_that_a_person_added_is_held_by_its_finding():
    """A name without a place in the text is a mention of its finding alone."""
    text = a_report("A lawyer was fined.")
    slot = Slot(
        text="Marta Vymyslova", value=Who(text="Marta Vymyslova", kind="person", named=True)
    )

    (person,) = people([a_claim(text, "fined", to_whom=slot)]).people

    assert person.names == ("Marta Vymyslova",)
