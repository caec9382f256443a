"""What the English parser remembers: words that it saw, and no more of them than a bound."""

import pytest

from dripstone.languages.en import parser
from dripstone.languages.parsed import Stretch


def _stretches(many: int) -> list[Stretch]:
    texts = [f"Officer Vraxen{n} beat Lorvik{n} in the yard." for n in range(many)]
    return [Stretch(content=text, start=0, end=len(text)) for text in texts]


def _words(many: int) -> list[list[str]]:
    parsed = parser.parse(_stretches(many))
    return [[word.text for one in each for word in one.words] for each in parsed]


def test_a_model_that_saw_many_words_is_loaded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is flat over any number of reports, and what is read is the same."""
    whole = _words(40)
    before = parser._model()
    monkeypatch.setattr(parser, "_MOST_WORDS", len(before.vocab) - 1)

    again = _words(40)

    assert again == whole
    assert parser._model() is not before
    assert len(parser._model().vocab) <= len(before.vocab)
