"""Membership and access: who may do what on a server for several people, and who read what.

What a person signs in with is no record: it can be forgotten, and records cannot.
"""

from __future__ import annotations

from dripstone.records.base import Record


class Membership(Record, frozen=True, tag="membership", kw_only=True):
    """What one person may see and do at the pages of a server, from now on."""

    person: str  #: as in the journal
    roles: tuple[str, ...]  #: reader, documenter, reviewer, keeper
    level: int  #: vocabulary ``levels``: the highest that they may see
    open: bool = True  #: they may sign in
    did: str  #: invited, joined, rights, password, recovered, second, second_removed, closed
    by: str  #: the person who did it
    at: str  #: UTC instant, RFC 3339


class Access(Record, frozen=True, tag="access", kw_only=True):
    """Somebody is about to be shown restricted reports; written before they are."""

    page: str  #: the address's pattern, as in ``/reports/{report}``
    reports: tuple[str, ...]  #: identities of the restricted reports that it shows words of
    by: str
    at: str  #: UTC instant, RFC 3339
    holds: int = 60  #: minutes in which the same is not written again
