"""From accepted claims and people's decisions to incidents."""

from __future__ import annotations

import pytest

from dripstone import link
from dripstone.records import Handle, match_id
from told import (
    KARVEL,
    SQUARE,
    ZHELNOGRAD,
    a_claim,
    a_report,
    at,
    counting,
    many,
    named,
    on,
    reports,
    says,
    slot,
    undecided,
    whom,
)


def linked(findings, handles=(), **decided):
    return link.incidents(findings, handles=handles, mint=counting(), **{**undecided(), **decided})


def test_what_one_document_says_of_the_same_words_is_one_incident():
    """Abducted and beaten, said of the very same men, is one happening with two types."""
    text = a_report("Officers seized three miners, who were later beaten.")
    men = whom(text, "three miners", kind="group")
    seized = a_claim(text, "seized", type="liberty.abduction", to_whom=men)
    beaten = a_claim(text, "beaten", type="body.assault", to_whom=men)

    (incident,) = linked([seized, beaten]).incidents

    assert set(incident.types) == {"liberty.abduction", "body.assault"}
    assert incident.victims == ("three miners",)


def test_an_old_arrest_in_the_same_sentence_is_another_incident():
    """A man who was held years ago and beaten on Saturday went through two things."""
    text = a_report("Basnin, who was held in 2019, was beaten on Saturday and robbed.")
    man = named(text, "Basnin")
    held = a_claim(
        text, "held", type="liberty.detention", to_whom=man, when=on("2019-01-01", "2019-12-31")
    )
    beaten = a_claim(text, "beaten", type="body.assault", to_whom=man, when=on("2025-05-17"))
    robbed = a_claim(text, "robbed", type="property", to_whom=man)

    found = linked([held, beaten, robbed]).incidents

    assert [i.types for i in found] == [("liberty.detention",), ("body.assault",), ("property",)]


def test_alike_words_at_two_places_are_two_incidents():
    """The words "a man" twice in one text are not the same words."""
    text = a_report("A man was detained in May. In June a man was detained again: a man, alone.")
    first = a_claim(text, "detained", to_whom=whom(text, "A man"))
    again = a_claim(text, "detained", nth=1, to_whom=whom(text, "a man"))

    assert len(linked([first, again]).incidents) == 2


def test_a_confirmed_pair_is_one_incident_with_the_days_that_fit_both():
    """Last week and on Saturday leave one day."""
    one, other = a_report("Police detained people."), a_report("People were held, police say.")
    week = a_claim(one, "detained", when=on("2025-05-12", "2025-05-18"), where=at(KARVEL))
    day = a_claim(other, "held", type="liberty.detention", when=on("2025-05-17"), where=at(SQUARE))

    (incident,) = linked([week, day], same=[(week.id, day.id)]).incidents

    assert (incident.earliest, incident.latest) == ("2025-05-17", "2025-05-17")
    assert incident.contradictions == ()


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ({"when": on("2025-05-17")}, {"when": on("2025-05-19")}, "time"),
        ({"where": at(KARVEL)}, {"where": at(ZHELNOGRAD)}, "place"),
        ({"how_many": many(12, 12)}, {"how_many": many(15, None)}, "number"),
        ({}, {"polarity": "denies"}, "fact"),
        ({}, {"type": "liberty.abduction"}, "framing"),
    ],
)
def test_contradictions_stand_side_by_side(left, right, kind):
    """Two reports that cannot both be right are joined and shown to contradict each other."""
    one, other = a_report("Police detained people."), a_report("No, they were detained elsewhere.")
    a, b = a_claim(one, "detained", **left), a_claim(other, "detained", **right)

    (incident,) = linked([a, b], same=[(a.id, b.id)]).incidents

    assert incident.contradictions == (kind,)
    assert {c.id for c in incident.claims} == {a.id, b.id}


def test_a_place_and_the_town_around_it_do_not_contradict():
    """A square in Karvel is in Karvel, and fifteen or more may be seventeen."""
    one, other = a_report("Police detained people."), a_report("They were detained there.")
    a = a_claim(one, "detained", where=at(KARVEL), how_many=many(15, None))
    b = a_claim(other, "detained", where=at(SQUARE), how_many=many(17, 17))

    (incident,) = linked([a, b], same=[(a.id, b.id)]).incidents

    assert incident.contradictions == ()


