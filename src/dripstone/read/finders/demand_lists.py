"""Demand lists: what is asked line by line, under words that end with a colon.

opens       Told → does it bring a list?
items       Page, Told that brings a list → each thing asked, with the sentence it stands in
asked_of    a line, its verb → whom the line itself names: "– the police to find them"
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.finders.demand_parts import listed
from dripstone.read.page import Page, Told

_MARK = r"(?:[—–\-•·*▪●■‣]|\(?\d{1,2}[.)]|\(?[^\W\d_][.)])"
_LINE = re.compile(rf"[^\S\n]*(?P<mark>{_MARK}[^\S\n]+)?(?P<said>\S[^\n]*?)[^\S\n]*(?:\n|\Z)")
_BLANK = re.compile(r"[^\S\n]*\n")
_GOES_ON = (";", ",", ", and", "; and", ", и", "; и")
_BESIDE = ("adverb", "adjective", "determiner")
_AHEAD = 6  #: words before the verb of a line: "immediately and without conditions release"


def opens(told: Told) -> bool:
    """Tell whether a sentence ends with a colon at the end of its line."""
    content, end = told.sentence.content, told.sentence.end
    after = content[end : end + 40].split("\n")[0]
    return (content[end - 1] == ":" and not after.strip()) or after.strip() == ":"


def items(page: Page, lead: Told) -> Iterator[tuple[Told, Word]]:
    """Give each verb or noun of what is asked in the lines that follow."""
    that = any(w.low == "that" for w in lead.sentence.words[-2:])
    for start, end in _lines(lead.sentence.content, lead.sentence.end):
        for told in page.told:
            if start <= told.sentence.start < end:
                first = _first(page, told.sentence, that=that)
                if first is not None:
                    yield from ((told, one) for one in (first, *_others(told.sentence, first)))
                break


def _lines(content: str, place: int) -> list[tuple[int, int]]:
    """Give the places of the lines of a list: each has a mark, or the one before goes on."""
    place = content.find("\n", place) + 1
    found: list[tuple[int, int]] = []
    goes_on = marked = False
    while place and (line := _past_blanks(content, place)) is not None:
        said = line["said"]
        if line["mark"] is None and not (goes_on or (not found and said.endswith(_GOES_ON))):
            break
        if found and marked != (line["mark"] is not None):
            break
        marked, goes_on = line["mark"] is not None, said.endswith(_GOES_ON)
        found.append(line.span())
        place = line.end()
    return found


def _past_blanks(content: str, place: int) -> re.Match[str] | None:
    while blank := _BLANK.match(content, place):
        place = blank.end()
    return _LINE.match(content, place) if place < len(content) else None


def _first(page: Page, sentence: Sentence, *, that: bool) -> Word | None:
    """Give the verb that a line of a list begins with, or the noun of what is asked for."""
    nouns = page.lexicon.rest["demand_nouns"]
    said = (w for w in sentence.words if any(c.isalnum() for c in w.text))  # "•" is no word
    ahead = [w for w in said if w.kind not in ("mark", "number")][:_AHEAD]
    noun = next((w for w in ahead if w.kind not in _BESIDE), None)
    if noun is not None and noun.kind in ("noun", "name") and noun.low in nouns:
        return noun  # "Release Ilya Maren" too, which the parser takes for a name
    mistaken = next((w for w in ahead if len(w.low) > 1), None)  # "(b)" before it
    alike = mistaken is not None and mistaken.kind == "noun" and mistaken.relation == "compound"
    known = mistaken is not None and mistaken.low in page.lexicon.rest["demand_phrases"]
    if alike and known and not sentence.bare:
        return mistaken  # "amend sections 12 and 14", which the parser takes for nouns
    bare = next((w for w in ahead if w.kind == "verb" and _bare(sentence, w)), None)
    return bare or (_of_one_named(sentence) if that else None)


def asked_of(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give whom a line of a list asks: "– the police to find them", "the firm end it"."""
    if sentence.bare or verb.kind != "verb":
        return None
    before = sentence.words[: verb.index]
    ahead = [w for w in before if w.kind in ("noun", "name", "pronoun")]
    if ahead and (before[-1].low == "to" or before[-1].text == ":"):
        first = ahead[0]  # "To the government: release them"
        above = sentence.head(first) if first.relation == "compound" else first
        named = above if above in ahead else first
        return named if page.is_somebody(sentence, named) else None
    return sentence.child(verb, "subject")


def _of_one_named(sentence: Sentence) -> Word | None:
    """Give the verb of "the vendor terminate the contract", in a list after "recommends that:"."""
    verbs = (w for w in sentence.words if w.relation == "root" and w.kind == "verb")
    root = next(verbs, None)
    own = None if root is None else sentence.child(root, "subject", "passive_subject")
    return root if own is not None and not sentence.bare else None


def _bare(sentence: Sentence, verb: Word) -> bool:
    """Tell "release them" and «освободить» from what is told: "released them"."""
    own = sentence.children(verb, "subject", "passive_subject", "auxiliary")
    if any(w.kind != "number" and w.low != "to" for w in own):
        return False
    return verb.form == "infinitive" or (not sentence.bare and verb.form in ("", "present"))


def _others(sentence: Sentence, first: Word) -> Iterator[Word]:
    """Give what is joined to it: «отменить отказ и возбудить дело»."""
    told = {w.index: w for w in listed(sentence, first)}
    joined = False
    for word in sentence.words[first.index + 1 :]:
        if word.kind in ("adverb", "mark"):
            continue
        if joined and first.kind == word.kind == "verb" and word.form == "infinitive":
            told[word.index] = word
        joined = word.kind == "conjunction" and word.relation == "coordinator"
    yield from itertools.islice(told.values(), 4)
