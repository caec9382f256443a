"""Splitting: where each Russian sentence of a paragraph ends.

sentences    content, start, end → places    long ones are cut where they pause
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Labels of a form, before what it tells.
_FORM = re.compile(
    r"(?:Обстоятельства|Описание|Что произошло|Что случилось|Суть|Краткое описание|Факты"
    r"|События?|Инцидент|Нарушения?|Травмы|Последствия|Состояние|Статус|Примечани[ея]|Фабула"
    r"|Краткая фабула|Итог|К(?:ем|то|ого) [а-яё]+) ?: +"
)
_CUT = re.compile(r"[;:—,]\s|\s")
_INITIAL = re.compile(r"(?:^|[\s«(])[А-ЯЁ]\.$")
_GOES_ON = re.compile(r"[\"”»]?\s*[,—–-]")
LONGEST = 900  #: characters; the parser sees no more at once


def sentences(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a stretch into sentences, each by its place."""
    from razdel import sentenize  # noqa: PLC0415 -- part of an extra

    opening = _FORM.match(content, start, end)
    start = opening.end() if opening else start
    begun: int | None = None
    for found in sentenize(content[start:end]):
        here = start + (found.start if begun is None else begun)
        stop = start + found.stop
        if _unfinished(content, here, stop, end):
            begun = here - start
            continue
        begun = None
        yield from _cut(content, here, stop)
    if begun is not None:
        yield from _cut(content, start + begun, end)


def _unfinished(content: str, start: int, stop: int, end: int) -> bool:
    """Tell a stop after an initial, or one that a dash or comma carries on, from an end."""
    if stop - start > LONGEST:
        return False
    rest = content[stop : min(end, stop + 4)].lstrip()
    return bool(
        _INITIAL.search(content[max(start, stop - 4) : stop]) or (rest and _GOES_ON.match(rest))
    )


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
