"""Which pairs are worth a person's question, and for which reasons."""

from __future__ import annotations

import pytest

from dripstone import link
from dripstone.link.blocks import CROWDED
from dripstone.records import find_again
from told import (
    DROVENIA,
    KARVEL,
    SQUARE,
    ZHELNOGRAD,
    a_claim,
    a_quote,
    a_report,
    at,
    many,
    named,
    on,
    whom,
)


def suggested(findings, kind, known=()):
    found = link.suggest_matches(findings, texts={}, known=known)
    return [s.of for s in found if s.of.kind == kind]


def two_arrests(left, right):
    one, other = a_report("Police detained miners."), a_report("Miners, detained by police.")
    return [a_claim(one, "detained", **left), a_claim(other, "detained", **right)]


def weights(match):
    return {e.feature: e.weight for e in match.evidence}


def test_same_act_day_and_town_is_asked_about():
    """Type, time and place speak for it, and each reason leads to its words."""
    pair = two_arrests(
        {"when": on("2025-05-17"), "where": at(KARVEL)},
        {"when": on("2025-05-17"), "where": at(SQUARE)},
    )

    (match,) = suggested(pair, "incident")

    assert {match.a, match.b} == {f.id for f in pair}
    assert match.a < match.b
    assert {"type", "time", "place"} == weights(match).keys()
    assert all(w > 0 for w in weights(match).values())


def test_every_reason_quotes_words_that_stand_in_their_text():
    """Evidence leads back to exact words."""
    one, other = a_report("Timur Basnin was detained."), a_report("Basnin, Timur: detained.")
    pair = [
        a_claim(one, "detained", to_whom=named(one, "Timur Basnin")),
        a_claim(other, "detained", to_whom=named(other, "Basnin, Timur")),
    ]
    texts = {t.id: t for t in (one, other)}

    matches = [s.of for s in link.suggest_matches(pair, texts=texts)]

    anchors = [a for m in matches for e in m.evidence for a in e.anchors]
    assert len(matches) == 2
    assert anchors
    assert all(find_again(a, texts[a.text]) == a for a in anchors)


@pytest.mark.parametrize(
    "right",
    [
        {"when": on("2025-05-25"), "where": at(KARVEL)},
        {"when": on("2025-05-17"), "where": at(ZHELNOGRAD)},
        {"when": on("2025-05-17"), "where": at(KARVEL), "type": "life.killing"},
        {"when": on("2025-05-17"), "where": at(KARVEL), "type": "abuse"},
        {"when": on("2025-05-17"), "where": at(KARVEL), "stance": "hypothetical"},
        {"where": at(DROVENIA)},
        {},
    ],
)
def test_what_does_not_fit_or_is_not_known_is_not_asked_about(right):
    """Another day, town or act speaks against; the same words alone say nothing."""
    pair = two_arrests({"when": on("2025-05-17"), "where": at(KARVEL)}, right)

    assert suggested(pair, "incident") == []


def test_a_denial_of_the_same_act_is_asked_about():
    """What one report affirms and another denies may be one incident; two denials are none."""
    fields = {"when": on("2025-05-17"), "where": at(KARVEL)}
    told_and_denied = two_arrests(fields, {**fields, "polarity": "denies"})
    both_denied = two_arrests({**fields, "polarity": "denies"}, {**fields, "polarity": "denies"})

    assert len(suggested(told_and_denied, "incident")) == 1
    assert suggested(both_denied, "incident") == []


def test_reasons_against_are_told_too():
    """A number that grew is a reason against, and does not hide the question."""
    pair = two_arrests(
        {"when": on("2025-05-17"), "where": at(KARVEL), "how_many": many(12, 12)},
        {"when": on("2025-05-17"), "where": at(KARVEL), "how_many": many(17, 17)},
    )

    (match,) = suggested(pair, "incident")

    assert weights(match)["number"] < 0


def test_one_article_that_tells_a_thing_twice_is_asked_about():
    """A headline and the story below it tell one thing with two verbs."""
    text = a_report("Police detain 12\n\nPolice detained 12 people on Saturday.")
    head = a_claim(text, "detain", how_many=many(12, 12))
    story = a_claim(text, "detained", how_many=many(12, 12), when=on("2025-05-17"))

    assert len(suggested([head, story], "incident")) == 1


def test_two_documents_that_tell_several_acts_are_asked_about_once():
    """Abducted and beaten here, seized and beaten there: one question, by the best pair."""
    findings = []
    for words in ("Basnin was seized, then beaten.", "Seized and beaten: Basnin was seized."):
        text = a_report(words)
        man = named(text, "Basnin")
        for verb, act in (("seized", "liberty.abduction"), ("beaten", "body.assault")):
            findings.append(a_claim(text, verb, type=act, to_whom=man, when=on("2025-05-17")))

    found = suggested(findings, "incident")

    assert len(found) == 1
    assert suggested(findings, "incident", known=[found[0].id]) == []


