"""Windows: the layers of a small model that see each word between its neighbours, in one go.

in_one_go   a model of such layers → whether they are now worked out together

The models are those of spaCy's ``MaxoutWindowEncoder``: four times a product of a word's vector and
those beside it, the greatest of its pieces, evened out, added to the vector. Layer by layer, each
step makes a matrix of its own for the whole batch. Here a few hundred rows go through all layers
while they are still in the processor's memory, and the last layer leaves out the empty rows
between documents. What comes out differs in the last digits of a float only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_PARTS = ["dropout", "expand_window", "layernorm", "maxout"]  #: of one layer, by their names
_ROWS = 1000  #: of a product: few enough to stay near the processor
_SMALL = 1e-8  #: keeps the root of a variance from being zero, as in thinc's ``LayerNorm``


@dataclass(frozen=True)
class _Layer:
    """What one layer has learned: a product for a word and its two neighbours."""

    pieces: int
    weights: Any  #: (3 × width, pieces × width), a piece's columns side by side
    bias: Any
    scale: Any
    shift: Any


def in_one_go(model: Any) -> bool:  # noqa: ANN401
    """Let a model's layers of windows be worked out together, and tell whether it is made so."""
    layers = _layers(model)
    if not layers:
        return False

    def encoded(model: Any, vectors: Any, is_train: bool) -> Any:  # noqa: ANN401, ARG001
        return _encoded(layers, vectors, model.attrs["pad"]), None

    model._func = encoded  # noqa: SLF001 -- thinc has no other way to set it
    return True


def _layers(model: Any) -> list[_Layer]:  # noqa: ANN401
    if model.name.partition("(")[0] != "with_array" or "pad" not in model.attrs:
        return []
    inner = model.layers[0].layers
    parts = [sorted(node.name for node in one.walk() if not node.layers) for one in inner]
    if any(names != _PARTS for names in parts):
        return []
    if any(one.name.partition("(")[0] != "residual" for one in inner):
        return []
    found = [{node.name: node for node in one.walk()} for one in inner]
    if any(one["expand_window"].attrs["window_size"] != 1 for one in found):
        return []
    return [_layer(one["maxout"], one["layernorm"]) for one in found]


def _layer(maxout: Any, norm: Any) -> _Layer:  # noqa: ANN401
    import numpy as np  # noqa: PLC0415 -- only readers need it

    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, seen = weights.shape
    side_by_side = weights.transpose(1, 0, 2).reshape(pieces * width, seen)
    return _Layer(
        pieces=pieces,
        weights=np.ascontiguousarray(side_by_side.T),
        bias=np.ascontiguousarray(bias.T.reshape(-1)),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )


def _encoded(layers: list[_Layer], vectors: list[Any], pad: int) -> list[Any]:
    """Encode documents, each a matrix of one row for each word, a few at a time."""
    found: list[Any] = []
    some: list[Any] = []
    rows = 0
    for one in vectors:
        if some and rows + len(one) > _ROWS:
            found += _of_some(layers, some, pad)
            some, rows = [], 0
        some.append(one)
        rows += len(one) + pad
    return found + (_of_some(layers, some, pad) if some else [])


def _of_some(layers: list[_Layer], vectors: list[Any], pad: int) -> list[Any]:
    """Encode documents together, ``pad`` empty rows before, between and after them."""
    import numpy as np  # noqa: PLC0415

    width, edge = vectors[0].shape[1], 1
    rows = sum(len(one) + pad for one in vectors) + pad
    all_ = np.zeros((rows + 2 * edge, width), dtype="f")
    words = np.zeros(rows, dtype=bool)
    at = pad
    for one in vectors:
        all_[edge + at : edge + at + len(one)] = one
        words[at : at + len(one)] = True
        at += len(one) + pad
    one_row, one_float = all_.strides
    # each row beside the one before it and the one after: they lie so already
    beside = np.lib.stride_tricks.as_strided(
        all_, (rows, 3 * width), (one_row, one_float), writeable=False
    )
    own = all_[edge:-edge]
    for layer in layers[:-1]:
        own += _through(layer, np.ascontiguousarray(beside))
    last = own[words] + _through(layers[-1], beside[words])
    ends = np.cumsum([len(one) for one in vectors[:-1]])
    return list(np.split(last, ends))


def _through(layer: _Layer, beside: Any) -> Any:  # noqa: ANN401
    """Multiply, take each unit's greatest piece, and even each row out."""
    import numpy as np  # noqa: PLC0415

    product = beside @ layer.weights
    product += layer.bias
    width = len(layer.scale)
    best = product[:, :width].copy()
    for piece in range(1, layer.pieces):
        np.maximum(best, product[:, piece * width : (piece + 1) * width], out=best)
    best -= best @ np.full((width, 1), 1 / width, dtype="f")
    varied = np.einsum("ij,ij->i", best, best) / width + _SMALL
    best *= (varied**-0.5)[:, None]
    best *= layer.scale
    best += layer.shift
    return best