def test_a_killing_after_an_abduction_is_no_contradiction_of_time():
    """Different acts in one incident have days of their own."""
    text = a_report("Men abducted a baker and killed him.")
    baker = whom(text, "a baker", kind="person")
    taken = a_claim(
        text, "abducted", type="liberty.abduction", to_whom=baker, when=on("2025-05-03")
    )
    dead = a_claim(text, "killed", type="life.killing", to_whom=baker, when=on("2025-05-09"))

    (incident,) = linked([taken, dead]).incidents

    assert incident.contradictions == ()
    assert (incident.earliest, incident.latest) == (None, None)


@pytest.mark.parametrize(
    "pattern",
    [
        {"type": "equality.persecution"},
        {"type": "abuse"},
        {"kind": "event", "type": "pattern"},
        {"stance": "hypothetical"},
        {"stance": "demanded"},
        {"polarity": "denies"},
        {"kind": "opinion", "type": "abuse"},
    ],
)
def test_what_is_no_happening_founds_no_incident(pattern):
    """Patterns, things only feared or asked for, denials and opinions are no incident alone."""
    text = a_report("They speak of persecution.")

    found = linked([a_claim(text, "persecution", **pattern)])

    assert found.incidents == ()
    assert found.handles == ()


def test_a_pattern_is_in_no_incident_even_if_a_person_joins_it():
    """A crackdown holds incidents and is none."""
    one, other = a_report("Police detained people."), a_report("The persecution goes on.")
    arrest, pattern = a_claim(one, "detained"), a_claim(other, "persecution", type="abuse")

    (incident,) = linked([arrest, pattern], same=[(arrest.id, pattern.id)]).incidents

    assert [c.id for c in incident.claims] == [arrest.id]


def test_an_undecided_pair_shows_in_both_incidents_and_joins_neither():
    """What waits for a person is told, so that counts can widen."""
    a, b = reports(2)

    found = linked([a, b], undecided=[(a.id, b.id)]).incidents

    waiting = match_id("incident", a.id, b.id)
    assert [i.undecided for i in found] == [(waiting,), (waiting,)]


def test_a_question_that_others_answered_is_open_no_more():
    """Once a is b and b is c, nobody need be asked of a and c; nor of what is kept apart."""
    a, b, c, d = reports(4)

    found = linked(
        [a, b, c, d],
        same=[(a.id, b.id), (b.id, c.id)],
        different=[(c.id, d.id)],
        undecided=[(a.id, c.id), (a.id, d.id)],
    ).incidents

    assert [i.undecided for i in found] == [(), ()]


def test_a_join_that_a_person_forbids_is_refused_and_shown():
    """With a = b, b = c and a ≠ c, nobody says which of the joins was wrong: none holds."""
    a, b, c, d = reports(4)

    found = linked(
        [a, b, c, d],
        same=[(a.id, b.id), (b.id, c.id), (c.id, d.id)],
        different=[(a.id, c.id)],
    )

    refused = {match_id("incident", a.id, b.id), match_id("incident", b.id, c.id)}
    assert set(found.refused) == refused
    assert sorted(len(i.claims) for i in found.incidents) == [1, 1, 2]
    assert {m for i in found.incidents for m in i.undecided} == refused


def test_a_decision_is_stronger_than_the_structure_of_a_document():
    """A person may say that one document's words tell of two happenings after all."""
    text = a_report("Officers seized and beat three miners.")
    men = whom(text, "three miners", kind="group")
    seized = a_claim(text, "seized", type="liberty.abduction", to_whom=men)
    beaten = a_claim(text, "beat", type="body.assault", to_whom=men)

    found = linked([seized, beaten], different=[(seized.id, beaten.id)])

    assert len(found.incidents) == 2
    assert found.refused == ()


def test_the_oldest_number_names_a_merged_incident():
    """Incident 1 and incident 2 become incident 1, also known as the other."""
    a, b = reports(2)
    handles = linked([a, b]).handles

    merged = linked([a, b], handles, same=[(a.id, b.id)])

    (incident,) = merged.incidents
    assert (incident.handle, incident.number) == (handles[0].id, 1)
    assert incident.also_known_as == (handles[1].id,)
    assert merged.handles == ()


