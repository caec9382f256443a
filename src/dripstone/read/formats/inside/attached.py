"""Attachments: what hangs on a message, decoded, in its order.

members    bytes → Members    none for a page that a browser saved as one file
"""

from __future__ import annotations

from collections.abc import Iterator
from email.errors import InvalidBase64LengthDefect
from email.message import EmailMessage

from dripstone.read.formats.eml import is_saved_page, parts_of
from dripstone.read.formats.headers import message_of
from dripstone.read.formats.inside import Member, Room, safe_name


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give each part of a message that is not its text: files, pictures, messages sent on."""
    message = message_of(data)
    if is_saved_page(message):
        return
    _, left = parts_of(message)
    room = Room()
    for nth, part in enumerate(left, start=1):
        yield _member(part, nth, room)


def _member(part: EmailMessage, nth: int, room: Room) -> Member:
    given = part.get_filename()
    told = (safe_name(given.rpartition("/")[2]) if given else None) or ""
    told = f"attachment {nth} {told}".rstrip()
    data = _octets(part)
    error = room.refuses(len(data)) or (None if data else "NoText")
    if any(isinstance(one, InvalidBase64LengthDefect) for one in part.defects):
        error = "Damaged"  # what is given then was not decoded at all
    if error is not None:
        return Member(name=told, kind="attachment", size=len(data), error=error)
    room.take(len(data))
    return Member(name=told, kind="attachment", size=len(data), data=data)


def _octets(part: EmailMessage) -> bytes:
    """Give a part's bytes; a message sent on, as it would stand alone."""
    if part.is_multipart():
        inner = part.get_payload()
        if part.get_content_type() != "message/rfc822" or not isinstance(inner, list):
            return part.as_bytes()
        return b"".join(one.as_bytes() for one in inner if isinstance(one, EmailMessage))
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""
