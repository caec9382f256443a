"""Who independently says so, who denies it, and who said it first."""

from __future__ import annotations

import pytest

from dripstone import link, weigh
from dripstone.records import Version
from told import a_claim, a_report, counting, kept, many, named, on, says, whom

STORY = (
    "Police detained twelve people on Foundry Square on Saturday, where the workers of the foundry"
    " had gathered to ask for their unpaid wages. Officers used batons to disperse the crowd at"
    " about two in the afternoon, a reporter of this newspaper saw."
)


def weighed(claims, texts, publishers=(), versions=()):
    pairs = [(claims[0].id, c.id) for c in claims[1:]]
    (incident,) = link.incidents(
        claims, same=pairs, different=(), undecided=(), handles=(), mint=counting()
    ).incidents
    return weigh.weigh(
        incident,
        texts={t.id: t for t in texts},
        reports={t.report: kept(t) for t in texts},
        versions=versions,
        publisher_of={t.report: p for t, p in zip(texts, publishers, strict=False)},
    )


def voices(weight):
    return {o.voice for o in weight.origins}


def test_two_reports_that_tell_it_themselves_are_two_origins():
    """A report that narrates in its own voice goes back to its publisher."""
    one, other = a_report("Police detained miners."), a_report("Miners were detained.")
    claims = [a_claim(one, "detained"), a_claim(other, "detained")]

    weight = weighed(claims, [one, other], ["The Karvel Courier", "Ustral Herald"])

    assert voices(weight) == {"The Karvel Courier", "Ustral Herald"}
    assert (weight.independent, weight.unnamed) == (2, 0)


def test_a_republished_report_keeps_its_origin():
    """The same story in another paper corroborates nothing."""
    one, other = a_report(STORY), a_report(f"North Wire\n\n{STORY} It first appeared elsewhere.")
    claims = [a_claim(one, "detained"), a_claim(other, "detained")]

    weight = weighed(claims, [one, other], ["The Karvel Courier", "North Wire"])

    assert weight.copies == (tuple(sorted((one.report, other.report))),)
    assert weight.independent == 1
    assert set(weight.origins[0].findings) == {c.id for c in claims}


def test_a_report_that_only_quotes_a_little_is_no_copy():
    """A sentence taken from another report makes no copy of the whole."""
    long = " ".join(f"Sentence number {n} says something else about the town." for n in range(60))
    one, other = a_report(STORY), a_report(f"{STORY[:95]} {long}")
    claims = [a_claim(one, "detained"), a_claim(other, "detained")]

    weight = weighed(claims, [one, other], ["The Karvel Courier", "Ustral Herald"])

    assert weight.copies == ()
    assert weight.independent == 2


def test_a_version_of_a_report_is_no_second_voice():
    """An updated page keeps its origin, whatever it says now."""
    one, other = a_report("Police detained 12."), a_report("Update: police detained 17 of them.")
    claims = [a_claim(one, "detained"), a_claim(other, "detained")]
    link_ = Version(id="ver_1", newer=other.report, older=one.report, why="same address")

    weight = weighed(claims, [one, other], ["Courier", "Courier Online News"], [link_])

    assert weight.independent == 1


def test_papers_that_quote_one_lawyer_are_one_origin():
    """However many papers print it, what one person says is one voice."""
    one, other = a_report("Marta Vymyslova: detained."), a_report("Detained, Vymyslova detained.")
    claims = [
        a_claim(one, "detained", attribution=(says("Marta Vymyslova", "quotes"),)),
        a_claim(other, "detained", attribution=(says("Herald", "narrates"), says("Vymyslova"))),
    ]

    weight = weighed(claims, [one, other], ["Courier", "Herald"])

    assert voices(weight) == {"Marta Vymyslova"}
    assert weight.independent == 1


def test_a_pronoun_is_the_voice_it_stands_for():
    """She said, where she is known, is a named voice."""
    text = a_report("Men were detained, she said.")
    voice = says("she", stands_for="Marta Vymyslova")

    weight = weighed([a_claim(text, "detained", attribution=(voice,))], [text], ["Courier"])

    assert voices(weight) == {"Marta Vymyslova"}


@pytest.mark.parametrize(
    "voice",
    [
        says(None),
        says("witnesses"),
        says("Witnesses"),
        says("Residents"),
        says("she"),
        says("очевидцев"),
        says("World Leaders", "collective"),
        says("Gleb Mnimov", "implied"),
    ],
)
def test_who_is_not_named_is_independent_of_nobody(voice):
    """Voices without a name, crowds and positions only implied are counted apart."""
    text = a_report("Residents say men were detained.")

    weight = weighed([a_claim(text, "detained", attribution=(voice,))], [text], ["Courier"])

    assert (weight.independent, weight.unnamed) == (0, 1)
    assert weight.origins == ()


