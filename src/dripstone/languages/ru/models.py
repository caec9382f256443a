"""Models: words, forms, relations and names of Russian sentences, by small models on one thread.

tagged      lists of words → their kinds, cases, heads and relations, and the names among them
names_of    lists of words → the names among them alone

The models are data files of one package, whose own code is never loaded.
"""

from __future__ import annotations

import functools
import importlib.util
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dripstone.errors import MissingExtra
from dripstone.languages.products import one_thread
from dripstone.languages.ru.names import settled

_WINDOW = 64  #: sentences read ahead
_BATCH = 16  #: sentences the models see at once
_ENTITIES = {"PER": "person", "LOC": "place", "ORG": "organisation"}


class Tag(NamedTuple):
    """What the models tell of one word."""

    pos: str
    feats: dict[str, str]
    head: int  #: index; -1 at the root
    rel: str
    entity: str  #: person, place, organisation, ""
    begins: bool  #: is it the first word of its name?


def tagged(sentences: Iterable[list[str]]) -> Iterator[list[Tag]]:
    """Tag sentences, each a list of its words, in order; memory stays flat.

    Sentences of like length go together, because the models fill each batch up to its longest.
    """
    ahead = iter(sentences)
    while window := list(itertools.islice(ahead, _WINDOW)):
        order = sorted(range(len(window)), key=lambda i: len(window[i]))
        told: dict[int, list[Tag]] = {}
        for first in range(0, len(order), _BATCH):
            chosen = order[first : first + _BATCH]
            told |= zip(chosen, _batch([window[i] for i in chosen]), strict=True)
        yield from (told[i] for i in range(len(window)))


def names_of(sentences: Iterable[list[str]]) -> Iterator[list[tuple[str, bool]]]:
    """Give the names alone: for each word the kind of name it is part of, and whether it begins."""
    ahead = iter(sentences)
    while batch := list(itertools.islice(ahead, _BATCH)):
        yield from _named(_models()[2], batch)


def _batch(batch: list[list[str]]) -> Iterator[list[Tag]]:
    morph, syntax, ner = _models()
    told = zip(morph.map(batch), syntax.map(batch), _named(ner, batch), strict=True)
    for one, tree, names in told:
        settled_ = settled([a.text for a in one.tokens], names)
        yield [
            Tag(a.pos, a.feats or {}, int(b.head_id) - 1, b.rel, *name)
            for a, b, name in zip(one.tokens, tree.tokens, settled_, strict=True)
        ]


def _named(ner: Any, batch: list[list[str]]) -> Iterator[list[tuple[str, bool]]]:  # noqa: ANN401
    """Give for each word of each sentence the kind of name it is part of, and whether it begins it.

    The model's own door takes running text; its words and ours must be the same ones, so its inner
    steps are taken here.
    """
    for tags in _bio(ner, batch):
        yield [(_ENTITIES.get(tag[2:], ""), tag.startswith("B-")) for tag in tags]


def _bio(ner: Any, batch: list[list[str]]) -> Iterator[list[str]]:  # noqa: ANN401
    inner = ner.infer
    yield from inner.decoder(inner.process(inner.encoder(batch)))


@functools.cache
def _models() -> tuple[Any, Any, Any]:
    one_thread()
    folder = _folder()
    from navec import Navec  # noqa: PLC0415 -- part of an extra
    from slovnet import NER, Morph, Syntax  # noqa: PLC0415

    vectors = Navec.load(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    made = []
    for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner")):
        model = kind.load(folder / "model" / f"slovnet_{name}_news_v1.tar", batch_size=_BATCH)
        model.navec(vectors)
        made.append(model)
    return made[0], made[1], made[2]


def _folder() -> Path:
    found = importlib.util.find_spec("natasha")
    if found is None or not found.submodule_search_locations:
        raise MissingExtra(language="ru")
    return Path(found.submodule_search_locations[0]) / "data"
