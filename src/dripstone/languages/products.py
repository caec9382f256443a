"""Products: the matrix products of small models, by numpy on one thread.

one_thread    → tells whether numpy's products now run on one thread
kept_memory   → tells whether the memory of matrices is now kept for the next ones
swift         a spaCy pipeline → the same, by numpy: words looked at once, layers in one go
told_by       a spaCy pipeline, a batch of words → documents, parsed a step at a time

Small models lose more by sharing a product among threads than they win, and several processes
read side by side. numpy's own library is about three times as fast here as the one that comes with
spaCy. Where it cannot be held to one thread, nothing is changed.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from pathlib import Path
from typing import Any

from dripstone.languages.windows import in_one_go

_TRIM, _MAP = -1, -3  #: glibc's numbers for what it keeps, and for what it asks for apart
_SET = (
    "scipy_openblas_set_num_threads64_",
    "openblas_set_num_threads64_",
    "scipy_openblas_set_num_threads",
    "openblas_set_num_threads",
)


@functools.cache
def one_thread() -> bool:
    """Hold numpy's products to one thread in this process, and tell whether that worked."""
    import numpy as np  # noqa: PLC0415 -- only readers need it

    beside = Path(np.__file__).parent.parent / "numpy.libs"
    for file in sorted(beside.glob("*openblas*")):
        try:
            library = ctypes.CDLL(str(file))
        except OSError:
            continue
        limit = next((getattr(library, name) for name in _SET if hasattr(library, name)), None)
        if limit is not None:
            limit(1)
            return True
    return False


@functools.cache
def kept_memory() -> bool:
    """Let this process keep up to 64 MiB that it gives back, and tell whether that worked.

    Matrices come and go by the megabyte. glibc hands their memory back each time, and getting it
    again costs a few hundredths of reading.
    """
    if sys.platform != "linux":
        return False
    try:
        libc = ctypes.CDLL(None)
        return bool(libc.mallopt(_TRIM, 64 << 20) and libc.mallopt(_MAP, 32 << 20))
    except (OSError, AttributeError):  # another C library
        return False


def swift(pipeline: Any) -> Any:  # noqa: ANN401
    """Let a pipeline multiply by numpy, where that runs on one thread.

    Words of a batch that look alike get their first vector once. What comes out differs from
    what spaCy works out in the last digits of a float only.
    """
    if not one_thread():
        return pipeline
    ops = _numpy_products()
    for _, pipe in pipeline.pipeline:
        for node in pipe.model.walk():
            node.ops = ops
            if [inner.name for inner in node.layers[:2]] == ["extract_features", "list2ragged"]:
                _look_once(node)
            in_one_go(node)
    return pipeline


def told_by(pipeline: Any, batch: list[str]) -> list[Any]:  # noqa: ANN401
    """Let a pipeline tell a batch of words, each as one document, in order."""
    docs = [pipeline.make_doc(words) for words in batch]
    for name, pipe in pipeline.pipeline:
        told = _stepped(pipe, docs) if name == "parser" else pipe.predict(docs)
        pipe.set_annotations(docs, told)
    return docs


def _stepped(parser: Any, docs: list[Any]) -> list[Any]:  # noqa: ANN401
    """Parse greedily, all documents a step at a time, as the parser does by itself.

    Its own loop lets go of Python's lock, and takes it again several times for each word.
    """
    states: list[Any] = parser.moves.init_batch(docs)
    left = [state for state in states if not state.is_final()]
    if not left:  # nothing but documents without a word
        return states
    scored = parser.model.predict(docs)
    while left:
        left = parser.transition_states(left, scored.predict(left))
    return states


def _look_once(embedding: Any) -> None:  # noqa: ANN401
    """Work out a vector for each kind of word that a batch has, and not for each word.

    The layers in the middle take one word at a time, so that equal rows of features have equal
    vectors.
    """
    import numpy as np  # noqa: PLC0415

    features, _, *by_word, _ = embedding.layers
    odd = np.random.default_rng(1).integers(1 << 62, size=64, dtype=np.uint64) * 2 + 1

    def vectors(model: Any, docs: Any, is_train: bool) -> Any:  # noqa: ANN401, ARG001
        rows = features.predict(docs)
        of_all = np.concatenate(rows)
        sums = (of_all * odd[: of_all.shape[1]]).sum(axis=1, dtype=np.uint64)
        _, first, back = np.unique(sums, return_index=True, return_inverse=True)
        kinds = of_all[first]
        if not (kinds[back] == of_all).all():  # two kinds have one sum
            kinds, back = of_all, np.arange(len(of_all))
        for layer in by_word:
            kinds = layer.predict(kinds)
        return np.split(kinds[back], np.cumsum([len(one) for one in rows[:-1]])), None

    embedding._func = vectors  # noqa: SLF001 -- thinc has no other way to set it


def _numpy_products() -> Any:  # noqa: ANN401
    import numpy as np  # noqa: PLC0415
    from thinc.api import NumpyOps  # noqa: PLC0415 -- loads spaCy's numbers

    class Products(NumpyOps):  # type: ignore[misc]
        """Operations for reading only, whose products are numpy's."""

        def gemm(
            self,
            x: Any,  # noqa: ANN401
            y: Any,  # noqa: ANN401
            out: Any = None,  # noqa: ANN401
            trans1: bool = False,
            trans2: bool = False,
        ) -> Any:  # noqa: ANN401
            """Multiply two matrices, each turned first where asked."""
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

        def maxout(self, x: Any) -> Any:  # noqa: ANN401
            """Give the greatest of each unit's pieces; which it was is asked in training only."""
            best = x[..., 0].copy()
            for piece in range(1, x.shape[-1]):
                np.maximum(best, x[..., piece], out=best)
            return best, None

    return Products()
