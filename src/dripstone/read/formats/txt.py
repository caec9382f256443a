"""Plain text: from bytes to the words as they stand.

    open_    bytes → Opened

Line ends become LF once, before the text is frozen; every other character stays. Wrapped lines are
left wrapped: the segments know how to read across them.
"""

from __future__ import annotations

from dripstone.read.formats import Opened
from dripstone.read.formats.encodings import decode, lines

VERSION = "1"


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Decode a plain text and say which encoding was guessed."""
    decoded = decode(data)
    return Opened(content=lines(decoded.content), warnings=decoded.warnings)
