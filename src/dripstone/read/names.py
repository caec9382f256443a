"""Names: the fuller name in the same text that a surname alone goes back to, where only one can.

full_names    sentences → names of two words or more
fuller        page's names, a mention → the one fuller name, or None

Within one text only, and shown beside the words, never in their place. Where two people share the
surname, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dripstone.languages.lexicon import Lexicon
from dripstone.languages.parsed import Sentence, Word

Name = tuple[str, ...]  #: words of a name, as they stand


def full_names(sentences: Iterable[Sentence]) -> tuple[Name, ...]:
    """Give the names of people that have two words or more, in the order of the text."""
    found = [
        name
        for sentence in sentences
        for word in sentence.words
        if word.kind == "name" and word.entity == "person" and word.relation != "compound"
        if len(name := words_of(sentence, word)) > 1
    ]
    return tuple(dict.fromkeys(found))


def words_of(sentence: Sentence, word: Word) -> Name:
    """Give the words of a name: its head and those that belong to it, no title before."""
    parts = [word, *(w for w in sentence.children(word, "compound") if w.kind == "name")]
    return tuple(w.text for w in sorted(parts, key=lambda w: w.index))


def fuller(names: Sequence[Name], mention: Name, lexicon: Lexicon) -> str | None:
    """Give the one fuller name that a mention goes back to; None where two could be meant."""
    fitting = [name for name in names if lexicon.may_shorten(mention, name)]
    longest = max(fitting, key=len, default=())
    if len(longest) <= len(mention):
        return None
    one = all(_alike(name, longest, lexicon) for name in fitting)
    return " ".join(longest) if one else None


def _alike(one: Name, other: Name, lexicon: Lexicon) -> bool:
    """Tell whether two names of a text differ in their cases or their length only."""
    return lexicon.may_shorten(one, other) or lexicon.may_shorten(other, one)
