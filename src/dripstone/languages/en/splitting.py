"""Splitting: where each English sentence of a paragraph ends, in linear time.

sentences    content, start, end → places    line by line; long ones are cut at clause marks
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”»’'\)\]]*+(?=\s++[\"“«„‘’'(\[]{0,3}[A-Z0-9\u0400-\u042f])"
)
#: Labels of a form, before what it tells.
_FORM = (
    r"(?:What happened|What was done|Incident|Details|Description|Summary|Facts|Events|Narrative"
    r"|Circumstances|Account|Violations?|Findings|Status|Background|Case summary|Short description"
    r"|Summary of facts|Description of (?:the )?(?:incident|events|facts)|Injuries|Outcome"
    r"|Perpetrators?|Alleged perpetrators?|Place|Date|Age|Source|Witness(?:es)?|Location): +"
)
#: "KARVEL, Drovenia (Wire) — " before the first sentence of a paragraph names no doer of it.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.\- ]{2,30}(?:, [A-Z][\w. ]{1,24}){0,2} ?(?:\([^()\n]{2,30}\))?"
    r"|\([A-Z][^()\n]{3,40}\)) ?(?:—|–|--|-) +"
    r"|(?:READ MORE|Read more|RELATED|Related|ALSO READ|Also read|READ|SEE ALSO|See also): +"
    rf"|{_FORM}"
    r"|(?:Correction|Clarification|Update|Updated|Editor['’]s note|Note): +"
)
_CELL = re.compile(rf"[ \t]*[|\t][ \t|]*|(?<=[^\n]) +{_FORM}")  #: before a cell or a label
_TOLD = re.compile(rf"[ \t.]{_FORM}")
_BEFORE = re.compile(r"[\w.]+$")
_CUT = re.compile(r"[;:—,]\s|\s")
#: Abbreviations after which a sentence goes on.
_SHORT = frozenset(
    re.findall(
        r"\w+",
        """
        adm al approx apr art aug brig capt cmdr co col corp cpl dec dept det dr etc feb fr
        ft gen gov hon inc insp jan jr jul jun lt ltd maj mar messrs mr mrs ms mt no nos nov
        oct pp prof pvt rep rev sen sep sept sgt sheikh sr st supt v vs
        """,
    )
)
LONGEST = 900  #: characters; the parser sees no more at once


def sentences(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a stretch into sentences, each by its place."""
    for first, last in _cells(content, start, end):
        yield from _of_prose(content, first, last)


def _of_prose(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opening = _DATELINE.match(content, start, end)
    begin = start = opening.end() if opening else start
    for found in _END.finditer(content, start, end):
        if not _shortened(content, begin, found):
            yield from _cut(content, begin, found.end())
            begin = found.end()
    yield from _cut(content, begin, end)


def _cells(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Let each cell of a table's row say what it says alone."""
    labels = content.find(":", start, end) >= 0 and _TOLD.search(content, start, end) is not None
    if not labels and content.find("|", start, end) < 0 and content.find("\t", start, end) < 0:
        yield start, end
        return
    for one in _CELL.finditer(content, start, end):
        yield start, one.start()
        start = one.end()
    yield start, end


def _shortened(content: str, begin: int, found: re.Match[str]) -> bool:
    """Tell a full stop after an abbreviation or an initial from one that ends a sentence."""
    if found[0] != ".":
        return False
    before = _BEFORE.search(content, max(begin, found.start() - 24), found.start())
    word = before[0] if before else ""
    return word.lower() in _SHORT or (len(word) == 1 and word.isupper()) or "." in word


def _cut(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim a sentence, and cut one that is too long for the parser where it pauses."""
    while end - start > LONGEST:
        pauses = [m.end() for m in _CUT.finditer(content, start + LONGEST // 2, start + LONGEST)]
        stop = pauses[-1] if pauses else start + LONGEST
        yield from _trimmed(content, start, stop)
        start = stop
    yield from _trimmed(content, start, end)


def _trimmed(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = content[start:end].strip()
    if words:
        begin = content.index(words[0], start, end)
        yield begin, begin + len(words)
