"""Ties: what the grammar of a sentence lets a stranger's suggestion say.

Tied    who may have done a deed, and whether the sentence denies it
tied    Text's words, sentence, deed → Tied

A machine may suggest whom words call the doer, and nobody else: not who stands near, and not who
seems likely. So a doer that a reader names is kept only where our own grammar ties them.
"""

from __future__ import annotations

from dripstone import languages
from dripstone.errors import MissingExtra, NoSuchLanguage
from dripstone.languages import Language
from dripstone.languages.parsed import Sentence, Stretch, Word
from dripstone.read.arguments import by_noun, doer
from dripstone.read.readers.placing import Span
from dripstone.records import Value


class Tied(Value, frozen=True, kw_only=True):
    """What the grammar around a deed says."""

    doer: Span | None = None  #: the noun that it makes the doer
    denied: bool = False  #: a "not" hangs on the deed itself


def tied(content: str, sentence: Span, deed: Span, code: str | None) -> Tied:
    """Parse one sentence and give what it says of a deed; nothing where no reader serves it."""
    try:
        language = languages.reader(code or "")
    except (NoSuchLanguage, MissingExtra):
        return Tied()
    stretch = Stretch(content=content, start=sentence[0], end=sentence[1])
    for parsed in next(iter(language.parse([stretch])), ()):
        word = _deed(parsed, deed)
        if word is not None:
            return _tied(language, parsed, word)
    return Tied()


def _deed(sentence: Sentence, span: Span) -> Word | None:
    """Give the word that carries a deed: its verb, else the noun on top."""
    inside = sentence.between(*span)
    verb = next((w for w in inside if w.kind == "verb"), None)
    held = {w.index for w in inside}
    return verb or next((w for w in inside if w.head not in held or w.head == w.index), None)


def _tied(language: Language, sentence: Sentence, word: Word) -> Tied:
    by = doer(sentence, word) if word.kind == "verb" else by_noun(sentence, word)
    negative = any(language.lexicon().has("negative", w) for w in sentence.children(word))
    return Tied(doer=None if by is None else (by.start, by.end), denied=negative)
