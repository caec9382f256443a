"""Mail: from a message to its words.

    open_            bytes → Opened
    parts_of         message → the parts that are read, and those that hang on it
    is_saved_page    message → whether a browser saved a page as one

The header's people, date and subject come first, as they stand; then the text, or else the web
page in it. Attachments are no words of the message: each is told by its kind and size.
A web page that a browser saved as one file is such a message too, and reads as the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import (
    CloseBoundaryNotFoundDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import EmailMessage
from email.utils import getaddresses

from dripstone.errors import Damaged, NoText, Protected
from dripstone.read.formats import Opened, html
from dripstone.read.formats.encodings import REPLACED, decode, lines
from dripstone.read.formats.headers import message_of
from dripstone.read.formats.moments import moment

VERSION = "1"

_TOLD = ("From", "To", "Cc", "Date", "Subject")
_SAVED = "Snapshot-Content-Location"  #: where a browser notes the address of a saved page
_TOO_SHORT = 20  #: letters; a text part below it only points to the page beside it


def open_(data: bytes, name: str) -> Opened:
    """Take a message's header and words.

    Raises:
        Damaged: it has no header.
        Protected: it is encrypted.
        NoText: it has no words of its own, in its header or below.
    """
    message = message_of(data)
    if not message.keys():
        raise Damaged(size=len(data), part="header")
    if message.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
        raise Protected(size=len(data))
    read, left = parts_of(message)
    bodies = [_opened(part, name) for part in read]
    warnings = (*(w for body in bodies for w in body.warnings), *_attachments(left))
    bodiless = re.search(rb"\r?\n\r?\n", data) is None
    if (bodiless or _is_cut(message)) and "end_missing" not in warnings:
        warnings += ("end_missing",)
    if is_saved_page(message) and bodies:
        return _page(message, bodies, warnings)
    head = [f"{name}: {words}" for name in _TOLD if (words := _field(message, name))]
    content = "\n\n".join(
        words for words in ("\n".join(head), *(b.content for b in bodies)) if words
    )
    return Opened(
        content=content,
        title=_field(message, "Subject"),
        authors=tuple(
            name or address for name, address in getaddresses([_field(message, "From") or ""])
        ),
        published=moment(_field(message, "Date") or ""),
        warnings=warnings,
    )


def is_saved_page(message: EmailMessage) -> bool:
    """Tell a page saved as one file (MHTML) from a message that somebody sent."""
    return _SAVED in message or (
        message.get_content_type() == "multipart/related"
        and "To" not in message
        and "Received" not in message
        and str(message.get("From", "<Saved by")).startswith("<Saved by")
    )


def parts_of(message: EmailMessage) -> tuple[list[EmailMessage], list[EmailMessage]]:
    """Give the parts that are read as the message's words, and all the others."""
    left: list[EmailMessage] = []
    return [*_bodies(message, left)], left


def _field(message: EmailMessage, name: str) -> str | None:
    words = " ".join(str(message.get(name, "")).split())
    return (_guessed(message, name) if REPLACED in words else words) or None


def _guessed(message: EmailMessage, name: str) -> str:
    """Read a header that some programs write in an older encoding, without a word about it."""
    raw = next(value for key, value in message.raw_items() if key.lower() == name.lower())
    octets = str(raw).encode("utf-8", "surrogateescape")
    return " ".join(decode(octets, message.get_content_charset()).content.split())


def _bodies(part: EmailMessage, left: list[EmailMessage]) -> Iterator[EmailMessage]:
    """Give the parts that are read, and put the others aside."""
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        yield from _bodies(_best(list(_parts(part))), left) if part.is_multipart() else ()
    elif part.is_multipart() and kind != "message/rfc822":
        for inner in _parts(part):
            yield from _bodies(inner, left)
    elif (
        kind in {"text/plain", "text/html"}
        and part.get_filename() is None
        and not part.is_attachment()
    ):
        yield part
    else:
        left.append(part)


def _is_attached(part: EmailMessage) -> bool:
    return part.is_attachment() or part.get_filename() is not None


def _parts(part: EmailMessage) -> Iterator[EmailMessage]:
    return (inner for inner in part.iter_parts() if isinstance(inner, EmailMessage))


def _best(parts: list[EmailMessage]) -> EmailMessage:
    """Choose among spellings of one body: plain text where it has words, else the last."""
    plain = (p for p in parts if p.get_content_type() == "text/plain")
    worded = (p for p in plain if sum(map(str.isalpha, _words(p)[0])) >= _TOO_SHORT)
    return next(worded, parts[-1])


def _words(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    decoded = decode(_octets(part), part.get_content_charset())
    return lines(decoded.content).strip("\n"), decoded.warnings


def _octets(part: EmailMessage) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _opened(part: EmailMessage, name: str) -> Opened:
    if part.get_content_type() == "text/html":
        try:
            return html.open_(_octets(part), name, part.get_content_charset())
        except NoText:
            return Opened(content="")
    words, warnings = _words(part)
    return Opened(content=words, warnings=warnings)


def _is_cut(message: EmailMessage) -> bool:
    """Tell a message of several parts whose last one does not end."""
    ends = (MultipartInvariantViolationDefect, CloseBoundaryNotFoundDefect)
    cut = (StartBoundaryNotFoundDefect, NoBoundaryInMultipartDefect, *ends)
    return any(isinstance(one, cut) for part in message.walk() for one in part.defects)


def _page(message: EmailMessage, pages: list[Opened], warnings: tuple[str, ...]) -> Opened:
    """Give a saved page; pages within it that were shown in frames are told by their size."""
    page, framed = pages[0], sum(len(one.content) for one in pages[1:])
    warnings += (f"frames_left_out:{framed}",) if framed else ()
    address = page.url or _field(message, _SAVED)
    return Opened(
        content=page.content,
        title=page.title or _field(message, "Subject"),
        authors=page.authors,
        publisher=page.publisher,
        published=page.published,
        updated=page.updated,
        url=address,
        language=page.language,
        warnings=tuple(w for w in warnings if not w.startswith("attachment")),
    )


def _attachments(left: list[EmailMessage]) -> Iterator[str]:
    for part in left[:50]:
        size = len(_octets(part)) or len(bytes(part))
        yield f"attachment_left_out:{part.get_content_type()}:{size}"
    if len(left) > 50:
        yield f"attachments_left_out:{len(left) - 50}"
