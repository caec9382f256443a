"""Recordings: transcripts that lie beside them → reports that name them.

``talk.srt``, ``talk.en.vtt`` and ``talk.mp4.srt`` belong to ``talk.mp4`` in the same folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dripstone.flow.keeping import Kept
from dripstone.keep.capture import Found
from dripstone.records import Line, Origin, Report

_TIMED = (".srt", ".vtt")
_HEARD = ("audio/", "video/", "application/ogg")


def transcripts_last(found: Iterable[Found]) -> Iterator[Found]:
    """Give transcripts after all else, so that what they belong to is here by then."""
    held: list[Found] = []
    for one in found:
        if one.origin.name.lower().endswith(_TIMED):
            held.append(one)
        else:
            yield one
    yield from held


class Recordings:
    """The recordings of one batch, by the name that a transcript of theirs would have."""

    def __init__(self, vault: Kept) -> None:
        """Begin with none."""
        self._vault = vault
        self._known: dict[str, set[str]] = {}

    def note(self, line: Line, name: str) -> None:
        """Remember an item if it is a recording."""
        report = self._vault.get(line.report) if line.report else None
        if isinstance(report, Report) and report.media_type.startswith(_HEARD):
            for spelled in {name, name.rpartition(".")[0]}:
                self._known.setdefault(spelled.lower(), set()).add(report.id)

    def of_transcript(self, origin: Origin) -> Origin:
        """Name the recording that a transcript lies beside; two of one name leave it open."""
        name = origin.name.lower()
        if not name.endswith(_TIMED):
            return origin
        stem = name.rpartition(".")[0]
        near = self._known.get(stem) or self._known.get(stem.rpartition(".")[0]) or set()
        if len(near) != 1:
            return origin
        return msgspec.structs.replace(origin, kind="transcript", of=next(iter(near)))
