"""Acts: what was done to whom, by whom if the words say it, and how firmly it is put."""

from __future__ import annotations

import pytest
from english import acts, claims, findings

from dripstone import vocabulary
from dripstone.records import Claim, HowMany, When, Who


def _one(found: list[Claim], type_: str) -> Claim:
    matching = [claim for claim in found if claim.type == type_]
    assert len(matching) == 1, [claim.type for claim in found]
    return matching[0]


def _to_whom(claim: Claim) -> str:
    assert claim.slots.to_whom is not None
    return claim.slots.to_whom.text


def test_a_passive_without_a_doer_names_none() -> None:
    """However near the police stand, nobody is made the doer of a bare passive."""
    found = acts("Police stood by the bridge. Five teachers were beaten near the station.")

    beating = _one(found, "body.assault")
    assert beating.slots.who is None
    assert "who" in beating.not_stated
    assert _to_whom(beating) == "Five teachers"


def test_a_passive_with_a_doer_names_it() -> None:
    """The doer of a passive is who stands after "by"."""
    found = _one(acts("Two students were abducted by masked men on Tuesday."), "liberty.abduction")

    assert found.slots.who is not None
    assert found.slots.who.text == "masked men"
    assert "who" not in found.not_stated


def test_a_place_of_by_is_no_doer() -> None:
    """A deadline after "by" does nothing to anybody."""
    found = _one(acts("The five nurses were detained by Friday."), "liberty.arrest")

    assert found.slots.who is None


def test_listed_verbs_share_the_one_they_are_done_to() -> None:
    """Abducted, tortured and killed are three acts on the same people, each with the reason."""
    words = (
        "“Weavers were kidnapped, tortured and murdered because of their faith,” said Ana Brovik."
    )
    found = acts(words)

    assert [a.type for a in found] == ["liberty.abduction", "body.torture", "life.killing"]
    assert {_to_whom(a) for a in found} == {"Weavers"}
    assert all(a.slots.who is None and "who" in a.not_stated for a in found)
    assert all(a.slots.why is not None for a in found)
    assert all(a.attribution[-1].who == "Ana Brovik" for a in found)
    assert all(a.stance == "attributed" for a in found)


def test_who_reports_it_first_is_not_who_suffers_it() -> None:
    """The weekly that first reported weavers were being jailed was not jailed itself."""
    words = (
        "Guests included editor Vera Oblak, who works for Novo Jutro—the weekly that first "
        "reported young weavers in Karvel were being jailed and tortured."
    )
    found = acts(words)

    assert {a.type for a in found} == {"liberty.detention", "body.torture"}
    assert all(_to_whom(a).startswith("young weavers") for a in found)
    assert all(a.attribution[-1].who == "the weekly" for a in found)
    assert all(a.attribution[-1].stands_for == "Novo Jutro" for a in found)
    assert [c.slots.who.text for c in claims(words, "first_report") if c.slots.who] == [
        "the weekly"
    ]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Ten miners were allegedly beaten in Drova.", "alleged"),
        ("The guards are accused of torturing ten miners.", "alleged"),
        ("The miners may have been tortured.", "possible"),
        ("Relatives fear that the miners were killed.", "possible"),
        ("Officers tried to arrest the miners.", "intended"),
        ("The governor planned to arrest the miners.", "intended"),
        ("If the miners are arrested, the mine will close.", "hypothetical"),
        ("The film depicts the killing of ten miners.", "depicted"),
        ("The union urged the ministry to free the detained miners.", "presupposed"),
        ("Ten miners were probably killed in Drova.", "probable"),
        ("Ten miners were killed in Drova.", "asserted"),
        ("Ten miners were killed in Drova, the union said.", "attributed"),
    ],
)
def test_how_firmly_it_is_put_is_read_from_the_words(words: str, stance: str) -> None:
    """Each rung of the ladder from plain fact to fear has words of its own, and they are kept."""
    found = acts(words)

    assert {a.stance for a in found} == {stance}
    assert stance in ("asserted", "attributed") or all(a.cues for a in found)


@pytest.mark.parametrize(
    "words",
    [
        "The nine weavers were not arrested.",
        "No weavers were arrested.",
        "The ministry denied that the weavers were tortured.",
        "The governor denied torturing the weavers.",
    ],
)
def test_what_is_denied_is_never_shown_as_done(words: str) -> None:
    """A negated or denied act says that it is not so, and shows the words that say it."""
    found = acts(words)

    assert found
    assert {a.polarity for a in found} == {"denies"}
    assert all(a.cues for a in found)


