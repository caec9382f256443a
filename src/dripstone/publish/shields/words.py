"""Words: what one word is, whatever was put between its letters.

WORD        letters with marks, joiners, apostrophes and line breaks between them
JUNK        marks and joiners that nobody sees
PARTICLES   small parts of names, which name nobody
"""

from __future__ import annotations

import re

LETTER = r"[^\W\d_]"
JUNK = (
    "[\u00ad\u034f\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u180e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e007f]"
)
_HYPHEN = "[-\u2010\u2011\u00ad]"
_APOSTROPHE = "['\u2018\u2019\u02bc\u02b9`\u00b4]"
WORD = re.compile(
    rf"{LETTER}(?:{JUNK}*(?:{_APOSTROPHE}(?!s\b)|{_HYPHEN}{JUNK}*[ \t]*[\r\n]\s*)?"
    rf"{JUNK}*{LETTER})*{JUNK}*"
)
PARTICLES = frozenset({"de", "da", "di", "du", "la", "van", "von", "bin", "ibn", "al", "el"})
