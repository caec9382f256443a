"""Texts: the English demo reports, or a folder of one's own (``BENCH_TEXTS=FOLDER``)."""

from __future__ import annotations

import os
from pathlib import Path

from dripstone import demo, keep
from dripstone.flow.clock import now
from dripstone.keep import capture
from dripstone.read.opening import open_text
from dripstone.records import Text


def texts(*, at_least: int = 20_000) -> list[Text]:
    """Open the reports, over and over until there are ``at_least`` words."""
    folder = os.environ.get("BENCH_TEXTS")
    paths = [Path(folder)] if folder else demo.reports()
    found = list(capture.gather(paths))
    opened = []
    for one in found:
        data = one.read()
        text = open_text(keep.describe(data, origin=one.origin, by="bench", at=now()), data)
        if text.language == "en":
            opened.append(text)
    words = sum(len(t.content.split()) for t in opened)
    return opened * (1 + at_least // max(words, 1))