@pytest.mark.parametrize(
    "words",
    [
        "Armed with drums and banners, thousands filled the square.",
        "The union released a statement on the eve of the march.",
        "A film about the flood was released last week.",
        "An investigative reporter spoke at the dinner.",
        "The academy is the latest body to join the talks.",
        "A little piece of the wall came off.",
        "Students let kites fly from the bridge.",
        "The earthquake killed three shepherds.",
        "A baker was killed in a car crash.",
        "He died of cardiac arrest on Monday.",
        "The senate killed the bill on Thursday.",
        "The band beat the odds and the critics.",
        "The judge spoke of an abuse of process.",
    ],
)
def test_words_that_lie_make_no_act(words: str) -> None:
    """Words that nominate an act and mean something else are left alone."""
    assert not [a for a in acts(words) if vocabulary.term("acts", a.type).countable]


@pytest.mark.parametrize(
    "words",
    [
        "The persecution of weavers goes on in Karvel.",
        "The crackdown on weavers goes on in Karvel.",
        "Weavers spoke of human rights violations in Karvel.",
    ],
)
def test_pattern_words_are_never_countable_acts(words: str) -> None:
    """Persecution, crackdown and violations are claims about a pattern, which nobody counts."""
    found = acts(words)

    assert found
    assert not any(vocabulary.term("acts", a.type).countable for a in found)


def test_discrimination_is_a_pattern() -> None:
    """Discrimination named as such is an event of the kind pattern."""
    found = claims("Weavers spoke out against housing discrimination in Karvel.", "event")

    assert "pattern" in {c.type for c in found}


def test_a_group_stays_a_group_as_worded() -> None:
    """Gay men are a group in the words of the report; nobody named is said to be one of them."""
    words = "Ivan Petrak said gay men were detained in Karvel."
    found = _one(acts(words), "liberty.arrest")

    assert found.slots.to_whom is not None
    value = found.slots.to_whom.value
    assert isinstance(value, Who)
    assert (value.text, value.kind, value.named) == ("gay men", "group", False)


def test_no_private_trait_is_put_on_a_named_person() -> None:
    """A reason that would out a named person is left for a reader, on the act and elsewhere."""
    found = findings("Ivan Petrak was beaten because of his sexual orientation.")

    assert found
    assert all(f.slots.why is None for f in found)
    assert not any(f.kind == "ground" for f in found)


def test_a_group_tells_no_reason() -> None:
    """That the victims are gay men is no reason that anybody gave."""
    found = acts("Three gay men were beaten in Karvel.")

    assert all(a.slots.why is None for a in found)


def test_a_number_is_read_and_silence_stays_silent() -> None:
    """At least 40 has no upper bound; a person without a number has no invented one."""
    many = _one(acts("At least 40 teachers were arrested on Monday."), "liberty.arrest")
    named = _one(acts("Ana Brovik was arrested on Monday."), "liberty.arrest")

    assert many.slots.how_many is not None
    value = many.slots.how_many.value
    assert isinstance(value, HowMany)
    assert (value.min, value.max) == (40, None)
    assert named.slots.how_many is None


def test_relative_days_count_from_the_report() -> None:
    """Last week, in a report of 19 May 2017, is one of the days from 8 to 14 May."""
    found = _one(
        acts("Last week two bakers were arrested in Karvel.", published="2017-05-19"),
        "liberty.arrest",
    )

    assert found.slots.when is not None
    when = found.slots.when.value
    assert isinstance(when, When)
    assert (when.earliest, when.latest, when.edtf) == (
        "2017-05-08",
        "2017-05-14",
        "[2017-05-08..2017-05-14]",
    )


def test_relative_days_stay_open_without_a_day_to_count_from() -> None:
    """A weekday in a report without a date names no day."""
    found = _one(acts("Activists were arrested on Thursday.", published=None), "liberty.arrest")

    assert found.slots.when is not None
    when = found.slots.when.value
    assert isinstance(when, When)
    assert when.earliest is None
    assert when.resolved_against is None


def test_days_within_a_quotation_do_not_count_from_the_report() -> None:
    """Yesterday in somebody's mouth is counted from when they spoke, which nobody tells here."""
    words = "“They were arrested yesterday in Karvel,” said Ana Brovik."
    found = _one(acts(words), "liberty.arrest")

    assert found.slots.when is not None
    when = found.slots.when.value
    assert isinstance(when, When)
    assert when.earliest is None


def test_an_omission_is_an_act_too() -> None:
    """Those who failed to protect somebody are who did not act."""
    found = acts("Police refused to investigate the killing of a miner.")

    assert "justice.failure_protect" in {a.type for a in found}


