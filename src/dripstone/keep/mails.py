"""Mails: what of plain text is a message, by its header.

is_mail    words → whether a message's header stands at their beginning

Reports and forms begin with lines such as ``From:`` and ``Date:`` too. What only a program writes
tells a message: an address, a moment as mail spells it, a message's number, a version of MIME.
"""

from __future__ import annotations

import re

_FIELD = re.compile(r"([!-9;-~]{1,76}):[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)\n?")
_KNOWN = frozenset(
    (
        *("from", "to", "cc", "bcc", "date", "subject", "sender", "reply-to", "comments"),
        *("message-id", "in-reply-to", "references", "keywords", "importance", "priority"),
        *("received", "return-path", "delivered-to", "envelope-to", "mime-version", "status"),
        *("user-agent", "autocrypt", "organization", "precedence", "snapshot-content-location"),
    )
)
_BEGINNINGS = ("x-", "content-", "list-", "resent-", "arc-", "dkim-", "received-", "authentic")
_TELLING = frozenset(
    (
        *("from", "to", "cc", "date", "subject", "message-id", "received", "mime-version"),
        *("return-path", "delivered-to", "content-type"),
    )
)
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_MOMENT = re.compile(
    r"(?:[A-Z][a-z]{2},?\s+)?\d{1,2}\s+"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{2,4}\s+\d{1,2}:\d\d"
)
_WRITTEN = {  #: what a program writes in a field, which people do not
    "from": re.compile(rf"<{_ADDRESS.pattern}>|{_ADDRESS.pattern}$|<Saved by [^>]*>"),
    "date": _MOMENT,
    "message-id": re.compile(r"<[^\s<>]+>"),
    "received": re.compile(r"(?:from|by)\s"),
    "mime-version": re.compile(r"1\.0\b"),
    "return-path": re.compile(r"<[^<>]*>"),
}
_PROGRAMS = frozenset(("message-id", "received", "mime-version", "return-path"))


def is_mail(beginning: str) -> bool:
    """Tell a message: two fields of mail, one of them written as a program writes it.

    A field that no mail has makes it a form, unless a mail program itself left its mark.
    """
    fields = _header(beginning.replace("\r\n", "\n"))
    if len(fields.keys() & _TELLING) < 2:
        return False
    written = {name for name, shape in _WRITTEN.items() if _fits(shape, fields.get(name))}
    return bool(written & _PROGRAMS) or (bool(written) and all(map(_is_known, fields)))


def _header(words: str) -> dict[str, str]:
    """Give the fields of a header; nothing where it does not end as one."""
    fields: dict[str, str] = {}
    at = 0
    while found := _FIELD.match(words, at):
        fields.setdefault(found[1].lower(), found[2])
        at = found.end()
    return fields if at >= len(words) or words.startswith("\n", at) else {}


def _fits(shape: re.Pattern[str], value: str | None) -> bool:
    return value is not None and shape.search(value.strip()) is not None


def _is_known(name: str) -> bool:
    return name in _KNOWN or name.startswith(_BEGINNINGS)
