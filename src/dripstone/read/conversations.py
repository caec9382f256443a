"""Conversations: each message with its own author and moment, and their words where they stand.

conversation    Text, messages → Text
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dripstone.read.formats.messages import Message
from dripstone.records import Segment, Stated, Text, anchor


def conversation(text: Text, messages: Iterable[Message], *, first: str | None) -> Text:
    """Make each message a row whose author and moment are its own.

    ``first`` is what a person said of dates that leave it open: day or month. Without it, such a
    date stays unresolved.
    """
    return msgspec.structs.replace(text, segments=tuple(_segments(text, messages, first)))


def _segments(text: Text, messages: Iterable[Message], first: str | None) -> Iterator[Segment]:
    for number, one in enumerate(messages, start=1):
        if one.words < one.end:
            yield Segment(
                role="row",
                start=one.words,
                end=one.end,
                language=text.language,
                row=number,
                author=_author(text, one),
                at=_moment(text, one, first),
            )


def _author(text: Text, one: Message) -> Stated | None:
    if one.author is None or one.author_at is None:
        return None
    end = one.author_at + len(one.author)
    return Stated(value=one.author, anchor=anchor(text, one.author_at, end))


def _moment(text: Text, one: Message, first: str | None) -> Stated | None:
    value = one.at
    if one.month_first is not None and one.month_first != one.at:
        value = {"day": one.at, "month": one.month_first}.get(first or "")
    if value is None or one.at_from is None or one.at_to is None:
        return None
    return Stated(value=value, anchor=anchor(text, one.at_from, one.at_to))