def test_a_correction_keeps_the_handle_and_the_decisions():
    """A corrected finding stands where its original stood."""
    a, b = reports(2)
    before = linked([a, b], same=[(a.id, b.id)])
    founder, other = (a, b) if before.handles[0].founded_on == a.id else (b, a)
    text = a_report("They were detained.")
    better = a_claim(text, "detained", supersedes=founder.id)

    after = linked([better, other], before.handles, same=[(a.id, b.id)])

    assert [i.handle for i in after.incidents] == [before.handles[0].id]
    assert after.handles == ()


def test_a_finding_corrected_twice_keeps_its_handle():
    """The way from the first wording to the third leads over the second."""
    (a,) = reports(1)
    second = a_claim(a_report("They were detained."), "detained", supersedes=a.id)
    third = a_claim(a_report("They were arrested."), "arrested", supersedes=second.id)
    before = linked([a])

    after = linked([third], before.handles, replaced=[a, second])

    assert [i.handle for i in after.incidents] == [before.handles[0].id]


def test_numbers_go_on_after_the_highest_ever_given():
    """A number is never given twice, even if its incident is gone."""
    (a,) = reports(1)
    gone = Handle(id="inc_gone", kind="incident", founded_on="fin_gone", number=7)

    (incident,) = linked([a], [gone]).incidents

    assert incident.number == 8


def test_a_named_victim_is_shown_by_handle():
    """Where the person has a handle, the incident holds it in place of the name."""
    text = a_report("Police detained Timur Basnin on Foundry Square.")
    arrest = a_claim(text, "detained", to_whom=named(text, "Timur Basnin"))
    known = link.people([arrest], handles=(), mint=counting(), **undecided()).people

    (incident,) = linked([arrest], people=known).incidents

    assert incident.victims == (known[0].handle,)


def test_a_denial_belongs_to_the_act_that_its_clause_holds():
    """A clause that holds one incident says what is denied; one that holds two needs a person."""
    text = a_report("The ministry denied that anyone was beaten. It denied arrests and beatings.")
    beaten = a_claim(text, "beaten", type="body.assault", polarity="denies")
    witness = a_report("Men were beaten.")
    told = a_claim(witness, "beaten", type="body.assault")
    arrests = a_claim(text, "arrests", polarity="denies")
    beatings = a_claim(text, "beatings", type="body.assault", polarity="denies")
    one, both = (
        a_claim(text, "denied", nth=n, kind="denial", type="utterance.denial", polarity="denies",
                what=slot(text, clause))
        for n, clause in enumerate(["anyone was beaten", "arrests and beatings"])
    )  # fmt: skip

    (incident,) = linked(
        [told, beaten, one, arrests, beatings, both], same=[(told.id, beaten.id)]
    ).incidents

    assert {c.id for c in incident.claims} == {told.id, beaten.id, one.id}
    assert incident.contradictions == ("fact",)


def test_a_view_only_implied_denies_nothing():
    """Who is only said to dispute it has not denied it."""
    one, other = a_report("Men were beaten."), a_report("They dispute that men were beaten.")
    told = a_claim(one, "beaten", type="body.assault")
    implied = a_claim(
        other, "beaten", type="body.assault", polarity="denies",
        attribution=(says("They", "implied"),),
    )  # fmt: skip

    (incident,) = linked([told, implied], same=[(told.id, implied.id)]).incidents

    assert incident.contradictions == ()


def test_a_denial_of_the_same_words_belongs_to_the_incident():
    """A denial that stands on an act's own words is held with it, and founds nothing."""
    text = a_report("Nobody was beaten, the ministry said; witnesses say many were.")
    told = a_claim(text, "beaten", type="body.assault", attribution=(says("witnesses"),))
    denial = a_claim(
        text, "beaten", kind="denial", type="body.assault", polarity="denies",
        attribution=(says("the ministry"),),
    )  # fmt: skip

    (incident,) = linked([told, denial]).incidents

    assert incident.contradictions == ("fact",)
    assert incident.types == ("body.assault",)