def test_an_unknown_publisher_is_an_unnamed_voice():
    """A report of which nobody knows who made it adds no origin."""
    text = a_report("Men were detained.")

    weight = weighed([a_claim(text, "detained")], [text])

    assert (weight.independent, weight.unnamed) == (0, 1)


def test_denials_stand_against_and_count_for_nothing():
    """The ministry's denial is told, and is no voice for the incident."""
    one, other = a_report("Men were beaten."), a_report("Nobody was beaten, the ministry says.")
    told = a_claim(one, "beaten", type="body.assault")
    denial = a_claim(
        other, "beaten", kind="denial", type="body.assault", polarity="denies",
        attribution=(says("the Interior Ministry"),),
    )  # fmt: skip

    weight = weighed([told, denial], [one, other], ["Courier", "Ministry"])

    assert weight.against == (denial.id,)
    assert voices(weight) == {"Courier"}


def test_opinions_weigh_nothing():
    """Who calls it a crime is no witness to it."""
    text = a_report("Men were beaten, a crime.")
    told = a_claim(text, "beaten", type="body.assault")
    opinion = a_claim(
        text, "crime", kind="characterisation", type="abuse", attribution=(says("Gleb Mnimov"),)
    )

    weight = weighed([told, opinion], [text], ["Courier"])

    assert voices(weight) == {"Courier"}
    assert weight.unnamed == 0


def first(*dates):
    texts = [a_report(f"Men were detained, {n}.", published=d) for n, d in enumerate(dates)]
    weight = weighed([a_claim(t, "detained") for t in texts], texts)
    return next((n for n, t in enumerate(texts) if t.report == weight.first_report), None)


@pytest.mark.parametrize(
    ("dates", "earliest"),
    [
        (("2025-05-20", "2025-05-17"), 1),
        (("2025-05-17T18:40:00+03:00", "2025-05-17T16:00:00+00:00"), 0),
        ((None, "2025-05-17"), 1),
        ((None, None), None),
        (("2025-05-17", "2025-05-17"), None),
        (("2025-05-17", "2025-05-17T18:40:00+03:00"), None),
        (("17 May", "2025-05-19"), 1),
    ],
)
def test_the_first_report_is_told_where_dates_can_tell(dates, earliest):
    """The earliest date wins; equal days decide nothing, and a missing date stays missing."""
    assert first(*dates) == earliest


def test_who_is_said_to_have_been_first_is_told_in_words():
    """A report that names who reported first is quoted for that, not believed."""
    text = a_report("Men were detained, as Vestnik first reported.")
    told = a_claim(text, "detained")
    vestnik = whom(text, "Vestnik", kind="organisation", named=True)
    said = a_claim(text, "first reported", kind="first_report", type="first_report", who=vestnik)

    weight = weighed([told, said], [text], ["Courier"])

    assert weight.first_said == "Vestnik"


def test_contradictions_come_as_pairs():
    """Each pair of findings that cannot both be so is told with what it differs in."""
    one, other = a_report("12 were detained."), a_report("17 were detained.")
    a = a_claim(one, "detained", how_many=many(12, 12), when=on("2025-05-17"))
    b = a_claim(other, "detained", how_many=many(17, 17), when=on("2025-05-18"))
    (incident,) = link.incidents(
        [a, b], same=[(a.id, b.id)], different=(), undecided=(), handles=(), mint=counting()
    ).incidents

    found = weigh.contradictions(incident)

    assert {c.kind for c in found} == set(incident.contradictions) == {"time", "number"}
    assert all({c.a, c.b} == {a.id, b.id} for c in found)


def test_one_name_in_two_scripts_is_not_two_origins():
    """A lawyer quoted in English and in Russian is not two witnesses."""
    one, other = a_report("Marta Vymyslova: detained."), a_report("Марта Вымыслова: задержаны.")
    claims = [
        a_claim(one, "detained", attribution=(says("Marta Vymyslova", "quotes"),)),
        a_claim(other, "задержаны", attribution=(says("Марта Вымыслова", "quotes"),)),
    ]

    assert weighed(claims, [one, other]).independent == 1


def test_a_speaker_with_a_slot_is_named_by_it():
    """A reporter's claim with a named doer still goes back to its own voice."""
    text = a_report("Gleb Mnimov detained men, said Marta Vymyslova.")
    doer = named(text, "Gleb Mnimov")
    claim = a_claim(text, "detained", who=doer, attribution=(says("Marta Vymyslova"),))

    assert voices(weighed([claim], [text], ["Courier"])) == {"Marta Vymyslova"}
