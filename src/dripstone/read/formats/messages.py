"""Messages: what conversations are made of, whichever program exported them.

    Message    one message, by places in the content, with its sender and its moment
    Written    a conversation in words: blocks one after another, each with its head
    Block      one message before it is written

A day and a month that could change places are two moments; which of them is meant, the file or a
person must say.
"""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.records import Value


class Message(Value, frozen=True, kw_only=True):
    """One message of a conversation, by places in the content."""

    start: int  #: of its head, code points
    words: int  #: where its words begin
    end: int
    author: str | None = None  #: as the export names the sender; None where nobody is named
    author_at: int | None = None  #: where that name stands
    at: str | None = None  #: ISO 8601; the first number is the day where that is open
    month_first: str | None = None  #: the same with the first number as the month, where it is open
    at_from: int | None = None  #: where the moment stands
    at_to: int | None = None


class Block(Value, frozen=True, kw_only=True):
    """One message as an export gives it."""

    author: str | None
    at: str | None
    more: tuple[tuple[str, str], ...] = ()  #: names and values of what else its head says
    words: str = ""


class Written(Value, frozen=True, kw_only=True):
    """A conversation in words."""

    content: str
    messages: tuple[Message, ...]


def written(blocks: Iterable[Block]) -> Written:
    """Write messages out, each with a head of ``name: value`` lines before its words."""
    pieces: list[str] = []
    messages: list[Message] = []
    at = 0
    for block in blocks:
        words, message = _one(block, at)
        pieces.append(words)
        messages.append(message)
        at += len(words) + 2
    return Written(content="\n\n".join(pieces), messages=tuple(messages))


def _one(block: Block, start: int) -> tuple[str, Message]:
    author = " ".join((block.author or "").split()) or None
    head = [("from", author), ("date", block.at), *block.more]
    lines = [f"{name}: {' '.join(value.split())}" for name, value in head if value]
    top = "\n".join(lines)
    said = block.words.strip()
    whole = f"{top}\n{said}" if said and top else top or said
    when = start + (len(lines[0]) + 1 if author else 0) + len("date: ")
    return whole, Message(
        start=start,
        words=start + len(whole) - len(said),
        end=start + len(whole),
        author=author,
        author_at=start + len("from: ") if author else None,
        at=block.at,
        at_from=when if block.at else None,
        at_to=when + len(block.at) if block.at else None,
    )
