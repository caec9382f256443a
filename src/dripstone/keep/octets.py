"""Octets: what kinds are told by: bytes, or a file that is looked into piece by piece."""

from __future__ import annotations

from typing import Protocol


class Octets(Protocol):
    """What of ``bytes`` is asked."""

    def __len__(self) -> int:
        """Give the length."""
        ...

    def __getitem__(self, piece: slice, /) -> bytes:
        """Give a piece."""
        ...

    def __contains__(self, mark: bytes, /) -> bool:
        """Tell whether a mark is anywhere in it."""
        ...

    def startswith(self, marks: bytes | tuple[bytes, ...], /) -> bool:
        """Tell whether it begins with one of these."""
        ...

    def rfind(self, mark: bytes, begin: int, /) -> int:
        """Give the last place of a mark from some place on, or -1."""
        ...
