"""Given: the journal, and whether all is as it was sealed."""

from __future__ import annotations

from dripstone.journal import Checked, Head, Trouble
from dripstone.records import Value


class Step(Value, frozen=True, kw_only=True):
    """One entry of the journal, with the records that may be seen."""

    number: int
    at: str
    by: str
    did: str
    records: tuple[str, ...]
    seal: str


class History(Value, frozen=True, kw_only=True):
    """The journal, in order."""

    head: Head
    entries: tuple[Step, ...]


class Verified(Value, frozen=True, kw_only=True):
    """What was checked, and everything that is not as it was sealed."""

    sound: bool
    head: Head
    checked: Checked
    troubles: tuple[Trouble, ...]
