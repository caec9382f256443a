"""Attribution whose: words that are not the author's telling, and attribute nothing.

asks         sentence → does the author only ask: "Do they want it?"
in_quotes    word → is it in somebody's mouth, named or not
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page


def asks(page: Page, sentence: Sentence) -> bool:
    """Tell a question of the author's own: "Do they want it?" says nothing of what they want."""
    last = sentence.words[-1]
    return last.text == "?" and not page.quoted(last.start)


def in_quotes(page: Page, word: Word) -> bool:
    """Tell words in somebody's mouth, named or not, from those that marks set off as words."""
    around = page.around(word.start)
    return bool(around) and any(
        page.speakers[n] is not None or page.modes[n] in ("direct", "document") for n in around
    )
