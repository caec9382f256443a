"""The sampler's kernel, compiled, where Numba is installed (the extra ``fast``).

    kernel      Data, steps → Kernel or None      None: not installed, or not worth compiling

It calls the C functions behind ``numpy.random.Generator`` on the same stream in the same order as
``latent_steps.advance`` does, so that with and without Numba the draws are the same.

Source: NumPy's manual, "Extending via Numba", for the use of its distributions from outside.
"""

from __future__ import annotations

import ctypes
import functools
import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from dripstone.count.estimators import latent_compiled as parts
from dripstone.count.estimators.latent_steps import Data, State
from dripstone.count.estimators.loglinear import Ints

if TYPE_CHECKING:
    from dripstone.count.estimators.latent import Kernel

WORTH = 400_000  #: steps x patterns from which compiling, some seconds, is less than it saves
_POINTER = ctypes.c_ssize_t
_CALLS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "random_standard_uniform": (ctypes.c_double, (_POINTER,)),
    "random_standard_gamma": (ctypes.c_double, (_POINTER, ctypes.c_double)),
    "random_beta": (ctypes.c_double, (_POINTER, ctypes.c_double, ctypes.c_double)),
    "random_poisson": (ctypes.c_int64, (_POINTER, ctypes.c_double)),
    "random_multinomial": (
        None,
        (_POINTER, ctypes.c_int64, _POINTER, _POINTER, _POINTER, _POINTER),
    ),
}


def kernel(data: Data, steps: int) -> Kernel | None:
    """Give the compiled kernel, or None."""
    ready = compiled.cache_info().currsize > 0
    if not installed() or not (ready or steps * len(data.counts) > WORTH):
        return None
    return _run


@functools.cache
def installed() -> bool:
    """Tell whether Numba and NumPy's own C functions are both here."""
    if importlib.util.find_spec("numba") is None:
        return False
    try:
        _functions()
    except (OSError, AttributeError):  # no such symbols in this build of NumPy
        return False
    return True


@functools.cache
def _functions() -> dict[str, Any]:
    from numpy.random import _generator  # noqa: PLC0415 -- only where Numba is

    library = ctypes.CDLL(_generator.__file__)
    found = {}
    for name, (result, arguments) in _CALLS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
        found[name] = function
    return found


def _run(
    data: Data, state: State, rng: np.random.Generator, limit: int, thin: int, out: Ints
) -> None:
    on = np.ascontiguousarray(data.patterns[1:] > 0)
    address = int(rng.bit_generator.ctypes.bit_generator.value)
    with rng.bit_generator.lock:
        compiled()(address, on, data.counts, *state, limit, thin, out)


@functools.cache
def compiled() -> Callable[..., None]:
    """Compile the kernel: some seconds, once in a process."""
    from numba import njit  # noqa: PLC0415 -- an extra

    calls = _functions()
    fast = njit(nogil=True)
    uniform, gamma, beta = (
        calls[f"random_{n}"] for n in ("standard_uniform", "standard_gamma", "beta")
    )
    return parts.runner(
        fast,
        parts.weigher(fast),
        parts.unseen_drawer(fast, gamma, calls["random_poisson"]),
        parts.seen_drawer(fast, calls["random_multinomial"]),
        parts.swapper(fast, uniform),
        parts.chances_drawer(fast, uniform, beta),
        parts.sticks_drawer(fast, uniform, gamma),
    )
