"""Telegram and Signal exports (JSON): from a list of messages to their words.

    open_    bytes → Opened

Telegram's ``result.json`` of one chat or of an account, and the lines of JSON that Signal's exports
give. Each message has a head (who, when, forwarded from whom, which file) and its words. Each chat
of an account is a page. What the program itself says (joined, called) is left out and counted.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from dripstone.errors import Damaged
from dripstone.read.formats import Opened
from dripstone.read.formats.messages import Block, written
from dripstone.read.formats.moments import moment

VERSION = "1"

_FILES = ("photo", "file", "media_type", "mime_type")
_LAST = 253_402_300_799  #: seconds since 1970 at the end of the year 9999


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the messages of an export, in its order.

    Raises:
        Damaged: it is cut off, or holds no list of messages.
    """
    chats = _chats(data)
    blocks: list[Block] = []
    firsts: list[int] = []
    service = 0
    for _, messages in chats:
        firsts.append(len(blocks))
        for one in messages:
            if one.get("type") == "service":
                service += 1
            else:
                blocks.append(_block(one))
    whole = written(blocks)
    starts = [one.start for one in whole.messages] + [len(whole.content)]
    return Opened(
        content=whole.content,
        title=chats[0][0] if len(chats) == 1 else None,
        messages=whole.messages,
        rows=tuple(starts[:-1]),
        pages=tuple(starts[first] for first in firsts) if len(chats) > 1 else (),
        warnings=(f"service_left_out:{service}",) if service else (),
    )


def _chats(data: bytes) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """Give the name and the messages of each chat."""
    whole = _json(data)
    if whole is None:
        return [(None, list(_lines(data)))]
    if not isinstance(whole, dict):
        raise Damaged(size=len(data), part="messages")
    listed = whole.get("chats")
    found = listed.get("list") if isinstance(listed, dict) else None
    chats = [one for one in (found if isinstance(found, list) else [whole]) if _has_list(one)]
    if not chats and "body" in whole:
        return [(None, [whole])]
    if not chats:
        raise Damaged(size=len(data), part="messages")
    return [(_text(one.get("name")) or None, _objects(one["messages"])) for one in chats]


def _lines(data: bytes) -> Iterator[dict[str, Any]]:
    for line in data.splitlines():
        if line.strip():
            one = _json(line)
            if not isinstance(one, dict):
                raise Damaged(size=len(data), part="line")
            yield one


def _json(raw: bytes) -> Any:  # noqa: ANN401
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _has_list(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("messages"), list)


def _objects(found: list[Any]) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)]


def _block(one: dict[str, Any]) -> Block:
    forwarded = _text(one.get("forwarded_from"))
    files = [words for name in _FILES if (words := _text(one.get(name)))][:1]
    files += [_text(f.get("fileName") or f.get("contentType")) for f in _attached(one)]
    return Block(
        author=_text(one.get("from") or one.get("sender")) or None,
        at=_moment(one),
        more=(
            *((("forwarded from", forwarded),) if forwarded else ()),
            *(("file", words) for words in files if words),
        ),
        words=_text(one.get("text") if "text" in one else one.get("body")),
    )


def _attached(one: dict[str, Any]) -> list[dict[str, Any]]:
    found = one.get("attachments")
    return _objects(found) if isinstance(found, list) else []


def _text(value: object) -> str:
    """Give words, put together where the export cuts them at links and bold letters."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_text(one) for one in value if not isinstance(one, list))
    return _text(value.get("text")) if isinstance(value, dict) else ""


def _moment(one: dict[str, Any]) -> str | None:
    """Prefer the count of seconds, which needs no zone, to the local time of whoever exported."""
    seconds = _text(one.get("date_unixtime"))
    if seconds.isascii() and seconds.isdigit() and int(seconds) <= _LAST:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).isoformat()
    return moment(_text(one.get("date"))[:40])
