"""Pictures and recordings: kept, with nothing to read in them here.

open_    bytes → never

What they say of themselves (a camera's EXIF, a recording's length) is read by ``inside.about``.
"""

from __future__ import annotations

from dripstone.errors import NoText
from dripstone.read.formats import Opened

VERSION = "1"


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Say that there are no words.

    Raises:
        NoText: always.
    """
    raise NoText(size=len(data))
