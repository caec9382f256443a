"""Protected: office files that are encrypted as a whole.

open_    bytes → never
"""

from __future__ import annotations

from dripstone.errors import Protected
from dripstone.read.formats import Opened

VERSION = "1"


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Say that only a password opens it.

    Raises:
        Protected: always.
    """
    raise Protected(size=len(data))