def test_being_held_is_not_being_taken() -> None:
    """To be detained on Thursday is an arrest; to be being detained is detention."""
    taken = acts("Six weavers were detained on Thursday.")
    held = acts("Six weavers were being detained in Karvel.")

    assert [a.type for a in taken] == ["liberty.arrest"]
    assert [a.type for a in held] == ["liberty.detention"]


def test_most_of_the_officers_are_the_officers() -> None:
    """A quantity before "of" does not hide who did it."""
    found = _one(acts("Most of the officers beat the prisoner."), "body.assault")

    assert found.slots.who is not None
    assert found.slots.who.text == "Most of the officers"


def test_a_question_states_nothing() -> None:
    """Who asks whether somebody was beaten does not say so."""
    assert acts("Were ten weavers beaten in Karvel?") == []
    assert acts("“Why are they beating the weavers?” asked Ana Brovik.") == []


def test_whose_attacks_are_not_on_whom() -> None:
    """The militia's attacks on weavers are the militia's, and on weavers."""
    found = _one(acts("The militia’s attacks on weavers went on in Karvel."), "body.assault")
    owned = acts("The mayor spoke of his attacks.")

    assert _to_whom(found) == "weavers"
    assert all(a.slots.to_whom is None for a in owned)


def test_what_happened_to_those_who_are_demanded_free_is_no_demand() -> None:
    """In "release all those who were arrested" the arrests are told, not asked for."""
    found = _one(
        acts("The union urged the ministry to release all those who were arrested in May."),
        "liberty.arrest",
    )

    assert found.stance not in ("demanded", "intended", "hypothetical")


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Masked men took the driver hostage in Karvel.", "driver"),
        ("Several of the prisoners were beaten by guards.", "Several of the prisoners"),
        ("Police arrested, beat and robbed the vendors.", "the vendors"),
        ("Activists arrested while handing letters to the mayor", "Activists"),
        ("The officer was accused of raping a detainee.", "a detainee"),
    ],
)
def test_the_one_it_is_done_to_is_found_in_many_shapes(words: str, whom: str) -> None:
    """Within a phrase, behind a quantity, shared by a list, in a headline, under an accusation."""
    found = acts(words)

    assert found
    assert {_to_whom(a) for a in found} == {whom}


def test_an_accused_is_a_doer_as_alleged_only() -> None:
    """Who is accused of it is who is said to have done it, and that is alleged."""
    found = _one(acts("Two guards are accused of torturing a miner."), "body.torture")

    assert found.slots.who is not None
    assert (found.slots.who.text, found.stance) == ("Two guards", "alleged")


def test_named_victims_are_kept_closer() -> None:
    """A claim on a named person is restricted from the start."""
    assert _one(acts("Ana Brovik was beaten."), "body.assault").level == 2
    assert _one(acts("Ten miners were beaten."), "body.assault").level == 1


def test_days_within_a_quotation_count_from_when_it_was_spoken() -> None:
    """Said on Friday, yesterday is the Thursday before it."""
    words = "“They were arrested yesterday in Karvel,” Ana Brovik said on Friday."
    found = _one(acts(words, published="2017-05-20"), "liberty.arrest")

    assert found.slots.when is not None
    when = found.slots.when.value
    assert isinstance(when, When)
    assert (when.earliest, when.resolved_against) == ("2017-05-18", "2017-05-19")


def test_a_paragraphs_dateline_does_nothing() -> None:
    """The town before the dash is where it was written, not who did it."""
    found = _one(acts("KARVEL (Wire) - Gunmen abducted two nurses on Monday."), "liberty.abduction")

    assert found.slots.who is not None
    assert found.slots.who.text == "Gunmen"


def test_who_dies_in_custody_is_the_victim() -> None:
    """To die or to flee is suffered, not done to anybody."""
    found = _one(acts("Two miners died in custody in May."), "life.custody_death")

    assert _to_whom(found) == "Two miners"
    assert found.slots.who is None


def test_who_is_subjected_to_it_is_who_it_is_done_to() -> None:
    """Torture that prisoners were subjected to is torture of prisoners, by nobody named."""
    found = acts("Ten prisoners were subjected to torture and rape in Karvel.")

    assert {a.type for a in found} == {"body.torture", "body.rape"}
    assert {_to_whom(a) for a in found} == {"Ten prisoners"}
    assert all(a.slots.who is None for a in found)


def test_a_group_ends_where_its_place_begins() -> None:
    """On the square is where, not who; men in masks are men in masks."""
    taken = _one(
        acts("On 17 May police detained at least 15 people on Foundry Square."), "liberty.arrest"
    )
    masked = _one(acts("Men in masks abducted a nurse."), "liberty.abduction")

    assert _to_whom(taken) == "at least 15 people"
    assert taken.slots.who is not None
    assert taken.slots.who.text == "police"
    assert masked.slots.who is not None
    assert masked.slots.who.text == "Men in masks"


