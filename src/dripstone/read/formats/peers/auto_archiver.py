"""Auto Archiver: from its sheet, its CSV or its JSON to what it archived, page by page.

    items    bytes → Items

The CSV holds Python's own spelling of its records. It is read as a tree of constants; nothing of
it is ever run.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from typing import Any

from dripstone.errors import Damaged
from dripstone.read.formats.peers import (
    Item,
    base,
    flat,
    item,
    json_of,
    many,
    objects,
    said,
    table_of,
    text,
)
from dripstone.records import Said

# Columns of the sheet by their names as they come, and what they say.
_SHEET = {
    "archive status": "status",
    "archive location": "link",
    "archive date": "history",
    "upload timestamp": "history",
    "screenshot": "link",
    "thumbnail": "link",
    "wacz": "link",
    "replaywebpage": "link",
}
_DEEPEST = 50


def items(data: bytes) -> Iterator[Item]:
    """Give each archived page, with its hashes, time stamps and places of storage.

    Raises:
        Damaged: it is cut off, or none of these.
    """
    whole = json_of(data)
    if whole is not None:
        records = objects(whole) if isinstance(whole, list) else [whole]
        if not all(isinstance(one, dict) and "media" in one for one in records):
            raise Damaged(size=len(data), part="records")
        yield from (_record(one, number) for number, one in enumerate(records, 1))
        return
    for number, cells in table_of(data):
        if {"status", "metadata", "media"} <= set(cells):
            read = {name: _python(words) for name, words in cells.items()}
            yield _record({**read, "status": cells["status"]}, number)
        else:
            yield _row(cells, number)


def _record(one: dict[str, Any], number: int) -> Item:
    about = one.get("metadata")
    about = about if isinstance(about, dict) else {}
    told = [said("status", "status", one["status"])] if text(one.get("status")) else []
    for name, value in about.items():
        if name in {"_processed_at", "timestamp"} and text(value):
            told.append(said("history", name, value))
    for media in _media(one.get("media"), 0):
        told += _of_media(media)
    if text(about.get("url")):
        told.append(said("link", "url", about["url"]))
    lines = flat({"status": one.get("status"), **about, "media": one.get("media")})
    return item(f"page {number}", lines, told)


def _media(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Give every file that is told of, those within the properties of others too."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _media(one, depth + 1)
    elif isinstance(value, dict):
        if "filename" in value or "key" in value:
            yield value
        for one in value.values():
            if isinstance(one, dict | list):
                yield from _media(one, depth + 1)


def _of_media(one: dict[str, Any]) -> list[Said]:
    file = base(one.get("key")) or base(one.get("filename"))
    told = [said("file", "media", one.get("key") or one.get("filename"), file)]
    told += [said("link", "url", url, file) for url in many(one.get("urls"))]
    properties = one.get("properties")
    for name, value in properties.items() if isinstance(properties, dict) else ():
        if name == "hash":
            told.append(_hash(value, file))
        elif name.endswith("_hash"):
            told.append(said("hash", name, value, file))
        elif "timestamp" in name and text(value):
            told.append(said("timestamp", name, value, file))
    return told


def _hash(value: object, file: str) -> Said:
    """Tell the algorithm, which stands before the colon."""
    name, _, digits = text(value).rpartition(":")
    return said("hash", name or "hash", digits.lower() if name else digits, file)


def _row(cells: dict[str, str], number: int) -> Item:
    by_name = {name.lower(): words for name, words in cells.items()}
    told = [said(kind, n, by_name[n]) for n, kind in _SHEET.items() if by_name.get(n)]
    file = base(by_name.get("archive location"))
    if by_name.get("hash"):
        told.append(_hash(by_name["hash"], file))
    if by_name.get("perceptual hashes"):
        told.append(said("hash", "perceptual hashes", by_name["perceptual hashes"], file))
    if by_name.get("link"):
        told.append(said("link", "link", by_name["link"]))
    return item(f"page in row {number}", list(cells.items()), told)


# Reading Python's spelling, without running it.


def _python(words: str) -> Any:  # noqa: ANN401
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in their text is no matter of ours
            tree = ast.parse(words.strip() or "None", mode="eval")
    except (SyntaxError, ValueError):
        return words
    return _constant(tree.body, 0)


def _constant(node: ast.AST, depth: int) -> Any:  # noqa: ANN401
    if depth > _DEEPEST:
        raise Damaged(part="nesting")
    match node:
        case ast.Constant(value=value):
            return value if isinstance(value, str | int | float | None) else text(repr(value))
        case ast.Dict(keys=keys, values=values):
            return {
                text(_constant(k, depth + 1)): _constant(v, depth + 1)
                for k, v in zip(keys, values, strict=True)
                if k is not None
            }
        case ast.List(elts=elts) | ast.Tuple(elts=elts) | ast.Set(elts=elts):
            return [_constant(one, depth + 1) for one in elts]
        case ast.Call(func=made, args=args, keywords=more) if _is_moment(made, args):
            utc = any(ast.unparse(one.value).endswith("utc") for one in more)
            return _moment([a.value for a in args if isinstance(a, ast.Constant)], utc=utc)
    return ast.unparse(node)


def _is_moment(made: ast.expr, given: list[ast.expr]) -> bool:
    named = ast.unparse(made) in {"datetime.datetime", "datetime"}
    return named and bool(given) and all(isinstance(one, ast.Constant) for one in given)


def _moment(numbers: list[Any], *, utc: bool) -> str:
    """Spell ``datetime(2025, 5, 19, 10, 3, …)``; anything else as it stands."""
    if not (3 <= len(numbers) <= 7 and all(isinstance(n, int) for n in numbers)):
        return text(numbers)
    year, month, day, *clock = numbers
    hour, minute, second = [*clock, 0, 0, 0][:3]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{'Z' * utc}"
