"""Says: each finding in one plain sentence, no more than the report says."""

from __future__ import annotations

import pytest
from english import findings


def _said(words: str, kind: str) -> list[str]:
    return [f.says for f in findings(words) if f.kind == kind]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "At least 15 people were detained in Zurich on 17 May.",
            "At least 15 people were detained in Zurich on 17 May; by whom is not said.",
        ),
        ("Police beat him.", "Police beat him."),
        (
            "Ana Brovik said that gunmen abducted her.",
            "According to Ana Brovik, gunmen abducted her.",
        ),
        (
            "The men were not arrested.",
            "The men were not arrested; by whom is not said.",
        ),
        (
            "The ministry denied that the men were tortured.",
            (
                "According to the ministry, it is said not to be so that "
                "the men were tortured; by whom is not said."
            ),
        ),
        (
            "Gunmen attacked a village, killing ten farmers.",
            "Gunmen killed ten farmers.",
        ),
        (
            "The union condemned the torture of weavers.",
            "There is word of torture of weavers; by whom is not said (taken for granted).",
        ),
        (
            "Gunmen attacked a village, killing ten farmers and kidnapping two nurses.",
            "Gunmen kidnapped two nurses.",
        ),
        (
            "It condemned Mira Holt's detention and his arrest.",
            "There is word of detention of Mira Holt; by whom is not said (taken for granted).",
        ),
        (
            "It condemned Mira Holt's detention and his arrest.",
            "There is word of his arrest; by whom is not said (taken for granted).",
        ),
        (
            "The warden was jailed for beating two farmers.",
            "There is word of the warden beating two farmers (as alleged).",
        ),
        (
            "Poon said that police beat the brother of Mira Holt on Monday night.",
            "According to Poon, police beat the brother of Mira Holt on Monday night.",
        ),
        (
            "A spokesman said police had arrested nine men.",
            "According to a spokesman, police had arrested nine men.",
        ),
        (
            "Iranian officials said that soldiers shot two men.",
            "According to Iranian officials, soldiers shot two men.",
        ),
        (
            "Two farmers hadn't been beaten.",
            "Two farmers hadn't been beaten; by whom is not said.",
        ),
        ("Two miners died in custody.", "Two miners died in custody; by whom is not said."),
        (
            "Some 300 people were driven from their homes near the dam in April.",
            "Some 300 people were driven from their homes near the dam in April; by whom is not said.",
        ),
        (
            "Her requests for a doctor were ignored for three weeks.",
            "Her requests for a doctor were ignored for three weeks; by whom is not said.",
        ),
        (
            "Proceedings have been instituted against one of them.",
            "Proceedings have been instituted against one of them; by whom is not said.",
        ),
        (
            "A car bomb killed five people in the market on Friday.",
            "A car bomb killed five people in the market on Friday; by whom is not said.",
        ),
        (
            "His house was searched and two of his phones were seized by officers.",
            "Two of his phones were seized by officers.",
        ),
        (
            "Human rights defender Arlo Venn and editor Mila Rusk have been abducted.",
            "Human rights defender Arlo Venn has been abducted; by whom is not said.",
        ),
        (
            "Her door was kicked in, and her windows were smashed by officers.",
            "Her windows were smashed by officers.",
        ),
    ],
)
def test_an_act_is_one_plain_sentence(words: str, sentence: str) -> None:
    """Who, what, to whom, where and when stand in the order in which people speak."""
    assert sentence in _said(words, "act")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "MEPs urged the ministry to release the weavers.",
            "MEPs urge the ministry to release the weavers.",
        ),
        (
            "She asked the governor to investigate the beatings.",
            "She asks the governor to investigate the beatings.",
        ),
        (
            "The union demanded that the nurses be released.",
            "The union demands that the nurses be released.",
        ),
        ("The union called for an investigation.", "The union calls for an investigation."),
    ],
)
def test_who_asks_agrees_with_the_verb(words: str, sentence: str) -> None:
    """Members urge, she asks, the union demands."""
    assert _said(words, "demand") == [sentence]


def test_a_quotation_loses_the_comma_before_its_mark() -> None:
    """The sentence ends with the quotation, and names the voice once."""
    found = _said("“The doors were shut that day,” said Ana Brovik.", "quote")

    assert found == ["Ana Brovik said, as quoted: “The doors were shut that day.”"]


@pytest.mark.parametrize("words", ["“They came at night,” she said.", "“Is it so?” he asked."])
def test_no_sentence_ends_twice(words: str) -> None:
    """A mark that ends the quotation ends the sentence."""
    assert all(s.endswith(("”", ".")) and ".”." not in s for s in _said(words, "quote"))
