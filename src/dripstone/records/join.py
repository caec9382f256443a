"""Join: the journal of another copy of this vault was brought in, and both go on as one."""

from __future__ import annotations

from dripstone.records.base import Record


class Join(Record, frozen=True, tag="join", kw_only=True):
    """How far both journals had come when they met. Neither is changed or reordered by it."""

    fork: int  #: number of the last entry that both have
    ours: str  #: head of our own journal, ``number:seal``
    our_root: str  #: of the tree over it, 64 hexadecimal digits
    theirs: str  #: head of the other's
    their_root: str
    new: int  #: records that came
    here: int  #: records that both have
    doubled: tuple[str, ...]  #: identities of those that the two spell differently
    by: str  #: the person who brought them together
    at: str  #: UTC instant, RFC 3339
