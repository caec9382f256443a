"""Transcripts (SRT, WebVTT): from timed lines to paragraphs, each with its time and its speaker.

    open_    bytes → Opened

Lines that follow each other flow into one paragraph until a speaker changes, or a sentence ends
before a pause, or half a minute is over, so that no sentence is cut where a line on the screen was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.errors import Damaged
from dripstone.read.formats import Opened
from dripstone.read.formats.encodings import decode, lines
from dripstone.read.formats.messages import Block, written
from dripstone.records import Value

VERSION = "1"

_TIMES = re.compile(
    r"^(?:(?P<h>\d{1,3}):)?(?P<m>\d\d):(?P<s>\d\d)[.,](?P<ms>\d{3})[ \t]*-->[ \t]*"
    r"(?:(?P<h2>\d{1,3}):)?(?P<m2>\d\d):(?P<s2>\d\d)[.,](?P<ms2>\d{3}).*$",
    re.MULTILINE,
)
_SPEAKER = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^>]{1,100})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,100}>|\{\\[^{}]{0,40}\}")
_NAMES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_PAUSE = 2.0  #: seconds
_LONG = 30.0  #: seconds that a paragraph takes at most, where a sentence ends


class _Cue(Value, frozen=True, kw_only=True):
    start: float  #: seconds
    end: float
    speaker: str | None
    words: str


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Put timed lines together into paragraphs.

    Raises:
        Damaged: no line has a time.
    """
    decoded = decode(data)
    cues = [*_cues(lines(decoded.content))]
    if not cues:
        raise Damaged(size=len(data), part="times")
    whole = written(_blocks(cues))
    return Opened(
        content=whole.content,
        messages=whole.messages,
        rows=tuple(one.start for one in whole.messages),
        warnings=decoded.warnings,
    )


def _cues(content: str) -> Iterator[_Cue]:
    heads = [*_TIMES.finditer(content)]
    ends = (*(found.start() for found in heads[1:]), len(content))
    for found, end in zip(heads, ends, strict=False):  # without any head there is one end too many
        # What stands before the next times, but for its number or name, are words of this one.
        said = content[found.end() : end].strip("\n").split("\n\n")[0]
        speaker = _SPEAKER.search(said)
        words = " ".join(_plain(said).split())
        if words:
            yield _Cue(
                start=_seconds(found, ""),
                end=_seconds(found, "2"),
                speaker=speaker[1].strip() if speaker else None,
                words=words,
            )


def _plain(words: str) -> str:
    words = _TAG.sub("", words)
    for name, sign in _NAMES.items():
        words = words.replace(name, sign)
    return words


def _seconds(found: re.Match[str], which: str) -> float:
    parts = (found[f"{name}{which}"] for name in ("h", "m", "s", "ms"))
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _blocks(cues: list[_Cue]) -> Iterator[Block]:
    run = [cues[0]]
    for cue in cues[1:]:
        if _breaks(run, cue):
            yield _block(run)
            run = []
        run.append(cue)
    yield _block(run)


def _breaks(run: list[_Cue], cue: _Cue) -> bool:
    if cue.speaker is not None and cue.speaker != run[0].speaker:
        return True
    ended = run[-1].words.endswith((".", "!", "?", "…", "”", "»", '"'))
    paused = cue.start - run[-1].end >= _PAUSE
    return ended and (paused or cue.end - run[0].start > _LONG)


def _block(run: list[_Cue]) -> Block:
    whole = int(run[0].start)
    time = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    words = " ".join(cue.words for cue in run)
    return Block(author=run[0].speaker, at=None, more=(("time", time),), words=words)
