"""Parser: from Russian stretches to sentences with neutral relations.

parse    Stretches → Sentences    small models, loaded once, on what was nominated only

A noun's case takes the place of the preposition that another language would use; its neutral name
is the word's ``tie``. What the models are known to get wrong is mended in ``mend`` and ``voice``.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dripstone.languages.contrasts import Contrasting, contrast
from dripstone.languages.parsed import Sentence, Stretch, Word
from dripstone.languages.ru.days import days, under_verb
from dripstone.languages.ru.mend import mended
from dripstone.languages.ru.models import Tag, tagged
from dripstone.languages.ru.opened import opened
from dripstone.languages.ru.placed import placed
from dripstone.languages.ru.rough import FORMS, KINDS, RELATIONS, Rough
from dripstone.languages.ru.several import several
from dripstone.languages.ru.ties import tied
from dripstone.languages.ru.voice import raised
from dripstone.languages.ru.whom import found_again
from dripstone.languages.ru.whose import whose
from dripstone.languages.ru.words import common, finite_feats, living, passive

_THEIRS = frozenset({"его", "её", "ее", "их"})
_RUN = 3  #: marks of a kind in a row; more say nothing more, and cost the models much
_AHEAD = 64  #: stretches read at once


class _Plain(NamedTuple):
    """Words as the models know them, and where each of their letters stands."""

    stretch: Stretch
    letters: str
    starts: list[int]
    ends: list[int]


class _Cut(NamedTuple):
    """A word of the plain letters."""

    start: int
    end: int
    text: str


_CONTRASTING = Contrasting(
    nots=frozenset({"не"}),
    buts=frozenset({"а", "но"}),
    only=frozenset({"только", "лишь", "просто"}),
    also=frozenset({"и", "также", "даже"}),
)


def parse(stretches: Iterable[Stretch]) -> Iterator[tuple[Sentence, ...]]:
    """Parse stretches, each into one sentence, in order; memory stays flat."""
    ahead = iter(stretches)
    while batch := list(itertools.islice(ahead, _AHEAD)):
        plain = [_plain(stretch) for stretch in batch]
        cuts = [_cut(one.letters) for one in plain]
        tags = tagged([c.text for c in cut] for cut in cuts if cut)
        for one, cut in zip(plain, cuts, strict=True):
            yield (_sentence(one, cut, next(tags)),) if cut else ()


def _cut(letters: str) -> list[_Cut]:
    from razdel import tokenize  # noqa: PLC0415 -- part of an extra

    return [_Cut(t.start, t.stop, t.text) for t in tokenize(letters)]


def _plain(stretch: Stretch) -> _Plain:
    """Give letters that the models understand, and where each stands.

    Runs of white space become one space, runs of one mark three of it, a letter and its mark one
    letter; stress marks and signs that have no shape of their own are left out.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place in range(stretch.start, stretch.end):
        letter = stretch.content[place]
        if letter.isspace():
            if not letters or letters[-1] == " ":
                continue
            letter = " "
        elif _shapeless(letter):
            if letters and unicodedata.combining(letter):
                letters[-1] = _composed(letters[-1], letter)
                ends[-1] = place + 1
            continue
        elif not letter.isalnum() and letters[-_RUN:] == [letter] * _RUN:
            continue
        letters.append(letter)
        starts.append(place)
        ends.append(place + 1)
    return _Plain(stretch, "".join(letters), starts, ends)


def _composed(letter: str, mark: str) -> str:
    made = unicodedata.normalize("NFC", letter + mark)
    return made if len(made) == 1 else letter


def _shapeless(letter: str) -> bool:
    return letter > "\u00a0" and unicodedata.category(letter) in (
        "Cf", "Mn", "Me", "So", "Cs", "Co",
    )  # fmt: skip


def _sentence(plain: _Plain, cut: Sequence[_Cut], tags: Sequence[Tag]) -> Sentence:
    words = [_rough(plain, i, one, tag) for i, (one, tag) in enumerate(zip(cut, tags, strict=True))]
    _numbered(plain, words)
    _rooted(words)
    under_verb(words)
    opened(words)
    whose(mended(words))
    days(words)
    found_again(words)
    several(words)
    contrast(words, _CONTRASTING)
    placed(words)
    if _ringed(words):
        _rooted(words)
    raised(words)
    tied(words)
    return Sentence(content=plain.stretch.content, words=tuple(map(_word, words)), bare=True)