def test_a_number_in_a_name_counts_nobody() -> None:
    """Station No. 4 holds no four people, and "the detained people" no number at all."""
    found = acts("The prisoners of Station No. 4 were beaten.")

    assert found
    assert all(a.slots.how_many is None for a in found)


def test_a_voice_vouches_for_what_follows_it() -> None:
    """Was detained and, according to his lawyer, was beaten: the lawyer tells of the beating."""
    found = acts("Ivan Petrak was detained on Monday and, according to his lawyer, was beaten.")

    voices = {a.type: [v.who for v in a.attribution[1:]] for a in found}
    assert voices == {"liberty.arrest": [], "body.assault": ["his lawyer"]}


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("“They hit people who were leaving,” said Ana Brovik.", "body.assault"),
        ("An old man was knocked down by an officer.", "body.assault"),
        ("An officer broke her finger.", "body.assault"),
        ("Four officers searched the shop.", "privacy.search"),
        ("A tractor was seized on Monday.", "property"),
        ("The man was taken away by officers in masks.", "liberty.arrest"),
        ("He died in a police cell.", "life.custody_death"),
        ("She was not allowed to see her lawyer.", "liberty.incommunicado"),
        ("“If you tell anyone, we will come to your mother,” an officer said.", "body.threat"),
        ("Bookseller detained in Karvel", "liberty.arrest"),
    ],
)
def test_plain_words_for_acts_are_known(words: str, type_: str) -> None:
    """Witnesses say "hit", "knocked down", "took away"; each is an act that is said to be so."""
    assert [(a.type, a.polarity) for a in acts(words)] == [(type_, "affirms")]


@pytest.mark.parametrize(
    "words",
    [
        "The minister shot himself in the foot.",
        "The team was beaten in the final by Ustral.",
        "“If you come on Monday, we will help you,” said Ana Brovik.",
        "She hit the right note.",
        "The band was released by its label.",
    ],
)
def test_plain_words_of_other_meanings_are_left(words: str) -> None:
    """A note is hit, a match is lost, and a promise is no threat."""
    assert acts(words) == []


def test_no_one_held_is_a_denied_holding() -> None:
    """That no one of that name was being held is a denial, in the mouth of who says it."""
    found = _one(
        acts("The spokesman said that no one named Petrak was being held."), "liberty.detention"
    )

    assert found.polarity == "denies"


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Two weavers were killed in police firing in Karvel.", "Two weavers"),
        ("Ten miners died in shelling by the army.", "Ten miners"),
    ],
)
def test_whose_fire_killed_is_said(words: str, whom: str) -> None:
    """In police firing it is the police who fired."""
    found = _one(acts(words), "life.killing")

    assert _to_whom(found) == whom
    assert found.slots.who is not None
    assert found.slots.who.text in ("police", "the army")


def test_killed_in_firing_has_no_doer() -> None:
    """Firing that is nobody's leaves the doer open, however near the police stand."""
    found = _one(acts("Police said two weavers were killed in firing."), "life.killing")

    assert found.slots.who is None
    assert "who" in found.not_stated


def test_each_person_named_has_a_finding() -> None:
    """One act has one victim: two names are two findings."""
    found = acts("Police detained Ana Brovik and Ivan Petrak on Monday.")

    assert [_to_whom(a) for a in found] == ["Ana Brovik", "Ivan Petrak"]
    assert len({a.id for a in found}) == 2


def test_what_is_demanded_is_not_taken_for_granted() -> None:
    """Who demands an arrest does not say that there was one."""
    found = acts("The union demanded the arrest of two guards.")

    assert {a.stance for a in found} == {"demanded"}


def test_those_named_in_a_group_each_have_a_finding() -> None:
    """Seven defenders, three of them by name, are the seven and the three."""
    found = acts("Police arrested seven defenders, including Ana Brovik, Ivan Petrak and Jan Orel.")

    counts = {_to_whom(a): a.slots.how_many for a in found}
    assert set(counts) == {"seven defenders", "Ana Brovik", "Ivan Petrak", "Jan Orel"}
    assert [name for name, many in counts.items() if many is not None] == ["seven defenders"]
    assert all(a.slots.when is None for a in found)


def test_a_description_has_the_name_beside_it() -> None:
    """The chairperson, Ana Brovik, is described and named at once."""
    found = _one(acts("Its chairperson, Ana Brovik, was detained."), "liberty.arrest")

    assert found.slots.to_whom is not None
    assert isinstance(found.slots.to_whom.value, Who)
    assert found.slots.to_whom.value.stands_for == "Ana Brovik"
