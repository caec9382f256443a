"""Receipt: N in, N done, N failed and why. Its account always adds up."""

from __future__ import annotations

from dripstone.records.base import Record, Value


class Line(Value, frozen=True, kw_only=True):
    """What became of one item."""

    item: str  #: the name as given, shown at the keyboard and never logged
    became: str  #: kept, already_here, new_version, kept_wordless, kept_no_reader, kept_unread,
    #: left_inside, refused
    report: str | None = None
    why: str | None = None  #: class name of the error, where it is not as wished
    suggestions: int = 0
    refused: int = 0  #: what readers suggested and the words did not bear
    of: str | None = None  #: identity of the Report that the item lay in
    many: int = 1  #: how many items this tells of, all of one fate
    language: str | None = None  #: that no reader here reads, BCP 47; with kept_no_reader


class Receipt(Record, frozen=True, tag="receipt", kw_only=True):
    """The account of one batch."""

    did: str  #: take_in, publish
    by: str
    started: str  #: UTC instant, RFC 3339
    ended: str
    lines: tuple[Line, ...]

    def count(self, became: str) -> int:
        """Count the items that became this."""
        return sum(line.many for line in self.lines if line.became == became)

    @property
    def items(self) -> int:
        """Count everything that the receipt accounts for."""
        return sum(line.many for line in self.lines)