def _rough(plain: _Plain, index: int, cut: _Cut, tag: Tag) -> Rough:
    feats = tag.feats
    rel = tag.rel
    kind = KINDS.get(tag.pos, "other")
    if tag.pos == "VERB" and rel in ("aux", "aux:pass", "cop"):
        kind = "auxiliary"
    verbal = tag.pos in ("VERB", "AUX")
    named = bool(tag.entity) or (index > 0 and cut.text[:1].isupper())
    finite = None if verbal else finite_feats(cut.text.lower(), named=named)
    kind, verbal, feats = (kind, verbal, feats) if finite is None else ("verb", True, finite)
    participle = feats.get("VerbForm") == "Part"
    if participle and rel.split(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod"):
        kind = "noun"  # «задержанных пытали»: they stand for people
        verbal = False
    nominal = rel.split(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod")
    if tag.pos in ("ADJ", "DET") and nominal and finite is None:
        own = cut.text.lower() in _THEIRS  # «дома её избили»
        kind = "pronoun" if own else "noun"  # «неизвестные похитили»
    if (
        rel == "amod"
        and tag.pos in ("ADJ", "PROPN")
        and not tag.entity
        and passive(cut.text.lower())
    ):
        kind, verbal, feats = "verb", True, {**feats, "VerbForm": "Part", "Voice": "Pass"}
    if tag.entity and tag.pos == "PROPN" and finite is None:
        kind = "name"
    capital = cut.text[:1].isupper() and finite is None
    if tag.entity == "person" and tag.pos in ("NOUN", "X", "ADJ") and capital:
        kind = "name"
    entity = _entity(index, cut, tag)
    if kind == "name" and not index and not entity and common(cut.text.lower()):
        kind = "noun"  # the first word has a capital letter, whatever it is
    form = "plural" if kind in ("noun", "name") and feats.get("Number") == "Plur" else ""
    if verbal:
        form = _form(feats)
        if form == "gerund" and participle and passive(cut.text.lower()):
            form = "participle"  # «застреленный в мае»
    return Rough(
        index=index,
        start=plain.starts[cut.start],
        end=plain.ends[cut.end - 1],
        text=cut.text,
        low=cut.text.lower().replace("’", "'"),
        kind=kind,
        form=form,
        relation=RELATIONS.get(rel, RELATIONS.get(rel.split(":")[0], "other")),
        head=tag.head if tag.head >= 0 else index,
        rel=rel,
        pos=tag.pos,
        case=feats.get("Case", ""),
        number=feats.get("Number", ""),
        gender=feats.get("Gender", ""),
        person=feats.get("Person", ""),
        entity=entity,
        begins=tag.begins,
    )


def _entity(index: int, cut: _Cut, tag: Tag) -> str:
    """Give the kind of a name; the first word of «Беженца выслали» names no place."""
    low = cut.text.lower()
    named_so = tag.entity == "place" and not index and common(low) and living(low)
    return "" if named_so else tag.entity


def _form(feats: dict[str, str]) -> str:
    if feats.get("VerbForm") == "Part":
        return "participle" if feats.get("Voice") == "Pass" else "gerund"
    form = FORMS.get(feats.get("VerbForm", ""))
    if form is not None:
        return form
    return {"Past": "past", "Fut": "future"}.get(feats.get("Tense", ""), "present")


def _numbered(plain: _Plain, words: list[Rough]) -> None:
    """Hang the figure of «отдел полиции № 4» on what it numbers; the models do not see the sign."""
    for before, word in itertools.pairwise(words):
        if word.text.isdigit() and "№" in plain.stretch.content[before.end : word.start]:
            word.head, word.relation, word.rel = before.index, "compound", "flat"


def _rooted(words: list[Rough]) -> None:
    """Let every word reach one root: the models sometimes tie words in a ring."""
    roots = [w for w in words if w.head == w.index]
    for word in words:
        seen, at = {word.index}, word
        while at.head != at.index and at.head not in seen:
            at = words[at.head]
            seen.add(at.index)
        if at.head != at.index:
            ring = [words[i] for i in sorted(seen)]
            top = next((w for w in ring if w.kind == "verb"), at)
            if roots:
                top.head, top.relation, top.rel = roots[0].index, "parataxis", "parataxis"
            else:
                top.head, top.relation, top.rel = top.index, "root", "root"
                roots.append(top)
    for word in words:
        if word.head == word.index:
            word.relation = "root"


def _ringed(words: list[Rough]) -> bool:
    """Tell whether some words hang on each other in a ring, after all that was hung again."""
    safe: set[int] = set()
    for word in words:
        path, at = [word.index], word
        while at.head != at.index and at.head not in safe:
            if at.head in path:
                return True
            at = words[at.head]
            path.append(at.index)
        safe.update(path)
    return False


def _word(rough: Rough) -> Word:
    return Word(
        index=rough.index,
        start=rough.start,
        end=rough.end,
        text=rough.text,
        low=rough.low,
        kind=rough.kind,
        form=rough.form,
        relation=rough.relation,
        head=rough.head,
        tie=rough.tie,
        entity=rough.entity,
    )
