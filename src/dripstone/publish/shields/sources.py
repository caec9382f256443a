"""Sources: what may be told of the report that a row rests on.

source      report, text → Source, without title, publisher, date and address if it is not public
is_public   was it published, by what it says of itself?
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from urllib.parse import unquote

from dripstone.publish.shields.row import Source
from dripstone.records import Report, Stated, Text

TEAM = 1  #: vocabulary ``levels``


def source(
    report: Report,
    text: Text,
    *,
    level: int,
    hide: Callable[[str], str],
    bodies: Collection[str] = (),
) -> Source:
    """Tell where the words come from. The hash is always told: it names the report for checking."""
    public = is_public(report, text, level, bodies)
    return Source(
        sha256=report.sha256,
        text_sha256=text.sha256,
        media_type=report.media_type,
        language=text.language,
        public=public,
        title=_told(text.title, hide) if public else None,
        publisher=_publisher(report, text, hide, bodies) if public else None,
        published=_day(text) if public else None,
        url=_address(text, hide) if public else None,
    )


def is_public(report: Report, text: Text, level: int, bodies: Collection[str] = ()) -> bool:
    """Tell whether a report may be told by its title.

    It may if its level allows, or if it was published by its own words: it gives its publisher
    and the day, or its address. What somebody told or handed over in confidence does neither.
    Where the text does not name its publisher, a body that it came from is as good.
    """
    if report.level <= level:
        return True
    publisher = text.publisher is not None or report.origin.came_from in bodies
    published = publisher and text.published is not None
    return report.level <= TEAM and (published or text.url is not None)


def _publisher(
    report: Report, text: Text, hide: Callable[[str], str], bodies: Collection[str]
) -> str | None:
    came_from = report.origin.came_from
    return _told(text.publisher, hide) or (came_from if came_from in bodies else None)


def _told(stated: Stated | None, hide: Callable[[str], str]) -> str | None:
    return None if stated is None else hide(stated.value)


def _day(text: Text) -> str | None:
    return None if text.published is None else text.published.value[:10]


def _address(text: Text, hide: Callable[[str], str]) -> str | None:
    """Give the address, unless a hidden name stands in it: an address cannot be half told."""
    if text.url is None or not text.url.startswith(("https://", "http://")):
        return None
    plain = unquote(text.url)
    return text.url if hide(plain) == plain else None
