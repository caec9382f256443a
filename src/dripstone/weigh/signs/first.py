"""First: from dated reports to the earliest, where their dates can tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from dripstone.records import Text

_OFFSETS = timedelta(hours=14), timedelta(hours=12)  # a bare date is a day somewhere on Earth


def first_published(texts: Iterable[Text]) -> str | None:
    """Give the report that was published before all others that have a date.

    None where no report has a date, or where two may have come out at one time. A report without
    a date stays without one: neither its arrival here nor its file's date stands in.
    """
    dated = sorted(
        (span, text.report)
        for text in texts
        if text.published is not None and (span := _span(text.published.value)) is not None
    )
    if not dated:
        return None
    (_, end), report = dated[0]
    return report if all(start > end for (start, _), _ in dated[1:]) else None


def _span(stated: str) -> tuple[datetime, datetime] | None:
    """Give the first and last moment, in UTC, that a stated date or instant can mean."""
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        return moment.astimezone(UTC), moment.astimezone(UTC)
    length = timedelta(days=1) if len(stated) <= len("2025-05-17") else timedelta()
    start = moment.replace(tzinfo=UTC)
    return start - _OFFSETS[0], start + length + _OFFSETS[1]
