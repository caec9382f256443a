"""Tags: who speaks right beside a quotation, whatever the verb, even "smiled".

tags    Page, sentence → the cues that stand where only a speaker's own can

A comma that ends what is quoted, or a colon before it, leads to whoever speaks; a list of verbs
never ends, for people snarl, break in and begin as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.page import Page, Span, Told
from dripstone.read.quotations import Quotation

_NAMING = ("noun", "name", "pronoun")
_BEGINS = (*_NAMING, "determiner", "adjective", "number", "verb")
_FINITE = ("past", "present", "future")
_OF_A_NAME = ("compound", "modifier", "oblique", "possessor", "time")
_SETS_OFF = frozenset(",—–")
_STOPS = frozenset(";:")
_OF_OTHERS = ("relative", "reduced", "adjectival", "adverbial")
_WORDS_TO_COME = frozenset({"this", "it", "following"})  #: "had this to say:"
_FEW = 4  #: words; fewer behind a colon are no speech


def tags(page: Page, told: Told) -> Iterator[tuple[Word, Word]]:
    """Give verbs beside the quotations of a sentence, each with whoever speaks by it."""
    sentence = told.sentence
    for quotation in page.quotations:
        if quotation.depth or not quotation.closed:
            continue
        if sentence.start < quotation.end < sentence.end:
            yield from _after(page, sentence, quotation)
        if sentence.start < quotation.start < sentence.end and not quotation.spoken:
            yield from _before(page, sentence, quotation)


def _after(page: Page, sentence: Sentence, quotation: Quotation) -> Iterator[tuple[Word, Word]]:
    """Read "“…,” Dost smiled" and "“…,” smiled Dost"."""
    inside = page.text.content[quotation.inner[1] - 1]
    beyond = page.words((quotation.end, quotation.end + 1))
    led = page.words((sentence.start, quotation.start)).rstrip()[-1:]
    if "," not in (inside, beyond) or led.isalnum():
        return  # "in the film “The Road,” Dost plays …"
    words = _plain(page, sentence, (quotation.end, sentence.end))
    if not words or words[0].kind not in _BEGINS or _is_relative(words[0]):
        return
    verb = next((w for w in words if _is_finite(page, sentence, w)), None)
    if verb is None:
        return
    sides = [w for w in words if w.index < verb.index], [w for w in words if w.index > verb.index]
    for side in sides:
        who = _speaker(page, sentence, verb, side)
        if who is not None:
            yield verb, who
            return


def _before(page: Page, sentence: Sentence, quotation: Quotation) -> Iterator[tuple[Word, Word]]:
    """Read "Dost smiled: “…”" and "Dost went on, “…”"."""
    words = _plain(page, sentence, (sentence.start, quotation.start))
    lead = page.words((sentence.start, quotation.start)).rstrip()[-1:]
    said = page.words(quotation.inner)
    if lead not in (":", ",") or not said[:1].isupper() or len(said.split()) < _FEW:
        return
    verb = next((w for w in reversed(words) if _is_finite(page, sentence, w)), None)
    if verb is None:
        return
    thing = sentence.child(verb, "object")
    other = thing is not None and thing.low not in _WORDS_TO_COME
    if other or any(
        page.lexicon.has("negative", w) or page.lexicon.has("nobody", w) for w in words
    ):
        return
    after = [w for w in words if w.index > verb.index and w.kind != "mark"]
    if lead == "," and any(w.kind in (*_NAMING, "verb") for w in after):
        return
    who = _speaker(page, sentence, verb, [w for w in words if w.index < verb.index])
    if who is not None:
        yield verb, who


def _plain(page: Page, sentence: Sentence, span: Span) -> list[Word]:
    """Give the words of a stretch that nobody is quoted with, up to where a clause stops."""
    found: list[Word] = []
    for word in sentence.words:
        if word.start < span[0] or (word.kind == "mark" and not found):
            continue
        if word.end > span[1] or page.quoted(word.start) or word.text in _STOPS:
            break
        found.append(word)
    return found


def _is_relative(word: Word) -> bool:
    return word.low in ("who", "which", "that", "whose", "what")


def _is_finite(page: Page, sentence: Sentence, word: Word) -> bool:
    before = sentence.words[word.index - 1].text if word.index else ""
    if before in _SETS_OFF and _speaks(page, word) and word.text.islower():
        return word.form != "gerund"  # "Dost, a baker from Karvel, swore": taken for one more name
    if word.relation == "parataxis" and sentence.child(word, "subject") is not None:
        return word.kind != "verb" or _active(sentence, word)  # «усмехнулся», taken for a noun
    helped = any(w.form in _FINITE for w in sentence.children(word, "auxiliary"))
    finite = word.kind == "verb" and (word.form in (*_FINITE, "participle") or helped)
    return finite and word.relation not in _OF_OTHERS and _active(sentence, word)


def _speaks(page: Page, word: Word) -> bool:
    return page.lexicon.has("reporting", word) or page.lexicon.has("beside", word)


def _active(sentence: Sentence, verb: Word) -> bool:
    """Tell "was heard to say" and "was quoted as saying", but no other passive."""
    after = sentence.words[verb.index + 1 : verb.index + 3]
    return not is_passive(sentence, verb) or any(w.low in ("saying", "say") for w in after)


def _speaker(page: Page, sentence: Sentence, verb: Word, side: Sequence[Word]) -> Word | None:
    """Give who speaks: the verb's own, else the first that is named on its side."""
    own = sentence.child(verb, "subject", "passive_subject") or actor(sentence, verb)
    named = [w for w in side if w.kind in _NAMING and w.relation not in _OF_A_NAME]
    who = own if own is not None and own in side else next(iter(named), None)
    if who is None or _is_relative(who):
        return None
    may = page.is_somebody(sentence, who) or page.lexicon.may_be_personal(who.low)
    return who if may or who.low in page.lexicon.cues["documents"] else None
