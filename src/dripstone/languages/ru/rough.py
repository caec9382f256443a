"""Rough: a Russian word while its relations are still being put right.

Rough      a word with what the models told of it
Words      a sentence of them
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

KINDS = {
    "NOUN": "noun",
    "PROPN": "name",
    "PRON": "pronoun",
    "VERB": "verb",
    "AUX": "auxiliary",
    "ADJ": "adjective",
    "ADV": "adverb",
    "ADP": "preposition",
    "DET": "determiner",
    "NUM": "number",
    "CCONJ": "conjunction",
    "SCONJ": "conjunction",
    "PART": "adverb",
    "PUNCT": "mark",
    "SYM": "other",
}
RELATIONS = {
    "root": "root",
    "nsubj": "subject",
    "csubj": "complement",
    "nsubj:pass": "passive_subject",
    "csubj:pass": "complement",
    "obj": "object",
    "iobj": "recipient",
    "obl": "oblique",
    "obl:agent": "agent",
    "nmod": "modifier",
    "nummod": "number",
    "appos": "apposition",
    "flat": "compound",
    "compound": "compound",
    "amod": "adjectival",
    "acl": "reduced",
    "acl:relcl": "relative",
    "advcl": "adverbial",
    "advmod": "adverb",
    "ccomp": "complement",
    "xcomp": "open_complement",
    "conj": "conjunct",
    "cc": "coordinator",
    "aux": "auxiliary",
    "aux:pass": "passive_auxiliary",
    "cop": "auxiliary",
    "det": "determiner",
    "case": "case",
    "mark": "connective",
    "fixed": "case",
    "parataxis": "parataxis",
    "punct": "mark",
    "discourse": "adverb",
    "vocative": "other",
    "orphan": "other",
    "expl": "other",
}
FORMS = {"Inf": "infinitive", "Conv": "gerund"}


@dataclass(slots=True, repr=False)
class Rough:
    """A word while its relations are still being put right."""

    index: int
    start: int
    end: int
    text: str
    low: str
    kind: str
    form: str
    relation: str
    head: int
    rel: str  #: the models' own relation
    pos: str
    case: str  #: Nom, Gen, Dat, Acc, Ins, Loc, ""
    number: str
    gender: str
    person: str
    entity: str
    begins: bool
    tie: str = ""


Words = list[Rough]


def below(words: Words, head: Rough, *relations: str) -> Iterator[Rough]:
    """Give the words that hang on one, in order; in some relations, or in any."""
    for word in words:
        if (
            word.head == head.index
            and word is not head
            and (not relations or word.relation in relations)
        ):
            yield word


def first(words: Words, head: Rough, *relations: str) -> Rough | None:
    """Give the first word that hangs on one in some relation."""
    return next(below(words, head, *relations), None)


def preposition(words: Words, noun: Rough) -> str:
    """Give the preposition before a noun, its further words too; "" where there is none."""
    cases = [w for w in words if w.head == noun.index and w.relation == "case" and w is not noun]
    return " ".join(w.low for w in cases)


def take_place(new: Rough, old: Rough, relation: str) -> None:
    """Let one word take another's place in the tree, and the other hang on it."""
    if old.head == old.index:
        new.head, new.relation = new.index, "root"
    else:
        new.head, new.relation = old.head, old.relation
    old.head, old.relation = new.index, relation
