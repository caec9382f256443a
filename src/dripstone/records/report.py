"""Report: bytes that somebody published or gave us, exactly as they came."""

from __future__ import annotations

from dripstone.records.base import Record, Value, content_id


class Origin(Value, frozen=True, kw_only=True):
    """Where a report came from and how it reached us."""

    #: file, folder, address, hand; or, of another report: member, message, attachment, page, row,
    #: transcript, recognised
    kind: str
    name: str  #: the file's name or the address, as given
    came_from: str | None = None  #: the person or body that gave or published it, as told
    url: str | None = None  #: address it was published at, if known
    modified: str | None = None  #: UTC instant that the file system gave, RFC 3339
    reason: str | None = None  #: why it was collected
    place: str | None = None  #: SHA-256 of the file's whole path: tells the same file again
    of: str | None = None  #: identity of the Report that this one lay in or was derived from
    member: str | None = None  #: its name there
    #: day or month, where whoever brought it said which comes first in dates that leave it open
    first: str | None = None
    captured_at: str | None = None  #: UTC instant that a web archive recorded it, RFC 3339


class Report(Record, frozen=True, tag="report", kw_only=True):
    """One item as received. Its bytes never change; a changed page is another report."""

    sha256: str  #: of the bytes, taken before anything parsed them
    size: int  #: octets
    media_type: str  #: IANA media type, by content
    origin: Origin
    received_at: str  #: UTC instant, RFC 3339
    received_by: str  #: the person at the keyboard
    level: int = 1  #: vocabulary ``levels``


class Version(Record, frozen=True, tag="version", kw_only=True):
    """A link from a report to the one that it changed."""

    newer: str  #: identity of a Report
    older: str  #: identity of a Report
    why: str  #: same address, same file


def report_id(sha256: str) -> str:
    """Name a report by its bytes alone: the same bytes twice are one report."""
    return content_id("rep", sha256)


def version(newer: str, older: str, *, why: str) -> Version:
    """Link a newer report to the older one it changed."""
    return Version(id=content_id("ver", newer, older), newer=newer, older=older, why=why)
