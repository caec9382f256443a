"""Products: numpy's and those that come with spaCy are the same, to the last digits."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps

from dripstone.languages.products import _numpy_products


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
