"""Hung: phrases whose words stand in another order, or far apart, but hang on their verb.

hung    lexicon, sentence, first word, phrase → the words of the phrase, or none
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dripstone.languages.lexicon import Lexicon, Phrase
from dripstone.languages.parsed import Sentence, Word

_BEFORE = frozenset(
    {
        "в", "во", "на", "с", "со", "из", "под", "за", "от", "к", "ко", "у", "до", "без", "по",
        "о", "об", "обо", "при", "через", "после", "над", "для", "перед",
    }
)  # fmt: skip
_YEAR = 4  #: figures of a year
_CORE = ("object", "passive_subject", "subject", "attribute", "negation", "adverb")
_WIDE = ("oblique", "open_complement", "recipient", "modifier", "adverbial")


def hung(lexicon: Lexicon, sentence: Sentence, first: Word, phrase: Phrase) -> tuple[Word, ...]:
    """Give the words of a phrase that hang on its verb, wherever they stand; none where one lacks.

    A preposition must be the one of its noun.
    """
    if not phrase.gap:
        return ()
    verb, wanted, found = first, phrase.lemmas[1:], [first]
    if first.relation == "negation":
        over = sentence.head(first)
        if over is None or not wanted or wanted[0] not in lexicon.lemma(over):
            return ()
        verb, wanted, found = over, wanted[1:], [first, over]
    if verb.kind != "verb":
        return ()
    near = list(_near(sentence, verb))
    rest = _told(lexicon, sentence, verb, near, wanted)
    if rest is None:
        return ()
    return tuple(sorted({*found, *rest}, key=lambda w: w.index))


def _near(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Give what hangs on a verb, and what describes that."""
    for one in sentence.children(verb, *_CORE, *_WIDE):
        yield one
        yield from sentence.children(one, "adjectival", "modifier", "compound", "open_complement")
        if one.kind == "verb":
            yield from sentence.children(one, "object")


def _dated(sentence: Sentence, word: Word) -> bool:
    """Tell the year of «3 мая 2014 года» from years of prison."""
    before = sentence.words[word.index - 1].text if word.index else ""
    return before.isdigit() and len(before) == _YEAR


def _within(sentence: Sentence, verb: Word, word: Word, found: Sequence[Word]) -> bool:
    """Leave out the year of «с начала года получила»: it describes what is not of the phrase."""
    held = word.head == verb.index or any(word.head == one.index for one in found)
    return held or word.relation != "modifier" or bool(sentence.children(word, "case"))


def _told(
    lexicon: Lexicon,
    sentence: Sentence,
    verb: Word,
    near: Sequence[Word],
    wanted: Sequence[str],
) -> list[Word] | None:
    found: list[Word] = []
    case = ""
    for lemma in wanted:
        if lemma in _BEFORE:
            case = lemma
            continue
        fitting = (w for w in near if w not in found and lemma in lexicon.lemma(w))
        fitting = (w for w in fitting if _within(sentence, verb, w, found))
        word = next((w for w in fitting if not _dated(sentence, w)), None)
        if word is None:
            return None
        before = sentence.children(word, "case")
        own = [w for w in before if case and case in lexicon.lemma(w)]
        if bool(before) != bool(case) or (case and not own):
            return None
        found += [*own[:1], word]
        case = ""
    return found if not case else None
