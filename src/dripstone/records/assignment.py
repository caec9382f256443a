"""Assignment: somebody is asked to decide, as the first or as a second who looks again."""

from __future__ import annotations

from dripstone.records.base import Record


class Assignment(Record, frozen=True, tag="assignment", kw_only=True):
    """Who asked whom to decide on what. It allows nothing and forbids nothing."""

    on: tuple[str, ...]  #: identities of reports, findings or matches
    to: str  #: the person who is asked
    by: str  #: the person who asks
    at: str  #: UTC instant, RFC 3339
    second: bool = False  #: to look again at what somebody else decided first
    blind: bool = False  #: others' words stay hidden from them until theirs is given
    ends: str | None = None  #: identity of the Assignment that is over with this one
