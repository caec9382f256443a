"""Sign-in: somebody came in at a server for several people, or tried to."""

from __future__ import annotations

from dripstone.records.base import Record


class SignIn(Record, frozen=True, tag="sign_in", kw_only=True):
    """Who came in, or in whose name somebody tried. Words that were typed are in none."""

    person: str | None  #: as in the journal; None: names of nobody who has an account here
    did: str  #: signed_in, failed
    by: str  #: the person who came in, and with whose key it is written
    at: str  #: UTC instant, RFC 3339
    times: int = 1  #: how often it failed, since the last time that somebody came in
    since: str = ""  #: UTC instant of the first of them
    until: str = ""  #: and of the last
