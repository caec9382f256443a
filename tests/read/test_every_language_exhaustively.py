"""Exhaustive reading of either language ends, whatever words one language alone has lists for."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import find_again

_SENTENCES = {
    "en": (
        "He hopes to withdraw the troops within five years.",
        "The union asked the minister for money to rebuild the bridge.",
        "Two directors were also convicted, in the so-called case of the harbour, to 20 years.",
    ),
    "ru": (
        "Он надеется вывести войска оттуда в течение пяти лет.",
        "Посольство считает случившееся «неприятным происшествием» и выражает надежду.",
        "Министр обещает сделать более открытым порядок назначения судей.",
        "Клюев отбывает срок по так называемому «делу пристани», по которому также осуждены двое.",
    ),
}


@pytest.mark.parametrize("language", _SENTENCES)
def test_exhaustive_reading_ends_with_words_found_again(language: str) -> None:
    """Each suggestion's words stand where it says."""
    text = a_text("\n\n".join(_SENTENCES[language]), language=language)

    found = list(suggest(text, exhaustive=True))

    assert found
    for one in found:
        for anchor in one.of.anchors:
            find_again(anchor, text)
