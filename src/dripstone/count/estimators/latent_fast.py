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
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from dripstone.count.estimators.loglinear import Bools, Floats, Ints

if TYPE_CHECKING:
    from dripstone.count.estimators.latent import Data, Kernel, State

Call = Any  #: a function of NumPy's C library
Compiled = Callable[..., None]
Fast = Callable[[Callable[..., Any]], Any]
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
    fast = njit(nogil=True)
    uniform, gamma, beta = (
        calls[f"random_{n}"] for n in ("standard_uniform", "standard_gamma", "beta")
    )
    return _runner(
        fast,
        _weigher(fast),
        _unseen(fast, gamma, calls["random_poisson"]),
        _seen(fast, calls["random_multinomial"]),
        _swapper(fast, uniform),
        _chances(fast, uniform, beta),
        _sticks(fast, uniform, gamma),
    )


def _weigher(fast: Fast) -> Compiled:
    def weigh(on: Bools, chances: Floats, here: Floats, beyond: Floats, weights: Floats) -> None:
        """Fill (P + 1, K): the empty pattern first, then each pattern by the odds of its lists."""
        lists, classes = chances.shape
        left = 0.0
        for k in range(classes):
            share = math.exp(left + here[k]) if k < classes - 1 else math.exp(left)
            left += beyond[k] if k < classes - 1 else 0.0
            none = share if share >= LEAST else 0.0
            for j in range(lists):
                none *= 1.0 - chances[j, k]
            weights[0, k] = none
        odds = chances / (1.0 - chances)
        for p in range(on.shape[0]):
            weights[p + 1] = weights[0]
            for j in range(lists):
                if on[p, j]:
                    for k in range(classes):
                        weights[p + 1, k] *= odds[j, k]

    return cast("Compiled", fast(weigh))


def _unseen(fast: Fast, gamma: Call, poisson: Call) -> Compiled:
    def draw(bits: int, people: int, weights: Floats, unseen: Ints, over: Ints, limit: int) -> None:
        chains, _, classes = weights.shape
        rate = np.empty(chains)
        drawn = np.empty(classes, dtype=np.int64)
        for c in range(chains):
            rate[c] = gamma(bits, float(people))
        for c in range(chains):
            rate[c] /= 1.0 - min(weights[c, 0].sum(), 1.0 - EDGE)
            for k in range(classes):
                drawn[k] = poisson(bits, min(rate[c] * weights[c, 0, k], 1e15))
            if drawn.sum() <= limit:
                unseen[c] = drawn
            else:
                over[c] += 1

    return cast("Compiled", fast(draw))


def _seen(fast: Fast, multinomial: Call) -> Compiled:
    def draw(
        bits: int, on: Bools, counts: Ints, weights: Floats, members: Ints, listed: Ints
    ) -> None:
        chains, _, classes = weights.shape
        seen = np.empty(classes, dtype=np.int64)
        struct = np.zeros(STRUCT)
        for c in range(chains):
            for p in range(on.shape[0]):
                part = weights[c, p + 1]
                part /= part.sum()
                seen[:] = 0
                places = seen.ctypes.data, part.ctypes.data
                multinomial(bits, counts[p], places[0], places[1], classes, struct.ctypes.data)
                members[c] += seen
                for j in range(on.shape[1]):
                    if on[p, j]:
                        listed[c, j] += seen

    return cast("Compiled", fast(draw))


