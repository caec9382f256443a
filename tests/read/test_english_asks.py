"""English asks, reasons, answers and events, in the shapes of letters, lists and resolutions."""

from __future__ import annotations

import pytest
from english import claims, demands

from dripstone.records import Demand

_LIST = """Rights Desk is calling on the Ardenzan authorities to:
• Release Ilya Maren;
• Drop all charges against her."""

_TITLES = """RECOMMENDATIONS

To the Ministry of the Interior:
1. Suspend the officers named in this report.
2. Publish the rules on the use of force."""

_OWN = """The Lab recommends that:
• the vendor terminate the contract;
• Palmaria set up a commission of inquiry."""

_COUNCIL = """The Council,

Having heard advocate Solm,

1. Demands that the mayor apologise to her;
2. Requests the prosecutor to return the files;"""


def _asked(words: str) -> list[tuple[str, str, str]]:
    """Give the type of each demand, with who asks and whom."""
    return [(d.type, _who(d), " ".join(slot.text for slot in d.addressees)) for d in demands(words)]


def _who(demand: Demand) -> str:
    return "" if demand.slots.who is None else demand.slots.who.text


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Release the Harrow Nine!", [("release", "", "")]),
        ("Do not deport my wife.", [("stop", "", "")]),
        ("We ask you for very little. Lift the siege.", [("stop", "We", "")]),
        ("It is time for the government to release them.", [("release", "", "the government")]),
        ("There must be an inquiry, the ombudsman said.", [("investigate", "the ombudsman", "")]),
        ("Police should release the nurses at once.", [("release", "", "Police")]),
        (
            "The mothers want those responsible brought to justice.",
            [("prosecute", "The mothers", "")],
        ),
        ("She wants her passport back.", [("repair", "She", "")]),
        (
            "The coalition reiterated its call on the authorities to protect journalists.",
            [("protect", "The coalition", "the authorities")],
        ),
        (
            "The judge was asked by the family to reopen the case.",
            [("investigate", "the family", "The judge")],
        ),
        (
            "Mira Tolan wrote to the minister asking for the works to be halted.",
            [("stop", "Mira Tolan", "the minister")],
        ),
        ("The union wants the chief suspended.", [("dismiss", "The union", "")]),
        (
            "The opposition petitioned the court to annul the decree.",
            [("reform", "The opposition", "the court")],
        ),
    ],
)
def test_each_shape_of_asking_is_a_demand(words: str, asked: list[tuple[str, str, str]]) -> None:
    """A demand is told by a letter's plea, by what must be done, by a call, by a small clause."""
    assert _asked(words) == asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (_LIST, [("release", "the Ardenzan authorities"), ("stop", "the Ardenzan authorities")]),
        (
            _TITLES,
            [
                ("dismiss", "the Ministry of the Interior"),
                ("inform", "the Ministry of the Interior"),
            ],
        ),
        (_OWN, [("stop", "the vendor"), ("investigate", "Palmaria")]),
        (_COUNCIL, [("repair", "the mayor"), ("repair", "the prosecutor")]),
    ],
)
def test_lines_are_asked_of_whom_their_title_or_subject_names(
    words: str, asked: list[tuple[str, str]]
) -> None:
    """A list has one demand a line, of whoever is called on above it or does it in the line."""
    assert [(type_, whom) for type_, _, whom in _asked(words)] == asked


def test_a_council_that_is_named_above_its_list_asks() -> None:
    """A line that begins with "Demands that …" has no subject: it is the council's."""
    assert {by for _, by, _ in _asked(_COUNCIL)} == {"The Council"}


@pytest.mark.parametrize(
    "words",
    [
        "I begged him to stop.",
        "She asked for a lawyer but was refused.",
        "Protect yourself from the sun.",
        "He requested asylum in Tolland.",
        "Her request for a doctor was ignored.",
        "He looked for another job.",
        "The hungry need bread.",
        "It is time for us to go.",
    ],
)
def test_what_people_say_to_one_another_is_no_demand(words: str) -> None:
    """What somebody once asked of whoever stood before them, or asks of readers, is left."""
    assert _asked(words) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("For that refusal he was put ashore without wages.", "For that refusal"),
        ("She was moved to a cell for writing to us.", "for writing to us"),
        ("The road is closed for their own safety, the governor said.", "for their own safety"),
        ("Her only crime is that she is a lawyer.", "that she is a lawyer"),
        ("The women face expulsion over a blog.", "over a blog"),
        (
            "The shop was closed under the pretext of fire safety.",
            "under the pretext of fire safety",
        ),
        ("She was targeted as a journalist.", "as a journalist"),
        ("A post about the flood cost him his job.", "A post about the flood"),
        ("They were detained for questioning.", None),
        ("She was moved to a cell for nine days.", None),
        ("He was praised for writing to us.", None),
    ],
)
def test_a_reason_hangs_on_what_people_are_treated_to(words: str, why: str | None) -> None:
    """A deed, a pretext or an only crime is a reason; a time, a purpose and praise are none."""
    found = [c.slots.why.text if c.slots.why else "" for c in claims(words, "ground")]
    assert found == ([] if why is None else [why])


@pytest.mark.parametrize(
    ("words", "who", "polarity"),
    [
        ("The federation called the statement a lie.", "The federation", "denies"),
        ("“It never happened,” the warden told reporters.", "the warden", "denies"),
        ("She was suspected of spying, which she denies.", "she", "denies"),
        ("Emails to the company were not returned.", "the company", "declines"),
        ("There was no response from the ministry.", "the ministry", "declines"),
        ("The army has not commented.", "The army", "declines"),
        ("The governor hung up when asked about the raid.", "The governor", "declines"),
    ],
)
def test_an_answer_is_a_denial_or_was_not_given(words: str, who: str, polarity: str) -> None:
    """What is called a lie is denied; what stays unanswered is declined by those asked."""
    found = [(c.slots.who.text if c.slots.who else "", c.polarity) for c in claims(words, "denial")]
    assert found == [(who, polarity)]


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("Sunday's march drew 3,000 people.", "action.rally"),
        ("Villagers blocked the road to the mine.", "action.rally"),
        ("Ms Arkwright reported the threats to the police.", "procedure.complaint"),
        ("Criminal cases have been opened against four lawyers.", "procedure.charge"),
        ("Police blocked the road to the mine.", None),
        ("Next month's march will go through the old town.", None),
        ("A convicted man lives there.", None),
    ],
)
def test_what_people_and_offices_did_openly_is_an_event(words: str, type_: str | None) -> None:
    """A march with its day was held; a case against somebody is a charge; a roadblock is none."""
    found = [c.type for c in claims(words, "event") if c.type.startswith(("action", "procedure"))]
    assert found == ([] if type_ is None else [type_])
