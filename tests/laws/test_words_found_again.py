"""The law of words: what is suggested stands in the text, whatever surrounds it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.read import suggest
from dripstone.records import Claim, find_again
from read.english import a_text

NOISE = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "🕊️👩‍🚒🇺🇳é\u0301\u0327\u202e\u202c\u2066\u2069\u200b\u00ad\u00a0 “”‘’\"'\n\t—…«»"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=30,
)
TOLD = "Masked men abducted two weavers in the market."


@settings(max_examples=150, deadline=None)
@given(
    before=NOISE,
    after=NOISE,
    within=st.sampled_from(["", "\u00ad", "\u200b", "\u202e", "🕊️", "\u0301"]),
)
def test_words_are_found_again_whatever_surrounds_them(
    before: str, after: str, within: str
) -> None:
    """Emoji, combining marks, direction marks and odd quotes never move an anchor."""
    text = a_text(f"{before}\n\nThe tram was late. {TOLD} It{within} was noon.\n\n{after}")

    found = suggest(text)

    assert found.refused == {}
    for suggestion in found:
        for words in suggestion.of.every_anchor():
            assert find_again(words, text) == words
    abductions = [
        s.of for s in found if isinstance(s.of, Claim) and s.of.type == "liberty.abduction"
    ]
    assert [claim.anchors[0].exact for claim in abductions] == ["abducted"]


@settings(max_examples=60, deadline=None)
@given(content=st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_read(content: str) -> None:
    """Whatever the letters, reading ends, and refuses none of its own suggestions."""
    assert suggest(a_text(content)).refused == {}
