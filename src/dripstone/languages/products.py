"""Products: the matrix products of small models, by numpy on one thread.

one_thread    → tells whether numpy's products now run on one thread
swift         a spaCy pipeline → the same, its products by numpy

Small models lose more by sharing a product among threads than they win, and several processes
read side by side. numpy's own library is about three times as fast here as the one that comes with
spaCy. Where it cannot be held to one thread, nothing is changed.
"""

from __future__ import annotations

import ctypes
import functools
from pathlib import Path
from typing import Any

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


def swift(pipeline: Any) -> Any:  # noqa: ANN401
    """Let a pipeline multiply by numpy, where that runs on one thread."""
    if not one_thread():
        return pipeline
    ops = _numpy_products()
    for _, pipe in pipeline.pipeline:
        for node in pipe.model.walk():
            node.ops = ops
    return pipeline


def _numpy_products() -> Any:  # noqa: ANN401
    import numpy as np  # noqa: PLC0415
    from thinc.api import NumpyOps  # noqa: PLC0415 -- loads spaCy's numbers

    class Products(NumpyOps):  # type: ignore[misc]
        """Operations whose products are numpy's."""

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

    return Products()
