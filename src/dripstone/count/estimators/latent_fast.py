"""The sampler's kernel, compiled, where Numba is installed (the extra ``fast``).

    kernel      Data, steps → Kernel or None      None: not installed, or not worth compiling

It calls the C functions behind ``numpy.random.Generator`` on the same stream in the same order as
``latent.advance`` does, so that with and without Numba the draws are the same.

Source: NumPy's manual, "Extending via Numba", for the use of its distributions from outside.
"""

from __future__ import annotations

import ctypes
import functools
import importlib.util
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from dripstone.count.estimators.loglinear import Bools, Floats, Ints

if TYPE_CHECKING:
    from dripstone.count.estimators.latent import Data, Kernel, State

EDGE = 1e-9  #: this and the next two as in ``latent``, which imports this file
LEAST = 1e-100
SHAPE = RATE = 0.25

WORTH = 400_000  #: steps x patterns from which compiling, some seconds, is less than it saves
STRUCT = 64  #: doubles, more than NumPy's binomial_t takes
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
    uniform, gamma, beta, poisson, multinomial = (calls[name] for name in _CALLS)

    @njit(nogil=True)  # type: ignore[untyped-decorator]
    def shares(here: Floats, beyond: Floats) -> Floats:
        found = np.empty(len(here) + 1)
        left = 0.0
        for k in range(len(here)):
            found[k] = math.exp(left + here[k])
            left += beyond[k]
        found[len(here)] = math.exp(left)
        for k in range(len(found)):
            if found[k] < LEAST:
                found[k] = 0.0
        return found

    @njit(nogil=True)  # type: ignore[untyped-decorator]
    def weigh(on: Bools, chances: Floats, part: Floats, weights: Floats) -> None:
        """Fill (P + 1, K): the empty pattern first, then each pattern by the odds of its lists."""
        lists, classes = chances.shape
        for k in range(classes):
            none = part[k]
            for j in range(lists):
                none *= 1.0 - chances[j, k]
            weights[0, k] = none
        for p in range(on.shape[0]):
            for k in range(classes):
                weights[p + 1, k] = weights[0, k]
            for j in range(lists):
                if on[p, j]:
                    for k in range(classes):
                        weights[p + 1, k] *= chances[j, k] / (1.0 - chances[j, k])

    @njit(nogil=True)  # type: ignore[untyped-decorator]
    def swap(
        members: Ints, listed: Ints, unseen: Ints, alpha: float, first: int, u: Floats
    ) -> None:
        classes = len(members)
        left = 0
        for k in range(first):
            left += members[k]
        tail = members.sum() - left
        for i in range((classes - first) // 2):
            k = first + 2 * i
            a, b = members[k], members[k + 1]
            tail -= a + b
            if k == classes - 2:
                logs = math.lgamma(1.0 + b) + math.lgamma(alpha + a)
                logs -= math.lgamma(1.0 + a) + math.lgamma(alpha + b)
                ratio = math.exp(min(logs, 0.0))
            else:
                ratio = (alpha + b + tail) / (alpha + a + tail)
            if u[i] < ratio:
                members[k], members[k + 1] = b, a
                unseen[k], unseen[k + 1] = unseen[k + 1], unseen[k]
                for j in range(listed.shape[0]):
                    listed[j, k], listed[j, k + 1] = listed[j, k + 1], listed[j, k]

    @njit(nogil=True)  # type: ignore[untyped-decorator]
    def run(
        bits: int,
        on: Bools,
        counts: Ints,
        chances: Floats,
        here: Floats,
        beyond: Floats,
        alpha: Floats,
        unseen: Ints,
        over: Ints,
        steps: Ints,
        limit: int,
        thin: int,
        out: Ints,
    ) -> None:
        chains, lists, classes = chances.shape
        kinds = on.shape[0]
        people = counts.sum()
        weights = np.empty((chains, kinds + 1, classes))
        rate = np.empty(chains)
        drawn = np.empty(classes, dtype=np.int64)
        seen = np.empty(classes, dtype=np.int64)
        members = np.empty((chains, classes), dtype=np.int64)
        listed = np.empty((chains, lists, classes), dtype=np.int64)
        tails = np.empty((chains, classes - 1))
        first_logs = np.empty((chains, classes - 1))
        u = np.empty((chains, classes // 2))
        struct = np.zeros(STRUCT)
        for row in range(len(out)):
            for _ in range(thin):
                for c in range(chains):
                    weigh(on, chances[c], shares(here[c], beyond[c]), weights[c])
                    rate[c] = gamma(bits, float(people))
                for c in range(chains):
                    empty = min(weights[c, 0].sum(), 1.0 - EDGE)
                    rate[c] /= 1.0 - empty
                    for k in range(classes):
                        drawn[k] = poisson(bits, min(rate[c] * weights[c, 0, k], 1e15))
                    if drawn.sum() <= limit:
                        unseen[c] = drawn
                    else:
                        over[c] += 1
                listed[:] = 0
                members[:] = unseen
                for c in range(chains):
                    for p in range(kinds):
                        part = weights[c, p + 1]
                        part /= part.sum()
                        seen[:] = 0
                        multinomial(
                            bits,
                            counts[p],
                            seen.ctypes.data,
                            part.ctypes.data,
                            classes,
                            struct.ctypes.data,
                        )
                        members[c] += seen
                        for j in range(lists):
                            if on[p, j]:
                                listed[c, j] += seen
                for c in range(chains):
                    for i in range(classes // 2):
                        u[c, i] = uniform(bits)
                first = steps[0] % 2 if classes > 2 else 0
                for c in range(chains):
                    swap(members[c], listed[c], unseen[c], alpha[c], first, u[c])
                for c in range(chains):
                    for j in range(lists):
                        for k in range(classes):
                            drew = beta(
                                bits, 1.0 + listed[c, j, k], 1.0 + members[c, k] - listed[c, j, k]
                            )
                            chances[c, j, k] = min(max(drew, EDGE), 1.0 - EDGE)
                for c in range(chains):
                    left = 0
                    for k in range(classes - 2, -1, -1):
                        left += members[c, k + 1]
                        tails[c, k] = left + alpha[c]
                for c in range(chains):
                    for k in range(classes - 1):
                        first_logs[c, k] = math.log(gamma(bits, 1.0 + members[c, k]))
                for c in range(chains):
                    for k in range(classes - 1):
                        beyond[c, k] = math.log(gamma(bits, 1.0 + tails[c, k]))
                for c in range(chains):
                    for k in range(classes - 1):
                        other = beyond[c, k] + math.log1p(-uniform(bits)) / tails[c, k]
                        one = first_logs[c, k]
                        top = max(one, other)
                        whole = top + math.log1p(math.exp(-abs(one - other)))
                        here[c, k] = one - whole
                        beyond[c, k] = other - whole
                for c in range(chains):
                    drew = gamma(bits, SHAPE + classes - 1)
                    alpha[c] = drew / (RATE - beyond[c].sum())
                steps[0] += 1
            for c in range(chains):
                out[row, c] = unseen[c].sum()

    return run  # type: ignore[no-any-return]
