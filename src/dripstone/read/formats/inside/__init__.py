"""Inside: what a container holds, one kind of container a file.

    CONTAINERS    media type → name of the file here that takes it apart
    container     name → its ``members``, loaded when first asked for
    Member        one thing that a container holds, or why it stays inside
    safe_name     a member's own name → one that can be shown, or None
    Room          how much more may be taken out

Each file has ``members(data: bytes, name: str) -> Iterator[Member]``. Nothing is ever written
under the names that a container gives: they are words, shown and kept, and no places.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from dripstone.records import Value

LARGEST = 128 * 2**20  #: octets of one member
TOTAL = 2**30  #: octets of all members together
MOST = 10_000  #: members of an archive
SWELLS = 200  #: times that a member may be larger than what it is packed in
SMALL = 2**20  #: octets; a small member may swell as it likes
NAME = 200  #: octets of a name

CONTAINERS: Mapping[str, str] = {
    "application/zip": "zipped",
    "application/x-tar": "tarred",
    "application/gzip": "tarred",
    "application/x-xz": "tarred",
    "application/x-bzip2": "tarred",
    "application/mbox": "mailbox",
    "message/rfc822": "attached",
    "application/warc": "warc",
    "application/wacz": "wacz",
    "application/x-7z-compressed": "sevenz",
}
SHEETS = frozenset(("csv", "sheets"))  #: formats whose rows can be reports of their own
ARCHIVES = frozenset(("zipped", "tarred", "wacz", "sevenz"))  #: kinds that a bomb nests

_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Names that mean a device on one system or another.
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)


class Member(Value, frozen=True, kw_only=True):
    """One thing that a container holds."""

    name: str  #: as the container names it, cleaned, or what it is and its number
    kind: str = "member"  #: member, message, attachment, page, rows
    size: int = 0  #: octets
    modified: str | None = None  #: as the container says, RFC 3339 without a zone unless UTC
    url: str | None = None  #: address that it was recorded at
    captured_at: str | None = None  #: UTC instant that it was recorded, RFC 3339
    error: str | None = None  #: class name of an error: why it stays inside
    many: int = 1  #: how many things this tells of; more than one only where all stay inside
    data: bytes = b""


class Container(Protocol):
    """What each file of this shelf gives."""

    def members(self, data: bytes, name: str) -> Iterator[Member]:
        """Give what a container holds; ``name`` is the file's own."""


def container(kind: str) -> Container:
    """Load a kind of container by its name in ``CONTAINERS``."""
    return cast("Container", importlib.import_module(f"{__name__}.{kind}"))


class Room:
    """How much more may be taken out of one container."""

    def __init__(self) -> None:
        """Begin with all of it."""
        self.left = TOTAL

    def refuses(self, size: int, packed: int | None = None) -> str | None:
        """Give the error of a member that is too large, or swells too much, or comes too late."""
        if packed is not None and size > SMALL and size > SWELLS * max(1, packed):
            return "TooLarge"
        if size > LARGEST or size > self.left:
            return "TooLargeToKeep"
        return None

    def take(self, size: int) -> None:
        """Count what was taken out."""
        self.left -= size


def safe_name(name: str) -> str | None:
    """Give a name that can be shown; None where it leads elsewhere or shows as another one."""
    # A name in an old encoding comes with marks that no text can carry.
    whole = name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    spelled = whole.replace("\\", "/")
    parts = [part for part in spelled.split("/") if part not in {"", "."}]
    stems = {part.partition(".")[0].lower() for part in parts}
    if (
        not parts
        or spelled.startswith("/")
        or ".." in parts
        or ":" in parts[0]
        or stems & _RESERVED
        or len(spelled.encode()) > NAME
        or _DIRECTIONS.search(spelled)  # would show as another name
        or any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in spelled)
    ):
        return None
    return "/".join(parts)


def is_hidden(name: str) -> bool:
    """Tell what a folder would hide, and what a Mac adds beside each file."""
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts)
