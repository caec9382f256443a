"""Parsed: a sentence as finders see it, whatever language and parser it came through.

    Stretch     the words of a text that are parsed as one sentence or line
    Word        one word: where it stands, what kind it is, what it depends on
    Sentence    its words, and questions about them

Relations have neutral names, close to Universal Dependencies: the noun of "by the police" is the
``agent`` or an ``oblique`` with a ``case`` word, never a dependent of the preposition.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dripstone.records import Value

#: noun, name, pronoun, verb, auxiliary, adjective, adverb, preposition, determiner, number,
#: conjunction, particle, mark, other
Kind = str
#: root, subject, passive_subject, object, recipient, agent, oblique, modifier, time, possessor,
#: complement, open_complement, adverbial, relative, reduced, conjunct, coordinator, auxiliary,
#: passive_auxiliary, negation, determiner, adjectival, compound, apposition, attribute, case,
#: connective, particle, number, adverb, mark, other
Relation = str

_OBLIQUE = frozenset({"oblique", "modifier", "agent", "recipient"})
_NOT_SHOWN = frozenset({"relative", "reduced", "apposition", "adverbial", "parataxis"})


class Stretch(Value, frozen=True, kw_only=True):
    """Words to parse as one: a sentence of a paragraph, or a line."""

    content: str  #: the whole text
    start: int  #: code points
    end: int


class Word(Value, frozen=True, kw_only=True, gc=False):
    """One word of a sentence."""

    index: int  #: from 0, in the sentence
    start: int  #: code points in the content
    end: int
    text: str
    low: str  #: in lower case
    kind: Kind
    form: str  #: of verbs: past, participle, gerund, infinitive, present; of nouns: plural
    relation: Relation
    head: int  #: index of the word it depends on; its own at the root
    tie: str = ""  #: neutral name of what ties it to its head, where no preposition of ours does
    entity: str = ""  #: person, place, organisation, where the parser tells


@dataclass(frozen=True, kw_only=True, repr=False)
class Sentence:
    """The words of a sentence, and who depends on whom."""

    content: str
    words: tuple[Word, ...]
    bare: bool = False  #: infinitives stand without a word of their own ("to")

    @property
    def start(self) -> int:
        """Give where it begins, in code points."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Give where it ends, in code points."""
        return self.words[-1].end

    @functools.cached_property
    def noted(self) -> dict[object, Any]:
        """Hold what was worked out of this sentence once, for whoever asks again."""
        return {}

    @functools.cached_property
    def said(self) -> frozenset[str]:
        """Give the words that stand in it, in lower case."""
        return frozenset(word.low for word in self.words)

    @functools.cached_property
    def _children(self) -> list[list[Word]]:
        lists: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                lists[word.head].append(word)
        return lists

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def children(self, word: Word, *relations: Relation) -> list[Word]:
        """Give the words that depend on one, in order; of some relations, or of any."""
        below = self._children[word.index]
        if not relations or not below:
            return below[:]
        return [one for one in below if one.relation in relations]

    def child(self, word: Word, *relations: Relation) -> Word | None:
        """Give the first word that depends on one in some relation."""
        for one in self._children[word.index]:
            if not relations or one.relation in relations:
                return one
        return None

    def head(self, word: Word) -> Word | None:
        """Give the word that one depends on; None at the root."""
        return None if word.head == word.index else self.words[word.head]

    def above(self, word: Word) -> Iterator[Word]:
        """Give the words that one depends on, nearest first."""
        seen, at = {word.index}, word.head
        while at not in seen:
            seen.add(at)
            step = self.words[at]
            yield step
            at = step.head

    def below(self, word: Word, *, leave_out: frozenset[str] = frozenset()) -> list[Word]:
        """Give a word and all that hangs on it, in order; branches of some relations left out."""
        found, stack = [], [word.index]
        while stack:
            index = stack.pop()
            found.append(index)
            below = self._children[index]
            stack += [one.index for one in below if one.relation not in leave_out]
        return [self.words[i] for i in sorted(found)]

    def case(self, word: Word) -> str:
        """Give what ties a noun to its head: its preposition, or its case by a neutral name.

        The neutral names are English prepositions: "of", "by", "to". "" where there is none.
        """
        return word.tie or self._cases.get(word.index, "")

    @functools.cached_property
    def _cases(self) -> dict[int, str]:
        """Give the prepositions of each noun that has any."""
        found: dict[int, str] = {}
        for word in self.words:
            if word.relation == "case" and word.head != word.index:
                before = found.get(word.head)
                found[word.head] = word.low if before is None else f"{before} {word.low}"
        return found

    def obliques(self, word: Word, *cases: str) -> list[Word]:
        """Give the nouns that depend on a word through one of these prepositions."""
        tied = self._tied.get(word.index)
        return [w for w, case in tied if case in cases] if tied else []

    @functools.cached_property
    def _tied(self) -> dict[int, list[tuple[Word, str]]]:
        """Give the nouns that depend on each word through what ties them, and that."""
        found: dict[int, list[tuple[Word, str]]] = {}
        for word in self.words:
            if word.relation in _OBLIQUE and word.head != word.index:
                found.setdefault(word.head, []).append((word, self.case(word)))
        return found

    def conjuncts(self, word: Word) -> list[Word]:
        """Give the words joined to one by "and", at any distance, in order."""
        found: list[Word] = []
        if word.index not in self._joined:
            return found
        stack = self.children(word, "conjunct")
        while stack:
            one = stack.pop(0)
            found.append(one)
            stack += self.children(one, "conjunct")
        return sorted(found, key=lambda w: w.index)

    @functools.cached_property
    def _joined(self) -> frozenset[int]:
        return frozenset(w.head for w in self.words if w.relation == "conjunct")

    def first_of(self, word: Word) -> Word:
        """Give the first of the words that one is joined to by "and"."""
        while word.relation == "conjunct" and word.head != word.index:
            word = self.words[word.head]
        return word

    def phrase(self, word: Word, *, alone: bool = False) -> tuple[int, int]:
        """Give the place of a noun phrase: a noun and what belongs to it, no preposition before.

        Clauses, appositions and edge marks stay outside; with ``alone``, what is joined to it by
        "and" does too.
        """
        key = ("phrase", word.index, alone)
        found: tuple[int, int] | None = self.noted.get(key)
        if found is None:
            found = self.noted[key] = self._phrase(word, alone=alone)
        return found

    def _phrase(self, word: Word, *, alone: bool) -> tuple[int, int]:
        out = _NOT_SHOWN | ({"conjunct", "coordinator"} if alone else frozenset())
        shown = self.below(word, leave_out=frozenset(out))
        own = [w for w in shown if w.head == word.index and w.text not in "«»"]
        loose = [w for w in own if w.relation in ("case", "mark") and not self._joins(w)]
        shown = [w for w in shown if w not in loose]
        run = _run(shown, word)
        while run and run[-1].kind in ("mark", "conjunction", "preposition") and run[-1] != word:
            if run[-1].text == "»" and any(w.text == "«" for w in run[1:]):
                break  # the name that it closes belongs to the phrase
            run.pop()
        while run and run[0].kind in ("mark", "conjunction") and run[0] != word:
            run.pop(0)
        return run[0].start, run[-1].end

    def _joins(self, mark: Word) -> bool:
        """Tell the hyphens of "the 17-year-old" from a dash between words."""
        if mark.text != "-" or not 0 < mark.index < len(self.words) - 1:
            return False
        before, after = self.words[mark.index - 1], self.words[mark.index + 1]
        return before.end == mark.start and mark.end == after.start

    def clause(self, word: Word) -> tuple[int, int]:
        """Give the place of a word with all that hangs on it."""
        below = [w for w in self.below(word) if w.kind != "mark"] or [word]
        return below[0].start, below[-1].end

    def at(self, place: int) -> Word | None:
        """Give the word that stands at a place of the content."""
        index = bisect.bisect_right(self._starts, place) - 1
        word = self.words[index] if index >= 0 else None
        return word if word is not None and place < word.end else None

    def between(self, start: int, end: int) -> list[Word]:
        """Give the words that lie between two places of the content."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end, lo=first)
        return [w for w in self.words[first:last] if w.end <= end]


def _run(shown: list[Word], word: Word) -> list[Word]:
    """Keep the words around one that follow each other without a gap."""
    at = shown.index(word)
    first = last = at
    while first > 0 and shown[first].index - shown[first - 1].index == 1:
        first -= 1
    while last + 1 < len(shown) and shown[last + 1].index - shown[last].index == 1:
        last += 1
    return shown[first : last + 1]
