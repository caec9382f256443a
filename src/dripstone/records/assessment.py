"""Assessment: what a person says of a finding under a term of a vocabulary. Never a machine."""

from __future__ import annotations

from dripstone.records.base import Record

#: element: part of a legal term that the finding speaks to; source_type; verification
OF = ("element", "source_type", "verification")


class Assessment(Record, frozen=True, tag="assessment", kw_only=True):
    """What a person says of a finding: the element it speaks to, its source, how far it is proved.

    Never edited: who thinks otherwise later takes it back by one more.
    """

    on: str  #: identity of the finding
    of: str  #: one of ``OF``
    term: str  #: of an element: term and element, as in ``crime_against_humanity.attack``
    by: str  #: the person
    at: str  #: UTC instant, RFC 3339
    reason: str = ""
    ends: str | None = None  #: identity of the Assessment that is taken back with this one
