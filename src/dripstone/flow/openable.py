"""Openable: a report's bytes, where they are few enough to be opened at all.

openable    vault, report → bytes    nothing larger is ever brought into memory to be refused there
"""

from __future__ import annotations

from typing import Protocol

from dripstone.errors import TooLarge
from dripstone.read.formats import LIMITS
from dripstone.records import Report, short


class _Originals(Protocol):
    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came."""
        ...


def openable(vault: _Originals, report: Report) -> bytes:
    """Give a report's bytes, to be opened.

    Raises:
        TooLarge: they are beyond what is opened here; none of them was read.
    """
    if report.size > LIMITS.octets:
        raise TooLarge(report=short(report.id), size=report.size, limit=LIMITS.octets)
    return vault.original(report.id)