def test_an_answered_question_is_not_asked_by_another_pair():
    """Whichever pair was decided, the two documents' tellings are settled."""
    findings = []
    for words in ("Basnin was seized, then beaten.", "Seized and beaten: Basnin was seized."):
        text = a_report(words)
        man = named(text, "Basnin")
        for verb, act in (("seized", "liberty.abduction"), ("beaten", "body.assault")):
            findings.append(a_claim(text, verb, type=act, to_whom=man, when=on("2025-05-17")))
    first, other = (f for f in findings if f.type == "body.assault")
    pair = link.suggest_matches([first, other], texts={})
    known = [s.of.id for s in pair if s.of.kind == "incident"]

    assert known
    assert suggested(findings, "incident", known=known) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marta Vymyslova", "Марта Вымыслова"),
        ("Yelena Kostrova", "Елена Кострова"),
        ("M. Vymyslova", "Marta Vymyslova"),
        ("Марту Вымыслову", "Марта Вымыслова"),
        ("Тимура Баснина", "Timur Basnin"),
        ("Lidia Petrovna Vydumova", "Lidia Vydumova"),
    ],
)
def test_names_that_may_be_one_are_asked_about_across_texts(one, other):
    """Other scripts, initials, cases and a missing patronymic are questions."""
    left, right = a_report(f"{one} was detained."), a_report(f"{other} was fined.")
    a = a_claim(left, "detained", to_whom=named(left, one))
    b = a_claim(right, "fined", type="justice.prosecution", to_whom=named(right, other))

    assert len(suggested([a, b], "person")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Timur Basnin", "Oleg Basnin"),
        ("Lidia Petrovna Vydumova", "Lidia Olegovna Vydumova"),
        ("Basnin", "Timur Basnin"),
        ("Timur Basnin", "Timur Mnimov"),
    ],
)
def test_names_that_say_too_little_are_not_asked_about_across_texts(one, other):
    """Other first names speak against, and a surname alone is shared by too many."""
    left, right = a_report(f"{one} was detained."), a_report(f"{other} was fined.")
    a = a_claim(left, "detained", to_whom=named(left, one))
    b = a_claim(right, "fined", who=named(right, other))

    assert suggested([a, b], "person") == []


def test_a_case_is_said_as_a_reason_of_its_own():
    """The reviewer sees which words differ by an ending, and that it takes something off."""
    left, right = a_report("Били Тимура Баснина."), a_report("Тимур Баснин was fined.")
    a = a_claim(left, "Били", to_whom=named(left, "Тимура Баснина"))
    b = a_claim(right, "fined", type="justice.prosecution", to_whom=named(right, "Тимур Баснин"))

    (match,) = suggested([a, b], "person")

    (spelling,) = [e for e in match.evidence if e.feature == "spelling"]
    assert {spelling.left, spelling.right} == {"Тимура Баснина", "Тимур Баснин"}
    assert spelling.weight < 0 < weights(match)["name"] + spelling.weight


def test_first_name_and_patronymic_is_asked_about_within_a_text():
    """One article may name the ombudswoman in two ways."""
    text = a_report("Lidia Vydumova met us. “I know,” said Lidia Petrovna.")
    a = a_claim(text, "met", kind="event", type="action", who=named(text, "Lidia Vydumova"))
    b = a_quote(text, "“I know,”", named(text, "Lidia Petrovna"))

    (match,) = suggested([a, b], "person")

    assert {e.feature for e in match.evidence} >= {"name", "origin"}


def test_being_detained_together_is_no_reason():
    """Two people at one event are not suggested to be one for that."""
    text = a_report("Timur Basnin and Oleg Mnimov were detained.")
    a = a_claim(text, "detained", to_whom=named(text, "Timur Basnin"))
    b = a_claim(text, "were", to_whom=named(text, "Oleg Mnimov"))

    assert suggested([a, b], "person") == []


def test_rows_of_one_table_are_not_taken_for_each_other():
    """Two rows of one day and town are two entries, unless more speaks for one."""
    text = a_report("detained, Karvel\ndetained, Karvel")
    rows = [
        a_claim(text, "detained", nth=n, when=on("2025-05-17"), where=at(KARVEL)) for n in (0, 1)
    ]
    apart = [_in_row(claim, row) for row, claim in enumerate(rows, start=1)]

    (asked,) = suggested(rows, "incident")
    (table,) = suggested(apart, "incident")

    assert weights(asked)["origin"] > 0 > weights(table)["origin"]


def _in_row(claim, row):
    import msgspec

    moved = msgspec.structs.replace(claim.anchors[0], row=row)
    return msgspec.structs.replace(claim, anchors=(moved,))


def test_a_crowded_day_is_still_asked_about():
    """More claims than a shelf holds are compared with their neighbours, and not with all."""
    texts = [a_report(f"Miners were detained, report {n}.") for n in range(CROWDED + 50)]
    findings = [a_claim(t, "detained", when=on("2025-05-17"), where=at(KARVEL)) for t in texts]

    found = suggested(findings, "incident")

    assert len(findings) <= len(found) < len(findings) * 45


def test_the_order_of_findings_changes_no_suggestion():
    """The same findings in another order ask the same questions."""
    text = a_report("Police detain 12. Police detained 12 people. Twelve were held, 12 in all.")
    claims = [a_claim(text, w, how_many=many(12, 12)) for w in ("detain ", "detained", "held")]
    group = a_claim(text, "held", type="liberty.detention", to_whom=whom(text, "Twelve"))

    forward = link.suggest_matches([*claims, group], texts={})
    backward = link.suggest_matches([group, *reversed(claims)], texts={})

    assert forward == backward
