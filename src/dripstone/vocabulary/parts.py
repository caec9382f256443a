"""Parts: a large mapping, packed in small parts, so that a reader opens only what it asks for.

packed    mapping → parts    by a slice of each key, each part compressed
Parts     parts → mapping    a part is opened when a key of it is first asked for
"""

from __future__ import annotations

import itertools
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


def packed(whole: Mapping[str, object], cut: slice) -> dict[str, bytes]:
    """Pack a mapping, keys that agree in ``cut`` together."""
    parts: dict[str, dict[str, object]] = defaultdict(dict)
    for key in sorted(whole):
        parts[key[cut]][key] = whole[key]
    return {part: zlib.compress(msgspec.msgpack.encode(parts[part]), 9) for part in sorted(parts)}


class Parts(Mapping[str, T], Generic[T]):
    """A mapping of which little is ever in use, with some keys of one's own in front."""

    def __init__(
        self,
        parts: Mapping[str, bytes],
        cut: slice,
        of: type[T],
        own: Mapping[str, T] | None = None,
    ) -> None:
        self._parts, self._cut, self._of, self._own = parts, cut, of, dict(own or {})
        self._open: dict[str, dict[str, T]] = {}

    def __getitem__(self, key: str) -> T:
        if key in self._own:
            return self._own[key]
        return self._part(key[self._cut])[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (key in self._own or key in self._part(key[self._cut]))

    def __iter__(self) -> Iterator[str]:
        keys = itertools.chain.from_iterable(map(self._part, self._parts))
        yield from self._own
        yield from (key for key in keys if key not in self._own)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def beside(self, own: Mapping[str, T]) -> Parts[T]:
        """Give the same mapping with other keys, which stand in front of its own."""
        return Parts(self._parts, self._cut, self._of, {**self._own, **own})

    def _part(self, name: str) -> dict[str, T]:
        if name not in self._open:
            held = self._parts.get(name)
            self._open[name] = {} if held is None else self._opened(held)
        return self._open[name]

    def _opened(self, held: bytes) -> dict[str, T]:
        return msgspec.msgpack.decode(zlib.decompress(held), type=dict[str, self._of])  # type: ignore[name-defined]
