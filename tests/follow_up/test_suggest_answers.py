"""Which findings are worth asking whether they answer a demand."""

from __future__ import annotations

from dripstone import follow_up
from dripstone.records import Slot, find_again
from told import a_claim, a_demand, a_quote, a_report, named, on, says, whom, words

LETTER = a_report(
    "Open letter to the Prosecutor General\n"
    "We, Lantern Legal Aid, call on Prosecutor General Lidia Vydumova to investigate the death.",
    published="2025-05-28",
)
ASKED = a_demand(
    LETTER,
    "investigate the death",
    type="investigate",
    by=whom(LETTER, "Lantern Legal Aid", kind="organisation", named=True),
    to=whom(LETTER, "Prosecutor General Lidia Vydumova"),
    work=Slot(text="Open letter", anchor=words(LETTER, "Open letter")),
)


def suggested(text, finding, known=()):
    texts = {t.id: t for t in (LETTER, text)}
    found = follow_up.suggest_answers([ASKED], [ASKED, finding], texts, known=known)
    for one in found:
        for reason in one.of.evidence:
            assert all(find_again(a, texts[a.text]) for a in reason.anchors)
    return [s.of for s in found]


def test_an_answer_that_names_the_letter_is_asked_about():
    """She who was asked speaks, and the same lines say that she answers the letter."""
    text = a_report(
        "Lidia Vydumova said that her office opened a case. She was answering an open letter"
        " from Lantern Legal Aid."
    )
    case = a_claim(
        text, "opened a case", kind="event", type="procedure.inquiry",
        attribution=(says("Lidia Vydumova", anchor=words(text, "Lidia Vydumova")),),
    )  # fmt: skip

    (match,) = suggested(text, case)

    assert match.kind == "answer"
    assert {match.a, match.b} == {ASKED.id, case.id}
    assert {e.feature for e in match.evidence} == {"name", "words"}
    assert suggested(text, case, known=[match.id]) == []


def test_an_answer_in_another_language_is_asked_about():
    """A Russian report of the answer names the same people in another script."""
    text = a_report("Лидия Выдумова ответила на письмо Lantern Legal Aid: «Дело открыто»")
    quote = a_quote(text, "«Дело открыто»", named(text, "Лидия Выдумова"))

    assert len(suggested(text, quote)) == 1


def test_a_report_that_says_so_elsewhere_makes_her_words_a_question():
    """The line that ties her to the letter may stand in another paragraph than her words."""
    text = a_report(
        "“A case was opened,” Vydumova told reporters.\n\n"
        "She was answering an open letter of 28 May from three groups."
    )
    quote = a_quote(text, "“A case was opened,”", named(text, "Vydumova"))

    (match,) = suggested(text, quote)

    (line,) = [e.right for e in match.evidence if e.feature == "words"]
    assert line == "She was answering an open letter of 28 May from three groups."


def test_we_who_ask_in_a_letter_are_known_by_the_letter():
    """A letter in which "we" ask, and which names no work, is still a letter."""
    letter = a_report("Open letter\nWe call on Lidia Vydumova to investigate the death.")
    asked = a_demand(
        letter, "investigate the death", by=whom(letter, "We"), to=named(letter, "Lidia Vydumova")
    )
    text = a_report("Vydumova replied to the letter on Monday: “A case was opened.”")
    quote = a_quote(text, "“A case was opened.”", named(text, "Vydumova"))

    found = follow_up.suggest_answers([asked], [quote], {t.id: t for t in (letter, text)})

    assert [{s.of.a, s.of.b} for s in found] == [{asked.id, quote.id}]


def test_a_reply_in_a_report_of_no_letter_is_no_answer():
    """A word for answering beside nothing that was asked says nothing."""
    text = a_report("Vydumova replied to reporters on Monday: “A case was opened.”")
    quote = a_quote(text, "“A case was opened.”", named(text, "Vydumova"))

    assert suggested(text, quote) == []


def test_later_in_time_is_no_reason():
    """She speaks a day later, of the same death, and nothing says that she answers anybody."""
    text = a_report("Lidia Vydumova said that her office opened a case.", published="2025-05-29")
    case = a_claim(
        text, "opened a case", kind="event", type="procedure.inquiry", when=on("2025-05-29"),
        attribution=(says("Lidia Vydumova"),),
    )  # fmt: skip

    assert suggested(text, case) == []


def test_an_answer_by_somebody_who_was_not_asked_is_no_answer():
    """The minister answers the letter to the prosecutor: that is his own affair."""
    text = a_report("Gleb Mnimov answered the open letter from Lantern Legal Aid: “No.”")
    quote = a_quote(text, "“No.”", named(text, "Gleb Mnimov"))

    assert suggested(text, quote) == []


def test_an_answer_to_another_letter_is_no_answer():
    """She answers the booksellers, not those who asked here."""
    text = a_report("Lidia Vydumova answered the booksellers: “No.”")
    quote = a_quote(text, "“No.”", named(text, "Lidia Vydumova"))

    assert suggested(text, quote) == []


def test_a_position_only_implied_is_no_answer():
    """What somebody is only said to think is not what they answered."""
    text = a_report("Answering an open letter, they dispute the case that Lidia Vydumova opened.")
    implied = a_claim(
        text, "the case", kind="event", type="procedure.inquiry",
        attribution=(says("Lidia Vydumova", "implied"),),
    )  # fmt: skip

    assert suggested(text, implied) == []


def test_a_demand_told_by_two_papers_is_asked_about():
    """One type, one asker, one addressee, two reports: may be one demand."""
    text = a_report("Lantern Legal Aid asks Vydumova to investigate the death in custody.")
    again = a_demand(
        text, "investigate the death", type="investigate",
        by=whom(text, "Lantern Legal Aid"), to=whom(text, "Vydumova"),
    )  # fmt: skip
    other = a_demand(
        text, "asks", type="release",
        by=whom(text, "Lantern Legal Aid"), to=whom(text, "Vydumova"),
    )  # fmt: skip

    found = follow_up.suggest_answers([ASKED, again, other], [], {})

    assert [(s.of.kind, {s.of.a, s.of.b}) for s in found] == [("demand", {ASKED.id, again.id})]
