"""Rolls: those who are named one after another as the dead, the wounded or the held.

rolls    Page, Told → Drafts; «среди погибших — Анна Вереш и её сын», «раненые: сторож и двое детей»

The models make little of such a row; it is read word by word, up to the next verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import how_many
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.act_conditions import violence_beside
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import as_worded
from dripstone.records import Who

_TYPES = {
    "dead_ones": "life.killing",
    "killed_ones": "life.killing",
    "hurt_ones": "body.assault",
    "held_ones": "liberty.arrest",
}
_DASHES = frozenset("—–:")
_HEADED = frozenset(
    {"среди", "в", "числе", "имена", "список", "один", "одна", "из", "и", "а", "также"}
)
_AND = frozenset({"и", "также", "а", "ещё", "еще"})
_ENDS = frozenset({".", ";", "!", "?", "(", "—", "–", ":"})
_NAMING = ("noun", "pronoun", "adjective")


def rolls(page: Page, told: Told) -> Iterator[Draft]:
    """Give everyone of a row that stands after the dead, the wounded or the held."""
    sentence = told.sentence
    for word in page.lexicon.marked(sentence, *_TYPES):
        start = _row_after(sentence, word)
        if start is None:
            continue
        held = page.lexicon.has("held_ones", word)
        if held or violence_beside(page, told, (word,)):
            for head, inside in _each_of(page, sentence.words[start:]):
                yield _draft(page, told, word, head, inside)


def _row_after(sentence: Sentence, word: Word) -> int | None:
    """Give where a row begins: the word stands alone or after «среди», and a dash follows."""
    before = sentence.words[: word.index]
    after = sentence.words[word.index + 1 : word.index + 2]
    if not after or after[0].text not in _DASHES:
        return None
    near = [w for w in before if w.kind != "mark"]
    alone = all(w.low in _HEADED for w in near[-3:]) and len(near) <= len(_HEADED)
    return word.index + 2 if alone else None


def _each_of(page: Page, words: Sequence[Word]) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    """Give each one of a row, with its words; who is described twice is one."""
    before: Word | None = None
    alone = False
    for inside, joined in _parts(words):
        head = _head(page, inside)
        if head is None:
            continue
        named = any(w.kind == "name" for w in inside)
        own = inside[0].kind in ("determiner", "number") or inside[0].low in ("её", "его", "их")
        same = before is not None and not joined and not own and alone == (not named)
        before, alone = head, named
        if not same:
            yield head, inside


def _parts(words: Sequence[Word]) -> Iterator[tuple[tuple[Word, ...], bool]]:
    """Give the parts of a row between commas and «и», each with whether «и» joins it."""
    inside: list[Word] = []
    joined = False
    for word in words:
        verb = word.kind == "verb" and word.form != "participle" and word.relation != "subject"
        clause = verb or word.form == "relative" or word.kind == "auxiliary"
        if clause:
            return
        ends = word.text in _ENDS
        if ends or word.text == "," or word.low in _AND:
            if inside:
                yield tuple(inside), joined
                joined = False
            joined = joined or word.low in _AND
            inside = []
            if ends:
                return
            continue
        inside.append(word)
    if inside:
        yield tuple(inside), joined


def _head(page: Page, inside: Sequence[Word]) -> Word | None:
    """Give who a part of a row is: its first noun or name that no preposition brings."""
    for at, word in enumerate(inside):
        if word.kind == "preposition":
            return None
        if word.kind == "name" and not page.places(word.start, word.end):
            return word
        if word.kind in _NAMING and page.lexicon.personal(word.low):
            return word
        of = inside[at + 1 : at + 2]
        if word.kind == "number" and (not of or of[0].low == "из"):
            return word
    return None


def _draft(page: Page, told: Told, word: Word, head: Word, inside: Sequence[Word]) -> Draft:
    named = next(n for n in _TYPES if page.lexicon.has(n, word))
    span = (inside[0].start, inside[-1].end)
    _, found = as_worded(page, told, head)
    if isinstance(found, Who):
        whole = found.stands_for if head.kind == "name" else None
        found = msgspec.structs.replace(found, text=page.words(span), stands_for=whole)
    slots: dict[str, Answer] = {"to_whom": (span, found)}
    many = how_many(page, told, span)
    slots |= {} if many is None else {"how_many": many}
    return Draft(
        kind="act",
        type=_TYPES[named],
        trigger=(word.start, word.end),
        told=told,
        heard=_heard(page, told, word),
        rule="noun.roll",
        why=f"“{word.text}” are named one after another",
        confidence=0.6,
        verb=word.text,
        slots=slots,
        not_stated=("who",),
    )


def _heard(page: Page, told: Told, word: Word) -> Heard:
    """Hear whose words a row is in: before a colon the dead say nothing."""
    heard = chain(page, told, word)
    own = tuple(h for h in heard.hops if h.who is None or word.text not in h.who)
    return replace(heard, hops=own)
