"""Cells: text that a spreadsheet, a terminal or a browser shows and never obeys.

neutral   text → text without marks that turn its direction or hide
cell      text → a spreadsheet cell that cannot be a formula
"""

from __future__ import annotations

import re
import unicodedata

#: controls, and marks that turn the direction of what follows or cannot be seen
_ACTIVE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_FORMULA = frozenset("=+-@|%\t\r\n")


def neutral(text: str) -> str:
    """Name each mark that acts or hides instead of letting it act: ``⟨U+202E⟩``."""
    return _ACTIVE.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


def cell(text: str) -> str:
    """Set an apostrophe before anything that a spreadsheet may take for a formula.

    Full-width forms count too, and so does what follows spaces, tabs and line breaks.
    """
    shown = neutral(text)
    plain = unicodedata.normalize("NFKC", shown)
    first = plain.lstrip()[:1]
    return f"'{shown}" if plain[:1] in _FORMULA or first in _FORMULA else shown
