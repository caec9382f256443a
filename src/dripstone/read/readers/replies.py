"""Replies: from the bytes that an endpoint answered to what the model says, item by item.

Item        one finding as the model puts it, not yet looked for in the text
unpacked    bytes → Items, and how many were none

Anything may stand in a reply: it is parsed as data, and what has another shape is counted.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from dripstone.errors import NoAnswer
from dripstone.records import Value

MOST = 60  #: findings taken of one part
_DEEP = 8_000  #: brackets; a reply with more is nesting, not findings


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One finding as the model puts it; fields that we did not ask for are left out."""

    kind: str
    type: str
    sentence: str
    words: str
    who: str | None = None
    to_whom: str | None = None
    when: str | None = None
    where: str | None = None
    why: str | None = None
    how_many: str | None = None
    denied: str | None = None
    speaker: str | None = None


class Unpacked(Value, frozen=True, kw_only=True):
    """What a reply holds."""

    items: tuple[Item, ...]
    misshapen: int = 0  #: findings of another shape than was asked for
    too_many: int = 0


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Reply(msgspec.Struct):
    choices: list[_Choice]


class _Told(msgspec.Struct):
    findings: list[Any]


_Shape = TypeVar("_Shape", _Reply, _Told)


def unpacked(reply: bytes) -> Unpacked:
    """Take the findings out of a reply.

    Raises:
        NoAnswer: the reply is no JSON, or not of the shape that such endpoints answer in.
    """
    outer = _parsed(reply, _Reply)
    if not outer.choices:
        raise NoAnswer(why="misshapen")
    told = _parsed(_object(outer.choices[0].message.content).encode("utf-8", "replace"), _Told)
    items = [item for raw in told.findings[:MOST] if (item := _item(raw)) is not None]
    taken = len(told.findings[:MOST])
    return Unpacked(
        items=tuple(items),
        misshapen=taken - len(items),
        too_many=len(told.findings) - taken,
    )


def _parsed(data: bytes, shape: type[_Shape]) -> _Shape:
    if data.count(b"[") + data.count(b"{") > _DEEP:
        raise NoAnswer(why="misshapen")
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as trouble:
        raise NoAnswer(why="misshapen") from trouble


def _object(content: str) -> str:
    """Give the JSON object of an answer; many models put thoughts or a fence around it."""
    named = content.rfind('"findings"')
    start = content.rfind("{", 0, named) if named >= 0 else content.find("{")
    return content[start : content.rfind("}") + 1]


def _item(raw: object) -> Item | None:
    try:
        return msgspec.convert(raw, Item)
    except msgspec.ValidationError:
        return None
