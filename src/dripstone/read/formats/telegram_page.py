"""Telegram exports (pages): from ``messages.html`` to messages.

    open_    bytes → Opened

A message without a name goes on with the sender before, as the page shows it. What the program
itself says (joined, days) is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resiliparse.parse.html import ElementNode, HTMLTree

from dripstone.errors import Damaged
from dripstone.read.formats import Opened
from dripstone.read.formats.encodings import decode
from dripstone.read.formats.html import unended
from dripstone.read.formats.markup import visible
from dripstone.read.formats.messages import Block, written
from dripstone.read.formats.moments import moment

VERSION = "1"

# Telegram writes days first in every language, and names the zone in later versions.
_WHEN = re.compile(
    r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})(?: UTC([+-]\d{2}:\d{2}))?", re.ASCII
)


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the messages of a page, in its order.

    Raises:
        Damaged: no message is on it.
    """
    decoded = decode(data, "utf-8")
    tree = HTMLTree.parse(decoded.content)
    if tree.body is None:
        raise Damaged(size=len(data), part="page")
    found = [*tree.body.query_selector_all("div.message")]
    said = [one for one in found if "service" not in one.class_list]
    if not said:
        raise Damaged(size=len(data), part="messages")
    whole = written(_blocks(said))
    service = len(found) - len(said)
    title = _first(tree.body, "div.page_header .text")
    return Opened(
        content=whole.content,
        title=" ".join(_words(title).split()) or None,
        messages=whole.messages,
        rows=tuple(one.start for one in whole.messages),
        warnings=(
            *decoded.warnings,
            *((f"service_left_out:{service}",) if service else ()),
            *(("end_missing",) if unended(decoded.content) else ()),
        ),
    )


def _blocks(found: list[ElementNode]) -> Iterator[Block]:
    author: str | None = None
    for one in found:
        body = _own(one, ".body")
        named = _own(body, ".from_name")
        author = _words(named) or (author if "joined" in one.class_list else None)
        forwarded = _own(body, ".forwarded")
        date = _own(body, ".date")
        source = _words(_first(forwarded, ".from_name")) if forwarded is not None else ""
        file = (
            next(iter(body.query_selector_all("a[href].media, a[href].photo_wrap")), None)
            if (body is not None)
            else None
        )
        link = (file.get_attribute("href") or "") if file is not None else ""
        yield Block(
            author=author,
            at=_moment((date.get_attribute("title") or "") if date is not None else ""),
            more=(
                *((("forwarded from", source),) if source else ()),
                *((("file", link),) if link else ()),
            ),
            words=_words(_first(forwarded if forwarded is not None else body, ".text")),
        )


def _own(element: ElementNode | None, selector: str) -> ElementNode | None:
    """Find a child, not what stands in something that was forwarded."""
    if element is None:
        return None
    wanted = selector.lstrip(".")
    for child in element.child_nodes:
        if isinstance(child, ElementNode) and wanted in child.class_list:
            return child
    return None


def _first(element: ElementNode | None, selector: str) -> ElementNode | None:
    return next(iter(element.query_selector_all(selector)), None) if element is not None else None


def _words(element: ElementNode | None) -> str:
    return visible(element).content if element is not None else ""


def _moment(words: str) -> str | None:
    found = _WHEN.match(words)
    if found is None:
        return None
    day, month, year, time, zone = found.groups()
    return moment(f"{year}-{month}-{day}T{time}{zone or ''}")