def _swapper(fast: Fast, uniform: Call) -> Compiled:
    def ratio_of(alpha: float, a: int, b: int, tail: int, left: int) -> float:
        if left:
            from_b = b + tail + alpha
            return from_b / (from_b - b + a)
        logs = math.lgamma(1.0 + b) + math.lgamma(alpha + a)
        logs -= math.lgamma(1.0 + a) + math.lgamma(alpha + b)
        return math.exp(min(logs, 0.0))

    ratio = fast(ratio_of)

    def swap(
        bits: int, members: Ints, listed: Ints, unseen: Ints, alpha: Floats, first: int
    ) -> None:
        chains, classes = members.shape
        u = np.empty((chains, classes // 2))
        for c in range(chains):
            for i in range(classes // 2):
                u[c, i] = uniform(bits)
        for c in range(chains):
            tail = members[c, first:].sum()
            for i in range((classes - first) // 2):
                k = first + 2 * i
                a, b = members[c, k], members[c, k + 1]
                tail -= a + b
                if u[c, i] < ratio(alpha[c], a, b, tail, classes - 2 - k):
                    members[c, k], members[c, k + 1] = b, a
                    unseen[c, k], unseen[c, k + 1] = unseen[c, k + 1], unseen[c, k]
                    for j in range(listed.shape[1]):
                        left = listed[c, j, k]
                        listed[c, j, k] = listed[c, j, k + 1]
                        listed[c, j, k + 1] = left

    return cast("Compiled", fast(swap))


def _chances(fast: Fast, uniform: Call, beta: Call) -> Compiled:
    def draw(bits: int, members: Ints, listed: Ints, chances: Floats) -> None:
        chains, lists, classes = chances.shape
        for c in range(chains):
            for j in range(lists):
                for k in range(classes):
                    if members[c, k] == 0:
                        chances[c, j, k] = min(max(uniform(bits), EDGE), 1.0 - EDGE)
        for c in range(chains):
            for j in range(lists):
                for k in range(classes):
                    on = listed[c, j, k]
                    if members[c, k] > 0:
                        drew = beta(bits, 1.0 + on, 1.0 + members[c, k] - on)
                        chances[c, j, k] = min(max(drew, EDGE), 1.0 - EDGE)

    return cast("Compiled", fast(draw))


def _sticks(fast: Fast, uniform: Call, gamma: Call) -> Compiled:
    def draw(bits: int, members: Ints, here: Floats, beyond: Floats, alpha: Floats) -> None:
        chains, sticks = here.shape
        left = np.empty((chains, sticks))
        for c in range(chains):
            for k in range(sticks):
                left[c, k] = alpha[c] + members[c, k + 1 :].sum()
                here[c, k] = math.log(gamma(bits, 1.0 + members[c, k]))
        for c in range(chains):
            for k in range(sticks):
                beyond[c, k] = math.log(gamma(bits, 1.0 + left[c, k]))
        for c in range(chains):
            for k in range(sticks):
                beyond[c, k] += math.log1p(-uniform(bits)) / left[c, k]
                one, other = here[c, k], beyond[c, k]
                whole = max(one, other) + math.log1p(math.exp(-abs(one - other)))
                here[c, k] = one - whole
                beyond[c, k] = other - whole
        for c in range(chains):
            alpha[c] = gamma(bits, SHAPE + sticks) / (RATE - beyond[c].sum())

    return cast("Compiled", fast(draw))


def _runner(
    fast: Fast,
    weigh: Compiled,
    draw_unseen: Compiled,
    draw_seen: Compiled,
    swap: Compiled,
    draw_chances: Compiled,
    draw_sticks: Compiled,
) -> Compiled:
    def run(  # noqa: PLR0917 -- compiled code takes no keywords
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
        weights = np.empty((chains, on.shape[0] + 1, classes))
        members = np.empty((chains, classes), dtype=np.int64)
        listed = np.empty((chains, lists, classes), dtype=np.int64)
        people = counts.sum()
        for step in range(len(out) * thin):
            for c in range(chains):
                weigh(on, chances[c], here[c], beyond[c], weights[c])
            draw_unseen(bits, people, weights, unseen, over, limit)
            members[:] = unseen
            listed[:] = 0
            draw_seen(bits, on, counts, weights, members, listed)
            if steps[0] % 2 == 0:
                first = steps[0] // 2 % 2 if classes > 2 else 0
                swap(bits, members, listed, unseen, alpha, first)
            draw_chances(bits, members, listed, chances)
            draw_sticks(bits, members, here, beyond, alpha)
            steps[0] += 1
            if (step + 1) % thin == 0:
                for c in range(chains):
                    out[step // thin, c] = unseen[c].sum()

    return cast("Compiled", fast(run))
