"""Telegram and Signal exports (JSON): from a list of messages to their words.

    open_    bytes → Opened

Telegram's ``result.json`` of one chat or of an account, and the lines of JSON that Signal's exports
give. Each message has a head (who, when, when it was changed, forwarded from whom, which file,
place or person it gives) and its words; a poll's are its question and answers. Each chat of an
account is a page, those that were left too. What the program itself says (joined, called) is left
out and counted, and so are messages in which nothing is that is read here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dripstone.errors import Damaged
from dripstone.read.formats import Opened
from dripstone.read.formats.messages import Block, written
from dripstone.read.formats.moments import moment

VERSION = "2"

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
    left = Counter[str]()
    for _, messages in chats:
        firsts.append(len(blocks))
        for one in messages:
            if one.get("type") == "service":
                left["service_left_out"] += 1
                continue
            blocks.append(_block(one))
            left["messages_without_words"] += not (blocks[-1].words or _tells(blocks[-1]))
    whole = written(blocks)
    starts = [one.start for one in whole.messages] + [len(whole.content)]
    return Opened(
        content=whole.content,
        title=chats[0][0] if len(chats) == 1 else None,
        messages=whole.messages,
        rows=tuple(starts[:-1]),
        pages=tuple(starts[first] for first in firsts) if len(chats) > 1 else (),
        warnings=tuple(f"{name}:{count}" for name, count in left.items() if count),
    )


def _chats(data: bytes) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """Give the name and the messages of each chat."""
    whole = _json(data)
    if whole is None:
        return [(None, list(_lines(data)))]
    if not isinstance(whole, dict):
        raise Damaged(size=len(data), part="messages")
    found = [*_listed(whole, "chats"), *_listed(whole, "left_chats")]
    chats = [one for one in (found or [whole]) if _has_list(one)]
    if not chats and "body" in whole:
        return [(None, [whole])]
    if not chats:
        raise Damaged(size=len(data), part="messages")
    return [(_text(one.get("name")) or None, _objects(one["messages"])) for one in chats]


def _listed(whole: dict[str, Any], name: str) -> list[Any]:
    told = whole.get(name)
    found = told.get("list") if isinstance(told, dict) else None
    return found if isinstance(found, list) else []


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
    changed = _instant(one, "edited")
    files = [words for name in _FILES if (words := _text(one.get(name)))][:1]
    files += [_text(f.get("fileName") or f.get("contentType")) for f in _attached(one)]
    return Block(
        author=_text(one.get("from") or one.get("sender")) or None,
        at=_moment(one),
        more=(
            *((("forwarded from", forwarded),) if forwarded else ()),
            *((("changed", changed),) if changed else ()),
            *(("file", words) for words in files if words),
            *((name, words) for name, words in _given(one) if words),
        ),
        words=_text(one.get("text") if "text" in one else one.get("body")) or _poll(one),
    )


def _tells(block: Block) -> bool:
    return any(name in {"file", "place", "person"} for name, _ in block.more)


def _given(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give a place on the map and a person from the address book, as the sender passed them on."""
    place, person = one.get("location_information"), one.get("contact_information")
    venue = [_text(one.get(name)) for name in ("place_name", "address")]
    if isinstance(place, dict):
        spot = f"{place.get('latitude')}, {place.get('longitude')}"
        yield "place", "; ".join(words for words in (*venue, spot) if words)
    if isinstance(person, dict):
        names = ("first_name", "last_name", "phone_number")
        yield "person", " ".join(words for name in names if (words := _text(person.get(name))))


def _poll(one: dict[str, Any]) -> str:
    poll = one.get("poll")
    if not isinstance(poll, dict):
        return ""
    answers = poll.get("answers")
    told = [_text(answer) for answer in _objects(answers if isinstance(answers, list) else [])]
    return "\n".join(words for words in (_text(poll.get("question")), *told) if words)


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
    return _instant(one, "date")


def _instant(one: dict[str, Any], name: str) -> str | None:
    """Prefer the count of seconds, which needs no zone, to the local time of whoever exported."""
    seconds = _text(one.get(f"{name}_unixtime"))
    if seconds.isascii() and seconds.isdigit() and int(seconds) <= _LAST:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).isoformat()
    return moment(_text(one.get(name))[:40])
